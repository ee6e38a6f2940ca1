// Run in a page's own world while something on it is pressed: what it copies, asks its server, and puts off.
"use strict";
(() => {
  const HOLD = 1200;      // ms: what is put off for longer is held, and called when it is asked for
  const MOMENT = 150;     // ms: what is put off for longer may be the answer
  const DAY = 86400000;
  const MOST = 20;        // held functions that are called
  const key = Symbol.for("a11yOverheard");
  const { fetch, setTimeout, clearTimeout, clearInterval } = window;
  const { writeText, write } = window.Clipboard?.prototype ?? {};
  const { send } = XMLHttpRequest.prototype;
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`a11y-${name}`, { detail }));

  let held = new Map();
  let next = 1e9;
  let clock = 0;

  const later = function setTimeout_(act, wait, ...all) {
    const after = Number(wait) || 0;
    if (typeof act === "function" && after >= MOMENT && after < HOLD) {
      tell("puts-off", after);
      return setTimeout.call(window, (...given) => { try { act.apply(window, given); } finally { tell("did"); } }, wait, ...all);
    }
    if (typeof act !== "function" || after < HOLD || after > DAY) return setTimeout.call(window, act, wait, ...all);
    held.set(next += 1, { act, all, due: clock + after });
    return next;
  };
  const never = (own) => (number) => { if (!held.delete(number)) own.call(window, number); };

  window.setTimeout = later;
  window.clearTimeout = never(clearTimeout);
  window.clearInterval = never(clearInterval);
  window.fetch = (...all) => {
    tell("asks");
    const answer = fetch.apply(window, all);
    const done = () => tell("answered");
    answer.then(done, done);
    return answer;
  };
  XMLHttpRequest.prototype.send = function send_(...all) {
    tell("asks");
    this.addEventListener("loadend", () => tell("answered"), { once: true });
    return send.apply(this, all);
  };
  // the clipboard of whoever runs this stays as it is, and a page without leave for it does what it does with leave
  if (writeText) {
    const copied = () => { tell("copied"); return Promise.resolve(); };
    Clipboard.prototype.writeText = function writeText_() { return copied(); };
    Clipboard.prototype.write = function write_() { return copied(); };
  }

  // Calls what is due within some milliseconds, one after the other, without waiting for it.
  const fire = async (within) => {
    for (let called = 0; called < MOST; called += 1) {
      const [number, first] = [...held].filter(([, one]) => one.due <= within).sort((one, other) => one[1].due - other[1].due)[0] ?? [];
      if (!first) break;
      held.delete(number);
      clock = first.due;
      try { first.act.apply(window, first.all); } catch { /* the page's own matter */ }
      await new Promise((resolve) => setTimeout.call(window, resolve, 0));
      tell("fired", first.due);
    }
  };
  const forget = () => { held = new Map(); clock = 0; };
  const release = () => {
    Object.assign(window, { fetch, setTimeout, clearTimeout, clearInterval });
    XMLHttpRequest.prototype.send = send;
    if (writeText) Object.assign(Clipboard.prototype, { writeText, write });
    delete window[key];
  };
  window[key] = { fire, forget, release, held: () => held.size };
})();
