// Installed once for a page, in the isolated world: items of a list, and keys to a drawing, that colours or weight alone tell apart.
"use strict";
globalThis.a11yItems = (() => {
  const MOST_ITEMS = 600;
  const MOST_LISTS = 60;
  const LONGEST = 60;        // items of a list that are looked at
  const MOST_TOLD = 3;
  const LONG = 160;          // letters of an element from which on it is a part of the page
  const MOST_LOOKS = 4;      // ways to look in one list: more are a drawing, or each item's own
  const WORDS = 3;           // elements of an item whose letters are looked at
  const [LEAST, MOST] = [5, 48];  // CSS pixels of a swatch
  const MOST_SHAPES = 400;
  const ELSEWHERE = "nav,header,footer,menu,pre,code,thead,form,[role=navigation],[role=banner],[role=contentinfo],[role=menu],[role=menubar]," +
    "[role=tablist],[role=toolbar],[role=listbox],[role=tree],[role=grid],[role=radiogroup],[aria-hidden=true]";
  const TOLD = "[aria-current]:not([aria-current=false]),[aria-selected],[aria-checked],[aria-pressed],[aria-disabled=true],[disabled]," +
    "[aria-invalid=true],input:checked,[role=img],s,del,ins,mark,strong,em,abbr";
  const SWATCHES = ":is(span,i,b,em,div,td,mark,small):empty";

  const { parse } = a11yPaint;
  const { roots, above, shown, tell } = a11yColours;

  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const SIDES = ["Top", "Right", "Bottom", "Left"];

  // What a look is made of beside places and sizes.
  const ownLook = (element) => {
    const style = getComputedStyle(element);
    const edges = SIDES.map((side) => parseFloat(style[`border${side}Width`]) >= 2 && style[`border${side}Style`] !== "none" ? style[`border${side}Color`] : "");
    return [style.color, style.backgroundColor, style.backgroundImage === "none" ? "" : "picture", ...edges, Number(style.fontWeight) >= 600 ? "bold" : "", style.fontStyle, style.opacity];
  };

  const carriers = (item) => Array.from(item.querySelectorAll("*")).filter((one) =>
    Array.from(one.childNodes).some((child) => child.nodeType === 3 && child.data.trim())).slice(0, WORDS);

  const lookOf = (item) => [item, ...carriers(item)].map((one) => ownLook(one).join("|")).join(" ");

  const built = (item) => [item.localName, ...Array.from(item.querySelectorAll("*"), (one) => one.localName)].join();

  // Grounds that change from row to row lead the eye, and tell nothing.
  const bare = (item) => [item, ...carriers(item)].map((one) => ownLook(one).toSpliced(1, 1).join("|")).join(" ");
  const inTurn = (list, looks) => looks.every((look, at) => look === looks[at % 2]) && new Set(list.slice(0, 2).map(bare)).size === 1;

  const hue = (colour) => {
    const parts = parse(colour);
    if (!parts || parts[3] < 0.5) return "";
    const [r, g, b] = parts;
    if (Math.max(r, g, b) - Math.min(r, g, b) < 50) return "";
    if (r > 1.5 * g && r > 1.5 * b) return "red";
    if (g > 1.15 * r && g > b) return "green";
    return r >= g && g > 1.3 * b ? "amber" : "";
  };

  // Colours as of a traffic light: they stand for more and less.
  const graded = (items) => new Set(items.flatMap((item) => {
    const style = getComputedStyle(item);
    return [style.backgroundColor, ...SIDES.filter((side) => parseFloat(style[`border${side}Width`]) >= 2).map((side) => style[`border${side}Color`])].map(hue).filter(Boolean);
  })).size > 1;

  const alone = (list, ordered) => {
    const looks = list.map(lookOf);
    const kinds = Map.groupBy(list, (one) => looks[list.indexOf(one)]);
    if (kinds.size < 2 || kinds.size > MOST_LOOKS || inTurn(list, looks)) return null;
    const groups = [...kinds.values()];
    const single = groups.every((group) => group.length === 1);
    if (single && !ordered && !graded(list)) return null;
    const rest = groups.filter((group) => group.length > 1);
    // the first or last of a list alone is often set off for its place
    const marked = groups.filter((group) => group.length === 1).flat();
    if (!single && rest.length === 1 && marked.length === 1 && [list[0], list.at(-1)].includes(marked[0])) return null;
    if (groups.some((group) => group.some((item) => item.matches(TOLD) || item.querySelector(TOLD)))) return null;
    return groups.sort((one, other) => one.length - other.length);
  };

  // Items of a list by their element, or by a class that all of several short parts have.
  const listed = (list) => !list[0].matches("div,article") || (list.length > 3 && list.length === list[0].parentNode.children.length &&
    list.every((one) => one.textContent.length < LONG) &&
    Array.from(list[0].classList).some((name) => list.every((one) => one.classList.contains(name))));

  const lists = () => {
    const told = [];
    for (const root of roots()) {
      const items = Array.from(root.querySelectorAll("li,tr,div[class],article[class]")).slice(0, MOST_ITEMS).filter((one) => !one.closest(ELSEWHERE));
      const found = Map.groupBy(items, (one) => one.parentNode);
      for (const list of [...found.values()].filter(listed).slice(0, MOST_LISTS)) {
        if (told.length >= MOST_TOLD) return told;
        if (list.length < 3 || list.length > LONGEST || new Set(list.map(built)).size > 1) continue;
        const marked = list.every((one) => shown(one) && words(one.textContent).length) && alone(list, list[0].parentElement?.localName === "ol");
        if (marked) told.push(marked);
      }
    }
    return told;
  };

  // A small shape of one colour and the words that follow it.
  const swatchOf = (element) => {
    const { width, height } = element.getBoundingClientRect();
    if (width < LEAST || height < LEAST || width > MOST || height > MOST || !shown(element)) return null;
    const colour = getComputedStyle(element).backgroundColor;
    if (!parse(colour) || parse(colour)[3] < 0.5) return null;
    let next = element.nextSibling;
    while (next && next.nodeType !== 1 && !next.textContent.trim()) next = next.nextSibling;
    const text = next?.textContent.trim() || "";
    return words(text).length && text.length < 60 && !/\d\s*%|%\s*\d|\(\d/.test(`${text} ${above(element)?.textContent || ""}`) ? { element, colour, text } : null;
  };

  // What is painted in a colour, small shapes and the words of the key apart.
  const painted = (colour, key) => {
    const near = (one) => one && one !== "none" && one.startsWith("rgb") && String(parse(one)) === String(parse(colour));
    for (const root of roots()) {
      for (const shape of Array.from(root.querySelectorAll("svg :is(path,line,polyline,polygon,rect,circle,ellipse)")).slice(0, MOST_SHAPES)) {
        if (key.contains(shape) || !shown(shape)) continue;
        const style = getComputedStyle(shape);
        if (near(style.stroke) || near(style.fill)) return { shape, form: `${style.strokeDasharray} ${style.strokeWidth}` };
      }
    }
    return null;
  };

  // Keys to a drawing: its lines or bars have colours of the key, and nothing else in the drawing says which is which.
  const keys = () => {
    const told = [];
    for (const root of roots()) {
      const swatches = Array.from(root.querySelectorAll(SWATCHES)).slice(0, MOST_SHAPES).map(swatchOf).filter(Boolean);
      const together = Map.groupBy(swatches, ({ element }) => above(element)?.closest("ul,ol,dl,p,figcaption") || element.parentElement);
      for (const [key, entries] of together) {
        const colours = Map.groupBy(entries, (one) => one.colour);
        if (colours.size < 2 || colours.size > 8) continue;
        const found = [...colours.keys()].map((colour) => painted(colour, key)).filter(Boolean);
        if (found.length < 2 || new Set(found.map(({ form }) => form)).size === found.length) continue;
        const drawing = found[0].shape.closest("svg");
        const text = drawing.textContent.toLowerCase();
        if (entries.some((one) => text.includes(one.text.toLowerCase()))) continue;
        if (told.length < MOST_TOLD) told.push(entries[0].element);
      }
    }
    return told;
  };

  // Whether words tell what looks do is asked of the page, and not here: a page of other words may look the same.
  const items = () => lists().map((groups) => groups.map((group) => group.map(tell)));

  return { items, keys: () => keys().map((one) => ["key", tell(one)]) };
})();
