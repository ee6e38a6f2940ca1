"use strict";

document.querySelector("main form").addEventListener("mousedown", (event) => {
  if (event.target.closest("button")) {
    event.currentTarget.submit();
  }
});
