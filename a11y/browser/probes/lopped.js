// Installed once for a page, in the isolated world: controls, headings and labels of whose words a box cuts a part off, without dots.
"use strict";
globalThis.a11yLopped = (() => {
  const { tell, shown, lines, clips, scrolls, holders, LINE } = a11yEyes;
  const CONTROLS = "a,button,summary,[role=button],[role=link],[role=tab]";
  const WRITTEN = "input[type=submit],input[type=button],input[type=reset]";
  const HEADS = "h1,h2,h3,h4,h5,h6,[role=heading],label,legend";
  const OTHERS = "[aria-hidden=true],marquee,svg,math,[role=img],[inert],[contenteditable]";
  const TELLS = "[aria-describedby],[data-tooltip],[data-tip],[data-original-title],[data-tippy-content]";
  const OPENS = "[aria-expanded],[aria-controls],[data-toggle],[data-bs-toggle],[onmouseover],[onmouseenter],[onpointerenter],[onfocus]";
  const ICONS = /icon|symbol|glyph|awesome|dingbat/i;
  const STATES = /:(hover|focus-within|focus-visible|focus|active)\b/g;
  const WIDENS = /^(width|inline-size|max-|min-|overflow|white-space|text-wrap|flex|text-indent)/;
  const MOVES = /^(transform|translate|animation|margin|inset|left|right)/;
  const OVER = 8;           // CSS pixels: less is cut of a last letter alone
  const LEAST = 0.4;        // of the words are seen where they are meant to be read
  const MOST_TOLD = 50;
  const MOST_RULES = 20000; // rules of style sheets that are read

  const letters = (text) => (text || "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

  // All lines of words in an element that are drawn with letters.
  const linesIn = (target) => [target, ...target.querySelectorAll("*")].filter((one) => !one.closest(OTHERS) &&
    shown(one) && !ICONS.test(getComputedStyle(one).fontFamily.split(",")[0])).flatMap((one) => Array.from(lines(one)));

  const inner = ({ element, box }) => ({ left: box.left + element.clientLeft, right: box.left + element.clientLeft + element.clientWidth, top: box.top, bottom: box.bottom });

  // Whether a part of the lines is out of a box at its side, and enough of them is in it.
  const runsOut = (rects, box) => {
    const all = rects.reduce((sum, rect) => sum + rect.width, 0);
    const inside = rects.filter((rect) => rect.bottom <= box.bottom + rect.height * LINE && rect.top >= box.top - rect.height * LINE);
    const widths = inside.map((rect) => Math.min(rect.right, box.right) - Math.max(rect.left, box.left));
    if (widths.some((width) => width <= 0)) return false;
    const seen = widths.reduce((sum, width) => sum + width, 0);
    return seen >= LEAST * all && inside.some((rect) => rect.right - box.right >= OVER || box.left - rect.left >= OVER);
  };

  // The box that cuts the words off which stand in this element; null for none, or where it holds more than these words.
  const cutter = (element, target, control) => {
    for (const one of holders(element)) {
      if (one.clipped || one.shortened || scrolls(one.overflowX)) return null;
      if (one.fixed && !one.box) return null;
      if (!one.box || !clips(one.overflowX)) continue;
      const own = target.contains(one.element) || letters(one.element.textContent) === letters(target.textContent) ||
        (!control && one.element.querySelectorAll(HEADS).length === 1);
      // who moves words out of their box by an indent hides them on purpose
      if (!own || parseFloat(getComputedStyle(one.element).textIndent)) return null;
      if (runsOut(linesIn(target.contains(one.element) ? one.element : target), inner(one))) return one;
    }
    return null;
  };

  const turned = (element) => {
    for (let at = element; at; at = a11yEyes.above(at)) {
      const style = getComputedStyle(at);
      if (style.transform !== "none" || style.rotate !== "none" || style.scale !== "none" || style.writingMode !== "horizontal-tb") return true;
    }
    return false;
  };

  // Whether something says the words, or brings them into sight.
  const told = (target, box) => {
    const around = [target, box, target.parentElement, ...target.querySelectorAll("[title]")].filter(Boolean);
    const words = letters(target.value || target.textContent);
    return around.some((one) => letters(one.getAttribute("title")).includes(words) || one.matches(`${TELLS},${OPENS}`));
  };

  function* rules(list, count = { left: MOST_RULES }) {
    for (const rule of list) {
      count.left -= 1;
      if (count.left < 0) return;
      if (rule.selectorText) yield rule;
      try { if (rule.cssRules?.length) yield* rules(rule.cssRules, count); else if (rule.styleSheet) yield* rules(rule.styleSheet.cssRules, count); } catch { /* of another origin */ }
    }
  }

  // What a style sheet does under the pointer or with the focus: gives more room to boxes, or moves what is in them.
  const answering = (what) => a11yEyes.trees().flatMap((root) => [...root.styleSheets, ...root.adoptedStyleSheets].flatMap((sheet) => {
    try {
      return Array.from(rules(sheet.cssRules)).filter(({ selectorText, style }) => selectorText.search(STATES) >= 0 &&
        Array.from(style).some((name) => what.test(name))).map(({ selectorText }) => selectorText.replace(STATES, "").replace(/:not\(\s*\)/g, ""));
    } catch { return []; }
  }));

  const matches = (one, selectors) => selectors.some((selector) => {
    try { return one.matches(selector); } catch { return false; }
  });

  // Whether the words of a button that is an `input` need more room than it has: they are no part of the page's tree.
  const tooLong = (input) => {
    const style = getComputedStyle(input);
    if (!clips(style.overflowX) || style.textOverflow === "ellipsis" || parseFloat(style.textIndent)) return false;
    const room = input.clientWidth;
    return room > 2 && input.scrollWidth - room >= OVER && room >= LEAST * input.scrollWidth;
  };

  // `found` are elements with words that are seen, `moved` what travels without end; `inSeries` tells of a holder whether it shows one of many.
  const look = (found, moved, inSeries) => {
    const cut = new Map();
    const tried = new Set();
    for (const element of found) {
      const target = element.closest(CONTROLS) || element.closest(HEADS);
      if (!target || cut.has(target) || tried.has(element) || element.closest(OTHERS)) continue;
      tried.add(element);
      const control = target.matches(CONTROLS);
      const box = cutter(element, target, control);
      if (box) cut.set(target, [box.element, element]);
    }
    const buttons = a11yEyes.trees().flatMap((root) => Array.from(root.querySelectorAll(WRITTEN)));
    for (const input of buttons) if (input.value && shown(input) && tooLong(input)) cut.set(input, [input]);
    if (!cut.size) return { controls: [], heads: [] };
    const [widened, moving] = [WIDENS, MOVES].map(answering);
    const series = (target) => { for (let at = target; at && at !== document.body; at = a11yEyes.above(at)) if (inSeries({ element: at })) return true; return false; };
    const lost = Array.from(cut).filter(([target, [box, ...inside]]) => !told(target, box) && !turned(target) && !series(target) &&
      !moved.some((one) => one.contains(target) || target.contains(one)) && ![target, box, ...inside].some((one) => matches(one, widened)) &&
      ![target, ...inside].some((one) => one !== box && box.contains(one) && matches(one, moving)))
      .map(([target]) => target).slice(0, MOST_TOLD);
    const controls = lost.filter((one) => one.matches(`${CONTROLS},${WRITTEN}`));
    return { controls: controls.map(tell), heads: lost.filter((one) => !controls.includes(one)).map(tell) };
  };

  return { look };
})();
