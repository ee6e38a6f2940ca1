// Installed once for a page, before all scripts that wait: time as the page lives through it.
"use strict";
globalThis.a11yPace = (() => {
  const STEP = 50;  // ms: a page that has its turns has several in that time

  // Milliseconds in which the page had its turns, from here on, each time that it is called. A machine with too much to do
  // lets a page stand still for a while: what has not come meanwhile had no chance to.
  const begun = () => {
    let last = performance.now();
    let lived = 0;
    return () => {
      const now = performance.now();
      lived += Math.min(now - last, STEP);
      last = now;
      return lived;
    };
  };

  // Until the page was drawn that many times.
  const drawn = async (times) => {
    for (let frame = 0; frame < times; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  return { begun, drawn };
})();
