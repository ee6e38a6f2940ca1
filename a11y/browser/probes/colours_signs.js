// Installed once for a page, in the isolated world: what tells links, states and controls by colour alone.
"use strict";
globalThis.a11ySigns = (() => {
  const MOST_LINKS = 400;
  const MOST_SHAPES = 5000;
  const MOST_TOLD = 30;
  const HARDLY = 2;         // the contrast below which a picture is hardly seen
  const MENUS = "nav,menu,h1,h2,h3,h4,h5,h6,summary,button,label,legend,figcaption,[role=navigation],[role=menu]," +
    "[role=menubar],[role=tablist],[role=toolbar],[role=heading],[role=listbox],[role=tree]";
  const CONTROLS = "button,a[href],summary,input[type=button],input[type=submit],[role=button],[role=link],[role=tab]," +
    "[role=menuitem],[role=switch],[role=checkbox],[role=radio]";
  const SHAPES = "path,circle,ellipse,rect,line,polyline,polygon,use,text";
  const TELLS = /(?:^|[-_\s])(?:ok|good|bad|warn(?:ing)?|danger|error|fail(?:ed|ure)?|success|pass(?:ed)?|online|offline|away|busy|active|inactive|status|state|healthy|critical|valid|invalid|green|red|amber)(?:$|[-_\s])/i;

  const { parse, over, write, ratio } = a11yPaint;
  const { roots, above, chain, shown, waits, ground, tell } = a11yColours;

  const signs = (text) => (text.match(/[\p{L}\p{N}]/gu) || []).length;
  const broad = (text) => /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(text);
  const seen = (colour) => { const parts = parse(colour); return parts && parts[3] > 0; };

  const inline = (element) => ["inline", "contents"].includes(getComputedStyle(element).display);

  const blockOf = (element) => {
    for (const at of chain(above(element))) if (!inline(at)) return at;
    return null;
  };

  // The words of a block that stand in its lines, outside of links and controls.
  const proseOf = (block) => {
    const found = [];
    const walk = (element) => {
      for (const node of element.childNodes) {
        if (node.nodeType === 3 && node.data.trim()) found.push(node);
        else if (node.nodeType === 1 && inline(node) && !node.matches(`${CONTROLS},a,script,style`) && shown(node)) walk(node);
      }
    };
    walk(block);
    return found;
  };

  const proseEnough = (texts) => {
    const text = texts.map((one) => one.data).join(" ");
    const words = text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length;
    return (words >= 3 && signs(text) >= 10) || (broad(text) && signs(text) >= 5);
  };

  const drawnBefore = (element) => ["::before", "::after"].some((pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return !["none", "normal", '""'].includes(style.content) ||
      (style.content === '""' && (seen(style.backgroundColor) || style.backgroundImage !== "none" || parseFloat(style.borderBottomWidth) > 0));
  });

  const lined = (style) => style.textDecorationLine !== "none" && seen(style.textDecorationColor);

  const edged = (style) => ["Top", "Right", "Bottom", "Left"].some((side) =>
    parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none" && seen(style[`border${side}Color`]));

  // Whether a link looks otherwise than the words around it by more than its colour.
  const marked = (link, block, beside) => {
    const behind = ground(block);
    const lit = (style) => {
      const own = parse(style.backgroundColor);
      return own && own[3] > 0 && behind && ratio(over(own, behind), behind) >= 3;
    };
    if (link.querySelector("img,svg,picture,video,i:empty,canvas")) return true;
    const plain = getComputedStyle(beside);
    for (const at of [...chain(link)].slice(0, 12)) {
      if (at === block) break;
      const style = getComputedStyle(at);
      if (lined(style) && !lined(plain)) return true;
      if (edged(style) || style.boxShadow !== "none" || style.backgroundImage !== "none" || drawnBefore(at)) return true;
      if (lit(style) || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)) return true;
    }
    return [link, ...link.querySelectorAll("*")].slice(0, 8).some((at) => {
      const style = getComputedStyle(at);
      return lined(style) || edged(style) || lit(style) || drawnBefore(at) ||
        Math.abs(Number(style.fontWeight) - Number(plain.fontWeight)) >= 200 || style.fontStyle !== plain.fontStyle ||
        Math.abs(parseFloat(style.fontSize) - parseFloat(plain.fontSize)) > 1 || style.fontFamily !== plain.fontFamily ||
        style.textTransform !== plain.textTransform || style.fontVariantCaps !== plain.fontVariantCaps;
    });
  };

  // Which element of a link holds its words.
  const holder = (link) => {
    const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.data.trim()) return node.parentElement;
    return null;
  };

  const links = () => {
    const told = [];
    let count = 0;
    const clear = [];
    for (const root of roots()) {
      for (const link of root.querySelectorAll("a[href]")) {
        if ((count += 1) > MOST_LINKS || told.length >= MOST_TOLD) break;
        const words = holder(link);
        if (!words || !inline(link) || link.closest(MENUS) || !shown(link) || signs(link.textContent) < 2) continue;
        const block = blockOf(link);
        if (!block || getComputedStyle(block).display.includes("flex") || getComputedStyle(block).display.includes("grid")) continue;
        const prose = proseOf(block);
        if (!proseEnough(prose)) continue;
        const beside = prose[0].parentElement;
        const own = parse(getComputedStyle(words).color);
        const inks = new Set(prose.map((text) => getComputedStyle(text.parentElement).color));
        const other = parse(getComputedStyle(beside).color);
        const behind = ground(link);
        if (!own || !other || inks.size !== 1) continue;
        if (marked(link, block, beside)) {
          if (String(own) !== String(other)) clear.push(tell(link));
          continue;
        }
        if (!behind || String(behind) !== String(ground(block))) continue;
        const colours = [over(own, behind), over(other, behind)];
        told.push([tell(link), ...colours.map(write), a11yStates.marks(link)]);
      }
    }
    return { told, clear };
  };

  // What holds the words in an element, once for each text.
  function* holding(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (signs(node.data)) yield node.parentElement;
  }

  // Whether the words of a cell are there for who listens alone: what is hidden from them is all that eyes have.
  const onlyHeard = (element) => {
    const cell = element.closest("td,li,dd,dt");
    let words = 0;
    for (const one of cell ? holding(cell) : []) {
      words += 1;
      const { width, height } = one.getBoundingClientRect();
      if (width > 2 && height > 2) return false;
    }
    return words > 0;
  };

  // Small shapes without words or a name, of one form and several colours, or whose source says that they tell a state.
  const dots = () => {
    const groups = new Map();
    for (const root of roots()) {
      for (const element of Array.from(root.querySelectorAll(":is(span,i,b,em,div,td,li,mark,small):empty")).slice(0, MOST_SHAPES)) {
        if (element.childElementCount || element.textContent.trim()) continue;
        if (element.matches("[aria-label],[title],[aria-labelledby],[role=separator],[role=presentation]")) continue;
        if (element.matches("[aria-hidden=true]") && !onlyHeard(element)) continue;
        const box = element.getBoundingClientRect();
        if (box.width < 5 || box.height < 5 || box.width > 48 || box.height > 48) continue;
        const style = getComputedStyle(element);
        const colour = parse(style.backgroundColor);
        if (!colour || colour[3] < 0.3 || style.backgroundImage !== "none" || !shown(element) || drawnBefore(element)) continue;
        if (above(element)?.closest(`${CONTROLS},label:has(input),[role=progressbar],progress,meter,[role=img],[aria-label]`)) continue;
        const form = [element.localName, Math.round(box.width), Math.round(box.height), style.borderRadius, above(element)?.localName].join("|");
        groups.set(form, [...groups.get(form) || [], [element, style.backgroundColor]]);
      }
    }
    const told = [];
    let alike = 0;
    for (const group of groups.values()) {
      const colours = new Map(group.map(([element, colour]) => [colour, element]));
      const says = group.some(([element]) => TELLS.test(`${element.getAttribute("class") || ""} ${element.id}`));
      // a row of coloured shapes without any word beside them is a drawing
      const beside = group.some(([element]) => signs(above(element)?.closest("tr,li,dl,p,label,div")?.textContent || "") > 0);
      if (!beside || group.length > 40 || colours.size > 6) continue;
      if (colours.size < 2 && !says) { alike += 1; continue; }
      for (const element of colours.values()) if (told.length < MOST_TOLD) told.push(tell(element));
    }
    return { told, alike };
  };

  const DOT = 16;            // CSS pixels of a dot
  const MOST_ITEMS = 600;
  const MOST_WORDS = 8;      // elements of one item

  const dotted = (item) => ["::before", "::after"].some((pseudo) => {
    const style = getComputedStyle(item, pseudo);
    const [width, height] = [parseFloat(style.width), parseFloat(style.height)];
    return style.content === '""' && width >= 4 && width <= DOT && Math.abs(width - height) < 2 && seen(style.backgroundColor);
  });

  // Signs between items, as in a path: all but the first have one, or all but the last.
  const parts = (list, marked) => marked.length === list.length - 1 && (list.length > 3 || list[0].closest("nav") !== null) &&
    (!marked.includes(list[0]) || !marked.includes(list[list.length - 1]));

  const built = (item) => Array.from(item.querySelectorAll("*"), (one) => one.localName).join() + (item.getAttribute("aria-label") ? "+" : "");

  // Items that a dot alone tells from others of their list, and words that a line goes through with nothing beside them.
  const looks = () => {
    const told = [];
    for (const root of roots()) {
      const items = Array.from(root.querySelectorAll("li,tr,article")).slice(0, MOST_ITEMS);
      const lists = Map.groupBy(items, (one) => one.parentNode);
      for (const list of lists.values()) {
        const marked = list.length > 1 ? list.filter(dotted) : [];
        if (!marked.length || marked.length === list.length || parts(list, marked)) continue;
        const plain = list.find((one) => !marked.includes(one) && built(one) === built(marked[0]));
        if (plain && shown(marked[0]) && told.length < MOST_TOLD) told.push(["dot", tell(marked[0])]);
      }
      for (const item of items) {
        if (item.localName === "article") continue;
        for (const words of Array.from(item.querySelectorAll("a,span,code,b,strong,em")).slice(0, MOST_WORDS)) {
          if (!getComputedStyle(words).textDecorationLine.includes("line-through") || words.closest("s,del,strike")) continue;
          const holder = words.closest("td,th,li");
          const other = holder?.querySelector("input,[role=checkbox],[aria-label],[title]");
          if (holder && !other && shown(words) && told.length < MOST_TOLD) { told.push(["struck", tell(words)]); break; }
        }
      }
    }
    return told;
  };

  const paintsOf = (svg) => {
    const paints = new Set();
    for (const shape of svg.querySelectorAll(SHAPES)) {
      if (shape.closest("defs,clipPath,mask,symbol,title,desc") || !shown(shape)) continue;
      const style = getComputedStyle(shape);
      for (const [paint, opacity] of [[style.fill, style.fillOpacity], [style.stroke, style.strokeOpacity]]) {
        if (paint === "none") continue;
        const colour = parse(paint);
        if (!colour || Number(opacity) < 1 || style.opacity !== "1") return [];
        if (colour[3] > 0) paints.add(paint);
      }
    }
    return [...paints].map(parse);
  };

  const glyphOf = (element) => {
    for (const at of [element, ...element.querySelectorAll("i,span")].slice(0, 6)) {
      for (const pseudo of ["::before", "::after"]) {
        const style = getComputedStyle(at, pseudo);
        if (/^"[\ue000-\uf8ff\u2190-\u2bff×✕]"$/u.test(style.content)) return [parse(style.color)].filter(Boolean);
      }
    }
    return [];
  };

  // Whether eyes find words in it: some are there for who listens alone.
  const worded = (element) => {
    if (!signs(element.innerText || "")) return false;
    for (const one of holding(element)) {
      if (!one.checkVisibility()) continue;
      const { width, height, right, bottom } = one.getBoundingClientRect();
      if (width > 2 && height > 2 && right + scrollX > 0 && bottom + scrollY > 0) return true;
    }
    return !element.querySelector("*");
  };

  // Controls whose picture alone says what they are for, and whose picture may be too faint.
  const icons = () => {
    const faint = [];
    const beside = [];
    let clear = 0;
    for (const root of roots()) {
      for (const element of root.querySelectorAll(CONTROLS)) {
        const words = worded(element);
        if (words && beside.length < MOST_TOLD && hardlySeen(element)) beside.push([element, element.querySelector("svg")]);
        if (words || (element.localName === "input" && element.value) || waits(element) || !shown(element)) continue;
        const box = element.getBoundingClientRect();
        if (box.width < 8 || box.height < 8 || box.bottom + scrollY < 0 || box.right + scrollX < 0) continue;
        const drawings = Array.from(element.querySelectorAll("svg")).filter(shown);
        if (drawings.length > 1 || element.querySelector("img,picture,canvas,video")) continue;
        // a colour that is given need not be one that is seen, as what fills a line: where one is faint, pixels tell
        const inks = drawings.length ? paintsOf(drawings[0]) : glyphOf(element);
        const behind = ground(drawings[0] || element);
        if (!inks.length || !behind || /logo|brand/i.test(`${element.className} ${element.id}`)) continue;
        if (inks.every((ink) => ratio(over(ink, behind), behind) >= 3)) clear += 1;
        else if (faint.length < MOST_TOLD) faint.push([element, drawings[0] || element]);
      }
    }
    return { faint, clear, beside };
  };

  const TAKES = /(?:^|[-_\s])(?:close|remove|delete|dismiss|clear|badge|chip|pill|filter|tag)s?(?:$|[-_\s])/i;
  const called = (element) => `${element.getAttribute("class") || ""} ${element.id}`;

  // Whether the one picture beside the words of a control, which may take something away, has next to the colour behind it.
  const hardlySeen = (element) => {
    const drawings = element.querySelectorAll("svg");
    if (drawings.length !== 1 || !TAKES.test(`${called(element)} ${called(drawings[0])}`) || waits(element) || !shown(drawings[0])) return false;
    const { width, height } = drawings[0].getBoundingClientRect();
    const [inks, behind] = [paintsOf(drawings[0]), ground(drawings[0])];
    return Math.min(width, height) >= 10 && width <= 48 && inks.length > 0 && Boolean(behind) && inks.every((ink) => ratio(over(ink, behind), behind) < HARDLY);
  };

  // The plain colours that a style sheet draws in an element, as the knob of a switch; null when it draws anything else.
  const drawnIn = (element) => {
    const found = [];
    for (const pseudo of ["::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      if (["none", "normal"].includes(style.content) || style.display === "none") continue;
      const edge = ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0);
      const plain = style.content === '""' && !edge && style.backgroundImage === "none" && style.maskImage === "none" &&
        style.boxShadow === "none" && style.filter === "none" && style.outlineStyle === "none";
      const colour = parse(style.backgroundColor);
      if (!plain || !colour) return null;
      if (colour[3] > 0) found.push(colour);
    }
    return found;
  };

  // Boxes to tick, and switches, that the page draws itself: what shows where they are.
  const boxes = () => {
    const told = [];
    for (const root of roots()) {
      for (const element of root.querySelectorAll("input[type=checkbox],input[type=radio],[role=switch],[role=checkbox],[role=radio]")) {
        const style = getComputedStyle(element);
        if (element.localName === "input" && style.appearance !== "none") continue;
        if (element.innerText?.trim() || element.querySelector("*") || waits(element) || !shown(element)) continue;
        const box = element.getBoundingClientRect();
        if (box.width < 8 || box.height < 8 || style.opacity !== "1") continue;
        const drawn = drawnIn(element);
        if (!drawn || style.boxShadow !== "none" || style.backgroundImage !== "none" || style.outlineStyle !== "none") continue;
        if (element.matches(":focus,:hover")) continue;
        const outside = above(element) && ground(above(element));
        const inside = ground(element);
        if (!outside || !inside) continue;
        const sides = ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none");
        const inks = new Set(sides.map((side) => style[`border${side}Color`]));
        if (inks.size > 1 || (sides.length && sides.length < 4)) continue;
        const border = inks.size ? over(parse([...inks][0]) || [0, 0, 0, 0], inside) : inside;
        told.push([tell(element), write(border), write(inside), write(outside), drawn.map((one) => write(over(one, inside)))]);
      }
    }
    return told;
  };

  return { links, dots, looks, icons, boxes };
})();
