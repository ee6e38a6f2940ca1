// Installed once for a page, in the isolated world: text spacing on and off, and what a change of rendition may move.
"use strict";
globalThis.a11yRendition = (() => {
  // WCAG 2.2, criterion 1.4.12 Text Spacing: the values that a page must bear
  const SPACING = `
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`;
  const SCROLLS = 1000;  // ms for a smooth scroll to end
  const RESIZES = 2000;  // ms for the window to have its own size again
  const sheets = new Map();
  let kept = null;

  // For a picture of more than the window shows the browser may lay the page out one pixel wide for a moment. The page
  // must not hear of that, nor of a window that has the size it had; what lost the focus by it gets it back.
  const size = () => [innerWidth, innerHeight, devicePixelRatio].join();
  let told = size();
  let focused = null;
  if (window === top) {
    addEventListener("resize", (event) => {
      if (innerWidth > 1 && size() !== told) { told = size(); focused = null; return; }
      event.stopImmediatePropagation();
      if (innerWidth <= 1) focused = active();
      else if (focused && active() !== focused) focused.focus({ preventScroll: true });
    }, { capture: true });
  }

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

  const space = (on) => {
    if (!on) {
      for (const [root, sheet] of sheets) {
        const at = root.adoptedStyleSheets.indexOf(sheet);
        if (at >= 0) root.adoptedStyleSheets.splice(at, 1);
      }
      sheets.clear();
      return;
    }
    for (const root of roots()) {
      const view = (root.ownerDocument || root).defaultView;
      if (sheets.has(root) || !view) continue;
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(SPACING);
      root.adoptedStyleSheets.push(sheet);
      sheets.set(root, sheet);
    }
  };

  // The borders of a table that collapse keep their old colours until the table is laid out otherwise.
  const redraw = () => {
    if (!document.querySelector("table")) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("table { border-collapse: separate !important }");
    document.adoptedStyleSheets.push(sheet);
    void document.documentElement.offsetHeight;
    document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(sheet), 1);
    void document.documentElement.offsetHeight;
  };

  // Resolves when the page has had two frames to answer: media queries, resize handlers, transitions that begin.
  const shown = async (spaced) => {
    space(spaced);
    redraw();
    await globalThis.a11yPace.drawn(2);
  };

  const active = () => {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };

  function* elements() { for (const root of roots()) yield* root.querySelectorAll("*"); }

  const fields = () => Array.from(elements()).filter((one) => ["input", "textarea", "select"].includes(one.localName));

  const held = (field) => field.localName === "select"
    ? Array.from(field.options, (option) => option.selected).join() : `${field.value} ${Boolean(field.checked)}`;

  // whether somebody had the focus since the page was kept: a browser goes on tabbing from there
  let moved = false;
  addEventListener("focusin", () => { moved = true; }, { capture: true, passive: true });

  const keep = () => {
    moved = false;
    const scrolled = new Map();
    for (const one of elements()) if (one.scrollTop || one.scrollLeft) scrolled.set(one, [one.scrollLeft, one.scrollTop]);
    kept = { width: innerWidth, height: innerHeight, focus: active(), touched: a11yLive.touched(), scrolled, fields: fields().map((one) => [one, held(one)]) };
  };

  // What could not be put back, in words; empty when all is as it was.
  const putBack = async () => {
    if (!kept) return "another document has come";
    const { width, height, focus, touched, scrolled, fields: before } = kept;
    kept = null;
    const end = performance.now() + RESIZES;
    while ((innerWidth !== width || innerHeight !== height) && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    if (innerWidth !== width || innerHeight !== height) return "the window has another size";
    if (before.some(([field, value]) => !field.isConnected || held(field) !== value)) return "a field holds something else";
    if (active() !== focus) {
      if (focus === document.body) active()?.blur(); else focus?.focus({ preventScroll: true });
    }
    // who has just come to a page begins to tab at its top
    if (focus === document.body && moved && !touched && !location.hash) a11yHands.startAtTop();
    if (active() !== focus) return "the focus has left its place";
    for (const one of elements()) {
      const [left, top] = scrolled.get(one) || [0, 0];
      if (one.scrollLeft === left && one.scrollTop === top) continue;
      // a smooth scroll that is on its way takes the page along once more
      const there = () => Math.abs(one.scrollLeft - left) <= 1 && Math.abs(one.scrollTop - top) <= 1;
      const until = performance.now() + SCROLLS;
      for (;;) {
        one.scrollTo({ left, top, behavior: "instant" });
        if (there() || performance.now() > until) break;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      if (!there()) return "the page cannot be scrolled back";
    }
    return "";
  };

  // what had the focus when the page was looked at, whatever has it now
  const focusKept = () => kept?.focus || document.body;

  return { space, shown, keep, putBack, focusKept };
})();
