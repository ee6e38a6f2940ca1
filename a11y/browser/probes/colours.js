// Installed once for a page, in the isolated world: where words stand, in what colour, and what is behind them.
"use strict";
globalThis.a11yColours = (() => {
  const { parse, over } = a11yPaint;
  const MOST_LINES = 12;     // lines of one element that are measured
  const BRAND = /logo|brand/i;
  const MOVING = "video,canvas,iframe,object,embed,marquee";
  const STILL = "transition: none !important; animation-play-state: paused !important; caret-color: transparent !important;";
  const EVERY = "*, *::before, *::after, *::placeholder, *::marker";
  const STILL_ALL = `${EVERY} { ${STILL} }`;

  let told = [];             // elements in the order in which they were told
  const sheets = new Map();

  const tell = (element) => told.push(element) - 1;

  function* roots(root = document) {
    yield root;
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) yield* roots(element.shadowRoot);
  }

  const above = (element) => element.assignedSlot || element.parentElement || element.getRootNode().host || null;

  function* chain(element) { for (let at = element; at; at = above(at)) yield at; }

  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const waits = (element) => {
    for (const at of chain(element)) {
      if (at.disabled || at.matches("fieldset:disabled *,[aria-disabled=true],[inert]")) return true;
    }
    return false;
  };

  const known = new Map();   // grounds that were asked for

  // The colour behind what stands in an element, as far as the elements around it say; null when it is not one colour.
  const ground = (element) => {
    if (!element) return [255, 255, 255, 1];
    if (known.has(element)) return known.get(element);
    const style = getComputedStyle(element);
    let colour = null;
    if (style.backgroundImage === "none" && Number(style.opacity) === 1 && style.filter === "none" &&
      style.mixBlendMode === "normal" && style.backgroundClip !== "text") {
      const own = parse(style.backgroundColor);
      const below = own && own[3] < 1 ? ground(above(element)) : own;
      if (own && below) colour = over(own, below);
    }
    known.set(element, colour);
    return colour;
  };

  const ownTexts = (element) => Array.from(element.childNodes).filter((one) => one.nodeType === 3 && one.data.trim());

  const linesOf = (element) => {
    const found = [];
    for (const text of ownTexts(element)) {
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const rect of range.getClientRects()) if (rect.width > 2 && rect.height > 2) found.push(rect);
    }
    return found.slice(0, MOST_LINES);
  };

  // A field's own words: what it holds or its placeholder.
  const insideOf = (element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const [left, top, right, bottom] = ["Left", "Top", "Right", "Bottom"]
      .map((side) => parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`]));
    return [new DOMRect(box.x + left, box.y + top, box.width - left - right, box.height - top - bottom)];
  };

  const fieldLike = (element) => ["input", "textarea", "select"].includes(element.localName);

  const placesOf = (element) => fieldLike(element) ? insideOf(element) : linesOf(element);

  const needed = (style) => {
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  };

  const wordsOf = (element) => fieldLike(element) ? element.value || element.placeholder || ""
    : ownTexts(element).map((one) => one.data).join(" ").trim();

  // Opacity that the letters have beyond their colour; -1 when it is more than the element's own.
  const fading = (element) => {
    let all = 1;
    for (const at of chain(element)) {
      const style = getComputedStyle(at);
      if (style.filter !== "none" || style.mixBlendMode !== "normal") return -1;
      const opacity = Number(style.opacity);
      if (opacity === 1) continue;
      all *= opacity;
      // what lies behind the letters fades as well: they cannot be told from each other by the numbers alone
      if (style.backgroundColor !== "rgba(0, 0, 0, 0)" || style.backgroundImage !== "none" || at !== element) return -1;
    }
    return all;
  };

  const branded = (element) => {
    for (const at of Array.from(chain(element)).slice(0, 4)) {
      if (BRAND.test(`${at.id} ${at.getAttribute("class") || ""}`)) return true;
    }
    return false;
  };

  // What is to be known of letters before their pixels are looked at; null when pixels would not tell.
  const lettersOf = (element, pseudo = null) => {
    if (!shown(element) || waits(element)) return null;
    const style = getComputedStyle(element, pseudo);
    const colour = parse(style.webkitTextFillColor) || parse(style.color);
    const faded = fading(element) * (pseudo ? Number(style.opacity) : 1);
    if (!colour || colour[3] === 0) return null;
    const words = wordsOf(element);
    const halo = style.textShadow !== "none" || parseFloat(style.webkitTextStrokeWidth) > 0;
    return {
      colour: [colour[0], colour[1], colour[2], colour[3] * Math.abs(faded)],
      needed: needed(style),
      halo,
      sure: faded >= 0 && !halo && !branded(element) && !element.closest("[aria-hidden=true]") &&
        (words.match(/[\p{L}\p{N}]/gu) || []).length > 1,
      words: words.length,
    };
  };

  const find = (selector) => {
    let root = document;
    const steps = selector.split(" >>> ");
    let element = null;
    for (const [number, step] of steps.entries()) {
      try { element = root.querySelector(step); } catch { return null; }
      if (!element) return null;
      // words in frames are left to a person
      if (number < steps.length - 1) root = element.shadowRoot;
      if (!root) return null;
    }
    return element;
  };

  let waiting = [];          // what is still to be pictured
  let faintIcons = new Set();  // drawings that may be too faint as the page is

  const expect = (element, kind, drawing = null) => waiting.push({ element, kind, drawing, at: tell(element) });

  // What styles tell of the page; `selectors` are of words that axe could not tell about.
  const begin = (selectors) => {
    told = [];
    waiting = [];
    known.clear();
    for (const element of selectors.map(find)) {
      if (element && lettersOf(element) && placesOf(element).length) expect(element, "letters");
    }
    const fields = a11yStates.placeholders();
    for (const element of fields.faint) expect(element, "placeholder");
    const icons = a11ySigns.icons();
    for (const [element, drawing] of icons.faint) expect(element, "icon", drawing);
    for (const [element, drawing] of icons.beside) expect(element, "icon beside words", drawing);
    faintIcons = new Set(icons.faint.map(([element]) => element));
    const states = a11yStates.begin();
    const seen = {
      waiting: waiting.length, states, placeholders: fields.count, icons: icons.clear,
      dark: a11yShown.begin(), selected: a11yShown.selection(),
      links: a11ySigns.links(), choices: a11yChoices.begin(), dots: a11ySigns.dots(), looks: [...a11ySigns.looks(), ...a11yItems.keys()], items: a11yItems.items(), marked: a11yMarks.items(), boxes: a11ySigns.boxes(),
    };
    known.clear();
    return seen;
  };

  // What has too faint letters while states are shown.
  const expectFaint = (state) => {
    known.clear();
    for (const element of state === "dark" ? a11yShown.inDark() : a11yStates.faint(state)) expect(element, state);
    if (state === "dark") {
      for (const [element, drawing] of a11ySigns.icons().faint) if (!faintIcons.has(element)) expect(element, "icon in dark", drawing);
    }
    return waiting.length;
  };

  // Where fields end, as the page is shown now.
  const edges = () => {
    a11yEyes.begin();
    return a11yEyes.edges(tell);
  };

  const inView = (rect) => rect.top >= 0 && rect.left >= 0 && rect.bottom <= innerHeight && rect.right <= innerWidth;

  const moving = () => Array.from(document.querySelectorAll(MOVING), (one) => one.getBoundingClientRect());

  const meets = (one, other) => one.left < other.right && other.left < one.right &&
    one.top < other.bottom && other.top < one.bottom;

  // Whether something else is drawn over these places, as a dialog is: its letters would be taken for theirs.
  const covered = (element, places) => places.some(({ x, y, width, height }) =>
    globalThis.a11yLooks.coverAt(element, x + width / 2, y + height / 2, 0));

  // Scrolls to the first letters that were not pictured, and tells all that are in view then.
  const view = () => {
    const [first] = waiting;
    if (!first) return null;
    const placesIn = ({ element, drawing }) => drawing ? [drawing.getBoundingClientRect()] : placesOf(element);
    if (!placesIn(first).every(inView)) first.element.scrollIntoView({ block: "center", behavior: "instant" });
    const restless = moving();
    const seen = [];
    const later = [];
    for (const one of waiting) {
      const places = placesIn(one).filter(inView);
      const letters = !places.length ? null : one.drawing ? { drawing: true }
        : lettersOf(one.element, one.kind === "placeholder" ? "::placeholder" : null);
      if (letters && !covered(one.element, places) && !places.some((place) => restless.some((other) => meets(place, other)))) {
        const rects = places.map(({ x, y, width, height }) => [x, y, width, height]);
        seen.push({ at: one.at, kind: one.kind, rects, ...letters });
      } else if (!places.length && one !== first) later.push(one);
    }
    waiting = later;
    return { width: innerWidth, seen };
  };

  const dress = (text) => {
    for (const root of roots()) {
      let sheet = sheets.get(root);
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheets.set(root, sheet);
        root.adoptedStyleSheets.push(sheet);
      }
      sheet.replaceSync(text);
    }
    void document.documentElement.offsetHeight;
  };

  // All letters in one colour, on what they stand on.
  const paint = (colour) => dress(`${EVERY} { -webkit-text-fill-color: ${colour} !important; ${STILL} }`);

  // Nothing but the controls' drawings and the letters is hidden, or nothing at all.
  const bare = (hidden) => dress(`${EVERY} { ${STILL} ${hidden ? "-webkit-text-fill-color: transparent !important" : ""} }
    ${hidden ? "svg { visibility: hidden !important }" : ""}`);

  const still = () => bare(false);

  // Back in two steps: a page's own transition would let the letters fade in.
  const unpaint = () => {
    if (!sheets.size) return;
    still();
    for (const [root, sheet] of sheets) {
      const at = root.adoptedStyleSheets.indexOf(sheet);
      if (at >= 0) root.adoptedStyleSheets.splice(at, 1);
    }
    sheets.clear();
    void document.documentElement.offsetHeight;
  };

  const elements = () => told;

  const forget = () => known.clear();

  return { STILL_ALL, forget, dress, begin, expectFaint, edges, view, paint, bare, still, unpaint, elements, tell, roots, above, chain, shown, waits, ground, needed };
})();
