"use strict";

document.getElementById("id_code").addEventListener("paste", (event) => event.preventDefault());
