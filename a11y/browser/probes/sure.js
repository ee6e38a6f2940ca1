// Installed once for a page, in the isolated world: what needs no axe to be told, so that axe need not work it out.
// Two of its rules take most of its time: they ask of every text and every control what lies over and under it. Where
// nothing but plain ancestors does, the answer is known from a few computed values: those elements pass, and are not asked.
// Where it is only the contrast that axe should judge, it is told the backdrop.
"use strict";
globalThis.a11ySure = (() => {
  const ENOUGH = 4.55;      // to 1: what large text need not have, and a little more than other text must
  const TARGET = 24;        // CSS pixels each way (WCAG 2.2, 2.5.8)
  const ROW = 64;           // CSS pixels of a band of the page in which boxes are looked for
  const SLACK = 0.5;        // CSS pixels
  const REPLACED = "img,svg,canvas,video,audio,object,embed,iframe,frame,input,textarea,select,button,progress,meter,picture";
  const NO_TEXT = new Set(["script", "style", "noscript", "template", "option", "optgroup", "title", "head", "iframe",
    "object", "video", "audio", "canvas"]);
  const NO_FIELDS = new Set(["hidden", "range", "color", "checkbox", "radio", "image"]);
  const isField = (element) => element.localName === "select" || element.localName === "textarea" ||
    (element.localName === "input" && !NO_FIELDS.has((element.getAttribute("type") || "").toLowerCase()));
  const FOCUSABLE = "a,area,button,input,select,textarea,summary,label,iframe,audio,video,object,embed,[tabindex],[role]," +
    "[contenteditable]";

  const { parse, ratio } = a11yPaint;

  // Whether some style sheet draws before or after elements; one that cannot be read may.
  const drawsBeside = () => {
    const has = (rules) => Array.from(rules).some((rule) => (rule.cssRules && rule.cssRules.length && has(rule.cssRules)) ||
      (rule.selectorText && /:(before|after)/.test(rule.selectorText)) || (rule.styleSheet && any([rule.styleSheet])));
    const any = (sheets) => Array.from(sheets).some((sheet) => { try { return has(sheet.cssRules); } catch { return true; } });
    return any(document.styleSheets) || any(document.adoptedStyleSheets);
  };

  const CLEAR = 0, OPAQUE = 1, UNSURE = 2;

  // What an element does to the words in it: lets the backdrop through, is the backdrop, or makes it hard to say.
  const ground = (element, beside) => {
    const style = getComputedStyle(element);
    const plain = style.opacity === "1" && style.filter === "none" && style.mixBlendMode === "normal" &&
      style.backgroundImage === "none" && style.clipPath === "none" && style.maskImage === "none" &&
      style.backdropFilter === "none" && !style.backgroundClip.includes("text") && !(Number(style.zIndex) < 0);
    if (!plain) return [UNSURE];
    if (beside) {
      for (const pseudo of ["::before", "::after"]) {
        const own = getComputedStyle(element, pseudo);
        if (own.content === "none" || own.content === "normal") continue;
        const colour = parse(own.backgroundColor);
        if (!colour || colour[3] > 0 || own.backgroundImage !== "none") return [UNSURE];
      }
    }
    const colour = parse(style.backgroundColor);
    if (!colour || (colour[3] > 0 && colour[3] < 1)) return [UNSURE];
    return colour[3] === 0 ? [CLEAR] : [OPAQUE, colour];
  };

  const bandsOf = (rect) => {
    const bands = [];
    for (let band = Math.floor(rect.top / ROW); band <= Math.floor(rect.bottom / ROW); band += 1) bands.push(band);
    return bands;
  };
  const meet = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > SLACK &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > SLACK;
  const holds = (outer, inner) => inner.left >= outer.left - SLACK && inner.right <= outer.right + SLACK &&
    inner.top >= outer.top - SLACK && inner.bottom <= outer.bottom + SLACK;

  // One look at the page: nothing is remembered, since the next look may be at another state of it.
  const look = () => {
    const texts = new WeakSet(), targets = new WeakSet(), backdrops = new WeakMap();
    const everything = document.body ? Array.from(document.body.querySelectorAll("*")) : [];
    const rects = new Map();
    const rectOf = (element) => {
      let rect = rects.get(element);
      if (!rect) rects.set(element, rect = element.getBoundingClientRect());
      return rect;
    };
    const root = document.documentElement;
    if (!document.body || everything.some((one) => one.shadowRoot) || getComputedStyle(root).colorScheme.includes("dark")) {
      return { texts, targets, backdrops };
    }
    const beside = drawsBeside();
    const grounds = new Map();
    const groundOf = (element) => {
      let known = grounds.get(element);
      if (!known) grounds.set(element, known = ground(element, beside));
      return known;
    };
    const painted = new Map();
    for (const element of everything) {
      if (groundOf(element)[0] === CLEAR && !element.matches(REPLACED)) continue;
      const rect = rectOf(element);
      if (!rect.width || !rect.height) continue;
      for (const band of bandsOf(rect)) {
        if (!painted.has(band)) painted.set(band, []);
        painted.get(band).push([element, rect]);
      }
    }
    const alone = (element, rect) => bandsOf(rect).every((band) => (painted.get(band) || [])
      .every(([other, place]) => !meet(rect, place) || other === element || other.contains(element)));

    const backdrop = (element, places) => {
      for (let at = element; at; at = at.parentElement) {
        const [kind, colour] = groundOf(at);
        if (kind === UNSURE) return null;
        if (kind !== OPAQUE) continue;
        const canvas = at === root || (at === document.body && groundOf(root)[0] === CLEAR);
        if (!canvas && !places.every((rect) => holds(rectOf(at), rect))) return null;
        for (let above = at.parentElement; above; above = above.parentElement) if (groundOf(above)[0] === UNSURE) return null;
        return colour;
      }
      return [255, 255, 255, 1];
    };

    // where the words of an element stand; those of a field anywhere in it
    const range = document.createRange();
    const placesOf = (element) => {
      if (isField(element)) return [rectOf(element)];
      const places = [];
      for (let node = element.firstChild; node; node = node.nextSibling) {
        if (node.nodeType !== 3 || !node.data.trim()) continue;
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) if (rect.width && rect.height) places.push(rect);
      }
      return places;
    };
    const drawn = new Set(document.querySelectorAll("svg, svg *"));

    for (const element of everything) {
      if (NO_TEXT.has(element.localName) || drawn.has(element)) continue;
      const places = placesOf(element);
      if (!places.length) continue;
      const style = getComputedStyle(element);
      const colour = parse(style.webkitTextFillColor);
      if (!colour || colour[3] < 1 || style.textShadow !== "none" || parseFloat(style.webkitTextStrokeWidth) > 0) continue;
      if (!places.every((rect) => alone(element, rect))) continue;
      const behind = backdrop(element, places);
      if (!behind) continue;
      if (ratio(colour, behind) >= ENOUGH) texts.add(element);
      if (behind.every(Number.isInteger)) backdrops.set(element, behind);
    }

    const near = new Map();
    const targetsAt = new Map();
    for (const element of document.body.querySelectorAll(FOCUSABLE)) {
      const rect = rectOf(element);
      targetsAt.set(element, rect);
      for (const band of bandsOf(rect)) {
        if (!near.has(band)) near.set(band, []);
        near.get(band).push([element, rect]);
      }
    }

    // The boxes of all elements, and whether one lies in one piece, with nothing over it that is not its own.
    let boxes = null;
    const whole = new Map();
    const inOnePiece = (element, rect) => {
      if (!boxes) {
        boxes = new Map();
        for (const other of everything) {
          const place = rectOf(other);
          if (!place.width || !place.height) continue;
          for (const band of bandsOf(place)) {
            if (!boxes.has(band)) boxes.set(band, []);
            boxes.get(band).push([other, place]);
          }
        }
      }
      if (!whole.has(element)) {
        whole.set(element, element.getClientRects().length === 1 && bandsOf(rect).every((band) => boxes.get(band)
          .every(([other, place]) => !meet(rect, place) || other.contains(element) ||
            (element.contains(other) && !targetsAt.has(other)))));
      }
      return whole.get(element);
    };
    // Whether circles of 24 pixels around the middle of two targets meet neither each other nor the other target.
    const apart = ([one, rect], [other, place]) => {
      const x = rect.left + rect.width / 2, y = rect.top + rect.height / 2;
      const across = Math.max(place.left - x, x - place.right, 0), down = Math.max(place.top - y, y - place.bottom, 0);
      return Math.hypot(across, down) >= TARGET / 2 + SLACK &&
        Math.hypot(x - place.left - place.width / 2, y - place.top - place.height / 2) >= TARGET + SLACK &&
        inOnePiece(one, rect) && inOnePiece(other, place);
    };
    for (const [element, rect] of targetsAt) {
      if (!rect.width || !rect.height) continue;
      const room = rect.width >= TARGET && rect.height >= TARGET ? 0 : TARGET;
      const around = { left: rect.left - room, right: rect.right + room, top: rect.top - room, bottom: rect.bottom + room };
      if (bandsOf(around).every((band) => (near.get(band) || []).every(([other, place]) => other === element ||
        !meet(around, place) || (room > 0 && apart([element, rect], [other, place]))))) {
        targets.add(element);
      }
    }
    return { texts, targets, backdrops };
  };

  // Axe asks the elements of the point for the colour behind words, and remembers it with the element; so it does with what
  // fades them, which nothing does here.
  const tellBackdrop = (axe, node, [red, green, blue]) => {
    const Color = axe.commons.color.Color;
    node._cache.getBackgroundColor ||= { bgColor: new Color(red, green, blue, 1), bgElms: [], incompleteData: undefined };
    node._stackingContext ||= [];
  };

  // Whether the rule for contrast can be about an element: axe gathers the words of all that it holds before it says no.
  const mayHoldText = (element, node) => element.matches("input,select,textarea") ||
    node.children.some((child) => child.actualNode.nodeType === 3 && child.actualNode.nodeValue.trim());

  // Axe's own rules, asked of what is not sure alone; `undo` gives them back as they were.
  const relieve = (axe) => {
    const { texts, targets, backdrops } = look();
    const spared = new Set();
    const rewrite = (id, write) => {
      const rule = axe.utils.getRule(id);
      const own = rule.matches;
      rule.matches = write(own);
      return () => { rule.matches = own; };
    };
    const tell = (node) => {
      const behind = backdrops.get(node.actualNode);
      if (behind) tellBackdrop(axe, node, behind);
    };
    const undo = [["color-contrast", texts], ["target-size", targets]].map(([id, sure]) => rewrite(id, (own) =>
      function matches(element, node, ...others) {
        if (!sure.has(element)) {
          if (sure === texts) {
            if (!mayHoldText(element, node)) return false;
            tell(node);
          }
          return own.call(this, element, node, ...others);
        }
        // one that the rule applies to is enough for it to have passed
        if (!spared.has(id) && own.call(this, element, node, ...others)) spared.add(id);
        return false;
      }));
    // a link's colours are compared with those of the words around it
    undo.push(rewrite("link-in-text-block", (own) => function matches(element, node, ...others) {
      for (let at = node; at; at = at.parent) tell(at);
      return own.call(this, element, node, ...others);
    }));
    return { undo: () => undo.forEach((one) => one()), passed: () => Array.from(spared) };
  };

  return { look, relieve };
})();
