// Installed once for a page, in the isolated world: what becomes of words in another window, what moves, where fields end.
"use strict";
globalThis.a11yEyes = (() => {
  const MOST_TEXTS = 4000;
  const MOST_TOLD = 50;
  const SPECK = 4;          // CSS pixels: a smaller box is there to hide words from the eye
  const FAR = 2000;         // CSS pixels: words so far out are hidden there
  const LINE = 0.4;         // of a line's height: fonts make lines higher than their letters are
  const TWO_WAYS = "pre,code,kbd,samp,svg,math,canvas,video,audio,iframe,object,embed,map,img,textarea,select," +
    "[role=table],[role=grid],[role=treegrid],[role=toolbar],[role=img],[role=math],[role=application]";
  const FIELDS = "input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image]," +
    "[type=file],[type=range],[type=color],[type=hidden]),textarea,select";
  const STOPS = /paus|stop|play|animat|motion/i;
  const WAITS = /load|spin|busy|progress|wait|skeleton/i;

  let texts = [];           // elements with words, and how they were at first
  let told = [];            // elements in the order in which they were told

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

  // The elements around one that cut it off or let it scroll: a positioned one leaves those that do not hold it.
  function* around(element) {
    let held = getComputedStyle(element).position;
    for (let at = above(element); at && at !== document.body && at !== document.documentElement; at = above(at)) {
      if (held === "fixed") return;
      const style = getComputedStyle(at);
      if (held === "absolute" && style.position === "static") continue;
      yield [at, style];
      held = style.position;
    }
  }

  const clips = (value) => value === "hidden" || value === "clip";
  const scrolls = (value) => value === "auto" || value === "scroll";

  function* holders(element) {
    yield [element, getComputedStyle(element)];
    yield* around(element);
  }

  const speck = (element) => {
    for (const [at, style] of holders(element)) {
      if (style.clipPath !== "none" || (style.clip !== "auto" && style.clip !== "")) return true;
      const box = at.getBoundingClientRect();
      if ((clips(style.overflowX) || clips(style.overflowY)) && Math.min(box.width, box.height) <= SPECK) return true;
    }
    return false;
  };

  const outOf = (rect, box, style) => {
    const slack = rect.height * LINE;
    return (clips(style.overflowY) && (rect.bottom > box.bottom + slack || rect.top < box.top - slack)) ||
      (clips(style.overflowX) && (rect.right > box.right + slack || rect.left < box.left - slack));
  };

  const cut = (element) => {
    const rects = Array.from(lines(element));
    for (const [at, style] of holders(element)) {
      if (style.display === "inline" || style.display === "contents") continue;
      // shortened on purpose: whether the rest can be had elsewhere is nothing that a look tells
      if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") return false;
      const box = at.getBoundingClientRect();
      if (rects.some((rect) => outOf(rect, box, style))) return true;
      if (scrolls(style.overflowX) || scrolls(style.overflowY)) return false;
    }
    return false;
  };

  const withWords = () => {
    const found = [];
    for (const root of roots()) {
      for (const element of root.querySelectorAll("*")) {
        if (found.length >= MOST_TEXTS) return found;
        if (["script", "style", "noscript", "option", "title"].includes(element.localName)) continue;
        if (!Array.from(element.childNodes).some((one) => one.nodeType === 3 && one.data.trim())) continue;
        if (shown(element) && !lines(element).next().done && !speck(element)) found.push(element);
      }
    }
    return found;
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

  const edges = () => {
    const found = [];
    for (const root of roots()) {
      for (const element of root.querySelectorAll(FIELDS)) {
        if (!shown(element) || speck(element) || element.getBoundingClientRect().width < SPECK) continue;
        const edge = edgeOf(element);
        if (edge) found.push([tell(element), ...edge]);
      }
    }
    return found;
  };

  const differs = (effect) => {
    const frames = effect.getKeyframes();
    const names = new Set(frames.flatMap((frame) => Object.keys(frame)));
    for (const name of ["offset", "computedOffset", "easing", "composite"]) names.delete(name);
    return Array.from(names).some((name) => new Set(frames.map((frame) => frame[name])).size > 1);
  };

  const stoppable = () => Array.from(document.querySelectorAll("button,[role=button],input,[role=switch],summary"))
    .some((one) => STOPS.test(`${one.textContent} ${one.outerHTML.split(">")[0]}`));

  const waiting = (element) => {
    for (let at = element; at && at !== document.body; at = above(at)) {
      if (at.matches("progress,[role=progressbar],[aria-busy=true]")) return true;
      if (WAITS.test(`${at.id} ${at.getAttribute("class") || ""}`)) return true;
    }
    return false;
  };

  const motions = () => {
    const found = new Map();
    for (const root of roots()) {
      for (const animation of root.getAnimations?.() || []) {
        const effect = animation.effect;
        const element = effect?.target;
        if (!element || !["running", "finished"].includes(animation.playState) || animation instanceof CSSTransition) continue;
        if (animation.timeline !== document.timeline || found.get(element) === 0 || !differs(effect)) continue;
        const end = effect.getComputedTiming().endTime;
        const box = element.getBoundingClientRect();
        if (!shown(element) || box.width < SPECK || box.height < SPECK) continue;
        found.set(element, end === Infinity ? 0 : Math.max(found.get(element) || 0, end / 1000));
      }
      for (const element of root.querySelectorAll("marquee")) if (shown(element)) found.set(element, 0);
    }
    const stops = found.size > 0 && stoppable();
    return Array.from(found, ([element, seconds]) => [tell(element), seconds, !stops && !waiting(element)]);
  };

  const angle = (element) => {
    let turned = 0;
    for (let at = element; at; at = above(at)) {
      const style = getComputedStyle(at);
      if (style.transform !== "none") {
        const { a, b } = new DOMMatrix(style.transform);
        turned += Math.atan2(b, a) * 180 / Math.PI;
      }
      if (style.rotate !== "none") turned += parseFloat(style.rotate) || 0;
    }
    return turned;
  };

  const sideways = (element) => Math.abs(Math.abs(angle(element)) % 180 - 90) < 2;

  const parts = () => [document.documentElement, document.body, ...document.querySelectorAll("body > *, main")];

  // the parts with most of the words that lie on their side
  const onSide = () => {
    const all = document.body.innerText.trim().length;
    return parts().filter((one) => sideways(one) && (one.innerText || "").trim().length > all / 2);
  };

  let side = [];

  const begin = () => {
    told = [];
    texts = withWords().map((element) => ({
      element, cut: cut(element), size: parseFloat(getComputedStyle(element).fontSize),
    }));
    side = onSide();
    return { texts: texts.length, edges: edges(), motions: motions() };
  };

  const there = ({ element }) => element.isConnected && shown(element) && !speck(element);

  const newlyCut = () => texts.filter((one) => !one.cut && there(one) && cut(one.element))
    .slice(0, MOST_TOLD).map((one) => tell(one.element));

  // In a window half as wide each CSS pixel is twice as large: half of them is the same to the eye.
  const keptSmall = () => texts.filter((one) => there(one) &&
    parseFloat(getComputedStyle(one.element).fontSize) <= one.size * 0.55).slice(0, MOST_TOLD).map((one) => tell(one.element));

  // A table whose rows became cards is none to the eye: its words can be put one below the other.
  const inTable = (element) => {
    const table = element.closest("table");
    return Boolean(table) && getComputedStyle(table).display.includes("table") &&
      getComputedStyle(element.closest("td,th,caption") || table).display.startsWith("table");
  };

  const reaches = (element, width, rightward) => {
    if (element.closest(TWO_WAYS) || inTable(element)) return 0;
    for (const [at, style] of holders(element)) {
      if (style.position === "fixed" || at.closest(TWO_WAYS)) return 0;
      if (style.display !== "inline" && style.overflowX !== "visible") return 0;
    }
    const out = Array.from(lines(element), (rect) => rightward ? rect.right + scrollX - width : -(rect.left + scrollX));
    const most = Math.max(0, ...out);
    return most > FAR ? 0 : most;
  };

  // What must be scrolled to sideways, in the window as it is.
  const beyond = () => {
    const width = document.documentElement.clientWidth;
    const rightward = getComputedStyle(document.documentElement).direction !== "rtl";
    const page = document.scrollingElement || document.documentElement;
    const locked = [document.documentElement, document.body].some((one) => clips(getComputedStyle(one).overflowX));
    const scrolled = locked ? 0 : page.scrollWidth - width;
    if (scrolled <= 2) return { scrolls: 0, wide: [] };
    const wide = texts.filter(there).map((one) => [one.element, reaches(one.element, width, rightward)])
      .filter(([, by]) => by > 2).slice(0, MOST_TOLD);
    return { scrolls: scrolled, wide: wide.map(([element, by]) => [tell(element), by]) };
  };

  // What lies on its side now and did not at first, and the other way round.
  const turned = () => {
    const now = onSide();
    const outermost = (found) => found.slice(0, 1).map(tell);
    return {
      now: outermost(now.filter((one) => !side.includes(one))),
      before: outermost(side.filter((one) => !now.includes(one))),
    };
  };

  const elements = () => told;

  return { begin, newlyCut, keptSmall, beyond, turned, elements };
})();
