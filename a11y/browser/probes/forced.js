// Installed once for a page, in the isolated world: controls that are nothing but a drawing which forced colours may take away.
"use strict";
globalThis.a11yForced = (() => {
  const { tell, shown, trees } = a11yEyes;
  const MOST = 12;          // controls that are pictured
  const LARGEST = 200;      // CSS pixels: what is larger is no control that is a drawing
  const CONTROLS = "a[href],button,summary,[role=button],[role=link],[role=checkbox],[role=switch],[role=radio],[role=tab]," +
    "[role=menuitem],input[type=checkbox],input[type=radio],input[type=button],input[type=submit],input[type=reset]";
  const DRAWINGS = "img,svg,canvas,video,picture,iframe,object,embed,input,select,textarea";

  let asked = [];
  const parts = new Map();   // what fades within each of them

  // What forced colours repaint or leave out: a colour behind, a gradient, a shadow, a shape cut out of them.
  const fades = (style) => style.forcedColorAdjust !== "none" && (style.boxShadow !== "none" ||
    style.maskImage !== "none" || /gradient/.test(style.backgroundImage) || !/(, 0\)|^transparent)$/.test(style.backgroundColor));

  // What they leave in view.
  const stays = (style) => style.forcedColorAdjust === "none" || (/url\(/.test(style.backgroundImage) && style.maskImage === "none");

  const pseudo = (element) => ["::before", "::after"].map((name) => getComputedStyle(element, name))
    .filter((style) => style.content !== "none" && style.content !== "normal" && style.display !== "none");

  const written = (style) => !/^(""|'')/.test(style.content);

  const drawnOnly = (element) => {
    if ((element.innerText || "").trim() || element.querySelector(DRAWINGS)) return false;
    if (element.localName === "input") {
      if (["button", "submit", "reset"].includes(element.type) ? element.value : getComputedStyle(element).appearance !== "none") return false;
    }
    let found = false;
    for (const one of [element, ...Array.from(element.querySelectorAll("*")).slice(0, 20)]) {
      const extra = pseudo(one);
      if (extra.some(written)) return false;
      for (const style of [getComputedStyle(one), ...extra]) {
        if (stays(style)) return false;
        found = found || fades(style);
      }
    }
    return found;
  };

  // Where the inside of a control is drawn by what fades in it, its frame apart; null where nothing is drawn there.
  const innerOf = (element) => {
    if (element.localName === "input") return null;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const [left, top, right, bottom] = ["Left", "Top", "Right", "Bottom"].map((side) => parseFloat(style[`border${side}Width`]) + 1);
    let within = [box.left + left, box.top + top, box.right - right, box.bottom - bottom];
    // what fades is found before the colours are forced: a style for them may have it stay
    if (!parts.has(element)) {
      parts.set(element, pseudo(element).some(fades) ? null : Array.from(element.querySelectorAll("*")).slice(0, 20)
        .filter((one) => [getComputedStyle(one), ...pseudo(one)].some(fades)));
    }
    if (parts.get(element)) {
      const drawn = parts.get(element).map((one) => one.getBoundingClientRect());
      if (!drawn.length) return null;
      const ends = [Math.min(...drawn.map((one) => one.left)), Math.min(...drawn.map((one) => one.top)),
        Math.max(...drawn.map((one) => one.right)), Math.max(...drawn.map((one) => one.bottom))];
      within = within.map((edge, at) => at < 2 ? Math.max(edge, ends[at] - 1) : Math.min(edge, ends[at] + 1));
    }
    const [x, y, width, height] = [within[0] + scrollX, within[1] + scrollY, within[2] - within[0], within[3] - within[1]];
    return width >= 4 && height >= 4 ? { x, y, width, height } : null;
  };

  const begin = () => {
    asked = [];
    parts.clear();
    for (const root of trees()) {
      for (const element of root.querySelectorAll(CONTROLS)) {
        if (asked.length >= MOST) break;
        const { width, height } = element.getBoundingClientRect();
        if (width < 8 || height < 8 || width > LARGEST || height > LARGEST) continue;
        if (!element.closest(":disabled,[aria-disabled=true],[aria-hidden=true],[inert]") && shown(element) && drawnOnly(element)) asked.push(element);
      }
    }
    return places();
  };

  const places = () => {
    void document.documentElement.offsetHeight;
    return asked.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + scrollX, y: y + scrollY, width, height, inner: innerOf(element) };
    });
  };

  const told = (numbers) => numbers.map((number) => tell(asked[number]));

  return { begin, places, told };
})();
