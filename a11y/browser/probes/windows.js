// Installed once for a page, in the isolated world: what becomes of words in another window and with wide spacing.
"use strict";
globalThis.a11yWindows = (() => {
  const { tell, above, shown, lines, clips, scrolls, holders, speck, LINE, seenLines, meets } = a11yEyes;
  const MOST_TOLD = 50;
  const MOST_RULES = 3000;  // of a style sheet
  const [ICON, SIGN] = [64, 8];  // CSS pixels of a control that shows a sign alone, and of that
  const MOST_INSIDE = 300;  // elements of a box that are asked where they stand
  const MARGIN = 16;        // CSS pixels of a line that are seen at least, when it is one that runs out
  const FAR = 2000;         // CSS pixels: words so far out are hidden there
  const RESIZES = 2000;     // ms for the window to have another size
  const TWO_WAYS = "pre,code,kbd,samp,svg,math,canvas,video,audio,iframe,object,embed,map,img,textarea,select," +
    "[role=table],[role=grid],[role=treegrid],[role=toolbar],[role=img],[role=math],[role=application]";
  const CODE = "code,kbd,samp";
  const SERIES = /carousel|slid|swip|slick|splide|track|scroll|marquee|ticker|belt/i;
  const MORE = /more|expand|show|read|open|all|…|\.\.\./i;
  // what glides to its new place is looked at where it comes to rest
  const STILL = "*, *::before, *::after { transition: none !important }";

  let texts = [];           // elements with words, and how they were at first
  let side = [];            // parts that lay on their side at first
  let sheets = [];

  const still = () => {
    for (const root of a11yEyes.trees()) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STILL);
      root.adoptedStyleSheets.push(sheet);
      sheets.push([root, sheet]);
    }
  };

  const stir = () => {
    void document.documentElement.offsetHeight;
    for (const [root, sheet] of sheets) {
      const at = root.adoptedStyleSheets.indexOf(sheet);
      if (at >= 0) root.adoptedStyleSheets.splice(at, 1);
    }
    sheets = [];
  };

  // Resolves when the page has had a frame to answer to the window's size by script.
  const answered = async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    a11yEyes.anew();
  };

  // Resolves when the window has that size; a page whose scripts `listen` to it has had a frame then.
  const fit = async (width, height, listens) => {
    const end = performance.now() + RESIZES;
    while ((innerWidth !== width || innerHeight !== height) && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    if (listens) await answered(); else a11yEyes.anew();
  };

  const empty = (told) => Object.values(told).every((one) => one === 0 || one.length === 0);

  // What a window of that size shows. Where it is something, scripts that nobody knew of are given the time to mend it.
  const inWindow = async (width, height, listens, look) => {
    await fit(width, height, listens);
    const told = look();
    if (listens || empty(told)) return told;
    await answered();
    return look();
  };

  const below = (rect, { box, overflowY }) => clips(overflowY) &&
    (rect.bottom > box.bottom + rect.height * LINE || rect.top < box.top - rect.height * LINE);

  const beside = (rect, { box, overflowX }) => clips(overflowX) &&
    (rect.right > box.right + rect.height * LINE || rect.left < box.left - rect.height * LINE);

  // A series of pictures shows one of many, and what is next peeps in.
  const inSeries = ({ element }) => SERIES.test(`${element.id} ${element.getAttribute("class")} ${element.getAttribute("aria-roledescription")}`);

  const MOVES = /^(transform|translate|left|right|inset|margin)/;
  // What goes by without end: another part of its words is cut off each moment.
  const travelling = () => document.getAnimations().filter(({ playState, effect }) => playState === "running" && effect?.target &&
    effect.getComputedTiming().endTime === Infinity && effect.getKeyframes().some((frame) => Object.keys(frame).some((name) => MOVES.test(name))))
    .map(({ effect }) => effect.target);

  // A text of which a part is shown, with something beside it that opens the rest.
  const opens = ({ element }) => Array.from((element.parentElement || element)
    .querySelectorAll("button,summary,[aria-expanded],[role=button],label,a")).some((one) =>
    one.matches("[aria-expanded]") || MORE.test(`${one.textContent.slice(0, 80)} ${one.getAttribute("class") || ""}`));

  // A control of which a sign is left where there is little room: its words are for those who hear it.
  const isIcon = ({ element, box, overflowX }) => {
    if (!clips(overflowX) || Math.max(box.width, box.height) > ICON || !element.matches("a,button,summary,[role=button]")) return false;
    const drawn = ["::before", "::after"].some((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const filled = style.maskImage !== "none" || style.backgroundImage !== "none" || style.content.length > 2;
      return !["none", "normal"].includes(style.content) && filled && parseFloat(style.width) >= SIGN;
    });
    return drawn || Array.from(element.querySelectorAll("svg,img,i")).some((one) => one.getBoundingClientRect().width >= SIGN);
  };

  // `sign` is what is to be said of the words of a control that shows a sign in their place.
  const cut = (element, across = false, sign = false) => {
    const around = holders(element);
    if (!around.length) return false;
    const rects = Array.from(lines(element));
    for (const one of around) {
      if (!one.box) continue;
      // shortened on purpose: whether the rest can be had elsewhere is nothing that a look tells
      if (isIcon(one)) return sign;
      if (one.shortened || ((clips(one.overflowX) || clips(one.overflowY)) && inSeries(one))) return false;
      if (rects.some((rect) => beside(rect, one))) return true;
      if (!across && rects.some((rect) => below(rect, one))) return !opens(one);
      if (scrolls(one.overflowX) || scrolls(one.overflowY)) return false;
    }
    return false;
  };

  const angle = (element) => {
    let turned = 0;
    for (let at = element; at; at = above(at)) {
      const style = getComputedStyle(at);
      if (style.transform !== "none") {
        const { a, b } = new DOMMatrix(style.transform);
        turned += Math.atan2(b, a) * 180 / Math.PI;
      }
      if (style.rotate !== "none") turned += parseFloat(style.rotate) || 0;
    }
    return turned;
  };

  const sideways = (element) => Math.abs(Math.abs(angle(element)) % 180 - 90) < 5;

  // a drawing that is opened by itself has no body
  const outermost = () => [document.documentElement, document.body].filter(Boolean);
  const parts = () => [...outermost(), ...document.querySelectorAll("body > *, main")];

  // the parts with most of the words that lie on their side
  const onSide = () => {
    const found = parts().filter(sideways);
    const all = found.length ? document.body?.innerText.trim().length ?? 0 : 0;
    return found.filter((one) => (one.innerText || "").trim().length > all / 2);
  };

  // Asks the browser for more than most of what is asked of a text: to be asked last.
  const there = ({ element }) => element.isConnected && shown(element) && !speck(element);

  const blockOf = (element) => {
    let at = element;
    while (at && ["inline", "contents"].includes(getComputedStyle(at).display)) at = above(at);
    return at;
  };

  // Whether words leave the box that was made for them, and its room is no part of the page's flow then.
  const runsOut = (element) => {
    const block = blockOf(element);
    if (!block || (block.scrollHeight <= block.clientHeight + 2 && block.scrollWidth <= block.clientWidth + 2)) return false;
    const box = block.getBoundingClientRect();
    return seenLines(element).some((rect) =>
      rect.bottom > box.bottom + rect.height * LINE || rect.right > box.right + rect.height * LINE);
  };

  const floats = (element) => {
    for (let at = element; at; at = above(at)) {
      if (["fixed", "absolute", "sticky"].includes(getComputedStyle(at).position)) return true;
    }
    return false;
  };

  // Words that left their box and lie on other words now.
  const newlyOver = () => {
    const out = texts.filter((one) => !one.out && runsOut(one.element) && there(one) && !floats(one.element)).slice(0, MOST_TOLD);
    if (!out.length) return [];
    const all = texts.filter((one) => there(one) && !floats(one.element))
      .map(({ element }) => ({ element, rects: seenLines(element) }));
    const over = ({ element }) => {
      const rects = seenLines(element);
      return all.some((other) => !other.element.contains(element) && !element.contains(other.element) &&
        rects.some((rect) => other.rects.some((one) => meets(rect, one))));
    };
    return out.filter((one) => !cut(one.element) && over(one)).map((one) => tell(one.element));
  };

  const cutNow = (across = false) => texts.filter((one) => !one.cut && cut(one.element, across) && there(one)).slice(0, MOST_TOLD);
  const newlyCut = (across = false) => cutNow(across).map((one) => tell(one.element));

  // Whether the box that holds words shows the first of them on purpose: others lie below its end, whatever the spacing.
  const isBeginning = (element) => holders(element).some(({ element: holder, box, overflowY }) => box && clips(overflowY) &&
    !holder.matches("html,body,main") && Array.from(holder.querySelectorAll("*")).slice(0, MOST_INSIDE).some((one) => {
    if (!Array.from(one.childNodes).some((text) => text.nodeType === 3 && text.data.trim())) return false;
    if (one.getBoundingClientRect().top < box.bottom || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    for (let at = one; at !== holder; at = above(at)) if (["fixed", "absolute"].includes(getComputedStyle(at).position)) return false;
    return true;
  }));

  // What wide spacing cuts off, in the window as it is.
  const cutWhenSpaced = () => {
    let [found, told, over] = [[], [], []];
    a11yRendition.space(true);
    a11yEyes.anew();
    try {
      found = cutNow();
      told = found.map(({ element }) => tell(element));
      over = newlyOver();
    } finally {
      a11yRendition.space(false);
      a11yEyes.anew();
    }
    return { cut: told.filter((_, number) => !isBeginning(found[number].element)), over };
  };

  const wide = (spaced) => {
    const { cut: cutOff, over } = spaced && texts.length ? cutWhenSpaced() : { cut: [], over: [] };
    return { spaced: cutOff, overSpaced: over };
  };

  // What larger letters cut off in the window as it is.
  const cutWhenGrown = () => a11yCrowded.grown((larger) => {
    const found = cutNow().filter(larger);
    const told = found.map(({ element }) => tell(element));
    return [told, found];
  });
  const grown = () => {
    const [told, found] = texts.length ? cutWhenGrown() : [[], []];
    return told.filter((_, number) => !isBeginning(found[number].element));
  };

  const lowered = () => texts.filter((one) => !one.cut && a11yCrowded.cutBelow(one.element) && there(one) && !isBeginning(one.element) &&
    !holders(one.element).some(inSeries) &&
    !opens({ element: blockOf(one.element) || one.element })).slice(0, MOST_TOLD).map((one) => tell(one.element));

  // In a window half as wide each CSS pixel is twice as large: half of them is the same to the eye.
  const keptSmall = () => texts.filter((one) =>
    parseFloat(getComputedStyle(one.element).fontSize) <= one.size * 0.55 && there(one)).slice(0, MOST_TOLD).map((one) => tell(one.element));

  // A table whose rows became cards is none to the eye: its words can be put one below the other.
  const inTable = (element) => {
    const table = element.closest("table");
    return Boolean(table) && getComputedStyle(table).display.includes("table") &&
      getComputedStyle(element.closest("td,th,caption") || table).display.startsWith("table");
  };

  // Whether words stand in the line beside what is in it.
  const inSentence = (inner, block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (/\p{L}/u.test(text.data) && !text.parentElement.closest(`${CODE},script,style`) && blockOf(text.parentElement) === block) return true;
    }
    return false;
  };

  // What may need two dimensions: code in a sentence is a word of it, unless its own lines are kept.
  const twoWays = (element) => {
    let inner = element.closest(TWO_WAYS);
    for (let at = inner; at?.matches(CODE); at = at.parentElement?.closest(TWO_WAYS)) inner = at;
    if (!inner?.matches(CODE) || inner.parentElement?.closest(TWO_WAYS)) return inner;
    const block = getComputedStyle(inner).display.startsWith("inline") ? blockOf(inner.parentElement) : null;
    const lines = getComputedStyle(inner).whiteSpace.startsWith("pre") && inner.textContent.trim().includes("\n");
    return block && !lines && inSentence(inner, block) ? null : inner;
  };

  // Code that runs out of its own box, which does not let it scroll there.
  const codeReaches = (element, width, rightward) => {
    const code = element.closest(`pre,${CODE}`);
    return code && twoWays(element) && !inTable(element) ? farOut(element, width, rightward, Infinity) : 0;
  };

  const reaches = (element, width, rightward, ofTables = false) =>
    twoWays(element) || inTable(element) !== ofTables ? 0 : farOut(element, width, rightward);

  const farOut = (element, width, rightward, far = FAR) => {
    for (const one of holders(element)) {
      if (one.fixed || (one.box && one.overflowX !== "visible")) return 0;
    }
    // what begins in the window is not hidden out there, however long it is
    const begins = (rect) => rightward ? rect.left + scrollX >= 0 && rect.left + scrollX < width : rect.right + scrollX > 0 && rect.right + scrollX <= width;
    const beyond = (rect) => rightward ? rect.right + scrollX - width : -(rect.left + scrollX);
    const out = Array.from(lines(element)).filter((rect) => far === FAR || begins(rect));
    return out.some((rect) => beyond(rect) > far && !begins(rect)) ? 0 : Math.max(0, ...out.map(beyond));
  };

  const locked = () => outermost().some((one) => clips(getComputedStyle(one).overflowX));

  // Words that run out of a window which cannot be scrolled, and did not in the page's own: what waits outside begins there.
  const lost = (width) => {
    const crosses = (rect) => (rect.left < width - MARGIN && rect.right > width + rect.height * LINE) ||
      (rect.right > MARGIN && rect.left < -rect.height * LINE);
    const gone = texts.filter((one) => one.inside && there(one) && !twoWays(one.element) && !one.element.closest("[aria-hidden=true]") &&
      !holders(one.element).some((at) => at.fixed || (at.box && at.overflowX !== "visible")) && !floats(one.element) &&
      Array.from(lines(one.element)).some(crosses));
    const named = new Set(gone.map(({ element }) => element.closest("table") || element));
    return [...newlyCut(true), ...Array.from(named).slice(0, MOST_TOLD).map(tell)];
  };

  // What must be scrolled to sideways, in the window as it is.
  const beyond = () => {
    const width = document.documentElement.clientWidth;
    const rightward = getComputedStyle(document.documentElement).direction !== "rtl";
    const page = document.scrollingElement || document.documentElement;
    const scrolled = page.scrollWidth - width;
    if (locked()) return { scrolls: 0, wide: [], tables: [], code: [], lost: lost(width) };
    if (scrolled <= 2) return { scrolls: 0, wide: [], tables: [], code: [], lost: newlyCut(true) };
    const out = (ofTables, least) => texts.filter(there).map((one) => [one.element, reaches(one.element, width, rightward, ofTables)])
      .filter(([, by]) => by > least).slice(0, MOST_TOLD);
    // headers that are turned leave their table
    const sticks = (table) => {
      const { left, right } = table.getBoundingClientRect();
      return rightward ? right + scrollX - width : -(left + scrollX);
    };
    const tables = Array.from(new Set(out(true, MARGIN).map(([element]) => element.closest("table"))), (one) => [one, sticks(one)])
      .filter(([, by]) => by > MARGIN);
    const code = texts.filter(there).map(({ element }) => [element, codeReaches(element, width, rightward)])
      .filter(([, by]) => by > MARGIN).slice(0, MOST_TOLD);
    const told = (found) => found.map(([element, by]) => [tell(element), by]);
    return { scrolls: scrolled, wide: told(out(false, 2)), tables: told(tables), code: told(code), lost: [] };
  };

  // What lies on its side now and did not at first, and the other way round.
  const turned = () => {
    const now = onSide();
    const outermost = (found) => found.slice(0, 1).map(tell);
    return {
      now: outermost(now.filter((one) => !side.includes(one))),
      before: outermost(side.filter((one) => !now.includes(one))),
    };
  };

  // Looks at the words in the window as it is; `spaced` lets them be looked at with wide spacing too.
  const begin = (spaced) => {
    still();
    const { found, all } = a11yEyes.withWords();
    const fixed = locked();
    const moved = travelling();
    texts = found.filter((element) => !moved.some((one) => one.contains(element))).map((element) => ({
      element, cut: cut(element, false, true), size: parseFloat(getComputedStyle(element).fontSize), out: runsOut(element),
      inside: !fixed || Array.from(lines(element)).every((rect) => rect.left >= -1 && rect.right <= innerWidth + 1),
    }));
    side = onSide();
    const lopped = a11yLopped.look(found, moved, inSeries);
    const displaced = a11yDisplaced.look(found);
    a11yNarrow.begin();
    a11yOffscreen.begin();
    a11yCrowded.begin();
    return { texts: texts.length, all, ...wide(spaced), grown: grown(), lopped, displaced };
  };

  const halved = (width, height, listens, spaced) => inWindow(width, height, listens, () =>
    ({ cut: newlyCut(), beyond: beyond().wide, over: newlyOver(), small: keptSmall(), ...wide(spaced) }));

  // The first width between that at twice the size and the page's own from which on style sheets lay it out otherwise.
  const step = (least, own) => {
    let first = own;
    const read = (rules, depth) => {
      for (const rule of Array.from(rules).slice(0, MOST_RULES)) {
        for (const [, way, number, unit] of (rule.media?.mediaText || "").matchAll(/(min|max)-width:\s*([\d.]+)(px|em|rem)/g)) {
          const width = Math.round(Number(number) * (unit === "px" ? 1 : 16)) + (way === "max" ? 1 : 0);
          if (width > least && width < first) first = width;
        }
        if (depth && rule.cssRules && rule.media) read(rule.cssRules, depth - 1);
      }
    };
    for (const sheet of document.styleSheets) { try { read(sheet.cssRules, 2); } catch { /* another origin's */ } }
    return first < own ? first : 0;
  };
  const stepped = (width, height, listens) => inWindow(width, height, listens, () => ({ beyond: beyond().wide }));

  const narrow = async (width, height, listens) => ({ ...await inWindow(width, height, listens, () => {
    const lies = turned();
    // a page on its side is wide because it is high
    if (lies.now.length) return { scrolls: 0, wide: [], tables: [], code: [], lost: [], over: [], hidden: [], leftOut: [], dotted: [], held: [], below: [], fields: [], cutFields: [], jumps: [], ...lies };
    return { ...beyond(), below: lowered(), fields: a11yCrowded.fields(), cutFields: a11yCrowded.cutFields(), jumps: a11yCrowded.jumps(), over: newlyOver(), ...a11yNarrow.look(texts), ...lies };
  }), ...await away() });

  // In the narrow window still: whether something in it takes the focus out of sight, and whether a low one is to be looked at.
  const away = async () => {
    const came = await a11yOffscreen.stops();
    const low = texts.length > 0 && a11yOffscreen.asks();
    if (low) a11yOffscreen.keep(texts);
    return { came, low, unseen: a11yCrowded.unseen(), opens: a11yNarrow.opens() };
  };

  const low = (width, height, listens) => fit(width, height, listens).then(a11yOffscreen.shut);

  // Lets go of the page, which has its own window again: then tells what lay over other things in the narrow one alone.
  const end = async (width, height, listens) => {
    await fit(width, height, listens);
    const { over, hands, nameless } = a11yNarrow.end();
    const offscreen = a11yOffscreen.end();
    stir();
    texts = [];
    return { over, hands, nameless, offscreen };
  };

  return { begin, halved, step, stepped, narrow, low, end };
})();
