// Installed once for a page, in the isolated world: what an element looks like with and without the focus.
"use strict";
globalThis.a11yHands = (() => {
  const LOOKS = ["outline-style", "outline-width", "outline-color", "outline-offset", "box-shadow", "border-top-color",
    "border-top-style", "border-top-width", "border-bottom-color", "border-bottom-width", "border-left-color",
    "border-left-width", "background-color", "background-image", "color", "text-decoration-line",
    "text-decoration-color", "text-decoration-thickness", "font-weight", "opacity", "filter", "transform", "fill", "stroke"];
  const POINTS = [0.1, 0.3, 0.5, 0.7, 0.9];
  const FIELDS = "input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image]," +
    "[type=file],[type=range],[type=color],[type=hidden]),textarea,[contenteditable]:not([contenteditable=false])";
  const COMPOSITES = "[role=radiogroup],[role=tablist],[role=menu],[role=menubar],[role=listbox],[role=grid]," +
    "[role=treegrid],[role=tree],[role=toolbar]";
  const SCROLLS = 500;  // ms for a smooth scroll to end

  let before = new Map();
  let stops = [];
  let began = "";

  function* roots(root = document) {
    yield root;
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) yield* roots(element.shadowRoot);
      if (element.localName === "iframe" || element.localName === "frame") {
        let inner = null;
        try { inner = element.contentDocument; } catch { /* of another origin */ }
        if (inner) yield* roots(inner);
      }
    }
  }

  const active = () => {
    let element = document.activeElement;
    for (;;) {
      let inner = element?.shadowRoot?.activeElement;
      if (!inner && (element?.localName === "iframe" || element?.localName === "frame")) {
        try { inner = element.contentDocument?.activeElement; } catch { /* of another origin */ }
        if (inner && inner === element.contentDocument.body) inner = null;
      }
      if (!inner) return element;
      element = inner;
    }
  };

  const looksOf = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && (style.content === "none" || style.content === "normal")) return null;
    return Object.fromEntries(LOOKS.map((name) => [name, style.getPropertyValue(name)]));
  };

  // the element, what is drawn in and around it, its label: where a focus ring may be drawn instead
  const around = (element) => {
    const places = [["", element, null], ["::before", element, "::before"], ["::after", element, "::after"]];
    const label = element.labels?.[0] || element.closest("label");
    const others = [["label", label], ["parent", element.parentElement], ["next", element.nextElementSibling],
      ["grandparent", element.parentElement?.parentElement], ["child", element.firstElementChild]];
    for (const [name, other] of others) {
      if (!other || other === document.body || other === document.documentElement) continue;
      places.push([name, other, null], [`${name}::before`, other, "::before"], [`${name}::after`, other, "::after"]);
    }
    return places;
  };

  const appearance = (element) => around(element).map(([name, other, pseudo]) => [name, looksOf(other, pseudo)]);

  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.getClientRects().length > 0;

  const waits = (element) => element.closest("[inert],fieldset:disabled") || element.disabled;

  // Elements that promise by their own source that Tab comes to them.
  const promises = (element) => {
    if (element.tabIndex < 0 || !shown(element) || waits(element)) return false;
    if (element.localName === "input" && element.type === "radio" && element.name) {
      const group = Array.from(element.getRootNode().querySelectorAll("input[type=radio]"))
        .filter((other) => other.name === element.name && other.form === element.form && !other.disabled);
      const chosen = group.find((other) => other.checked);
      return chosen ? chosen === element : group[0] === element;
    }
    return !element.closest(COMPOSITES) || element.hasAttribute("tabindex");
  };

  // A browser goes on tabbing from where the focus was last, even when nothing has it now.
  const startAtTop = () => {
    const at = active();
    if (at && at !== document.body) at.blur();
    const own = document.body.getAttribute("tabindex");
    document.body.setAttribute("tabindex", "-1");
    document.body.focus({ preventScroll: true });
    document.body.blur();
    if (own === null) document.body.removeAttribute("tabindex"); else document.body.setAttribute("tabindex", own);
  };

  // Before the walk: how everything looks without the focus; the next Tab goes to the first stop of the page.
  const begin = () => {
    startAtTop();
    for (const root of roots()) {
      root.getAnimations?.().forEach((a) => { if (a instanceof CSSTransition) a.finish(); });
    }
    before = new Map();
    stops = [];
    began = location.href;
    const promised = [];
    for (const root of roots()) {
      for (const element of root.querySelectorAll("*")) {
        if (element.tabIndex < 0 && !element.isContentEditable) continue;
        before.set(element, appearance(element));
        if (promises(element)) promised.push(element);
      }
    }
    stops.promised = promised;
    return promised.length;
  };

  const rest = (element) => {
    for (const [, other] of around(element)) {
      other.getAnimations?.({ subtree: false }).forEach((a) => { if (a instanceof CSSTransition) a.finish(); });
    }
  };

  const changesOf = (element) => {
    const was = before.get(element);
    if (!was) return null;
    const old = new Map(was);
    const changes = [];
    for (const [name, looks] of appearance(element)) {
      const then = old.get(name);
      if (!looks && !then) continue;
      if (!looks || !then) { changes.push([name, then ? "there" : "", looks ? "there" : ""]); continue; }
      for (const property of LOOKS) {
        if (looks[property] !== then[property]) {
          changes.push([name ? `${name}: ${property}` : property, then[property], looks[property]]);
        }
      }
    }
    return changes;
  };

  const opaque = (colour) => { const parts = colour.match(/[\d.]+/g) || []; return parts.length < 4 || Number(parts[3]) >= 1; };
  const clear = (colour) => { const parts = colour.match(/[\d.]+/g) || []; return parts.length >= 4 && Number(parts[3]) === 0; };

  // the colour around an element; empty when it is not one colour
  const backdropOf = (element) => {
    for (let at = element.parentElement || element.getRootNode().host; at; at = at.parentElement || at.getRootNode().host) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return "";
      if (clear(style.backgroundColor)) continue;
      return opaque(style.backgroundColor) ? style.backgroundColor : "";
    }
    return "rgb(255, 255, 255)";
  };

  const within = (element, hit) => {
    for (let at = hit; at; at = at.parentElement || at.getRootNode().host) if (at === element) return true;
    for (let at = element; at; at = at.parentElement || at.getRootNode().host) if (at === hit) return true;
    return Boolean(hit.closest?.("label")?.control === element);
  };

  // the share of an element that something else lies over, and what
  const coverOf = (element) => {
    const view = element.ownerDocument.defaultView;
    const rects = Array.from(element.getClientRects()).filter((r) => r.width >= 1 && r.height >= 1);
    let points = 0, hidden = 0, cover = null;
    for (const rect of rects) {
      for (const across of POINTS) {
        for (const down of POINTS) {
          const x = rect.left + rect.width * across, y = rect.top + rect.height * down;
          if (x < 0 || y < 0 || x >= view.innerWidth || y >= view.innerHeight) continue;
          points += 1;
          const hit = element.getRootNode().elementFromPoint(x, y);
          if (hit && !within(element, hit)) { hidden += 1; cover = cover || hit; }
        }
      }
    }
    return { share: points ? hidden / points : 1, cover };
  };

  const scrolled = (element) => new Promise((resolve) => {
    const inView = () => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const view = element.ownerDocument.defaultView;
      return bottom > 0 && right > 0 && top < view.innerHeight && left < view.innerWidth;
    };
    if (inView()) { resolve(); return; }
    const end = performance.now() + SCROLLS;
    const look = () => { if (inView() || performance.now() > end) resolve(); else requestAnimationFrame(look); };
    requestAnimationFrame(look);
  });

  // What has the focus now: its number among the stops (a new one is described), -1 when nothing on the page has it.
  const stop = async () => {
    const element = active();
    if (!element || element === document.body || element === document.documentElement) return { at: -1 };
    const known = stops.findIndex((one) => one.element === element);
    if (known >= 0) return { at: known, known: true };
    await scrolled(element);
    rest(element);
    const { x, y, width, height } = element.getBoundingClientRect();
    const cover = coverOf(element);
    const changes = changesOf(element);
    const told = {
      at: stops.length, known: false, box: { x: x + scrollX, y: y + scrollY, width, height },
      looked: changes !== null, changes: changes || [], backdrop: backdropOf(element),
      caret: element.matches(FIELDS) && !element.readOnly && !clear(getComputedStyle(element).caretColor),
      covered: cover.share, moved: location.href === began ? "" : "address",
    };
    stops.push({ element, cover: cover.cover });
    return told;
  };

  const blur = () => { active()?.blur?.(); };
  const focusAgain = (number) => { stops[number].element.focus({ preventScroll: true }); rest(stops[number].element); };

  // What the numbers stand for, for the browser to name.
  const elements = () => stops.map((one) => one.element);
  const covers = () => stops.map((one) => one.cover);
  const promised = () => stops.promised || [];

  return { begin, stop, blur, focusAgain, elements, covers, promised };
})();
