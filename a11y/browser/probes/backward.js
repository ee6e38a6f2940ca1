// Installed once for a page, in the isolated world: what keeps its place in the window and hides what Shift+Tab comes to.
"use strict";
globalThis.a11yBackward = (() => {
  const looks = globalThis.a11yLooks;
  const MOST_STOPS = 200;
  const MOST_TOLD = 3;
  const SCROLLS = 40;       // CSS pixels: what is less high brings nothing under a bar
  const ACROSS = [0.05, 0.2, 0.5, 0.8];
  const DIALOGS = "dialog,[role=dialog],[role=alertdialog],[aria-modal=true]";

  let stops = [];
  let found = [];           // [number, what lies over it]

  const active = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };

  // What keeps its place around an element, dialogs apart.
  const bar = (element) => {
    for (let at = element; at; at = looks.parentOf(at)) {
      if (at.matches(DIALOGS)) return null;
      if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return at;
    }
    return null;
  };

  const hasBars = () => ACROSS.some((share) => [2, innerHeight - 2].some((y) =>
    document.elementsFromPoint(innerWidth * share, y).slice(0, 4).some(bar)));

  const to = (element) => {
    element.focus();
    return active() === element;
  };

  const hiddenBy = (element) => {
    const { share, over } = looks.cover(element);
    return share >= 1 && over && bar(over) && !bar(element) ? bar(over) : null;
  };

  // From the last stop to the first, as Shift+Tab goes: how many something that keeps its place hides altogether.
  const look = () => {
    [stops, found] = [a11yHands.stopped(), []];
    const page = document.scrollingElement || document.documentElement;
    if (stops.length < 2 || stops.length > MOST_STOPS || page.scrollHeight - innerHeight < SCROLLS) return [];
    if (!to(stops.at(-1)) || !hasBars()) return [];
    for (let number = stops.length - 2; number >= 0 && found.length < MOST_TOLD; number -= 1) {
      const over = to(stops[number]) ? hiddenBy(stops[number]) : null;
      if (over) found.push([number, over]);
    }
    return found.map(([number]) => number);
  };

  // The same as far as the stop after one: the next presses of Shift+Tab come to that.
  const upTo = (number) => {
    for (let at = stops.length - 1; at > number; at -= 1) to(stops[at]);
  };

  const isHidden = () => stops.includes(active()) && hiddenBy(active()) !== null;

  const elements = () => found.map(([, over]) => over);

  return { look, upTo, isHidden, elements };
})();
