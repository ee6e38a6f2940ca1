// Installed once for a page, in the isolated world: how a control looks, what it shows and what it is called by.
"use strict";
globalThis.a11yDress = (() => {
  const MOST_PARTS = 30;
  const LOOKS = ["color", "backgroundColor", "backgroundImage", "borderTopColor", "borderBottomColor", "borderBottomWidth", "borderBottomStyle",
    "borderTopWidth", "borderLeftColor", "borderLeftWidth", "fontWeight", "textDecorationLine", "boxShadow", "opacity", "fill"];
  const SHAPES = ["d", "r", "cx", "cy", "rx", "ry", "x", "y", "x1", "x2", "y1", "y2", "points", "transform", "href", "xlink:href", "fill", "stroke", "src"];
  // the first of its fonts: later ones draw what it has no letters for, as “Segoe UI Symbol” does
  const ICONS = /^[^,]*(?:icon|symbol|awesome|glyph)/i;
  const NARROW = 0.2;    // of its font's size: a letter that takes less is drawn as a part of a sign, or not at all

  const flat = (text) => (text || "").replace(/\s+/g, " ").trim();
  const letters = (text, alone = false) => (text || "").replace(alone ? /[^\p{L}]+/gu : /[^\p{L}\p{N}]+/gu, "");

  const attributes = (one) => {
    const own = ["aria-label", "title", "alt", "value"].map((name) => one.getAttribute(name) || "").join(" ");
    const led = (one.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => id && document.getElementById(id)?.textContent || "").join(" ");
    const inner = Array.from(one.querySelectorAll("[alt],[aria-label],[title],svg title"), (at) =>
      at.localName === "title" ? at.textContent : `${at.getAttribute("alt")} ${at.getAttribute("aria-label")} ${at.getAttribute("title")}`).join(" ");
    return `${own} ${led} ${inner}`;
  };
  // Everything that its name may be made of.
  const named = (one) => `${attributes(one)} ${one.innerText ?? one.textContent}`;

  // Its name where its author wrote one.
  const given = (one) => {
    const led = (one.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => id && document.getElementById(id))
      .filter(Boolean).map((at) => at.getAttribute("aria-label") || at.textContent).join(" ");
    return flat(led) || flat(one.getAttribute("aria-label"));
  };

  const textsIn = (one, fits) => {
    const found = [];
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && found.length < 100; node = walker.nextNode()) {
      if (letters(node.data) && node.parentElement.checkVisibility({ visibilityProperty: true }) && fits(node)) found.push(node.data);
    }
    return flat(found.join(" "));
  };
  const drawnAsSign = (node) => {
    const style = getComputedStyle(node.parentElement);
    if (ICONS.test(style.fontFamily)) return true;
    const range = document.createRange();
    range.selectNodeContents(node);
    const width = Array.from(range.getClientRects()).reduce((sum, rect) => sum + rect.width, 0);
    return width < NARROW * parseFloat(style.fontSize) * letters(node.data).length;
  };
  // What it is called, or may be called: as `named`, without what is kept from assistive technology.
  const spoken = (one) => given(one) ||
    flat(`${attributes(one)} ${one.shadowRoot ? one.innerText : textsIn(one, (node) => !node.parentElement.closest("[aria-hidden=true]"))}`);
  // Words for eyes: no signs of a font, nothing that is cut away.
  const shows = (one) => textsIn(one, (node) => !drawnAsSign(node));

  const look = (one) => {
    if (!one) return "";
    const of = (element, pseudo) => {
      const style = getComputedStyle(element, pseudo);
      if (pseudo && (style.content === "none" || style.content === "normal")) return "";
      return LOOKS.map((name) => style[name]).join() + (pseudo ? style.content : "");
    };
    return [of(one), of(one, "::before"), of(one, "::after")].join("|");
  };
  const looks = (one) => `${look(one)}#${one.children.length ? look(one.firstElementChild) : ""}`;
  const around = (one) => one.parentElement && one.parentElement.children.length === 1 ? look(one.parentElement) : "";
  const full = (one) => looks(one) + around(one);

  const shape = (one) => {
    const style = getComputedStyle(one);
    const sign = !one.children.length && ICONS.test(style.fontFamily) ? one.textContent : "";
    return [style.display, style.visibility, style.d, style.r, sign, ...SHAPES.map((name) => one.getAttribute(name))].join();
  };
  // It and what is in it, with the shapes of drawings.
  const drawn = (one) => [look(one), ...Array.from(one.querySelectorAll("*")).slice(0, MOST_PARTS).map((part) => `${look(part)}${shape(part)}`)].join("#");

  // The ground and the ink of the page as a whole.
  const ground = () => [document.documentElement, document.body].map((one) => {
    const { backgroundColor, color, colorScheme } = getComputedStyle(one);
    return `${backgroundColor}${color}${colorScheme}`;
  }).join();

  // The words of each element itself, of those given.
  const bare = (one) => Array.from(one.childNodes, (node) => node.nodeType === 3 ? node.data : "").join("");
  // Words that a style sheet draws before and behind an element, without their alternative.
  const styled = (one) => {
    let own = "";
    for (const pseudo of ["::before", "::after"]) {
      const { content } = getComputedStyle(one, pseudo);
      const words = content && /^"((?:[^"\\]|\\.)*)"/.exec(content);
      if (words) own += ` ${words[1]}`;
    }
    return own;
  };
  const texts = (seen) => {
    const found = new Map();
    for (const one of seen) {
      const own = bare(one) + styled(one);
      if (letters(own) && !ICONS.test(getComputedStyle(one).fontFamily)) found.set(one, letters(own));
    }
    return found;
  };

  return { flat, letters, named, spoken, shows, full, drawn, ground, texts, bare, styled };
})();
