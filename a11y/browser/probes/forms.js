// Installed once for a page, in the isolated world: pastes one character into fields, and says which refuse it; presses the page's own keys in them.
"use strict";
globalThis.a11yForms = (() => {
  const { active } = globalThis.a11yOpenings;
  const MOST = 20;       // fields that are tried
  const ONE = "1";       // never a whole code: a page may send a code by itself as soon as it is whole
  const KINDS = ["text", "tel", "number", "password", "email", ""];
  const SECRET = /(^|[^a-z])(otp|totp|2fa|mfa|passcode|code|pin|tan)([^a-z]|$)/i;
  const PURPOSES = /(^|\s)(one-time-code|current-password|new-password|username|webauthn)(\s|$)/i;

  const WORDS = ["text", "search", "email", "url"];

  let asked = [];
  let refused = [];
  let thrown = [];

  function* fields(root = document) {
    for (const element of root.querySelectorAll("*")) {
      if (element.localName === "input") yield element;
      if (element.shadowRoot) yield* fields(element.shadowRoot);
    }
  }

  const shown = (field) => field.checkVisibility({ visibilityProperty: true }) && field.getClientRects().length > 0;

  const wanted = (field) => {
    const kind = (field.getAttribute("type") || "").toLowerCase();
    if (!KINDS.includes(kind) || field.disabled || field.readOnly || !shown(field)) return false;
    if (kind === "password" || PURPOSES.test(field.getAttribute("autocomplete") || "")) return true;
    if (SECRET.test(`${field.name} ${field.id}`)) return true;
    return Boolean(field.form && kind !== "number" && field.form.querySelector("input[type=password]"));
  };

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  const clipboard = () => {
    const data = new DataTransfer();
    data.setData("text/plain", ONE);
    return data;
  };

  // Everything that a browser asks a page before it pastes; whether the page said no.
  const cancelled = (field) => {
    const common = { bubbles: true, cancelable: true, composed: true };
    const keys = { ...common, key: "v", code: "KeyV", keyCode: 86, which: 86, ctrlKey: true };
    return !field.dispatchEvent(new KeyboardEvent("keydown", keys)) ||
      !field.dispatchEvent(new ClipboardEvent("paste", { ...common, clipboardData: clipboard() })) ||
      !field.dispatchEvent(new InputEvent("beforeinput", { ...common, inputType: "insertFromPaste", data: ONE }));
  };

  // A page may take what is pasted into its own hands and write it where it wants: that is no refusal.
  const paste = async () => {
    const all = Array.from(fields());
    asked = all.filter(wanted).slice(0, MOST);
    const stopped = asked.filter((field) => {
      const before = all.map((one) => one.value);
      const stop = cancelled(field);
      const changed = all.some((one, number) => one.value !== before[number]);
      all.forEach((one, number) => { if (one.value !== before[number]) one.value = before[number]; });
      return stop && !changed;
    });
    refused = [];
    for (const field of stopped) {
      const before = all.map((one) => one.value);
      cancelled(field);
      await frame();
      await frame();
      if (all.every((one, number) => one.value === before[number])) refused.push(field);
      all.forEach((one, number) => { if (one.value !== before[number]) one.value = before[number]; });
    }
    return { asked: asked.length, refused: refused.length };
  };

  // Fields in which people write words, and from which one of these characters leads them elsewhere.
  const write = (characters) => {
    const before = active();
    const all = Array.from(document.querySelectorAll("input, textarea, [contenteditable='true']"))
      .filter((field) => (field.localName !== "input" || WORDS.includes(field.type)) && !field.disabled && !field.readOnly && shown(field))
      .slice(0, MOST);
    thrown = all.filter((field) => Array.from(characters).some((key) => {
      field.focus({ preventScroll: true });
      if (active() !== field) return false;
      field.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, composed: true, key, keyCode: key.toUpperCase().charCodeAt(0) }));
      return active() !== field;
    }));
    if (before !== document.body && before.isConnected) before.focus({ preventScroll: true });
    else active().blur();
    return thrown.length;
  };

  return { paste, write, asked: () => asked, refused: () => refused, thrown: () => thrown };
})();
