// Installed once for a page, in the isolated world: what a narrow window takes away from a page, and what it puts over it.
"use strict";
globalThis.a11yNarrow = (() => {
  const { tell, above, shown, speck, seenLines, meets } = a11yEyes;
  const { CONTROLS, PARTS, among } = a11yPointable;
  const MOST_TOLD = 3;
  const MOST_OVER = 20;
  const MOST_TEXTS = 1500;  // of a page whose words are held against each other
  const [LIES, SURELY] = [0.55, 0.75];  // of the height of a line: letters of a tight heading reach into the next one
  const MOST_CELLS = 400;
  const OPENERS = "button,summary,[role=button],[role=tab],[aria-expanded],[aria-controls],[popovertarget],label,a[href^='#'],select";
  const FIELDS = "input:not([type=checkbox],[type=radio],[type=hidden],[type=button],[type=submit],[type=reset],[type=image],[type=range],[type=color])," +
    "select,textarea";
  const DRAWN = "svg,math,ruby,sub,sup,[role=img],[role=math],[role=application],[aria-hidden=true]";
  const WHOLE = "body,html,main,[role=main]";
  const WIDE = 240;         // CSS pixels that a sign or its words are wide at most
  const LOWEST = 256;       // CSS pixels: a window of 1024 at a zoom of 400 % (1.4.10)
  const MOST_HELD = 0.75;   // of it

  let openers = new Set();  // controls that could be seen at first
  let pending = [];         // what lies over each other in the narrow window, to be looked at again in the page's own
  let nameless = [];        // controls whose words the narrow window does not show
  let hands = [];           // small parts of the narrow window that the pointer has a hand for, and no key comes to

  const signs = (text) => (text.match(/[\p{L}\p{N}]/gu) || []).length;
  const plain = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();

  const controls = (selector) => a11yEyes.trees().flatMap((root) => Array.from(root.querySelectorAll(selector)));

  const begin = () => {
    openers = new Set(controls(OPENERS).filter(shown));
    pending = hands = nameless = [];
  };

  // Whether a control that may open something can be seen in this window alone.
  const opens = () => controls(OPENERS).some((one) => !openers.has(one) && !one.matches("label,select,[role=tab]") &&
    !(one.form && one.type === "submit") && shown(one));

  const handsFor = () => among(controls(PARTS).filter((part) => part.getBoundingClientRect().width <= WIDE)).slice(0, MOST_OVER);

  // The outermost of the elements around one that are not there.
  const gone = (element) => {
    let top = element;
    for (let at = element; at; at = above(at)) if (!shown(at)) top = at;
    return top;
  };

  const NAMED = "img[alt]:not([alt='']),[aria-label],[aria-labelledby],svg title,[title]";
  const heard = (part) => part.checkVisibility({ visibilityProperty: true });
  const hasWords = (control) => {
    const walker = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (signs(node.data) && heard(node.parentElement)) return true;
    return false;
  };
  // Controls that can be used and have no name: their words are not there for anybody.
  const unnamed = () => controls("a[href],button,[role=button]").filter((one) => signs(one.textContent) > 1 && shown(one) && !hasWords(one) &&
    !one.matches(NAMED) && !one.querySelector(NAMED) && !one.closest("[aria-hidden=true],[inert]")).slice(0, MOST_OVER);

  // Who has a small screen seldom has the keys of a shortcut.
  const namesKeys = (part) => {
    const keys = [part, ...part.querySelectorAll("kbd")].filter((one) => one.localName === "kbd" && !one.parentElement?.closest("kbd"));
    return keys.length > 0 && signs(part.textContent) === keys.reduce((sum, one) => sum + signs(one.textContent), 0);
  };

  // Words that are left out of others, or of a control, shorten them.
  const shortens = (part) => {
    const around = above(part);
    if (!around || part.matches("br,wbr,title,option") || around.closest(CONTROLS) || namesKeys(part)) return true;
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

  const ownWords = (element) => Array.from(element.childNodes, (one) => (one.nodeType === 3 ? signs(one.data) : 0)).some((letters) => letters > 1);

  // Whether cells have come to say what they are, each by itself, in a table whose headings are not there.
  const labelled = (part, before) => {
    const table = part.matches("thead,tr,th") && !part.querySelector("td") ? part.closest("table") : null;
    const cells = table ? Array.from(table.querySelectorAll("tbody td,tbody th")).slice(0, MOST_CELLS) : [];
    return cells.some((cell) => /\p{L}/u.test(getComputedStyle(cell, "::before").content.replace(/^(none|normal)$/, "")) ||
      Array.from(cell.querySelectorAll("*")).some((one) => !before.has(one) && ownWords(one) && shown(one)));
  };

  // Links of a line that ends in dots and has no more room for them: nobody can see them, or press them.
  const behindDots = () => controls("a[href]").filter((link) => {
    if (!signs(link.textContent) || !link.checkVisibility()) return false;
    for (let at = above(link); at && at !== document.body; at = above(at)) {
      const style = getComputedStyle(at);
      if (style.textOverflow !== "ellipsis" || style.overflowX === "visible") continue;
      const [line, own] = [at.getBoundingClientRect(), link.getBoundingClientRect()];
      return line.width > 2 && own.width > 2 && (own.left >= line.right - 1 || own.right <= line.left + 1);
    }
    return false;
  }).slice(0, 1);

  // The links in what a control opens: the rest of its details, or what it names.
  const folded = (control) => {
    const part = control.localName === "summary" ? control.parentElement : [control.getAttribute("aria-controls"), control.getAttribute("popovertarget")]
      .map((id) => id && control.getRootNode().getElementById(id)).find(Boolean);
    return part ? Array.from(part.querySelectorAll("a[href]")) : [];
  };

  // Links of a hidden menu that the menu which came for it leaves out: it has others of them.
  const leftOut = (parts, before, there) => {
    const links = new Set(there.map((one) => one.href));
    const come = there.filter((one) => !before.has(one));
    return Array.from(parts).flatMap((part) => {
      const own = Array.from(part.querySelectorAll("a[href]")).filter((one) => signs(one.textContent) > 2);
      const lost = own.filter((one) => !links.has(one.href));
      const again = new Set(come.filter((one) => !part.contains(one)).map((one) => one.href));
      return lost.length && own.filter((one) => again.has(one.href)).length >= Math.max(2, lost.length) ? [lost[0]] : [];
    }).slice(0, MOST_TOLD);
  };

  // Words that could be read in the page's own window, are not in this one, and stand nowhere else in it.
  const hidden = (texts) => {
    const lost = texts.filter(({ element }) => element.isConnected && !shown(element) && signs(element.textContent) > 2 &&
      !a11yWatch.restive(element));
    if (!lost.length) return { hidden: [], leftOut: [] };
    const parts = new Set(lost.map(({ element }) => gone(element)).filter((part) => !shortens(part)));
    if (!parts.size) return { hidden: [], leftOut: [] };
    const said = plain(document.body?.innerText || "");
    const there = controls("a[href]").filter(shown);
    const links = new Set(there.map((one) => one.href));
    const come = controls(OPENERS).filter((one) => !openers.has(one) && shown(one));
    // what a style sheet writes before a cell is in an attribute of it
    const labels = new Set(controls("td,[role=cell]").slice(0, MOST_CELLS).filter((one) => getComputedStyle(one, "::before").content !== "none")
      .flatMap((one) => Array.from(one.attributes, ({ value }) => plain(value))));
    const elsewhere = (element) => {
      if (labels.has(plain(element.textContent))) return true;
      const link = element.closest("a[href]");
      return said.includes(plain(element.textContent)) || Boolean(link && links.has(link.href));
    };
    const before = new Set(texts.map(({ element }) => element));
    const needed = Array.from(parts).filter((part) => !part.closest("[aria-hidden=true],[inert]") &&
      lost.some(({ element }) => part.contains(element) && !elsewhere(element)) && !offered(part, come) && !labelled(part, before));
    const behind = come.flatMap(folded).filter((one) => !there.includes(one));
    return { leftOut: leftOut(parts, before, [...there, ...behind]).map(tell), hidden: needed.slice(0, MOST_TOLD).map(tell) };
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

  // Whether nothing is drawn behind an element up to one around it.
  const clear = (element, holder) => {
    for (let at = element; at && at !== holder; at = above(at)) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none" || !/, 0\)$|^transparent$/.test(style.backgroundColor)) return false;
    }
    return true;
  };

  // The share of the lower of two lines that lies in the other.
  const share = (one, other) => meets(one, other)
    ? (Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)) / Math.min(one.height, other.height) : 0;

  const most = (one, other) => Math.max(0, ...one.map((rect) => Math.max(0, ...other.map((its) => share(rect, its)))));

  // What is turned takes up another room than its letters do, and drawings and formulas lay words out by themselves.
  const laidByItself = (element) => {
    if (element.closest(DRAWN)) return true;
    for (let at = element; at; at = above(at)) {
      const { transform, rotate } = getComputedStyle(at);
      if (rotate !== "none" || (transform !== "none" && !/^matrix\(1, 0, 0, 1,/.test(transform))) return true;
    }
    return false;
  };

  // Pairs of words that lie on each other, of those that are not held by something that keeps its place.
  function* pairs(all) {
    const lying = all.flatMap(({ element, rects, place }) => rects.map((rect) => ({ element, rect, place }))).sort((one, other) => one.rect.top - other.rect.top);
    for (const [number, one] of lying.entries()) {
      for (let next = number + 1; next < lying.length && lying[next].rect.top < one.rect.bottom; next += 1) {
        const other = lying[next];
        if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const lies = share(one.rect, other.rect);
        if (lies > LIES && !laidByItself(one.element) && !laidByItself(other.element)) yield [one, other, lies];
      }
    }
  }

  // Words that lie on a field, or on other words, with nothing behind them.
  const over = (texts, placed) => {
    if (texts.length > MOST_TEXTS) return;
    const all = texts.map(({ element }) => ({ element, place: placed(element) })).filter(({ place }) => !place || place.position === "absolute")
      .map((one) => ({ ...one, rects: seenLines(one.element) }));
    const laid = all.filter(({ place }) => place).slice(0, MOST_OVER);
    const fields = laid.length ? controls(FIELDS).filter((one) => shown(one) && !placed(one)) : [];
    for (const { element, place, rects } of laid) {
      const field = clear(element, above(place.element)) && fields.find((one) => rects.some((rect) => meets(rect, inside(one))));
      if (field) pending.push([element, field, "field"]);
    }
    for (const [one, other, lies] of pairs(all)) {
      if (pending.length >= MOST_OVER) return;
      if (one.place && other.place) continue;
      const [upper, under] = one.place ? [one, other] : [other, one];
      if (upper.place && (!clear(upper.element, above(upper.place.element)) || upper.place.element.contains(under.element))) continue;
      const bare = !upper.place && lies > SURELY && [upper, under].every(({ element }) => clear(element, document.body));
      pending.push([upper.element, under.element, bare ? "flow" : "words"]);
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
    hands = handsFor();
    nameless = unnamed();
    const there = texts.filter(({ element }) => element.isConnected && shown(element) && !speck(element));
    const placed = placing();
    over(there, placed);
    return { ...hidden(texts), dotted: behindDots().map(tell), held: held(there, placed) };
  };

  // In the page's own window again: what did not lie over each other there.
  const end = () => {
    const found = pending.filter(([element, other]) => element.isConnected && other.isConnected && shown(element) && shown(other)).filter(([element, other, kind]) =>
      most(seenLines(element), kind === "field" ? [inside(other)] : seenLines(other)) <= 0);
    const come = hands.filter((part) => part.isConnected && !shown(part));
    const silent = nameless.filter((one) => one.isConnected && shown(one) && hasWords(one)).slice(0, MOST_TOLD);
    pending = hands = nameless = [];
    openers = new Set();
    return { nameless: silent.map(tell), over: found.map(([element, , kind]) => [tell(element), kind]), hands: come.map(tell) };
  };

  return { begin, look, opens, end };
})();
