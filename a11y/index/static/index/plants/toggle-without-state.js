"use strict";

document.getElementById("planted-toggle").addEventListener("click", (event) => {
  event.currentTarget.classList.toggle("planted-on");
});
