"use strict";

const planted = document.getElementById("planted-submit");
planted.addEventListener("click", () => planted.closest("form").submit());
