// Installed once for a page, in the isolated world: what a narrow window takes away from a page, and what it puts over it.
"use strict";
globalThis.a11yNarrow = (() => {
  const { tell, above, shown, seenLines, meets } = a11yEyes;
  const MOST_TOLD = 3;
  const MOST_OVER = 20;
  const OPENERS = "button,summary,[role=button],[role=tab],[aria-expanded],[aria-controls],[popovertarget],label,a[href^='#'],select";
  const CONTROLS = "a[href],button,summary,label,select,option,[role=button],[role=tab],[role=menuitem]";
  const FIELDS = "input:not([type=checkbox],[type=radio],[type=hidden],[type=button],[type=submit],[type=reset],[type=image],[type=range],[type=color])," +
    "select,textarea";
  const WHOLE = "body,html,main,[role=main]";
  const LOWEST = 256;       // CSS pixels: a window of 1024 at a zoom of 400 % (1.4.10)
  const MOST_HELD = 0.75;   // of it

  let openers = new Set();  // controls that could be seen at first
  let pending = [];         // what lies over each other in the narrow window, to be looked at again in the page's own

  const signs = (text) => (text.match(/[\p{L}\p{N}]/gu) || []).length;
  const plain = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();

  const controls = (selector) => a11yEyes.trees().flatMap((root) => Array.from(root.querySelectorAll(selector)));

  const begin = () => {
    openers = new Set(controls(OPENERS).filter(shown));
    pending = [];
  };

  // The outermost of the elements around one that are not there.
  const gone = (element) => {
    let top = element;
    for (let at = element; at; at = above(at)) if (!shown(at)) top = at;
    return top;
  };

  // Words that are left out of others, or of a control, shorten them.
  const shortens = (part) => {
    const around = above(part);
    if (!around || part.matches("br,wbr,title,option") || around.closest(CONTROLS)) return true;
    return Array.from(around.childNodes).some((one) => one.nodeType === 3 && signs(one.data) > 0);
  };

  const named = (control, part) => [control.getAttribute("aria-controls"), control.getAttribute("popovertarget"), control.hash?.slice(1)]
    .some((id) => id && part.closest(`#${CSS.escape(id)}`) !== null);

  // Whether a control is there to bring a part back: one that names it, or that came in its stead nearby.
  const offered = (part, come) => controls("[aria-controls],[popovertarget]").some((one) => shown(one) && named(one, part)) ||
    come.some((one) => {
      if (named(one, part) || part.querySelector("a[href]")) return true;
      const both = Array.from({ length: 3 }).reduce((at) => (at && !at.contains(one) ? above(at) : at), above(part));
      return Boolean(both) && both.contains(one) && !both.matches(WHOLE);
    });

  // Words that could be read in the page's own window, are not in this one, and stand nowhere else in it.
  const hidden = (texts) => {
    const lost = texts.filter(({ element }) => element.isConnected && !shown(element) && signs(element.textContent) > 2);
    if (!lost.length) return [];
    const parts = new Set(lost.map(({ element }) => gone(element)).filter((part) => !shortens(part)));
    if (!parts.size) return [];
    const said = plain(document.body?.innerText || "");
    const links = new Set(controls("a[href]").filter(shown).map((one) => one.href));
    const come = controls(OPENERS).filter((one) => !openers.has(one) && shown(one));
    const elsewhere = (element) => {
      const link = element.closest("a[href]");
      return said.includes(plain(element.textContent)) || Boolean(link && links.has(link.href));
    };
    const needed = Array.from(parts).filter((part) => !part.closest("[aria-hidden=true],[inert]") &&
      lost.some(({ element }) => part.contains(element) && !elsewhere(element)) && !offered(part, come));
    return needed.slice(0, MOST_TOLD).map(tell);
  };

  // What holds an element out of the flow of the page: `absolute`, `fixed` or `sticky`.
  const placing = () => {
    const known = new Map();
    const find = (element) => {
      if (!element) return null;
      if (!known.has(element)) {
        const { position } = getComputedStyle(element);
        known.set(element, ["absolute", "fixed", "sticky"].includes(position) ? { element, position } : find(above(element)));
      }
      return known.get(element);
    };
    return find;
  };

  // Where somebody writes in a field: not its room for a sign.
  const inside = (field) => {
    const { left, right, top, bottom } = field.getBoundingClientRect();
    const style = getComputedStyle(field);
    const box = { left: left + parseFloat(style.paddingLeft), right: right - parseFloat(style.paddingRight), top, bottom };
    return { ...box, height: bottom - top };
  };

  const clear = (element, holder) => {
    for (let at = element; at; at = above(at)) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none" || !/, 0\)$|^transparent$/.test(style.backgroundColor)) return false;
      if (at === holder) return true;
    }
    return true;
  };

  // Words that are laid somewhere by position, and lie on a field or on other words, with nothing behind them.
  const over = (texts, placed) => {
    const laid = texts.filter(({ element }) => placed(element)?.position === "absolute").slice(0, MOST_OVER);
    if (!laid.length) return;
    const all = texts.filter(({ element }) => !placed(element)).map(({ element }) => ({ element, rects: seenLines(element) }));
    const fields = controls(FIELDS).filter((one) => shown(one) && !placed(one)).map((element) => ({ element, rects: [inside(element)] }));
    for (const { element } of laid) {
      const { element: holder } = placed(element);
      if (!clear(element, holder)) continue;
      const rects = seenLines(element);
      const hit = [...fields, ...all].find((other) => !other.element.contains(element) && !holder.contains(other.element) &&
        rects.some((rect) => other.rects.some((one) => meets(rect, one))));
      if (hit) pending.push([element, hit.element]);
    }
  };

  // What keeps its place in the window and leaves less than a quarter of a low one to the page.
  const held = (texts, placed) => {
    const bars = new Set(texts.map(({ element }) => placed(element)).filter((one) => one && one.position !== "absolute").map((one) => one.element));
    let height = 0;
    let highest = null;
    for (const bar of bars) {
      const style = getComputedStyle(bar);
      const box = bar.getBoundingClientRect();
      const sticks = style.position === "fixed" || style.top !== "auto" || style.bottom !== "auto";
      if (!sticks || bar.closest("dialog,[role=dialog],[role=alertdialog],[aria-modal=true]") || !shown(bar)) continue;
      if (box.width < innerWidth * 0.8 || box.height > innerHeight * 0.95 || box.right <= 0 || box.left >= innerWidth) continue;
      if (style.position === "fixed" && (box.bottom <= 0 || box.top >= innerHeight)) continue;
      if (style.position === "sticky" && box.height >= LOWEST) continue;  // it scrolls with what is in it
      height += box.height;
      if (!highest || box.height > highest.getBoundingClientRect().height) highest = bar;
    }
    const scrolls = document.documentElement.scrollHeight > innerHeight;
    return highest && scrolls && height >= LOWEST * MOST_HELD ? [tell(highest)] : [];
  };

  const look = (texts) => {
    pending = [];
    const there = texts.filter(({ element }) => element.isConnected && shown(element));
    const placed = placing();
    over(there, placed);
    return { hidden: hidden(texts), held: held(there, placed) };
  };

  // In the page's own window again: what did not lie over each other there.
  const end = () => {
    const found = pending.filter(([element, other]) => element.isConnected && other.isConnected && shown(element)).filter(([element, other]) => {
      const under = other.matches(FIELDS) ? [inside(other)] : seenLines(other);
      return !seenLines(element).some((rect) => under.some((one) => meets(rect, one)));
    });
    pending = [];
    openers = new Set();
    return found.map(([element, other]) => [tell(element), other.matches(FIELDS)]);
  };

  return { begin, look, end };
})();
