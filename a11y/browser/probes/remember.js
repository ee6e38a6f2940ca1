// Installed once for a page, before axe: what axe remembers of elements. Its own memory is a list of all elements that it
// was asked about, searched from the front at every question: on pages of 800 to 1,800 elements that is a sixth of its
// time. A Map compares in the same way (SameValueZero).
"use strict";
globalThis.a11yRemember = (work) => {
  const length = work.length;   // as many arguments as it declares tell one question from another
  let known = new Map();
  const memory = length === 1 ? function remembered(subject) {
    const answer = known.get(subject);
    if (answer !== undefined || known.has(subject)) return answer;
    const found = work.apply(this, arguments);
    known.set(subject, found);
    return found;
  } : function remembered(...subjects) {
    let at = known;
    for (let number = 0; number < length - 1; number += 1) {
      let next = at.get(subjects[number]);
      if (!next) at.set(subjects[number], next = new Map());
      at = next;
    }
    const last = subjects[length - 1];
    const answer = at.get(last);
    if (answer !== undefined || at.has(last)) return answer;
    const found = work.apply(this, subjects);
    at.set(last, found);
    return found;
  };
  memory.clear = () => { known = new Map(); };
  return memory;
};
