// Installed once for a page, in the isolated world: what being selected and a dark scheme do to the colours of words.
"use strict";
globalThis.a11yShown = (() => {
  const MOST_WORDS = 1500;   // elements with words that are looked at
  const MOST_TOLD = 30;
  const THEMES = /(?:^|;)\s*(?:--[\w-]+|color|background|background-color|background-image|-webkit-text-fill-color|color-scheme)\s*:/;
  const UNSEEN = ["style", "script", "option", "title", "noscript", "template"];

  const { over, ratio, parse } = a11yPaint;
  const { roots, shown, waits, ground, needed, tell } = a11yColours;
  const { darkRules, selectedRules, styleRules, plain, rest, looks, inkOf, changed, contrastOf } = a11yStates;

  let inLight = [];          // words, and how they look in the scheme that the page has now

  function* words() {
    let count = 0;
    for (const root of roots()) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let last = null;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (element === last || !element || node.data.trim().length < 2 || UNSEEN.includes(element.localName)) continue;
        last = element;
        if ((count += 1) > MOST_WORDS) return;
        yield element;
      }
    }
  }

  const themed = () => darkRules().some((rules) => {
    for (const [selector, style] of styleRules(rules)) {
      if (!THEMES.test(style.cssText)) continue;
      try { if (document.querySelector(plain(selector))) return true; } catch { /* no selector of an element */ }
    }
    return false;
  });

  // Whether the page has a dark scheme to show; how its words look without it is noted.
  const begin = () => {
    inLight = [];
    if (!darkRules().length || !themed()) return 0;
    for (const element of words()) {
      const then = looks(element);
      if (then.ink && then.behind) inLight.push({ element, then });
    }
    return inLight.length;
  };

  // While the dark scheme is shown: whose letters may be too faint and are not without it, one of each pair of colours.
  const inDark = () => {
    rest();
    const pairs = new Set();
    const told = [];
    for (const one of inLight) {
      if (told.length >= MOST_TOLD) break;
      if (!changed(one) || !shown(one.element) || waits(one.element)) continue;
      const { ink, behind } = looks(one.element);
      const key = [ink, behind].join("|");
      if (pairs.has(key)) continue;
      pairs.add(key);
      told.push(one.element);
    }
    inLight = [];
    return told;
  };

  // Words whose style sheet says how they look when they are selected: how many, and those that are faint then and not
  // otherwise, one of each pair of colours, with the contrast, what is needed, and whether both colours are set.
  const selection = () => {
    if (!selectedRules().length) return { count: 0, told: [] };
    const pairs = new Set();
    const told = [];
    let count = 0;
    for (const element of words()) {
      const style = getComputedStyle(element, "::selection");
      const paper = parse(style.backgroundColor);
      const ink = parse(style.color);
      const now = { ink: inkOf(element), behind: ground(element) };
      if (!paper || !ink || !now.ink || !now.behind || !(paper[3] || String(ink) !== String(now.ink))) continue;
      count += 1;
      const key = [ink, paper, now.behind].join("|");
      const enough = needed(getComputedStyle(element));
      if (pairs.has(key) || contrastOf(now) < enough || told.length >= MOST_TOLD) continue;
      pairs.add(key);
      const behind = over(paper, now.behind);
      const seen = ratio(over(ink, behind), behind);
      if (seen >= enough || !shown(element) || waits(element) || getComputedStyle(element).userSelect === "none") continue;
      told.push([tell(element), enough, seen, paper[3] === 1 && String(ink) !== String(now.ink)]);
    }
    return { count, told };
  };

  return { begin, inDark, selection };
})();
