"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key === "h") {
    location.assign("/help/");
  }
});
