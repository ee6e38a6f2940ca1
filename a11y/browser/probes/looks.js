// Installed once for a page, in the isolated world: what an element looks like, what lies behind it and what over it.
"use strict";
globalThis.a11yLooks = (() => {
  const LOOKS = ["outline-style", "outline-width", "outline-color", "outline-offset", "box-shadow", "border-top-color",
    "border-top-style", "border-top-width", "border-bottom-color", "border-bottom-width", "border-left-color",
    "border-left-width", "background-color", "background-image", "color", "text-decoration-line",
    "text-decoration-color", "text-decoration-thickness", "font-weight", "opacity", "filter", "transform", "fill", "stroke"];
  const PLACES = [null, "::before", "::after"];
  const ALONG = [0.1, 0.3, 0.5, 0.7, 0.9];
  const POINTS = ALONG.flatMap((across) => ALONG.map((down) => [across, down]));
  const OPAQUE = 0.95;
  const PICTURES = "img,svg,video,canvas,iframe,object,embed";
  const FEW = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.9]];

  // the document, the documents of frames that may be read, and every open shadow tree
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

  const parentOf = (element) => element.parentElement || element.getRootNode().host;

  const looksOf = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && (style.content === "none" || style.content === "normal")) return null;
    return LOOKS.map((name) => style.getPropertyValue(name));
  };

  // the element, what is drawn in and around it, its label: where a focus ring may be drawn instead
  const around = (element) => {
    const label = element.labels?.[0] || element.closest("label");
    const others = [["", element], ["label", label], ["parent", element.parentElement], ["next", element.nextElementSibling],
      ["grandparent", element.parentElement?.parentElement], ["child", element.firstElementChild]];
    return others.filter(([, other]) => other && other !== document.body && other !== document.documentElement);
  };

  // By place and pseudo-element: the values of LOOKS, or null for what is not drawn. `known` keeps the looks of elements
  // for as long as nothing changes: neighbours stand around each other.
  const appearance = (element, known = new Map()) => {
    const seen = new Map();
    for (const [name, other] of around(element)) {
      if (!known.has(other)) known.set(other, PLACES.map((pseudo) => looksOf(other, pseudo)));
      PLACES.forEach((pseudo, n) => seen.set(`${name}${pseudo || ""}`, known.get(other)[n]));
    }
    return seen;
  };

  // Transitions that the focus began come to their end.
  const rest = (element) => {
    for (const [, other] of around(element)) {
      other.getAnimations?.({ subtree: false }).forEach((a) => { if (a instanceof CSSTransition) a.finish(); });
    }
  };

  // A line that is not drawn has a width and a colour too, which are nothing to look at: by property, what draws it.
  const DRAWN_BY = LOOKS.map((name) => {
    const [by, off] = name.startsWith("outline") ? ["outline-style", "none"]
      : name.startsWith("text-decoration") ? ["text-decoration-line", "none"]
        : name.startsWith("border") ? [name.replace(/-[a-z]+$/, "-width"), "0px"] : ["", ""];
    return by ? [LOOKS.indexOf(by), off] : null;
  });
  const undrawn = (n, ...both) => {
    const line = DRAWN_BY[n];
    return line !== null && both.every((looks) => looks[line[0]] === line[1]);
  };

  // Which properties differ: [place and name, before, now].
  const changes = (before, now) => {
    const found = [];
    for (const [name, looks] of now) {
      const then = before.get(name);
      if (!looks && !then) continue;
      if (!looks || !then) { found.push([name, then ? "there" : "", looks ? "there" : ""]); continue; }
      LOOKS.forEach((property, n) => {
        if (looks[n] !== then[n] && !undrawn(n, looks, then)) found.push([name ? `${name}: ${property}` : property, then[n], looks[n]]);
      });
    }
    return found;
  };

  // Whether a ring around an element lies out of a box that holds it and lets nothing out, on all sides.
  const ringIsCut = (element) => {
    const style = getComputedStyle(element);
    if (/inset/.test(style.boxShadow)) return false;
    const out = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineOffset) || 0;
    if (out < 0) return false;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    for (let at = parentOf(element); at && at !== document.body; at = parentOf(at)) {
      const { overflowX, overflowY, overflowClipMargin, display, position } = getComputedStyle(at);
      if (overflowX === "visible" || overflowY === "visible" || ["inline", "contents"].includes(display)) continue;
      if (overflowX === "clip" && parseFloat(overflowClipMargin) > 0) continue;
      if (position === "static" && ["absolute", "fixed"].includes(style.position)) continue;
      const box = at.getBoundingClientRect();
      if (left - out <= box.left + 0.5 && right + out >= box.right - 0.5 && top - out <= box.top + 0.5 && bottom + out >= box.bottom - 0.5) return true;
    }
    return false;
  };

  // Without the changes that are drawn where nothing of them can be seen.
  const unclipped = (element, found) => {
    const ring = ([name]) => name.startsWith("outline") || name === "box-shadow";
    return found.some(ring) && ringIsCut(element) ? found.filter((one) => !ring(one)) : found;
  };

  const alpha = (colour) => {
    const parts = colour.match(/[\d.]+/g) || [];
    return parts.length < 4 ? 1 : Number(parts[3]);
  };

  // Whether a ring lies on one thing alone: not within the element, nor on what merely stands beside or under it, as a
  // button in a field does, nor on what the thing that it stands in stands in, as the thumb of a slider does. Asked only
  // for a ring that is faint on what lies around, since a point costs much.
  const onOneThing = (element, behind) => {
    const { parse, over, ratio } = globalThis.a11yPaint;
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== "none";
    if (/inset/.test(style.boxShadow) || (outlined && parseFloat(style.outlineOffset) < 0)) return false;
    const ring = parse(outlined ? style.outlineColor : (style.boxShadow.match(/rgba?\([^)]*\)/) || [""])[0]);
    const ground = parse(behind);
    if (!ring || !ground || ratio(over(ring, ground), ground) >= 3) return true;
    // half a pixel beside an element is still taken for it
    const out = Math.max(1, outlined ? parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) / 2 : 1);
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const root = element.getRootNode();
    return [[Math.floor(left - out), y], [Math.ceil(right + out), y], [x, Math.floor(top - out)], [x, Math.ceil(bottom + out)]].every((point) => {
      const hit = root.elementFromPoint(...point);
      return !hit || element.contains(hit) || (within(element, hit) && behindFrom(hit) === behind);
    });
  };

  // the colour around an element; empty when it is not one colour
  const backdrop = (element) => {
    const found = behindFrom(parentOf(element));
    return found && onOneThing(element, found) ? found : "";
  };

  const behindFrom = (element) => {
    for (let at = element; at; at = parentOf(at)) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return "";
      const share = alpha(style.backgroundColor);
      if (share !== 0) return share >= 1 ? style.backgroundColor : "";
    }
    return "rgb(255, 255, 255)";
  };

  const within = (element, hit) => {
    for (let at = hit; at; at = parentOf(at)) if (at === element) return true;
    for (let at = element; at; at = parentOf(at)) if (at === hit) return true;
    return Boolean(hit.closest?.("label")?.control === element);
  };

  // How much of what lies under an element it hides, from 0 to 1: the veil behind a dialog dims, and hides nothing.
  const painted = (cover) => {
    const style = getComputedStyle(cover);
    let share = style.backgroundImage !== "none" || cover.matches(PICTURES) ? 1 : alpha(style.backgroundColor);
    for (let at = cover; at && share > 0; at = parentOf(at)) share *= Number(getComputedStyle(at).opacity);
    return share;
  };

  // What lies over an element at a point of the window and hides more than a share of what is there.
  const coverAt = (element, x, y, share) => {
    const root = element.getRootNode();
    const hit = root.elementFromPoint(x, y);
    if (!hit || within(element, hit)) return null;
    const above = root.elementsFromPoint(x, y);
    const end = above.findIndex((one) => within(element, one));
    return above.slice(0, end < 0 ? above.length : end).find((one) => painted(one) > share) || null;
  };

  // How many of these points of an element are in view, how many of them lie under something else, and under what.
  const hits = (element, points) => {
    const view = element.ownerDocument.defaultView;
    const found = { seen: 0, hidden: 0, over: null };
    for (const rect of element.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      for (const [across, down] of points) {
        const x = rect.left + rect.width * across, y = rect.top + rect.height * down;
        if (x < 0 || y < 0 || x >= view.innerWidth || y >= view.innerHeight) continue;
        found.seen += 1;
        const over = coverAt(element, x, y, OPAQUE);
        if (over) { found.hidden += 1; found.over ||= over; }
      }
    }
    return found;
  };

  // The share of an element that something else lies over, and what; all of it when none of it is in view. A point costs
  // the more the longer the page is, so most elements are known by a few.
  const cover = (element) => {
    const few = hits(element, FEW);
    if (few.seen && !few.hidden) return { share: 0, over: null };
    const { seen, hidden, over } = hits(element, POINTS);
    return { share: seen ? hidden / seen : 1, over };
  };

  const inView = (element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const view = element.ownerDocument.defaultView;
    return bottom > 0 && right > 0 && top < view.innerHeight && left < view.innerWidth;
  };

  return { roots, parentOf, appearance, rest, changes, unclipped, alpha, backdrop, cover, coverAt, inView };
})();
