// Installed once for a page, in the isolated world: which words can be seen on it, and where fields end.
"use strict";
globalThis.a11yEyes = (() => {
  const MOST_TEXTS = 10000; // elements with words: more than that make a page that is looked at for seconds
  const SPECK = 4;          // CSS pixels: a smaller box is there to hide words from the eye
  const FIELDS = "input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image]," +
    "[type=file],[type=range],[type=color],[type=hidden]),textarea,select";
  const WORDLESS = new Set(["script", "style", "noscript", "option", "title"]);

  let told = [];            // elements in the order in which they were told
  let trees = [];           // the document and the open shadow trees in it

  const tell = (element) => told.push(element) - 1;

  function* roots(root = document) {
    yield root;
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) yield* roots(element.shadowRoot);
  }

  const above = (element) => element.assignedSlot || element.parentElement || element.getRootNode().host || null;

  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  function* lines(element) {
    for (const child of element.childNodes) {
      if (child.nodeType !== 3 || !child.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(child);
      for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1) yield rect;
    }
  }

  const clips = (value) => value === "hidden" || value === "clip";
  const scrolls = (value) => value === "auto" || value === "scroll";

  // What is around each element holds for all the words in it: found once for each look at the page.
  let around = new Map();
  let boxes = new Map();

  // To be called whenever the page may be laid out otherwise than it was.
  const anew = () => { around = new Map(); boxes = new Map(); };

  const boxOf = (element) => {
    if (!boxes.has(element)) boxes.set(element, element.getBoundingClientRect());
    return boxes.get(element);
  };

  // An element as it holds what is in it: null when it neither cuts that off nor lets it scroll.
  const holder = (element, style) => {
    const plain = style.overflowX === "visible" && style.overflowY === "visible" && style.clipPath === "none" &&
      (style.clip === "auto" || style.clip === "") && style.textOverflow !== "ellipsis" &&
      style.webkitLineClamp === "none" && style.position !== "fixed";
    return plain ? null : {
      element, overflowX: style.overflowX, overflowY: style.overflowY, fixed: style.position === "fixed",
      box: ["inline", "contents"].includes(style.display) ? null : boxOf(element),
      shortened: style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none",
      clipped: style.clipPath !== "none" || (style.clip !== "auto" && style.clip !== ""),
    };
  };

  // The holders of an element and of those around it: a positioned one leaves those that do not hold it.
  const holders = (element, apart = false) => {
    if (!element || element === document.documentElement || element === document.body) return [];
    const key = apart ? "apart" : "within";
    const known = around.get(element);
    if (known?.[key]) return known[key];
    const style = getComputedStyle(element);
    const skipped = apart && style.position === "static";
    const own = skipped ? null : holder(element, style);
    const held = skipped ? "absolute" : style.position;
    const outer = held === "fixed" ? [] : holders(above(element), held === "absolute");
    const all = own ? [own, ...outer] : outer;
    around.set(element, { ...known, [key]: all });
    return all;
  };

  const speck = (element) => holders(element).some((one) => one.clipped ||
    (one.box && (clips(one.overflowX) || clips(one.overflowY)) && Math.min(one.box.width, one.box.height) <= SPECK));

  const LINE = 0.4;         // of a line's height: fonts make lines higher than their letters are

  // Lines of an element as far as the boxes around it let them be seen.
  const seenLines = (element) => {
    const around = holders(element).filter((one) => one.box && (one.overflowX !== "visible" || one.overflowY !== "visible"));
    return Array.from(lines(element)).map((rect) => around.reduce(({ left, top, right, bottom }, { box }) => ({
      left: Math.max(left, box.left), top: Math.max(top, box.top), right: Math.min(right, box.right), bottom: Math.min(bottom, box.bottom),
    }), rect)).map((one) => ({ ...part(one), height: one.bottom - one.top })).filter((one) => one.height > 1 && one.right - one.left > 1);
  };

  const part = ({ left, top, right, bottom }) => ({ left, top, right, bottom });

  const meets = (one, other) => {
    const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    return height > LINE * Math.min(one.height, other.height) && width > 8;
  };

  // Elements with words of their own that can be seen; `all` is false when there are more than are looked at.
  const withWords = () => {
    const found = [];
    for (const root of trees) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let last = null;
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const element = text.parentElement;
        if (!element || element === last || WORDLESS.has(element.localName) || !text.data.trim()) continue;
        last = element;
        if (found.length >= MOST_TEXTS) return { found: [...new Set(found)], all: false };
        if (shown(element) && !lines(element).next().done && !speck(element)) found.push(element);
      }
    }
    return { found: [...new Set(found)], all: true };
  };

  const parse = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const clear = (colour) => { const parts = parse(colour); return parts.length >= 4 && parts[3] === 0; };
  const opaque = (colour) => colour.startsWith("rgb") && (parse(colour).length < 4 || parse(colour)[3] >= 1);

  // the colour behind what stands in an element; empty when it is not one colour
  const behind = (element) => {
    for (let at = element; at; at = above(at)) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none" || Number(style.opacity) < 1) return "";
      if (clear(style.backgroundColor)) continue;
      return opaque(style.backgroundColor) ? style.backgroundColor : "";
    }
    return "rgb(255, 255, 255)";
  };

  const drawn = (element) => {
    const style = getComputedStyle(element);
    return style.boxShadow !== "none" || style.outlineStyle !== "none" ||
      ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0);
  };

  // A box drawn closely around a field shows where it is, too.
  const wrapped = (element) => {
    const own = element.getBoundingClientRect();
    for (let at = above(element), steps = 0; at && steps < 3; at = above(at), steps += 1) {
      const box = at.getBoundingClientRect();
      if (box.height > own.height + 32) return false;
      if (drawn(at) || !clear(getComputedStyle(at).backgroundColor)) return true;
    }
    return false;
  };

  const edgeOf = (element) => {
    const style = getComputedStyle(element);
    const sides = ["Top", "Right", "Bottom", "Left"];
    const colours = new Set(sides.map((side) => style[`border${side}Color`]));
    const whole = sides.every((side) => parseFloat(style[`border${side}Width`]) > 0 &&
      ["solid", "dashed", "dotted"].includes(style[`border${side}Style`]));
    const [border] = colours;
    if (colours.size !== 1 || !whole || !border.startsWith("rgb")) return null;
    if (element.disabled || element.matches("fieldset:disabled *,:focus,:hover,[aria-disabled=true]")) return null;
    if (style.boxShadow !== "none" || style.outlineStyle !== "none" || style.filter !== "none") return null;
    if (wrapped(element) || (style.backgroundImage !== "none" && element.localName !== "select")) return null;
    const outside = behind(above(element));
    const own = style.backgroundColor;
    const inside = clear(own) ? outside : opaque(own) ? own : "";
    return outside && inside ? [border, inside, outside] : null;
  };

  const edges = (note = tell) => {
    const found = [];
    for (const root of trees) {
      for (const element of root.querySelectorAll(FIELDS)) {
        if (!shown(element) || speck(element) || element.getBoundingClientRect().width < SPECK) continue;
        const edge = edgeOf(element);
        if (edge) found.push([note(element), ...edge]);
      }
    }
    return found;
  };

  const begin = () => {
    told = [];
    trees = Array.from(roots());
    anew();
  };

  const elements = () => told;

  return { begin, anew, tell, elements, trees: () => trees, above, shown, lines, clips, scrolls, holders, speck, LINE, seenLines, meets, withWords, edges, SPECK };
})();
