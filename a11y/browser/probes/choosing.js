// Installed once for a page, in the isolated world: whether the focus stays where something is chosen.
"use strict";
globalThis.a11yChoosing = (() => {
  const { frame, active, below, inside } = globalThis.a11yOpenings;
  const undo = globalThis.a11yUndo;
  const FIELD = "select:not([multiple],[size]),input[type=radio],input[type=checkbox]";
  const MOST_OPTIONS = 10;

  let fields = [];
  let targets = [];

  const options = (field) => field.localName !== "select" ? [null]
    : Array.from(field.options).filter((one) => !one.disabled && !one.selected).slice(0, MOST_OPTIONS);

  const choose = (field, option) => {
    if (!option) { field.click(); return; }
    field.value = option.value;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" }));
  };

  // What has the focus since something was chosen; null when it stayed.
  const thrown = async (field) => {
    for (const option of options(field)) {
      field.focus({ preventScroll: true });
      if (active() !== field) return null;
      choose(field, option);
      await frame();
      await frame();
      const at = active();
      if (at && at !== field && !inside(field, at) && at !== document.body && at.checkVisibility()) return at;
    }
    return null;
  };

  // `places` are those of fields of which a script hears that, and may move the focus. How many were tried, and which were left.
  const each = async (places) => {
    fields = [];
    targets = [];
    const tried = Array.from(below(document)).filter((one) => one.matches(FIELD) && !one.matches("[disabled],fieldset:disabled *,:checked[type=radio]") &&
      a11yProbe.isOneOf(one, places));
    for (const field of tried) {
      undo.begin();
      try {
        const to = await thrown(field);
        if (to) { fields.push(field); targets.push(to); }
      } finally {
        undo.back();
        active().blur?.();
      }
    }
    return { tried: tried.length, left: fields.length };
  };

  return { each, fields: () => fields, targets: () => targets };
})();
