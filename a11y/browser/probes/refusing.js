// Installed once for a page, in the isolated world: sends forms empty that scripts refuse, and looks how they say so.
"use strict";
globalThis.a11yRefusing = (() => {
  const undo = globalThis.a11yUndo;
  const { shown, FINAL } = globalThis.a11ySending;
  const { frame } = globalThis.a11yOpenings;
  const MOST = 2;        // forms that are sent
  const IDLE = 50;       // ms in which a page that did nothing is given up
  const LONGEST = 1100;  // ms for words to come where a field looks otherwise
  const TYPED = ["text", "email", "tel", "url", "search", "number", "textarea"];
  const TELLING = ["aria-invalid", "aria-describedby", "aria-errormessage", "aria-description", "aria-label", "title", "placeholder"];
  const LOOKS = ["borderTopColor", "borderBottomColor", "borderTopWidth", "boxShadow", "backgroundColor"];
  const PAYS = /\bpay|\bbuy/i;

  let marked = [];

  const asked = (form) => Array.from(form.elements).filter((one) => TYPED.includes(one.type) && shown(one) && !one.disabled && !one.readOnly);
  const needed = (one) => !one.value && (one.required || one.getAttribute("aria-required") === "true");
  const sender = (form) => Array.from(form.elements).find((one) => one.type === "submit" && !one.disabled && shown(one));

  const worth = (form) => {
    const button = sender(form);
    if (!button || !(form.noValidate || button.formNoValidate) || form.closest("[role=search],search") || !asked(form).some(needed)) return false;
    const words = `${form.getAttribute("action")} ${form.id} ${button.textContent} ${button.value} ${button.id} ${button.className}`;
    return !FINAL.test(words) && !PAYS.test(words);
  };

  const looks = (one) => { const style = getComputedStyle(one); return LOOKS.map((name) => style[name]).join("|"); };
  const told = (form) => asked(form).map((one) => TELLING.map((name) => one.getAttribute(name)).join() + one.validity.customError).join("|");
  const words = () => (document.body?.innerText || "").replace(/\s+/g, " ");

  const send = async (form) => {
    const fields = asked(form).filter(needed);
    const before = { words: words(), told: told(form), said: a11yLive.peek().length };
    document.activeElement?.blur?.();
    const own = fields.map(looks);
    undo.begin();
    try {
      let stopped = false;
      const heard = (event) => { stopped = event.target === form && event.defaultPrevented; };
      addEventListener("submit", heard);
      globalThis.a11yOpeners.letSend(true);
      sender(form).click();
      globalThis.a11yOpeners.letSend(false);
      removeEventListener("submit", heard);
      if (!stopped) return null;
      const lived = globalThis.a11yPace.begun();
      while (!undo.changes().length && lived() < IDLE) await frame();
      const silent = () => words() === before.words && told(form) === before.told && a11yLive.peek().length === before.said;
      const other = () => { document.activeElement?.blur?.(); return fields.find((one, at) => one.isConnected && looks(one) !== own[at]); };
      const field = other();
      while (field && silent() && lived() < LONGEST) await frame();
      return { field: field && form.isConnected && silent() ? field : null };
    } finally {
      undo.back();
    }
  };

  const begin = () => Array.from(document.forms).filter(worth).slice(0, MOST).length;

  const each = async () => {
    marked = [];
    let refused = 0;
    for (const form of Array.from(document.forms).filter(worth).slice(0, MOST)) {
      const answer = await send(form);
      if (answer?.field) marked.push(answer.field);
      else if (answer) refused += 1;
    }
    return { marked: marked.length, refused };
  };

  return { begin, each, marked: () => marked };
})();
