// Installed once for a page, in the isolated world: what of an open dialog no one can bring into a low window.
"use strict";
globalThis.a11yLowering = (() => {
  const { use, below, active, isOpen, frame } = globalThis.a11yOpenings;
  const CONTROLS = "a[href],button,input:not([type=hidden]),select,textarea,[role=button]";
  const RESIZES = 500;   // ms
  const MOST = 30;

  let there = [];
  let gone = [];
  let focused = null;

  const usable = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.disabled && one.tabIndex >= 0;
  const isHeld = (thing) => {
    for (let at = thing; at; at = at.parentElement) if (getComputedStyle(at).position === "fixed") return true;
    return false;
  };

  // Whether it can be seen once it has the focus: the browser scrolls to it wherever somebody could.
  const comesIntoView = (one) => {
    // what has the focus already is not scrolled to again
    if (active() === one) one.blur();
    one.focus();
    if (active() !== one) return true;
    const { top, bottom, left, right, width, height } = one.getBoundingClientRect();
    return width < 2 || height < 2 || right <= 0 || left >= innerWidth || (bottom > 1 && top < innerHeight - 1);
  };

  // Whether a low window is worth a look: it keeps its place, is higher than that, and its controls can be seen now.
  const begin = (height) => {
    const { thing } = use();
    there = [];
    gone = [];
    if (!isHeld(thing) || thing.scrollHeight < height) return false;
    focused = active();
    there = Array.from(below(thing)).filter((one) => one.matches(CONTROLS) && usable(one)).slice(0, MOST);
    if (!there.some((one) => one.getBoundingClientRect().bottom >= height)) there = [];
    there = there.filter(comesIntoView);
    back();
    return there.length > 0;
  };

  const fit = async (width, height) => {
    const lived = globalThis.a11yPace.begun();
    while ((innerWidth !== width || innerHeight !== height) && lived() < RESIZES) await frame();
    for (let n = 0; n < 3; n += 1) await frame();
  };

  const back = () => { if (focused?.isConnected) focused.focus({ preventScroll: true }); };

  const look = async (width, height) => {
    await fit(width, height);
    gone = isOpen() ? there.filter((one) => one.isConnected && usable(one) && !comesIntoView(one)) : [];
    back();
    return gone.length;
  };

  const end = (width, height) => fit(width, height);

  return { begin, look, end, fit, gone: () => gone, first: () => globalThis.a11yProbe.describe(gone[0]).selector };
})();
