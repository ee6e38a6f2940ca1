// Installed once for a page, in the isolated world: what comes into view under the pointer, and whether it can be kept.
"use strict";
globalThis.a11yHovers = (() => {
  const { shown, newcomers, pick, inside, closest, below, active, words, finish, frame, CONTROL } = globalThis.a11yOpenings;
  const MOST = 10;
  const MOST_WORDS = 200; // letters that are told of what came
  const OF_A_KIND = 2;
  const SOON = 60;      // ms for a style sheet, which answers at once, and a page that is not asked to do more
  const LATE = 600;     // ms for a script that was promised: many wait on purpose
  const LINGERS = 350;  // ms in which a script may take away what the pointer has left
  const STEP = 8;       // CSS pixels between two places of a moving pointer
  const EDGE = 2;       // and from the edge of what it is over
  const SHOWS = ["display", "visibility", "opacity", "clip", "clip-path", "transform", "translate", "scale", "height",
    "max-height", "width", "left", "right", "top", "bottom", "inset", "content", "inset-inline-start", "inset-block-start"];
  const MARKED = "[data-tooltip],[data-tip],[data-tippy-content],[data-bs-toggle=tooltip],[data-toggle=tooltip]," +
    "[data-bs-toggle=popover],[data-toggle=popover],[onmouseover],[onmouseenter],[onpointerenter],[onpointerover]";
  const BUBBLE = "[role=tooltip]";
  const PSEUDO = ["::before", "::after"];

  let triggers = [];
  let now = null;

  const split = (text, at) => {
    const parts = [""];
    let depth = 0;
    for (const letter of text) {
      if ("([".includes(letter)) depth += 1;
      if (")]".includes(letter)) depth -= 1;
      if (depth === 0 && at.includes(letter)) parts.push(""); else parts[parts.length - 1] += letter;
    }
    return parts;
  };

  const bare = (selector) => selector.replace(/:(is|where)\([^()]*:hover[^()]*\)|:hover/g, "").replace(/::?(before|after)\b/g, "").trim()
    .replace(/(^|[\s>+~])(?=$|[\s>+~])/g, (found) => found) || "*";

  // Of one selector with :hover: what the pointer is over, what is shown by it, and whether a style sheet draws that.
  const parts = (selector) => {
    const spaced = selector.replace(/\s*([>+~])\s*(?![^(]*\))/g, " $1 ").trim().split(/\s+(?![^(]*\))/);
    const at = spaced.findLastIndex((one) => /:hover/.test(one.replace(/:not\([^)]*\)/g, "")));
    if (at < 0) return null;
    const clean = (list) => list.map((one) => (/^[>+~]$/.test(one) ? one : bare(one))).join(" ");
    const drawn = /::?(before|after)/.test(spaced[spaced.length - 1]);
    if (at === spaced.length - 1 && !drawn) return null;
    return { trigger: clean(spaced.slice(0, at + 1)), subject: clean(spaced), drawn: drawn && at === spaced.length - 1 };
  };

  function* styleRules(list) {
    for (const rule of list) {
      if (rule.media && rule.constructor.name === "CSSMediaRule" && !matchMedia(rule.media.mediaText).matches) continue;
      if (rule.selectorText?.includes(":hover")) yield rule;
      if (rule.styleSheet) yield* readable(rule.styleSheet); else if (rule.cssRules?.length) yield* styleRules(rule.cssRules);
    }
  }
  function* readable(sheet) {
    let list = [];
    try { if (!sheet.disabled) list = sheet.cssRules; } catch { /* of another origin */ }
    yield* styleRules(list);
  }

  const drawing = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    // what stands behind a slash is said in its stead
    const text = style.content.replace(/\s*\/\s*"(?:[^"\\]|\\.)*"$/, "").replace(/^"|"$/g, "");
    const drawn = style.content !== "none" && style.content !== "normal" && text.trim().length > 1 && style.display !== "none" &&
      style.visibility === "visible" && style.opacity !== "0" && !/matrix\(0, 0, 0, 0/.test(style.transform);
    return drawn ? { text, style } : null;
  };

  const fromSheets = (seen) => {
    const found = [];
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
      for (const rule of readable(sheet)) {
        if (!SHOWS.some((name) => rule.style?.getPropertyValue(name))) continue;
        for (const selector of split(rule.selectorText, ",")) {
          const said = parts(selector);
          if (!said) continue;
          try {
            if (!said.drawn && !Array.from(document.querySelectorAll(said.subject)).some((one) => !seen.has(one))) continue;
            let taken = 0;
            for (const one of document.querySelectorAll(said.trigger)) {
              if (!seen.has(one) || one === document.body || one === document.documentElement) continue;
              if (said.drawn && PSEUDO.every((pseudo) => drawing(one, pseudo))) continue;
              if (!found.some((other) => other.element === one)) found.push({ element: one, late: false });
              if ((taken += 1) >= OF_A_KIND) break;
            }
          } catch { /* not a selector here */ }
        }
      }
    }
    return found;
  };

  const fromMarks = (seen, places) => {
    const found = [];
    const add = (element) => {
      if (element && seen.has(element) && element !== document.body && !found.some((one) => one.element === element)) {
        found.push({ element, late: true });
      }
    };
    for (const element of below(document)) {
      if (element.matches(BUBBLE) && !seen.has(element)) {
        const named = element.id && document.querySelector(`[aria-describedby~="${CSS.escape(element.id)}"],[aria-labelledby~="${CSS.escape(element.id)}"]`);
        add(named || element.previousElementSibling || element.parentElement);
      } else if (seen.has(element)) {
        if (element.matches(MARKED)) add(element);
        if (places.length && a11yProbe.isOneOf(element, places)) add(element);
      }
    }
    return found;
  };

  const alike = ({ element }) => [element.localName, element.getAttribute("role"), element.className?.baseVal ?? element.className,
    element.parentElement?.className].join("|");

  // How much there is to point at. `places` are those of elements that listen to a pointer coming over them.
  const begin = (places) => {
    const seen = shown();
    const counts = new Map();
    const all = [...fromSheets(seen), ...fromMarks(seen, places)];
    triggers = all.filter((one, at) => {
      if (all.findIndex((other) => other.element === one.element) !== at) return false;
      const kind = alike(one);
      counts.set(kind, (counts.get(kind) || 0) + 1);
      return counts.get(kind) <= OF_A_KIND;
    }).slice(0, MOST);
    return triggers.length;
  };

  // A place of the window where the pointer is over nothing that was told of.
  const aside = () => {
    const corners = [[1, innerHeight - 2], [innerWidth - 2, innerHeight - 2], [innerWidth - 2, 1], [1, 1]];
    return corners.find(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return !hit || !triggers.some(({ element }) => inside(element, hit));
    }) || corners[0];
  };

  const drawings = (element) => PSEUDO.map((pseudo) => Boolean(drawing(element, pseudo)));

  const aim = (number) => {
    const { element, late } = triggers[number];
    now = { element, late, before: new Set(), thing: null, pseudo: "", moved: 0 };
    if (!element.isConnected) return null;
    element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    active().blur?.();
    finish();
    now.before = shown();
    now.drawn = drawings(element);
    const rect = Array.from(element.getClientRects()).find((one) => one.width > 2 && one.height > 2);
    const point = rect && [rect.left + rect.width / 2, rect.top + rect.height / 2];
    const hit = point && document.elementFromPoint(...point);
    return hit && inside(element, hit) ? point : null;
  };

  const isThere = () => {
    finish();
    if (now.pseudo) return Boolean(drawing(now.element, now.pseudo));
    return Boolean(now.thing?.isConnected) && shown().has(now.thing);
  };

  const worthy = (thing) => thing && !(thing.matches("a[href^='#']") || (thing.querySelectorAll(CONTROL).length === 1 &&
    thing.querySelector("a[href^='#']") && words(thing).length < 2)) && (words(thing).length > 1 || controlsOf(thing).length > 0);
  const controlsOf = (thing) => [thing, ...below(thing)].filter((one) => one.matches(CONTROL) && one.checkVisibility());

  const found = () => {
    finish();
    const at = drawings(now.element).findIndex((is, number) => is && !now.drawn[number]);
    if (at >= 0) { now.pseudo = PSEUDO[at]; now.thing = now.element; return true; }
    const thing = pick(newcomers(now.before, null), now.before);
    now.thing = worthy(thing) ? thing : null;
    now.said = now.thing ? words(now.thing) : "";
    return Boolean(now.thing);
  };

  // Whether it is there again, be it that a script has made another one with the same words.
  const isBack = () => {
    if (isThere()) return true;
    const thing = now.pseudo ? null : pick(newcomers(now.before, null), now.before);
    if (!thing || words(thing) !== now.said) return false;
    now.thing = thing;
    return true;
  };

  const until = async (holds, limit) => {
    const lived = globalThis.a11yPace.begun();
    while (!holds()) {
      if (lived() > limit) return false;
      await frame();
    }
    return true;
  };

  // The rectangle of what a style sheet draws, as far as its style tells; null when it lies in the flow of the words.
  const drawnBox = () => {
    const { style } = drawing(now.element, now.pseudo) || {};
    if (!style || !["absolute", "fixed"].includes(style.position)) return null;
    let base = now.element;
    while (base && base !== document.documentElement && getComputedStyle(base).position === "static") base = base.parentElement;
    const around = (base || document.documentElement).getBoundingClientRect();
    const number = (name) => parseFloat(style[name]) || 0;
    const pads = style.boxSizing === "border-box" ? [0, 0] : [number("paddingLeft") + number("paddingRight"), number("paddingTop") + number("paddingBottom")];
    const moved = style.transform === "none" ? { e: 0, f: 0 } : new DOMMatrix(style.transform);
    return new DOMRect(around.left + number("left") + number("marginLeft") + moved.e, around.top + number("top") + number("marginTop") + moved.f,
      number("width") + pads[0], number("height") + pads[1]);
  };

  const boxOf = () => (now.pseudo ? drawnBox() : now.thing.getBoundingClientRect());

  const floats = (thing) => {
    for (let at = thing; at && !inside(at, now.element); at = at.parentElement) {
      if (["absolute", "fixed"].includes(getComputedStyle(at).position)) return true;
    }
    return thing.matches(":popover-open,:modal");
  };

  // Whether words or controls that were seen before, and are not the trigger's own, lie under it.
  const obscures = () => {
    const box = boxOf();
    if (!box || box.width < 2 || (!now.pseudo && !floats(now.thing))) return false;
    const over = (rect) => {
      const left = Math.max(box.left, rect.left), right = Math.min(box.right, rect.right);
      const top = Math.max(box.top, rect.top), bottom = Math.min(box.bottom, rect.bottom);
      if (right - left < 6 || bottom - top < 6) return false;
      if (now.pseudo || getComputedStyle(now.thing).pointerEvents === "none") return true;
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return Boolean(hit) && inside(now.thing, hit);
    };
    for (const element of now.before) {
      if (inside(now.thing, element) || inside(now.element, element) || inside(element, now.thing) && !element.firstChild) continue;
      for (const node of element.childNodes) {
        if (node.nodeType !== 3 || !node.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        if (Array.from(range.getClientRects()).some(over)) return true;
      }
      if (element.matches("img,input,select,textarea,button") && over(element.getBoundingClientRect())) return true;
    }
    return false;
  };

  // What has come under the pointer; null when nothing did.
  const came = async () => {
    if (!await until(found, now.late ? LATE : SOON)) return null;
    const box = boxOf();
    return { drawn: Boolean(now.pseudo), obscures: obscures(), controls: !now.pseudo && controlsOf(now.thing).length > 0,
      closes: !now.pseudo && controlsOf(now.thing).some((one) => /close|dismiss|×|✕/i.test(one.getAttribute("aria-label") || words(one))),
      what: { ...globalThis.a11yProbe.describe(now.thing), ...(box && { box: { x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height } }) },
      text: (now.pseudo ? drawing(now.element, now.pseudo).text : now.said).slice(0, MOST_WORDS), path: path(box) };
  };

  // Places for the pointer on its way to what came; empty when that lies over its trigger alone, or nowhere known.
  const path = (box) => {
    if (!box || box.width < 4 || box.height < 4) return [];
    const rect = now.element.getBoundingClientRect();
    const from = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    const near = (value, low, high) => Math.min(Math.max(value, low), high);
    const out = ([x, y]) => x < rect.left - 1 || x > rect.right + 1 || y < rect.top - 1 || y > rect.bottom + 1;
    const at = (inset) => [near(from[0], box.left + Math.min(inset, box.width / 2), box.right - Math.min(inset, box.width / 2)),
      near(from[1], box.top + Math.min(inset, box.height / 2), box.bottom - Math.min(inset, box.height / 2))];
    const to = [4, 8, 16, 1e6].map(at).find(out);
    if (!to || to[0] < 0 || to[1] < 0 || to[0] >= innerWidth || to[1] >= innerHeight) return [];
    // over a wide trigger a hand goes first to where it is next to what came
    const over = [near(to[0], rect.left + EDGE, rect.right - EDGE), near(to[1], rect.top + EDGE, rect.bottom - EDGE)];
    const line = (start, end) => {
      const steps = Math.ceil(Math.hypot(end[0] - start[0], end[1] - start[1]) / STEP);
      return Array.from({ length: steps }, (_, at) => [0, 1].map((axis) => start[axis] + (end[axis] - start[axis]) * (at + 1) / steps));
    };
    return [...line(from, over), ...line(over, to)];
  };

  const again = () => until(isBack, now.late ? LATE : SOON);
  // whether it has gone, after a while in which a script may act
  const gone = (acts) => until(() => !isThere(), now.late || acts ? LINGERS : SOON);

  // Whether it comes with the focus on its trigger, or on something in or around that; null when nothing takes the focus.
  const withFocus = async () => {
    const { element } = now;
    const own = [element, ...below(element), closest(element, CONTROL), element.previousElementSibling]
      .filter((one) => one && now.before.has(one) && one.tabIndex >= 0 && one.matches(CONTROL));
    const within = now.pseudo ? [] : controlsOf(now.thing).filter((one) => one.tabIndex >= 0);
    for (const one of [...own, ...within].slice(0, 4)) {
      one.focus({ focusVisible: true, preventScroll: true });
      if (active() === one && await again()) return true;
    }
    return own.length || within.length ? false : null;
  };

  const rest = () => { active().blur?.(); };
  const things = () => [now.element, now.thing];

  return { begin, aside, aim, came, again, gone, withFocus, rest, things };
})();
