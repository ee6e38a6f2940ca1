// Installed once for a page, in the isolated world: where Tab goes on from a link at the page's top that a script answers.
"use strict";
globalThis.a11ySkipping = (() => {
  const { active } = globalThis.a11yReturns;
  const DUE = 300;  // ms in which a script that waits has put the focus somewhere

  let link = null;
  let came = null;
  let place = null;

  const begin = () => {
    link = active();
    came = null;
    place = { address: location.href, left: scrollX, top: scrollY };
    return Boolean(link?.matches("a[href]"));
  };

  // Whether the focus is where it was when a script has had its time.
  const stays = async () => {
    const lived = globalThis.a11yPace.begun();
    while (active() === link && lived() < DUE) await new Promise(requestAnimationFrame);
    return active() === link && location.href === place.address;
  };

  const led = () => { came = active(); return came !== link && came !== document.body; };

  const end = () => {
    active()?.blur?.();
    if (location.href !== place.address) history.replaceState(history.state, "", place.address);
    scrollTo({ left: place.left, top: place.top, behavior: "instant" });
  };

  return { begin, stays, led, end, elements: () => (came ? [came] : []) };
})();
