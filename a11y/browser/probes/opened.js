// Installed once for a page, in the isolated world: what is in something that opened, by name and by Tab, and what it hides.
"use strict";
globalThis.a11yOpened = (() => {
  const { use, inside, below, active, isOpen, frame, newcomers, words, saysClose, CONTROL } = globalThis.a11yOpenings;
  const CLOSES = 700;       // ms
  const EDGE = 4;           // CSS pixels to the edge of the window
  const MIDDLE = 0.1;       // share of the window by which a box may lie beside its middle
  const VEIL = 0.1;         // the least share of its own colour that a veil has
  const MOST = 400;         // elements that came, of which it is asked
  const MOST_PARTS = 4;
  const SIGN = /^[^\p{L}\p{N}\s]{1,2}$|^[xX]$/u;

  const usable = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && !element.closest("[inert],fieldset:disabled");

  // What a screen reader says of a control, as far as it is written in it; pictures in it may have a name.
  const label = (one) => {
    const tied = (one.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => id && document.getElementById(id)?.textContent).join("");
    const own = one.getAttribute("aria-label") || tied || one.value || one.title;
    if (own?.trim()) return own.trim();
    const walk = (node) => node.nodeType === 3 ? node.data : node.nodeType !== 1 || node.getAttribute("aria-hidden") === "true" ? "" :
      node.getAttribute("aria-label") || node.getAttribute("alt") || node.title || Array.from(node.childNodes, walk).join("");
    return walk(one).trim();
  };

  // A button whose whole name is a sign; null for none. Items of a menu are told by it.
  const signed = () => {
    const { thing, kind } = use();
    const found = kind === "menu" ? null : Array.from(below(thing)).find((one) => one.matches("button,[role=button]") && usable(one) &&
      !one.labels?.length && !one.hasAttribute("aria-describedby") && SIGN.test(label(one)));
    return found ? { ...globalThis.a11yProbe.describe(found), label: label(found) } : null;
  };

  let parts = [];

  // Small parts that the pointer has a hand for, and what they say: no control in it does the same by its name. What closes it is asked elsewhere.
  const forPointer = () => {
    const { thing, pointed } = use();
    const all = Array.from(below(thing));
    const names = new Set(all.filter((one) => one.matches(CONTROL) && usable(one)).map((one) => label(one).toLowerCase()));
    const alone = (part) => part !== pointed && !saysClose(part) && !(words(part) && names.has(words(part).toLowerCase()));
    parts = a11yPointable.among(all, thing).filter(alone).slice(0, MOST_PARTS);
    return parts.map((part) => ({ ...globalThis.a11yProbe.describe(part), label: words(part) }));
  };

  // Those of the items that say that Tab comes to them.
  const stops = () => use().items.map((one, number) => (one.tabIndex >= 0 ? number : -1)).filter((number) => number >= 0);

  // What of the page has the focus and lies wholly under what opened; empty for nothing.
  const hides = () => {
    const { thing, opener } = use();
    const at = active();
    if (!isOpen() || !at || at === document.body || inside(thing, at) || inside(opener, at) || at.getBoundingClientRect().width < 2) return "";
    const { share, over } = globalThis.a11yLooks.cover(at);
    return share >= 1 && over && inside(thing, over) ? globalThis.a11yProbe.describe(at).selector : "";
  };

  // The same when it was given the time to close: some wait a moment, in case the focus comes back.
  const stillHides = async () => {
    const lived = globalThis.a11yPace.begun();
    while (hides() && lived() < CLOSES) await frame();
    return hides();
  };

  const STAYS = "[type=submit],[type=reset],[aria-expanded],[aria-haspopup],[aria-pressed],[aria-selected],[role=switch],[role=tab],[popovertarget]";
  const ANSWERS = 500;      // ms in which a script has put the focus somewhere

  // The first button of a dialog that neither closes it nor sends a form, with the focus on it; null for none.
  const presser = () => {
    const { thing } = use();
    const found = Array.from(below(thing)).find((one) => one.matches("button,[role=button]") && usable(one) && !saysClose(one) &&
      !one.matches(STAYS) && !(one.form && one.type === "submit"));
    found?.focus({ preventScroll: true });
    return found && active() === found ? { ...globalThis.a11yProbe.describe(found), label: label(found) } : null;
  };

  // Whether the dialog is open still, and the focus is on nothing in it any more.
  const lostInside = async () => {
    const lost = () => active() === document.body || active() === document.documentElement || !active().checkVisibility();
    const lived = globalThis.a11yPace.begun();
    while (lived() < ANSWERS && !(lost() && lived() > ANSWERS / 2)) await frame();
    return isOpen() && lost();
  };

  const OPERABLE = "a,button,input,select,textarea,label,summary,[tabindex],[role],[onclick],iframe,video,audio,object,embed,img,svg,canvas";

  // Whether it lies over words or controls of the page, loose from what is around it.
  const liesOver = () => {
    const { thing } = use();
    let loose = false;
    for (let at = thing; at && at !== document.body && !loose; at = at.parentElement) loose = ["absolute", "fixed"].includes(getComputedStyle(at).position);
    if (!loose) return false;
    const { left, top, width, height } = thing.getBoundingClientRect();
    const own = (one) => Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
    return [0.1, 0.3, 0.5, 0.7, 0.9].some((across) => [0.1, 0.3, 0.5, 0.7, 0.9].some((down) => {
      const all = document.elementsFromPoint(left + width * across, top + height * down);
      return all.some((one) => inside(thing, one)) && all.some((one) => !inside(thing, one) && !inside(one, thing) && (own(one) || one.matches("a,button,input,select,textarea")));
    }));
  };

  // A place of the window where nothing is to be operated and that is not in it; null for none.
  const beside = () => {
    const { thing } = use();
    for (const down of [0.98, 0.75, 0.5, 0.25]) {
      for (const across of [0.01, 0.99, 0.5]) {
        const [x, y] = [innerWidth * across, innerHeight * down];
        const hit = document.elementFromPoint(x, y);
        if (hit && !inside(thing, hit) && !hit.closest(OPERABLE)?.matches(":not(main,[role=main],body)")) return [x, y];
      }
    }
    return null;
  };

  const seeThrough = (style) => {
    const alpha = /^rgba\(.*,\s*([\d.]+)\)$|\/\s*([\d.]+)\)$/.exec(style.backgroundColor);
    const share = (alpha ? Number(alpha[1] ?? alpha[2]) : 1) * Number(style.opacity);
    return (share >= VEIL && share <= 1 - VEIL / 2) || (style.backdropFilter && style.backdropFilter !== "none");
  };
  const lies = (style) => ["fixed", "absolute"].includes(style.position);
  const reaches = (one, by) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return left - by <= EDGE && top - by <= EDGE && right + by >= innerWidth - EDGE && bottom + by >= innerHeight - EDGE;
  };

  // How far the widest ring of it goes, drawn by a shadow or an outline round it.
  const ring = (style) => {
    const shadows = style.boxShadow.split(/,(?![^(]*\))/).filter((one) => !one.includes("inset") && !/rgba\(.*,\s*0\)/.test(one));
    const spread = shadows.map((one) => Number(/([\d.]+)px\s*$/.exec(one.trim())?.[1] ?? 0));
    return Math.max(0, ...spread, style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth) || 0);
  };

  // A veil over all of the window: an element, what a style sheet draws before or after one, or a ring round a box.
  const isVeil = (one) => {
    const style = getComputedStyle(one);
    if (lies(style) && ((reaches(one, 0) && seeThrough(style)) || (ring(style) >= EDGE && reaches(one, ring(style))))) return true;
    return ["::before", "::after"].some((part) => {
      const drawn = getComputedStyle(one, part);
      return drawn.content !== "none" && lies(drawn) && seeThrough(drawn) &&
        parseFloat(drawn.width) >= innerWidth - EDGE && parseFloat(drawn.height) >= innerHeight - EDGE;
    });
  };

  const isBox = (one) => {
    const { left, right, top, bottom, width } = one.getBoundingClientRect();
    const { backgroundColor } = getComputedStyle(one);
    return width > 2 && Math.abs((left + right) / 2 - innerWidth / 2) < innerWidth * MIDDLE && left > EDGE && right < innerWidth - EDGE &&
      top > EDGE && bottom < innerHeight - EDGE && !/^rgba|\//.test(backgroundColor);
  };

  // Whether it is a box in the middle of the window, and the page round it is veiled: it waits behind the box.
  const veiled = () => {
    const { thing, before, opener, floats } = use();
    const came = [...new Set([thing, ...newcomers(before, opener)].flatMap((root) => [root, ...below(root)]))].slice(0, MOST);
    return (floats || came.some((one) => inside(thing, one) && isBox(one))) && came.some(isVeil);
  };

  return { label, presser, lostInside, forPointer, parts: () => parts, veiled, liesOver, beside, signed, stops, hides, stillHides };
})();
