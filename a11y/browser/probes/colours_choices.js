// Installed once for a page, in the isolated world: whether what is chosen or wrong differs from the rest by colour alone.
"use strict";
globalThis.a11yChoices = (() => {
  const MOST = 400;          // elements in a state that are looked at
  const MOST_PEERS = 12;
  const MOST_TOLD = 20;
  const SAME = 1.04;         // the contrast ratio of colours that nobody tells apart
  const MOST_INSIDE = 12;    // parts of one element that are compared
  const STATES = [["aria-selected", "[role=tab],[role=option],[role=treeitem]"], ["aria-pressed", "button,[role=button]"],
    ["aria-checked", "[role=radio],[role=checkbox],[role=switch],[role=menuitemradio],[role=menuitemcheckbox]"]];
  const FIELDS = "input:not([type=hidden],[type=checkbox],[type=radio],[type=submit],[type=button],[type=image],[type=range],[type=color],[type=file]),textarea,select";
  const SHAPE = ["textDecorationLine", "fontWeight", "fontStyle", "fontSize", "transform", "translate", "scale", "left", "right", "justifyContent",
    "marginLeft", "backgroundImage", "outlineStyle", "outlineWidth", "opacity", "visibility", "display", "clipPath", "maskImage", "strokeWidth"];
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const SHADOW = /rgba?\([^)]*\)|color\([^)]*\)/g;

  const { parse, over, ratio } = a11yPaint;
  const { roots, above, shown, waits, ground, tell } = a11yColours;

  const seen = (colour) => (parse(colour)?.[3] ?? 1) > 0;

  const sidesOf = (style) => SIDES.filter((side) => parseFloat(style[`border${side}Width`]) > 0 &&
    !["none", "hidden"].includes(style[`border${side}Style`]) && seen(style[`border${side}Color`]));

  // Of one element or what is drawn before or after it: what is no colour, and its colours.
  const drawn = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && ["none", "normal"].includes(style.content)) return [pseudo, []];
    const sides = sidesOf(style);
    const shape = [pseudo, pseudo && style.content, ...SHAPE.map((name) => style[name]), style.boxShadow.replace(SHADOW, ""),
      ...sides.map((side) => `${side} ${style[`border${side}Width`]} ${style[`border${side}Style`]}`)];
    // a line or a dot that is there for what is chosen only
    if (pseudo || !element.textContent.trim()) shape.push(style.width, style.height, seen(style.backgroundColor));
    shape.push(...(style.boxShadow.match(SHADOW) || []).map(seen));
    const colours = [style.color, style.backgroundColor, ...sides.map((side) => style[`border${side}Color`]),
      style.fill, style.stroke, ...style.boxShadow.match(SHADOW) || []];
    return [shape.join("|"), colours];
  };

  // A box to tick that its label stands for lies somewhere beside the words.
  const unseen = (one) => one.localName === "input" && Math.min(one.offsetWidth, one.offsetHeight) <= 4;

  const looksOf = (host) => {
    const place = host.getBoundingClientRect();
    const parts = [host, ...Array.from(host.querySelectorAll("*")).filter((one) => one.checkVisibility() && !unseen(one)).slice(0, MOST_INSIDE)];
    const shape = [];
    const colours = [];
    for (const part of parts) {
      for (const pseudo of [null, "::before", "::after"]) {
        const [form, paints] = drawn(part, pseudo);
        shape.push(`${part.localName} ${form}`);
        colours.push(...paints);
      }
      // the knob of a switch is at another end
      if (part !== host && !part.textContent.trim()) shape.push(Math.round(part.getBoundingClientRect().x - place.x));
    }
    shape.push(Math.round(place.height));
    return { shape: shape.join("\n"), colours };
  };

  const alike = (one, other) => one.shape === other.shape && String(one.colours) === String(other.colours);

  // How well the colours that differ can be told from each other; 0 when none does, null when something else differs.
  const apart = (host, peer) => {
    const [mine, its] = [looksOf(host), looksOf(peer)];
    if (mine.shape !== its.shape || mine.colours.length !== its.colours.length) return null;
    const behind = ground(above(host));
    if (!behind) return null;
    let most = 0;
    for (const [number, colour] of mine.colours.entries()) {
      if (colour === its.colours[number]) continue;
      const [one, other] = [parse(colour), parse(its.colours[number])];
      if (!one || !other) return null;
      most = Math.max(most, ratio(over(one, behind), over(other, behind)));
    }
    return most;
  };

  const MARKED_BY = ["backgroundColor", "fill", "stroke"];
  // What tells a state without any colour, or by a colour that is not that of a mark.
  const OTHERWISE = ["textDecorationLine", "fontWeight", "fontStyle", "fontSize", "backgroundImage", "outlineStyle", "maskImage", "marginLeft", "translate",
    "left", "right", "justifyContent", "boxShadow", "filter", "color"];

  const isWordless = (part, pseudo, style) => pseudo ? ["none", "normal", '""'].includes(style.content) : !part.textContent.trim();

  const GEOMETRY = ["transform", "scale", "opacity", "visibility", "display", "width", "height", "clipPath", "strokeWidth", "content",
    ...SIDES.map((side) => `border${side}Width`)];

  // The colours that a part draws, each as it is seen on what is behind it.
  const paints = (part, style, behind) => [
    ...MARKED_BY.filter((name) => name === "backgroundColor" || part instanceof SVGElement).map((name) => style[name]).filter((colour) => colour !== "none"),
    ...sidesOf(style).map((side) => style[`border${side}Color`])].map((colour) => over(parse(colour) || [0, 0, 0, 1], behind));

  const placed = (part, host) => part.getClientRects().length ? Math.round(part.getBoundingClientRect().x - host.getBoundingClientRect().x) : 0;
  const shift = ({ transform }) => { const { e, f } = new DOMMatrix(transform === "none" ? "" : transform); return [e, f].map(Math.round).join(); };

  // How well at best the mark can be seen that what is chosen has and its like has not; null where anything else tells, or may tell.
  const faintMark = (host, peer) => {
    const [mine, its] = [host, peer].map((one) => [one, ...one.querySelectorAll("*")].slice(0, MOST_INSIDE));
    const label = (one) => [one.closest("label"), one.localName === "input" && one.nextElementSibling, one.parentElement, one.parentElement?.parentElement].filter(Boolean).map((at) => drawn(at, null).join("|")).join("#");
    if (mine.length !== its.length || mine.some((one, n) => one.localName !== its[n].localName || one.localName === "img" || placed(one, host) !== placed(its[n], peer)) || label(host) !== label(peer)) return null;
    let most = 0;
    let other = null;
    for (const [number, part] of mine.entries()) {
      for (const pseudo of [null, "::before", "::after"]) {
        const [now, was] = [getComputedStyle(part, pseudo), getComputedStyle(its[number], pseudo)];
        if (pseudo && ["none", "normal"].includes(now.content) && now.content === was.content) continue;
        if (String(drawn(part, pseudo)) === String(drawn(its[number], pseudo))) continue;
        if (OTHERWISE.some((name) => now[name] !== was[name] && (name !== "color" || !isWordless(part, pseudo, now)))) return null;
        if (!isWordless(part, pseudo, now) || !isWordless(its[number], pseudo, was) || now.boxShadow !== "none" || now.backgroundImage !== "none") return null;
        // a knob that is at another end
        if (shift(now) !== shift(was)) return null;
        const [behind, before] = [part, its[number]].map((one) => ground(pseudo ? one : above(one)));
        if (!behind || !before) return null;
        const [seenNow, seenBefore] = [paints(part, now, behind), paints(its[number], was, before)];
        const drawnAnew = seenNow.length !== seenBefore.length || GEOMETRY.some((name) => now[name] !== was[name]);
        // what has the same shape is told by its colours beside those of its like, else by what lies behind it
        seenNow.forEach((colour, n) => { most = Math.max(most, ratio(colour, drawnAnew ? behind : seenBefore[n])); });
        other ??= part;
      }
    }
    return other && most < 3 ? most : null;
  };

  const atRest = (element) => shown(element) && !waits(element) && !element.matches(":focus,:hover,:focus-within,:active");

  let plain = [];            // what is chosen and differs from its like by colours alone, with one of these

  // Those of them that differ in nothing as the page is shown now.
  const lost = () => {
    a11yColours.forget();
    return plain.filter(([host, peer]) => {
      const share = host.isConnected && peer.isConnected ? apart(host, peer) : null;
      return share !== null && share < SAME;
    }).map(([host]) => tell(host));
  };

  // What tells the state to the eye: the element itself, or the label of a box that is not seen.
  const faceOf = (input) => {
    const style = getComputedStyle(input);
    const box = input.getBoundingClientRect();
    const own = box.width > 4 && box.height > 4 && Number(style.opacity) > 0 && input.checkVisibility({ visibilityProperty: true });
    if (own && style.appearance !== "none") return null;
    return input.labels?.[0] || (own ? input : null);
  };

  const holderOf = (element) => element.closest("[role=tablist],[role=listbox],[role=tree],[role=radiogroup],[role=group],[role=toolbar],[role=menu],fieldset,form,ul,ol") ||
    element.parentElement;

  // A line or a lens that moves to what is chosen: a part of the group that is none of its choices and has no words.
  const marked = (holder, choices) => Array.from(holder.querySelectorAll("*")).slice(0, 200).some((one) => !one.textContent.trim() &&
    !choices.some((choice) => choice.contains(one) || one.contains(choice)) && one.checkVisibility() && one.localName !== "input" &&
    one.getBoundingClientRect().width > 0);

  function* choices(root) {
    for (const [attribute, roles] of STATES) {
      for (const element of root.querySelectorAll(`:is(${roles})[${attribute}]`)) {
        yield [holderOf(element), attribute, element.getAttribute(attribute) === "true", element];
      }
    }
    for (const input of root.querySelectorAll("input:is([type=radio],[type=checkbox])")) {
      const face = faceOf(input);
      if (face) yield [holderOf(input), input.type + input.name, input.checked, face];
    }
  }

  const chosen = (told) => {
    let looked = 0;
    for (const root of roots()) {
      const groups = new Map();
      for (const [holder, kind, on, element] of choices(root)) {
        if ((looked += 1) > MOST) break;
        if (!groups.has(holder)) groups.set(holder, new Map());
        const kinds = groups.get(holder);
        if (!kinds.has(kind)) kinds.set(kind, [[], []]);
        if (atRest(element)) kinds.get(kind)[on ? 0 : 1].push(element);
      }
      for (const [holder, those, rest] of Array.from(groups, ([one, kinds]) => Array.from(kinds.values(), (two) => [one, ...two])).flat()) {
        const peers = rest.slice(0, MOST_PEERS);
        if (!those.length || !peers.length || told.length >= MOST_TOLD) continue;
        const [first, ...others] = peers.map(looksOf);
        if (!others.every((other) => alike(first, other))) continue;
        const share = apart(those[0], peers[0]);
        if (share === null && those[0].matches("input,label,[role=radio],[role=checkbox],[role=switch]") && !marked(holder, [...those, ...rest])) {
          const faint = faintMark(those[0], peers[0]);
          if (faint) told.push([tell(those[0]), faint, "mark"]);
        }
        if (!share || marked(holder, [...those, ...rest])) continue;
        if (share < 3) told.push([tell(those[0]), share, "chosen"]);
        else if (plain.length < MOST_TOLD) plain.push([those[0], peers[0]]);
      }
    }
    return looked;
  };

  const textOf = (element) => (element?.innerText || "").trim();

  // Whether words, or a drawing, stand at a field besides its label, or the page speaks of errors elsewhere.
  const explained = (field) => {
    const root = field.getRootNode();
    const ids = `${field.getAttribute("aria-describedby") || ""} ${field.getAttribute("aria-errormessage") || ""}`.split(/\s+/);
    if (ids.some((id) => id && textOf(root.getElementById?.(id)))) return true;
    if (Array.from(document.querySelectorAll("[role=alert],[aria-live=assertive],[role=status]")).some(textOf)) return true;
    const labels = new Set(Array.from(field.labels || [], textOf));
    for (let at = field.parentElement, steps = 0; at && steps < 4 && at.querySelectorAll(FIELDS).length < 2; at = at.parentElement, steps += 1) {
      if (at.querySelector("svg,img")) return true;
      let left = textOf(at);
      for (const label of labels) left = left.replace(label, "");
      if (field.localName === "select") left = left.replace(textOf(field), "");
      if (/[\p{L}\p{N}]{2}/u.test(left)) return true;
    }
    return false;
  };

  const red = (field) => {
    const style = getComputedStyle(field);
    return sidesOf(style).length === 4 && SIDES.every((side) => {
      const [r, g, b, a = 1] = parse(style[`border${side}Color`]) || [0, 0, 0, 0];
      return a > 0.5 && r > 120 && r > 1.8 * g && r > 1.8 * b;
    });
  };

  // Fields that a red border alone tells from others, and nothing in the source calls wrong.
  const reddened = (told) => {
    for (const root of roots()) {
      const fields = Array.from(root.querySelectorAll(`:is(${FIELDS}):not([aria-invalid])`)).slice(0, MOST).filter(atRest);
      const those = fields.filter(red);
      if (!those.length || those.length === fields.length || told.length >= MOST_TOLD || explained(those[0])) continue;
      const peer = fields.find((one) => one.localName === those[0].localName && !those.includes(one));
      const share = peer ? apart(those[0], peer) : null;
      if (share !== 0 && peer) told.push([tell(those[0]), share || 1, "red"]);
    }
  };

  const wrong = (told) => {
    let looked = 0;
    for (const root of roots()) {
      for (const field of root.querySelectorAll(`:is(${FIELDS})[aria-invalid=true]`)) {
        if ((looked += 1) > MOST || told.length >= MOST_TOLD) break;
        if (!atRest(field) || explained(field)) continue;
        const peer = Array.from((field.form || root).querySelectorAll(FIELDS)).find((one) => one.localName === field.localName &&
          one.getAttribute("aria-invalid") !== "true" && atRest(one));
        const share = peer ? apart(field, peer) : null;
        if (share && share < 3) told.push([tell(field), share, "wrong"]);
      }
    }
    return looked;
  };

  const begin = () => {
    const told = [];
    plain = [];
    const looked = chosen(told) + wrong(told);
    reddened(told);
    return { looked, told, plain: plain.length };
  };

  return { begin, lost };
})();
