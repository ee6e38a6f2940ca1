// Installed once for a page, in the isolated world: what style sheets do to colours under the pointer, pressed and in focus.
"use strict";
globalThis.a11yStates = (() => {
  const MOST_RULES = 600;
  const MOST_OF_ONE = 60;    // elements of one selector that are looked at
  const MOST_WORDS = 400;    // elements with words that are looked at
  const MOST_FORCED = 24;    // elements that are shown in a state
  const STATE = /:(hover|active|focus-visible|focus-within|focus)(?![\w-])/g;
  const PAINTS = /(?:^|;)\s*(?:color|background|background-color|background-image|-webkit-text-fill-color|opacity)\s*:/;
  const PAINT_NAMES = ["color", "background", "background-color", "background-image", "-webkit-text-fill-color", "opacity"];
  const DARK = /prefers-color-scheme\s*:\s*dark/;
  const CUES = /(?:^|;)\s*(?:text-decoration|border|background|box-shadow|outline|font-weight|font-style)/;

  const { parse, over, ratio } = a11yPaint;
  const { roots, shown, waits, ground, needed, forget, dress, unpaint, STILL_ALL } = a11yColours;

  let found = [];
  let triggers = [];
  let dark = [];             // lists of rules for a dark scheme, which is not the page's now
  let selected = [];         // selectors of what looks otherwise when it is selected
  let hovered = [];          // selectors of what gets another mark than a colour under the pointer

  const holdsFor = (media, rules) => {
    if (matchMedia(media).matches) return true;
    if (DARK.test(media) && rules) dark.push(rules);
    return false;
  };

  const applies = (rule) => {
    if (rule instanceof CSSMediaRule) return holdsFor(rule.conditionText, rule.cssRules);
    if (rule instanceof CSSSupportsRule) return CSS.supports(rule.conditionText);
    return true;
  };

  function* styleRules(list, parent = "") {
    for (const rule of list) {
      if (rule instanceof CSSImportRule) {
        let inner = null;
        try { inner = rule.styleSheet?.cssRules; } catch { /* of another origin */ }
        if (inner && holdsFor(rule.media.mediaText || "all", inner)) yield* styleRules(inner);
      } else if (rule instanceof CSSStyleRule) {
        const own = rule.selectorText;
        const selector = !parent ? own : own.includes("&") ? own.replaceAll("&", `:is(${parent})`) : `:is(${parent}) ${own}`;
        yield [selector, rule.style];
        if (rule.cssRules?.length) yield* styleRules(rule.cssRules, selector);
      } else if (rule.cssRules && applies(rule)) yield* styleRules(rule.cssRules, parent);
    }
  }

  function* sheetsOf(root) {
    for (const sheet of [...root.styleSheets || [], ...root.adoptedStyleSheets || []]) {
      let rules = null;
      try { rules = sheet.cssRules; } catch { /* of another origin */ }
      if (rules && !sheet.disabled && holdsFor(sheet.media.mediaText || "all", rules)) yield rules;
    }
  }

  // At the commas outside of brackets.
  const alternatives = (selector) => {
    const parts = [""];
    let depth = 0;
    for (const sign of selector) {
      depth += "([".includes(sign) ? 1 : ")]".includes(sign) ? -1 : 0;
      if (sign === "," && !depth) parts.push(""); else parts[parts.length - 1] += sign;
    }
    return parts.map((part) => part.trim());
  };

  const plain = (selector) => {
    const bare = selector.replace(STATE, "");
    return bare.replace(/(^|[\s>+~(,])(?=$|[\s>+~),])/g, (gap, before) => /[(,>+~]/.test(before) || !before ? `${before}*` : before)
      .trim() || "*";
  };

  const wordsIn = (element) => {
    const all = [element, ...element.querySelectorAll("*")].slice(0, 30);
    return all.filter((one) => Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.data.trim().length > 1) &&
      !["style", "script", "option", "title"].includes(one.localName)).slice(0, 3);
  };

  const inkOf = (element, pseudo = null) => {
    const style = getComputedStyle(element, pseudo);
    const colour = parse(style.webkitTextFillColor) || parse(style.color);
    return colour && pseudo ? [colour[0], colour[1], colour[2], colour[3] * Number(style.opacity)] : colour;
  };

  const looks = (element) => ({ ink: inkOf(element), behind: ground(element) });

  const same = (one, other) => String(one.ink) === String(other.ink) && String(one.behind) === String(other.behind);

  const contrastOf = ({ ink, behind }) => ink && behind ? ratio(over(ink, behind), behind) : 0;

  // Whether a pointer can be on it, or on something in it.
  const pointed = (element) => getComputedStyle(element).pointerEvents !== "none" ||
    Array.from(element.querySelectorAll("*")).some((one) => getComputedStyle(one).pointerEvents !== "none");

  const holds = (element, box) => box.width > 3 && box.height > 3 && shown(element) && !waits(element);

  const ofRule = (root, selector, known) => {
    const place = selector.search(STATE);
    const state = selector.slice(place).match(/^:([\w-]+)/)[1];
    if (/:not\([^)]*$/.test(selector.slice(0, place)) || selector.includes("::")) return;
    const base = plain(selector);
    const before = plain(selector.slice(0, place));
    let subjects;
    try { subjects = Array.from(root.querySelectorAll(base)).slice(0, MOST_OF_ONE); } catch { return; }
    for (const subject of subjects) {
      let trigger = null;
      try { trigger = subject.closest(before); } catch { return; }
      if (!trigger || !holds(subject, subject.getBoundingClientRect())) continue;
      if (["hover", "active"].includes(state) && !pointed(trigger)) continue;
      for (const element of wordsIn(subject)) {
        const then = looks(element);
        const key = [selector, then.ink, then.behind].join("|");
        if (known.has(key) || !holds(element, element.getBoundingClientRect())) continue;
        known.add(key);
        if (found.length >= MOST_WORDS) return;
        found.push({ element, state, then, trigger });
      }
    }
  };

  const paintsOf = (style) => PAINT_NAMES.filter((name) => style.getPropertyValue(name)).map((name) =>
    `${name}: ${style.getPropertyValue(name)}${style.getPropertyPriority(name) && " !important"}`).join("; ");

  const changed = ({ element, then }) => {
    const now = looks(element);
    if (same(now, then)) return false;
    const enough = needed(getComputedStyle(element));
    return Boolean(then.behind) && contrastOf(then) >= enough && !(now.behind && contrastOf(now) >= enough);
  };

  // What could be too faint, with every element in the state at once: cheap, and not quite what the page shows, since
  // what a style sheet says later no longer comes later. What is left is shown in its state by the browser itself.
  const sift = (rules) => {
    const left = new Set();
    for (const kind of new Set(found.map(({ state }) => state))) {
      const text = rules.filter(([selector]) => selector.includes(`:${kind}`)).map(([selector, paints]) =>
        `${selector.replace(STATE, ":not(.a11y-none)")} { ${paints} }`);
      dress(`${STILL_ALL} ${text.join(" ")}`);
      forget();
      for (const one of found) if (one.state === kind && changed(one)) left.add(one);
    }
    unpaint();
    forget();
    return left;
  };

  const begin = () => {
    [found, triggers, hovered, dark, selected] = [[], [], [], [], []];
    const known = new Set();
    const rules = [];
    for (const root of roots()) {
      for (const list of sheetsOf(root)) {
        for (const [selector, style] of styleRules(list)) {
          if (selector.includes("::selection")) selected.push(selector);
          if (!selector.includes(":hover") && !selector.includes(":focus") && !selector.includes(":active")) continue;
          const text = style.cssText;
          for (const one of alternatives(selector)) {
            if (one.search(STATE) < 0) continue;
            if (one.includes(":hover") && CUES.test(text)) hovered.push(plain(one));
            if (!PAINTS.test(text) || rules.length >= MOST_RULES) continue;
            rules.push([one, paintsOf(style)]);
            ofRule(root, one, known);
          }
        }
      }
    }
    const looked = found.length;
    found = found.length ? Array.from(sift(rules)) : [];
    for (const { trigger, state } of found) {
      if (triggers.length >= MOST_FORCED) break;
      if (!triggers.some(([one, how]) => one === trigger && how === state)) triggers.push([trigger, state]);
    }
    return { looked, kinds: triggers.map(([, state]) => state) };
  };

  const forced = () => triggers.map(([element]) => element);

  const marks = (element) => hovered.some((selector) => {
    try { return element.matches(selector); } catch { return false; }
  });

  const rest = () => {
    for (const root of roots()) root.getAnimations?.().forEach((one) => { if (one instanceof CSSTransition) one.finish(); });
  };

  // While a state is shown: whose letters are too faint, or stand on no single colour, and were not before.
  const faint = (wanted) => {
    rest();
    return Array.from(new Set(found.filter((one) => one.state === wanted && changed(one)).map(({ element }) => element)));
  };

  const placeholders = () => {
    const told = [];
    const seen = new Set();
    let count = 0;
    for (const root of roots()) {
      for (const element of root.querySelectorAll("input[placeholder],textarea[placeholder]")) {
        if (element.value || !element.placeholder.trim() || !holds(element, element.getBoundingClientRect())) continue;
        const ink = inkOf(element, "::placeholder");
        const behind = ground(element);
        const key = [ink, behind].join("|");
        if (!ink || ink[3] === 0) continue;
        count += 1;
        if (seen.has(key) || (behind && contrastOf({ ink, behind }) >= needed(getComputedStyle(element)))) continue;
        seen.add(key);
        told.push(element);
      }
    }
    return { count, faint: told };
  };

  const darkRules = () => dark;
  const selectedRules = () => selected;

  return { begin, forced, faint, placeholders, marks, darkRules, selectedRules, styleRules, plain, rest, looks, inkOf, same, changed,
    contrastOf };
})();
