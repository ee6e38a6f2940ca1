// Installed once for a page, in the isolated world: what takes the focus out of a narrow window, and what a low one shuts out.
"use strict";
globalThis.a11yOffscreen = (() => {
  const { tell, above, shown, lines } = a11yEyes;
  const STOPS = "a[href],button:not([disabled])";
  const MOST = 3;           // parts out of the window in which the focus is tried
  const QUERY = /orientation|aspect-ratio|height/i;
  const MOST_RULES = 20000; // rules of style sheets that are read
  const MAIN = "main,[role=main]";
  const ASIDE = "header,footer,nav,aside,[role=banner],[role=contentinfo],[role=navigation],[role=complementary]";
  const COVERED = 0.9;      // of the window

  let within = new Set();   // what the page's own window shows
  let pending = [];         // what was out of the narrow window, to be looked at again in the page's own
  let upright = new Set();  // elements with words that the narrow window showed

  const active = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };

  const out = ({ left, right, top, bottom }) => right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight;

  // The outermost element around one that is as far out, and is moved there.
  const moved = (element) => {
    let part = null;
    for (let at = element; at && at !== document.body; at = above(at)) {
      const style = getComputedStyle(at);
      const placed = ["absolute", "fixed"].includes(style.position) || style.transform !== "none" || style.translate !== "none";
      if (placed && out(at.getBoundingClientRect())) part = at;
    }
    return part;
  };

  // Beyond the edges to which nobody can scroll, or out of the window in what keeps its place.
  const beyond = (element) => {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    if (width < 2 || height < 2) return false;
    const page = document.scrollingElement || document.documentElement;
    const rtl = getComputedStyle(document.documentElement).direction === "rtl";
    const sideways = rtl ? left + scrollX >= innerWidth : right + scrollX <= 0;
    const fixed = () => { for (let at = element; at; at = above(at)) if (getComputedStyle(at).position === "fixed") return true; return false; };
    return sideways || bottom + scrollY <= 0 || left + scrollX >= page.scrollWidth || right + scrollX <= innerWidth - page.scrollWidth ||
      (out({ left, right, top, bottom }) && fixed());
  };

  const place = (element) => { const { x, y } = element.getBoundingClientRect(); return [Math.round(x), Math.round(y)].join(); };

  // Whether the focus rests on an element that stays where it is, out of the window. Everything is put back.
  const stays = async (element, part) => {
    const before = active();
    const scrolled = [];
    for (let at = element; at; at = above(at)) scrolled.push([at, at.scrollLeft, at.scrollTop]);
    const [x, y] = [scrollX, scrollY];
    const looks = `${part.className} ${part.getAttribute("style")} ${place(part)}`;
    element.focus();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const rests = active() === element && shown(element) && out(element.getBoundingClientRect()) && out(part.getBoundingClientRect()) &&
      looks === `${part.className} ${part.getAttribute("style")} ${place(part)}`;
    if (before && before !== document.body && before.isConnected) before.focus({ preventScroll: true }); else active()?.blur?.();
    for (const [at, left, top] of scrolled) if (at.scrollLeft !== left || at.scrollTop !== top) at.scrollTo({ left, top, behavior: "instant" });
    if (scrollX !== x || scrollY !== y) scrollTo({ left: x, top: y, behavior: "instant" });
    return rests;
  };

  function* stopsThat(fits) {
    for (const root of a11yEyes.trees()) {
      for (const one of root.querySelectorAll(STOPS)) {
        if (one.tabIndex >= 0 && shown(one) && fits(one) && !one.closest("[inert]")) yield one;
      }
    }
  }

  const begin = () => { within = new Set(stopsThat((one) => !beyond(one))); };

  // In the narrow window: parts with links or buttons that are moved out of it, and let the focus in all the same.
  // Whether one came into sight with the focus, or did not take it.
  const stops = async () => {
    pending = [];
    const parts = new Map();
    // a button that closes the part may be there in a narrow window alone
    for (const one of stopsThat((stop) => within.has(stop) && beyond(stop))) {
      const part = moved(one);
      if (part && !parts.has(part)) parts.set(part, one);
    }
    within = new Set();
    const tried = Array.from(parts).slice(0, MOST);
    for (const [part, one] of tried) if (await stays(one, part)) pending.push([part, one]);
    upright = new Set();
    return tried.length > pending.length;
  };

  // In the page's own window again: those that can be seen there.
  const end = () => {
    const found = pending.filter(([, one]) => one.isConnected && shown(one) && !beyond(one)).map(([part]) => tell(part));
    pending = [];
    return found;
  };

  // Whether style sheets ask how high the window is, or which way it is held.
  const asks = () => {
    let left = MOST_RULES;
    const asked = (rules) => Array.from(rules).some((rule) => {
      left -= 1;
      if (left < 0) return false;
      if (rule.media && QUERY.test(rule.media.mediaText)) return true;
      try { return Boolean(rule.cssRules?.length) && asked(rule.cssRules); } catch { return false; }
    });
    return a11yEyes.trees().some((root) => [...root.styleSheets, ...root.adoptedStyleSheets].some((sheet) => {
      try { return QUERY.test(sheet.media.mediaText) || asked(sheet.cssRules); } catch { return false; }
    }));
  };

  const there = (element) => element.isConnected && shown(element) && !lines(element).next().done;

  const signs = (element) => Array.from(element.childNodes).reduce((sum, one) => sum + (one.nodeType === 3 ? one.data.trim().length : 0), 0);

  // The words of a page's main part, which the narrow window shows as the page's own does.
  const keep = (texts) => { upright = new Set(texts.map(({ element }) => element).filter(there)); };

  const covering = (known) => {
    const at = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    for (let one = at; one && one !== document.body; one = above(one)) {
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      if (["fixed", "absolute"].includes(style.position) && box.width >= innerWidth * COVERED && box.height >= innerHeight * COVERED &&
        !/, 0(\.\d+)?\)$|transparent/.test(style.backgroundColor) && !Array.from(known).some((text) => one.contains(text))) return one;
    }
    return null;
  };

  // In a low, wide window: how much of these words is not there, and what came in their stead.
  const shut = () => {
    const main = document.querySelector(MAIN);
    const meant = Array.from(upright).filter((one) => main ? main.contains(one) : !one.closest(ASIDE));
    const all = meant.reduce((sum, one) => sum + signs(one), 0);
    const gone = meant.filter((one) => !there(one)).reduce((sum, one) => sum + signs(one), 0);
    const cover = covering(upright);
    const walker = document.createTreeWalker(document.body || document, NodeFilter.SHOW_TEXT);
    let come = null;
    for (let text = walker.nextNode(); text && !come; text = walker.nextNode()) {
      const one = text.parentElement;
      if (one && text.data.trim().length > 3 && !upright.has(one) && !one.matches("script,style,title,noscript,option") && there(one)) come = one;
    }
    upright = new Set();
    const share = all ? gone / all : 0;
    const said = cover && lines(come || cover).next() ? cover : null;
    const told = said || (share > 0 ? come || main || document.body : null);
    return { share: said && come && cover.contains(come) ? 1 : share, come: Boolean(come), part: told ? [tell(told)] : [] };
  };

  return { begin, stops, end, asks, keep, shut };
})();
