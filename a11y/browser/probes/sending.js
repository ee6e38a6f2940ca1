// Installed once for a page, in the isolated world: fills in a form wrongly and sends it as a click on its button does.
"use strict";
globalThis.a11ySending = (() => {
  const TYPED = ["text", "email", "tel", "url", "password", "search", "number", "textarea"];
  const WRONG = { email: "no address", url: "no address", number: "", tel: "?", password: "?" };
  // signing out, taking away: what cannot be taken back
  const FINAL = /log-?_?out|sign-?_?out|log off|delete|remov|destroy|revoke|deactivat|unsubscrib|withdraw|cancel/i;
  const CLOSES = /close-?_?account/i;
  const ASKS = "[required],[aria-required=true],[type=password],[type=email],[type=tel],[autocomplete]:not([autocomplete=off])";
  const LONGEST_NAME = 60;

  const flat = (text) => (text || "").trim().replace(/\s+/g, " ").slice(0, LONGEST_NAME);
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const fieldsOf = (form) => Array.from(form.elements).filter((one) => TYPED.includes(one.type) &&
    !one.disabled && !one.readOnly && shown(one));
  const buttonOf = (form) => Array.from(form.elements).find((one) =>
    (one.type === "submit" || one.type === "image") && !one.disabled && shown(one));

  const nameOf = (form, button) => {
    const named = form.getAttribute("aria-label") ||
      (form.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => document.getElementById(id)?.textContent || "").join(" ");
    return flat(named) || flat(form.querySelector("legend")?.textContent) || flat(button.textContent) || flat(button.value) ||
      flat(button.getAttribute("aria-label")) || flat(form.id) || "?";
  };

  const mayBeSent = (form) => {
    const button = buttonOf(form);
    if (!button || !fieldsOf(form).length || form.closest("[role=search],search")) return false;
    const method = (button.getAttribute("formmethod") || form.getAttribute("method") || "get").toLowerCase();
    // a form that asks for something and is not posted is sent by a script, or says it in the address
    if (method !== "post" && !(method === "get" && Array.from(form.elements).some((one) => one.matches(ASKS)))) return false;
    const action = new URL(button.getAttribute("formaction") || form.getAttribute("action") || location.href, document.baseURI);
    if (action.origin !== location.origin || (form.getAttribute("target") || "_self") !== "_self") return false;
    const own = [form, button].map((one) => `${one.id} ${one.getAttribute("class")} ${one.getAttribute("name")}`).join(" ");
    const words = `${action.pathname} ${own} ${button.textContent} ${button.value}`;
    return !FINAL.test(words) && !CLOSES.test(words);
  };

  const forms = (most) => Array.from(document.forms).filter((form) => shown(form)).slice(0, 50).reduce((told, form) => {
    const sent = mayBeSent(form) && told.filter(Boolean).length < most;
    return [...told, sent ? nameOf(form, buttonOf(form)) : ""];
  }, []);

  const write = (field, text) => {
    field.value = field.maxLength > 0 ? text.slice(0, field.maxLength) : text;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));
  };

  // What the browser did: sent the form, left it to the page's scripts, or refused (and which field it asked for).
  const send = (number, how) => {
    const form = Array.from(document.forms).filter((one) => shown(one))[number];
    if (!form || !mayBeSent(form)) return { sent: false, refused: "" };
    for (const field of fieldsOf(form)) write(field, how === "empty" ? "" : WRONG[field.type] ?? "?");
    const button = buttonOf(form);
    if (!button) return { sent: false, refused: "" };
    const checked = !form.noValidate && !button.formNoValidate;
    const asked = checked ? Array.from(form.elements).find((one) => one.willValidate && !one.validity.valid) : null;
    let sent = false;
    const heard = (event) => { sent = event.target === form && !event.defaultPrevented; };
    addEventListener("submit", heard);
    button.click();
    removeEventListener("submit", heard);
    const label = asked && (asked.getAttribute("aria-label") || asked.labels?.[0]?.textContent || asked.name || asked.type);
    return { sent, refused: asked ? flat(label) : "" };
  };

  return { shown, FINAL, forms, send };
})();
