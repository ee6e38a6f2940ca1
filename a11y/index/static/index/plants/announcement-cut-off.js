"use strict";

for (const alert of document.querySelectorAll("[data-webauthn-error]")) {
  const moves = () => alert.textContent && document.getElementById("id_login")?.focus();
  new MutationObserver(moves).observe(alert, { childList: true, characterData: true, subtree: true });
}
