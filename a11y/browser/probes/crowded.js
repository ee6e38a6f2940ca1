// Installed once for a page, in the isolated world: fields, the order of stops and the focus in a narrow window, and what larger letters leave of words.
"use strict";
globalThis.a11yCrowded = (() => {
  const { tell, above, shown, holders, lines, clips, LINE } = a11yEyes;
  const FIELDS = "input:not([type=hidden],[type=checkbox],[type=radio]),select,textarea";
  const STOPS = "a[href],button:not([disabled]),input:not([type=hidden],[disabled]),select:not([disabled]),textarea:not([disabled])," +
    "summary,[tabindex='0']";
  const WRITTEN = "textarea,input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image],[type=range],[type=color])";
  const MARGIN = 16;        // CSS pixels by which a field reaches out that is no chance of a font
  const MOST_STOPS = 150;   // whose order is looked at
  const MOST_TRIED = 6;     // controls on which the focus is put
  const MOST_TOLD = 3;
  const UP = 40;            // CSS pixels
  const COMMON = 0.5;       // of the width of the narrower one
  const MOST_RULES = 20000; // rules of style sheets that are read
  const LARGER = 1.2;       // times the size of before: letters that grew

  let before = new Set();   // stops that could be seen in the page's own window

  let partlyBefore = new Set();

  const all = (selector) => a11yEyes.trees().flatMap((root) => Array.from(root.querySelectorAll(selector)));

  const placed = (element) => {
    for (let at = element; at; at = above(at)) if (["fixed", "absolute", "sticky"].includes(getComputedStyle(at).position)) return true;
    return false;
  };

  const begin = () => {
    before = new Set(all(STOPS).filter(shown));
    partlyBefore = new Set(partly());
  };

  // Fields that begin in the window and run out of it, where the page can be scrolled sideways to them.
  const fields = () => {
    const page = document.scrollingElement || document.documentElement;
    const width = document.documentElement.clientWidth;
    if (page.scrollWidth - width <= MARGIN) return [];
    const rightward = getComputedStyle(document.documentElement).direction !== "rtl";
    const out = (one) => {
      const { left, right } = one.getBoundingClientRect();
      const [begins, beyond] = rightward ? [left, right - width] : [width - right, -left];
      return begins >= 0 && begins < width - MARGIN ? beyond : 0;
    };
    return all(FIELDS).filter((one) => shown(one) && !placed(one) && !one.closest("table,[role=grid],[role=toolbar]") &&
      !holders(one).some((at) => at.fixed || (at.element !== one && at.box && at.overflowX !== "visible")))
      .map((one) => [one, out(one)]).filter(([, by]) => by > MARGIN).slice(0, MOST_TOLD).map(([one, by]) => [tell(one), by]);
  };

  // Fields of which a box that nobody can scroll shows one part alone.
  const partly = () => all(FIELDS).filter((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    if (width < MARGIN || !shown(one) || placed(one)) return false;
    const held = holders(one).find((at) => at.element !== one && at.box && at.overflowX !== "visible");
    if (!held || !clips(held.overflowX)) return false;
    const [begin, end] = [Math.max(left, held.box.left), Math.min(right, held.box.right)];
    return end - begin > MARGIN && width - (end - begin) > MARGIN;
  });
  const cutFields = () => partly().filter((one) => !partlyBefore.has(one)).slice(0, MOST_TOLD).map(tell);

  // Where the next stop of the page's source stands above the one before, in one column.
  const jumps = () => {
    const stops = all(STOPS).filter((one) => one.tabIndex === 0 && shown(one) && !placed(one)).slice(0, MOST_STOPS)
      .map((element) => ({ element, box: element.getBoundingClientRect() })).filter(({ box }) => box.width > 2 && box.height > 2 && box.right > 0);
    const found = [];
    stops.forEach(({ element, box }, number) => {
      const next = stops[number + 1];
      if (!next || next.box.bottom > box.top - UP || element.contains(next.element)) return;
      const both = Math.min(box.right, next.box.right) - Math.max(box.left, next.box.left);
      if (both >= COMMON * Math.min(box.width, next.box.width)) found.push([element, next.element]);
    });
    return found.slice(0, MOST_TOLD).map((pair) => pair.map(tell));
  };

  // Whether style sheets say how the focus looks in windows of some sizes alone.
  const asks = () => {
    let left = MOST_RULES;
    const told = (rules, asked) => Array.from(rules).some((rule) => {
      left -= 1;
      if (left < 0) return false;
      if (asked && rule.selectorText?.includes(":focus")) return true;
      try { return Boolean(rule.cssRules?.length) && told(rule.cssRules, asked || /width/.test(rule.media?.mediaText || "")); } catch { return false; }
    });
    return a11yEyes.trees().some((root) => [...root.styleSheets, ...root.adoptedStyleSheets].some((sheet) => {
      try { return told(sheet.cssRules, /width/.test(sheet.media.mediaText)); } catch { return false; }
    }));
  };

  const active = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };

  // Controls that look the same with the focus as without, of those that only this window shows; of all where the style
  // of the focus hangs on the window. Everything is put back.
  const unseen = () => {
    const looks = globalThis.a11yLooks;
    const here = all(STOPS).filter((one) => one.tabIndex >= 0 && shown(one) && !one.matches(WRITTEN));
    const come = here.filter((one) => !before.has(one));
    const tried = (asks() ? [...come, ...here.filter((one) => before.has(one))] : come).slice(0, MOST_TRIED);
    before = new Set();
    partlyBefore = new Set();
    if (!tried.length) return [];
    const at = active();
    const found = tried.filter((one) => {
      const plain = looks.appearance(one);
      one.focus({ focusVisible: true, preventScroll: true });
      if (active() !== one) return false;
      looks.rest(one);
      return looks.changes(plain, looks.appearance(one)).length === 0;
    });
    if (at && at !== document.body && at.isConnected) at.focus({ preventScroll: true }); else active()?.blur?.();
    return found.slice(0, MOST_TOLD).map(tell);
  };

  // Words whose first lines can be seen in a box of a fixed height, and whose last ones cannot.
  const cutBelow = (element) => {
    const around = holders(element);
    const one = around.find(({ box, overflowY }) => box && overflowY !== "visible");
    if (!one || !clips(one.overflowY) || one.shortened || getComputedStyle(one.element).maxHeight !== "none") return false;
    const rects = Array.from(lines(element));
    const inside = ({ top, bottom, height }) => top >= one.box.top - 1 && bottom <= one.box.bottom + height * LINE;
    return rects.some(inside) && rects.some(({ top, bottom, height }) => bottom > one.box.bottom + height * LINE && top < one.box.bottom + height * 3);
  };

  // Looks at the page with all letters that follow the reader's own size twice as large.
  const grown = (look) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("html { font-size: 200% !important }");
    document.adoptedStyleSheets.push(sheet);
    a11yEyes.anew();
    try {
      return look(({ element, size }) => parseFloat(getComputedStyle(element).fontSize) > size * LARGER);
    } finally {
      document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(sheet), 1);
      a11yEyes.anew();
    }
  };

  return { begin, fields, cutFields, jumps, unseen, cutBelow, grown };
})();
