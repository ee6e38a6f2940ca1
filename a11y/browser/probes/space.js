// Installed once for a page, in the isolated world: whether links that say that they are buttons answer to the Space key.
"use strict";
globalThis.a11ySpace = (() => {
  const MOST = 3;
  const LINKS = "a[href][role=button]:not([aria-disabled=true])";

  let asked = [];
  let seen = null;

  const alike = (element) => `${element.className}|${Object.keys(element.dataset).join()}`;

  // How many there are to ask: of those that look alike one.
  const begin = () => {
    const kinds = new Set();
    asked = Array.from(document.querySelectorAll(LINKS)).filter((one) => {
      if (one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true }) || kinds.has(alike(one))) return false;
      kinds.add(alike(one));
      return true;
    }).slice(0, MOST);
    return asked.length;
  };

  const aim = (number) => {
    end();
    const element = asked[number];
    if (!element.isConnected) return false;
    element.focus({ preventScroll: true });
    if (document.activeElement !== element) return false;
    const changes = [];
    const watcher = new MutationObserver((records) => changes.push(...records));
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    seen = { element, watcher, changes, clicked: false, keys: [] };
    addEventListener("click", hear, { capture: true });
    addEventListener("keydown", hear, { capture: true, passive: true });
    addEventListener("keyup", hear, { capture: true, passive: true });
    return true;
  };

  const hear = (event) => {
    if (!seen) return;
    if (event.type !== "click") { seen.keys.push(event); return; }
    // that it comes is enough: what it does may be anything
    seen.clicked = true;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  // Whether anything came of it: a click, a default that was prevented, a change of the page, a focus that moved.
  const answered = async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const { element, watcher, changes, clicked, keys } = seen;
    const told = clicked || keys.some((one) => one.defaultPrevented) || changes.length + watcher.takeRecords().length > 0
      || document.activeElement !== element;
    // a key that nobody heard was taken by something else
    return keys.length ? told : null;
  };

  const end = () => {
    if (!seen) return;
    seen.watcher.disconnect();
    for (const type of ["click", "keydown", "keyup"]) removeEventListener(type, hear, { capture: true });
    seen = null;
  };

  return { begin, aim, answered, end, elements: () => asked };
})();
