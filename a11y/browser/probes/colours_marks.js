// Installed once for a page, in the isolated world: small marks of one form whose colour alone tells items of a list apart.
"use strict";
globalThis.a11yMarks = (() => {
  const MOST_ITEMS = 600;
  const LONGEST = 60;        // items of a list that are looked at
  const LONG = 160;          // letters of an item from which on it is a part of the page
  const MOST_TOLD = 3;
  const MOST_MARKS = 6;      // marks of one item
  const MOST_COLOURS = 4;    // of one mark: more are a drawing, or each item's own
  const [LEAST, MOST] = [4, 20];  // CSS pixels
  const SHAPES = ":is(span,i,b,em,div,mark,small):not(:has(*)),svg";
  const CONTROLS = "button,input,select,summary,label,nav,menu,[role=button],[role=tab],[role=menuitem],[role=progressbar],[role=option]";
  const NAMED = "[aria-label],[aria-labelledby],[title]";
  const SIGN = /^[\u25a0\u25aa\u25ae\u25c6\u25cf\u25fc\u2022\u2b1b\u2b24]\ufe0e?$/u;

  const { parse } = a11yPaint;
  const { roots, above, shown, tell } = a11yColours;

  const seen = (colour) => { const parts = parse(colour); return parts && parts[3] >= 0.3; };

  // A shape by its form, and the colour that fills it; null for what is no small mark of one colour.
  const markOf = (element) => {
    const { width, height } = element.getBoundingClientRect();
    if (width < LEAST || height < LEAST || width > MOST || height > MOST || !shown(element)) return null;
    if (element.matches(NAMED) || above(element)?.closest("[role=img],svg")) return null;
    const style = getComputedStyle(element);
    const size = `${Math.round(width)} ${Math.round(height)}`;
    if (element.localName === "svg") {
      const shapes = Array.from(element.querySelectorAll("*"));
      if (shapes.length !== 1 || !shapes[0].matches("circle,rect,path,ellipse")) return null;
      const { fill, stroke } = getComputedStyle(shapes[0]);
      const form = ["d", "r", "rx", "width"].map((name) => shapes[0].getAttribute(name) || "").join();
      return { element, form: `${size} ${shapes[0].localName} ${form}`, colour: `${fill} ${stroke}` };
    }
    if (SIGN.test(element.textContent.trim())) return { element, form: `sign ${element.textContent.trim()}`, colour: style.color };
    if (element.textContent.trim() || !seen(style.backgroundColor) || style.backgroundImage !== "none" || style.maskImage !== "none") return null;
    const drawn = ["::before", "::after"].some((pseudo) => !["none", "normal"].includes(getComputedStyle(element, pseudo).content));
    return drawn ? null : { element, form: `${size} ${style.borderRadius} ${style.clipPath} ${style.transform}`, colour: style.backgroundColor };
  };

  const marksOf = (item) => {
    const signs = Array.from(item.querySelectorAll("span,i,b,em")).filter((one) => !one.firstElementChild && SIGN.test(one.textContent.trim()));
    return [...new Set([...item.querySelectorAll(SHAPES), ...signs])].slice(0, 5 * MOST_MARKS)
      .filter((one) => !one.closest(CONTROLS)).map(markOf).filter(Boolean);
  };

  const built = (item) => Array.from(item.querySelectorAll("*"), (one) => one.localName).join();

  // How the words of an item look: bolder or struck words tell as much.
  const dressed = (item) => Array.from(item.querySelectorAll("*")).filter((one) => Array.from(one.childNodes).some((child) => child.nodeType === 3 && child.data.trim()))
    .concat(item).slice(0, 4).map((one) => { const style = getComputedStyle(one); return `${style.fontWeight} ${style.fontStyle} ${style.textDecorationLine}`; }).join();

  const source = (one, item) => [one.getAttribute("class"), one.getAttribute("style"), item.getAttribute("class"), Object.values(item.dataset), Object.values(one.dataset)].join("|");

  // Colours in turn that nothing in the source asks for lead the eye, and tell nothing.
  const byPlace = (list, marks) => list.every((item, at) => source(marks[at].element, item) === source(marks[0].element, list[0])) &&
    !marks.some(({ element }) => element.localName === "svg");

  // What stands in the same small part of an item as its mark is its name, where each colour has one.
  const named = (groups) => {
    const said = groups.map((group) => new Set(group.map(({ mark, item }) => {
      const part = above(mark.element);
      return part === item ? "" : part.textContent.trim();
    })));
    return said.every((one) => one.size === 1 && !one.has("")) && new Set(said.map((one) => [...one][0])).size === said.length;
  };

  const figured = (text) => /%|(?<![\p{L}\p{N}.,:/-])\d+(?![\p{L}\p{N}.,:/-])/u.test(text);

  const apart = (list, marks) => {
    if (new Set(marks.map(({ form }) => form)).size > 1 || byPlace(list, marks)) return null;
    const all = list.map((item, at) => ({ item, mark: marks[at] }));
    const groups = [...Map.groupBy(all, ({ mark }) => mark.colour).values()];
    if (groups.length < 2 || groups.length > MOST_COLOURS || groups.every((group) => group.length === 1) || named(groups)) return null;
    return groups.map((group) => group.map(({ item }) => item)).sort((one, other) => one.length - other.length);
  };

  const items = () => {
    const told = [];
    for (const root of roots()) {
      const found = Array.from(root.querySelectorAll("li,tr,dt,article,div:has(> :is(span,i,b,em,svg))")).slice(0, MOST_ITEMS);
      for (const list of Map.groupBy(found.filter((one) => !one.closest(CONTROLS)), (one) => one.parentNode).values()) {
        if (told.length >= MOST_TOLD) return told;
        const rows = list.filter((one) => marksOf(one).length);
        if (rows.length < 3 || rows.length > LONGEST || new Set(rows.map(built)).size > 1 || new Set(rows.map(dressed)).size > 1) continue;
        const texts = rows.map((one) => one.textContent.trim());
        if (!texts.every((text) => /\p{L}/u.test(text) && text.length < LONG) || texts.every(figured)) continue;
        const marks = rows.map(marksOf);
        const most = Math.min(MOST_MARKS, marks[0].length);
        if (marks.some((one) => one.length !== marks[0].length)) continue;
        for (let at = 0; at < most; at += 1) {
          const groups = apart(rows, marks.map((one) => one[at]));
          if (!groups) continue;
          told.push(groups);
          break;
        }
      }
    }
    return told;
  };

  // Whether words tell what colours do is asked of the page, and not here: a page of other words may look the same.
  return { items: () => items().map((groups) => groups.map((group) => group.map(tell))) };
})();
