// Installed once for a page, in the isolated world: what becomes of words in another window and with wide spacing.
"use strict";
globalThis.a11yWindows = (() => {
  const { tell, above, shown, lines, clips, scrolls, holders, speck } = a11yEyes;
  const MOST_TOLD = 50;
  const FAR = 2000;         // CSS pixels: words so far out are hidden there
  const LINE = 0.4;         // of a line's height: fonts make lines higher than their letters are
  const RESIZES = 2000;     // ms for the window to have another size
  const TWO_WAYS = "pre,code,kbd,samp,svg,math,canvas,video,audio,iframe,object,embed,map,img,textarea,select," +
    "[role=table],[role=grid],[role=treegrid],[role=toolbar],[role=img],[role=math],[role=application]";
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

  // Resolves when the window has that size and the page has had a frame to answer: media queries, resize handlers.
  const fit = async (width, height) => {
    const end = performance.now() + RESIZES;
    while ((innerWidth !== width || innerHeight !== height) && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    a11yEyes.anew();
  };

  const outOf = (rect, { box, overflowX, overflowY }) => {
    const slack = rect.height * LINE;
    return (clips(overflowY) && (rect.bottom > box.bottom + slack || rect.top < box.top - slack)) ||
      (clips(overflowX) && (rect.right > box.right + slack || rect.left < box.left - slack));
  };

  const cut = (element) => {
    const around = holders(element);
    if (!around.length) return false;
    const rects = Array.from(lines(element));
    for (const one of around) {
      if (!one.box) continue;
      // shortened on purpose: whether the rest can be had elsewhere is nothing that a look tells
      if (one.shortened) return false;
      if (rects.some((rect) => outOf(rect, one))) return true;
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

  const sideways = (element) => Math.abs(Math.abs(angle(element)) % 180 - 90) < 2;

  const parts = () => [document.documentElement, document.body, ...document.querySelectorAll("body > *, main")];

  // the parts with most of the words that lie on their side
  const onSide = () => {
    const all = document.body.innerText.trim().length;
    return parts().filter((one) => sideways(one) && (one.innerText || "").trim().length > all / 2);
  };

  const there = ({ element }) => element.isConnected && shown(element) && !speck(element);

  const newlyCut = () => texts.filter((one) => !one.cut && there(one) && cut(one.element))
    .slice(0, MOST_TOLD).map((one) => tell(one.element));

  // What wide spacing cuts off, in the window as it is.
  const cutWhenSpaced = () => {
    a11yRendition.space(true);
    a11yEyes.anew();
    try {
      return newlyCut();
    } finally {
      a11yRendition.space(false);
      a11yEyes.anew();
    }
  };

  // In a window half as wide each CSS pixel is twice as large: half of them is the same to the eye.
  const keptSmall = () => texts.filter((one) => there(one) &&
    parseFloat(getComputedStyle(one.element).fontSize) <= one.size * 0.55).slice(0, MOST_TOLD).map((one) => tell(one.element));

  // A table whose rows became cards is none to the eye: its words can be put one below the other.
  const inTable = (element) => {
    const table = element.closest("table");
    return Boolean(table) && getComputedStyle(table).display.includes("table") &&
      getComputedStyle(element.closest("td,th,caption") || table).display.startsWith("table");
  };

  const reaches = (element, width, rightward) => {
    if (element.closest(TWO_WAYS) || inTable(element)) return 0;
    for (const one of holders(element)) {
      if (one.fixed || (one.box && one.overflowX !== "visible")) return 0;
    }
    const out = Array.from(lines(element), (rect) => rightward ? rect.right + scrollX - width : -(rect.left + scrollX));
    const most = Math.max(0, ...out);
    return most > FAR ? 0 : most;
  };

  // What must be scrolled to sideways, in the window as it is.
  const beyond = () => {
    const width = document.documentElement.clientWidth;
    const rightward = getComputedStyle(document.documentElement).direction !== "rtl";
    const page = document.scrollingElement || document.documentElement;
    const locked = [document.documentElement, document.body].some((one) => clips(getComputedStyle(one).overflowX));
    const scrolled = locked ? 0 : page.scrollWidth - width;
    if (scrolled <= 2) return { scrolls: 0, wide: [] };
    const wide = texts.filter(there).map((one) => [one.element, reaches(one.element, width, rightward)])
      .filter(([, by]) => by > 2).slice(0, MOST_TOLD);
    return { scrolls: scrolled, wide: wide.map(([element, by]) => [tell(element), by]) };
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
    a11yEyes.begin();
    still();
    const { found, all } = a11yEyes.withWords();
    texts = found.map((element) => ({
      element, cut: cut(element), size: parseFloat(getComputedStyle(element).fontSize),
    }));
    side = onSide();
    return { texts: texts.length, all, spaced: spaced && texts.length ? cutWhenSpaced() : [] };
  };

  const halved = async (width, height, spaced) => {
    await fit(width, height);
    return { cut: newlyCut(), small: keptSmall(), spaced: spaced ? cutWhenSpaced() : [] };
  };

  const narrow = async (width, height) => {
    await fit(width, height);
    return { ...beyond(), ...turned() };
  };

  // Lets go of the page, which has its own window again.
  const end = async (width, height) => {
    await fit(width, height);
    stir();
    texts = [];
  };

  return { begin, halved, narrow, end };
})();
