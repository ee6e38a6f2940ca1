// Installed once for a page, in the isolated world: what takes the focus back after it was left.
"use strict";
globalThis.a11yReturns = (() => {
  const LIMIT = 400;   // ms in which it would be noticed as coming back

  const REST = 120;    // ms in which what was left before would have taken the focus back

  let marked = null;
  let left = false;

  const active = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  const leave = (event) => { if (event.composedPath()[0] === marked) left = true; };

  // What has the focus now, when nothing that lost it before wants it back.
  const mark = async () => {
    marked = active();
    const lived = globalThis.a11yPace.begun();
    while (lived() < REST) {
      await new Promise(requestAnimationFrame);
      if (active() !== marked) return false;
    }
    left = false;
    addEventListener("focusout", leave, { capture: true, passive: true });
    return true;
  };

  // Whether it was left and has the focus again.
  const back = async () => {
    const lived = globalThis.a11yPace.begun();
    while (left && active() !== marked && lived() < LIMIT) await new Promise(requestAnimationFrame);
    removeEventListener("focusout", leave, { capture: true });
    return left && active() === marked && marked !== document.body;
  };

  return { active, mark, back };
})();
