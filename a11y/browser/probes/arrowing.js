// Installed once for a page, in the isolated world: whether arrow keys change something where the focus is.
"use strict";
globalThis.a11yArrowing = (() => {
  const { frame, active } = globalThis.a11yOpenings;
  const undo = globalThis.a11yUndo;
  const IDLE = 60;  // ms in which a key that did nothing is given up

  let focused = null;
  let mark = 0;
  let values = "";

  const fields = () => Array.from(document.querySelectorAll("input,select,textarea"), (one) => one.value).join("|");

  // Settled as the focus left it: that may dress it otherwise. False where it did not keep the focus.
  const begin = async () => {
    undo.begin();
    focused = active();
    if (!focused || focused === document.body) return false;
    await frame();
    await frame();
    mark = undo.changes().length;
    values = fields();
    return active() === focused;
  };

  const changed = async () => {
    const lived = globalThis.a11yPace.begun();
    const same = () => undo.changes().length <= mark && fields() === values && active() === focused;
    do await frame(); while (same() && lived() < IDLE);
    return !same();
  };

  const end = () => {
    undo.back();
    active().blur?.();
    focused = null;
  };

  return { begin, changed, end };
})();
