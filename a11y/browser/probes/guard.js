// Installed in every document, in the isolated world: while it is armed no navigation and no form leaves the page.
"use strict";
globalThis.a11yGuard = (() => {
  let armed = false;
  let inside = false;  // an address of the same document may be gone to
  let heard = [];
  let written = false;

  // A document that a script opens has another window's navigation, which its own copy of this guards.
  const hold = (event) => {
    if (!armed || !event.cancelable || (inside && event.destination.sameDocument)) return;
    event.preventDefault();
    heard.push(event.formData ? "submits" : event.destination.sameDocument ? "address" : "leaves");
  };
  const keep = (event) => {
    if (!armed || inside) return;
    event.preventDefault();
    heard.push("submits");
  };
  // before the page's own listeners, which could stop the event
  globalThis.navigation?.addEventListener("navigate", hold);
  addEventListener("submit", keep, true);

  // A script that sends a form has it written first, in the same moment; the sending itself is put off while keys come.
  // A script that only reads a form does the same.
  addEventListener("formdata", () => { written = written || armed; }, true);

  const arm = (within = false) => { armed = true; inside = within; heard = []; written = false; };
  const disarm = () => { armed = false; heard = []; written = false; };
  // Whether a form was written since this was asked last.
  const wrote = () => { const was = written; written = false; return was; };
  // What was held back since this was asked last: `leaves`, `submits`, `address`.
  const take = () => heard.splice(0);

  return { arm, disarm, take, wrote };
})();
