// Installed once for a page, in the isolated world: what lies open from the beginning and can be folded away: whether its control says so then.
"use strict";
globalThis.a11yFolding = (() => {
  const { shown, closest, below, frame, finish, DIALOG } = globalThis.a11yOpenings;
  const undo = globalThis.a11yUndo;
  const MOST = 4;
  const CONTROL = "button[aria-expanded=true],[role=button][aria-expanded=true],a[href^='#'][aria-expanded=true],a:not([href])[aria-expanded=true]";

  let controls = [];

  const sends = (one) => one.form && one.type !== "button";

  // What a control says that it opens; else what stands right behind it, or behind the heading that it stands in.
  const partOf = (one) => {
    const named = (one.getAttribute("aria-controls") || "").split(/\s+/).map((id) => id && one.getRootNode().getElementById(id)).filter(Boolean);
    return named[0] || (closest(one.parentElement, "h1,h2,h3,h4,h5,h6") || one).nextElementSibling;
  };

  const seen = (part) => part.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && part.getBoundingClientRect().height > 1;

  // For each control whose part a press hides, whether it still says that it is open.
  const each = async () => {
    controls = [];
    const told = [];
    const all = shown();
    const tried = Array.from(below(document)).filter((one) => one.matches(CONTROL) && all.has(one) && !sends(one) && !closest(one, DIALOG)).slice(0, MOST);
    for (const one of tried) {
      const part = partOf(one);
      if (!part || !seen(part)) continue;
      undo.begin();
      try {
        one.click();
        await frame();
        await frame();
        finish();
        if (one.isConnected && part.isConnected && !seen(part)) {
          controls.push(one);
          told.push(one.getAttribute("aria-expanded") === "true");
        }
      } finally { undo.back(); }
    }
    return told;
  };

  return { each, elements: () => controls };
})();
