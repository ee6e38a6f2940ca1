// Installed once for a page, in the isolated world: which field words stand beside, and whether it leads to them.
"use strict";
globalThis.a11yBeside = (() => {
  const { closest, words } = globalThis.a11yOpenings;
  const { letters } = globalThis.a11yDress;
  const FIELDS = "input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea";
  const APART = "form,[role=form],main,body,html,table,tbody,dialog";
  const GROUPS = "fieldset,[role=group],[role=radiogroup]";
  const NAMES = "label,legend,dt,th,h2,h3,h4,h5,h6";
  const NONE = "br,script,style,template";
  const LEADS = ["aria-describedby", "aria-errormessage", "aria-labelledby", "aria-details"];
  const LED = ["ariaDescribedByElements", "ariaErrorMessageElements", "ariaLabelledByElements", "ariaDetailsElements"];
  const NEAR = 2;        // elements between a field and its message: a label or another message may stand there

  const fieldsIn = (part) => Array.from(part.querySelectorAll(FIELDS)).filter((one) => one.checkVisibility());
  // one field, or the buttons of one choice
  const isOne = (fields) => fields.length === 1 || (fields.length > 1 && ["radio", "checkbox"].includes(fields[0].type) &&
    Boolean(fields[0].name) && fields.every((one) => one.name === fields[0].name && one.type === fields[0].type));
  const before = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const labelsOf = (fields) => fields.flatMap((one) => Array.from(one.labels || []));

  // The field right before a message in a row of labels, fields and messages, or right after, where its label stands before.
  const nextTo = (one) => {
    const row = Array.from(one.parentElement?.children || []).filter((at) => !at.matches(NONE));
    const at = row.indexOf(one);
    const [last, next] = [row[at - 1], row[at + 1]];
    const is = (other) => Boolean(other?.matches(FIELDS)) && other.checkVisibility();
    if (is(next)) return last?.localName === "label" && labelsOf([next]).includes(last) ? [next] : [];
    return is(last) ? [last] : [];
  };

  const isNear = (outer, inner, fields) => {
    const row = Array.from(outer.children).filter((one) => !one.matches(NONE) && one.checkVisibility());
    const at = row.findIndex((one) => one.contains(fields[0]));
    return at >= 0 && row.includes(inner) && Math.abs(row.indexOf(inner) - at) <= NEAR;
  };

  // The one field that words stand beside, or the buttons of one choice; empty where nothing tells.
  const fieldsOf = (one) => {
    if (one.matches(FIELDS) || one.querySelector(FIELDS)) return [];
    let inner = one;
    for (let outer = one.parentElement; outer; inner = outer, outer = outer.parentElement) {
      if (outer.matches(APART)) return nextTo(inner);
      const fields = fieldsIn(outer);
      if (!fields.length) continue;
      const labels = labelsOf(fields);
      // another part has a name of its own
      if (Array.from(inner.querySelectorAll(NAMES)).some((at) => !labels.includes(at) && !one.contains(at))) return [];
      if (!isOne(fields) || !isNear(outer, inner, fields)) return nextTo(inner);
      // what stands above the label speaks of more than this field
      return before(one, fields[0]) && labels.length && labels.every((label) => before(one, label)) ? [] : fields;
    }
    return [];
  };

  const says = (text, said) => letters(text).toLowerCase().includes(said);

  const leads = (field, one, said) => {
    const ids = LEADS.flatMap((name) => (field.getAttribute(name) || "").split(/\s+/)).filter(Boolean);
    const root = field.getRootNode();
    const ends = [...ids.map((id) => root.getElementById?.(id)), ...LED.flatMap((name) => field[name] || [])].filter(Boolean);
    return ends.some((end) => end.contains(one) || one.contains(end) || says(end.textContent, said)) ||
      ["aria-description", "aria-label", "title"].some((name) => says(field.getAttribute(name), said)) || says(field.validationMessage, said);
  };

  // Whether a field, a group that it is in or its label leads to words.
  const isLed = (fields, one) => {
    const said = letters(words(one)).toLowerCase();
    const groups = [];
    for (let at = closest(fields[0], GROUPS); at; at = at.parentElement && closest(at.parentElement, GROUPS)) groups.push(at);
    return Boolean(closest(one, "legend")) || [...fields, ...groups].some((at) => leads(at, one, said)) ||
      labelsOf(fields).some((label) => label.contains(one) || says(label.textContent, said));
  };

  const isInvalid = (field) => ![null, "", "false"].includes(field.getAttribute("aria-invalid") ?? field.ariaInvalid ?? null);

  // What is to be told of words in a form that was sent: the field that they stand beside, and how it stands to them.
  const tell = (one, form) => {
    const fields = form ? fieldsOf(one).filter((field) => field.form === form) : [];
    if (!fields.length) return { field: null, described: false, invalid: false };
    return { field: fields[0], described: isLed(fields, one), invalid: fields.some(isInvalid) };
  };

  return { tell };
})();
