"use strict";

document.getElementById("id_name").addEventListener("keydown", (event) => {
  if (event.key === "Tab") {
    event.preventDefault();
  }
});
