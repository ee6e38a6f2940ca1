"use strict";

const place = document.documentElement.dataset;
const about = `?document=${place.document}&_LOCALE_=${place.locale}`;

async function include(name) {
  const answer = await fetch(`/_includes/${name}/${about}`);
  if (answer.ok) document.querySelector(`[data-include=${name}]`).innerHTML = await answer.text();
}

for (const name of ["user", "notices"]) include(name);

addEventListener("load", () => {
  fetch(`/_loaded/${about}`);
  fetch(`https://${place.outside}/seen`, { mode: "no-cors" }).catch(() => {});
});

// what a button with aria-expanded shows stands right after it
addEventListener("click", (event) => {
  const button = event.target.closest("[aria-expanded]");
  if (!button) return;
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", open);
  button.nextElementSibling.hidden = !open;
});

addEventListener("change", (event) => {
  const shown = event.target.dataset.shows;
  if (shown) document.querySelector(shown).type = event.target.checked ? "text" : "password";
});

const asks = document.querySelector("dialog");
if (asks) {
  const form = document.querySelector("form[data-asks]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    asks.querySelector("strong").textContent = form.elements.email.value;
    asks.showModal();
  });
  asks.addEventListener("close", () => asks.returnValue === "confirm" && form.submit());
}
