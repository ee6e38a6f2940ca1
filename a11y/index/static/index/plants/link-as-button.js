"use strict";

const planted = document.getElementById("planted-send");
planted.addEventListener("click", (event) => {
  event.preventDefault();
  planted.closest("form").submit();
});
