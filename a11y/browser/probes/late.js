// Installed before a page's own scripts, in the isolated world: what comes into the page after it has come to rest.
"use strict";
globalThis.a11yLate = (() => {
  const REST = 250;       // ms after the page is loaded in which it is still being built
  const LONGEST = 5000;   // ms after it in which a change is waited for that a script of the page speaks of
  const SLACK = 120;      // ms by which a timer may come late
  const MOST = 40;        // elements that are noted
  const MOST_TOLD = 12;   // and told
  const WORDS = 60;       // of a message
  const REGIONS = "[aria-live], [role=status], [role=alert], [role=alertdialog], [role=log], output";
  const POLITE = { status: "polite", alert: "assertive", alertdialog: "assertive", log: "polite" };
  const MESSAGE = /alert|toast|flash|messag|notif|snackbar|notice|warn|error|success|status|banner|expir|session/i;
  const WAITING = /(^|[^a-z])(load(ing|er)|spinner|skeleton|placeholder|progress)([^a-z]|$)/i;
  const MANY = "li,tr,td,dd,option,article,nav,[role=listitem],[role=row],[role=feed],[role=log],[role=timer],[role=marquee],[role=tooltip]";
  const LEFT_OUT = new Set(["html", "head", "body", "script", "style", "link", "meta", "title", "noscript", "template", "option"]);

  const MOST_COUNTS = 5;

  const noted = new Map();     // element: when it changed, in ms
  const added = new WeakSet();
  const hidden = new WeakSet(); // what could not be seen when the page had come to rest, and is called a message
  let waiting = [];
  let loaded = -1;
  let touched = false;

  const visible = (element) => element.isConnected && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const names = (element) => `${element.id} ${element.getAttribute("class") || ""} ${element.getAttribute("role") || ""}`;

  const wordsOf = (element) => (element.innerText ?? element.textContent ?? "").trim();

  const note = (element) => {
    if (!element || element.nodeType !== 1 || LEFT_OUT.has(element.localName) || noted.size >= MOST) return;
    if (!noted.has(element)) noted.set(element, performance.now());
  };

  // -- what counts down

  const counts = new Map();    // element: how often its numbers fell, and rose
  const numbers = (text) => Array.from(text.matchAll(/\d+/g), ([one]) => Number(one));
  // “1 minute” is one of “2 minutes”
  const bare = (text) => text.replace(/\d+/g, "#").replace(/\p{L}+/gu, (word) => word.slice(0, 3));
  const tick = (element, before, now) => {
    if (!element || before === now || before.length > 200 || bare(before) !== bare(now)) return;
    const [was, is] = [numbers(before), numbers(now)];
    const first = was.findIndex((one, at) => one !== is[at]);
    if (first < 0 || (!counts.has(element) && counts.size >= MOST)) return;
    const seen = counts.get(element) || { falls: 0, rises: 0 };
    if (is[first] < was[first]) seen.falls += 1; else seen.rises += 1;
    counts.set(element, seen);
  };
  const data = (nodes) => Array.from(nodes, (one) => one.nodeType === 3 ? one.data : one.textContent).join("");

  const hear = (records) => {
    if (touched) return;
    for (const { type, target, addedNodes, removedNodes, oldValue } of records) {
      if (type === "characterData") tick(target.parentElement, oldValue || "", target.data);
      else if (type === "childList" && removedNodes.length && addedNodes.length) tick(target, data(removedNodes), data(addedNodes));
      if (type === "characterData") note(target.parentElement);
      else if (type === "childList") {
        for (const node of addedNodes) {
          if (node.nodeType === 1) { added.add(node); note(node); } else if (node.nodeType === 3 && node.data.trim()) note(target);
        }
      } else if (hidden.has(target)) note(target);
    }
  };

  const observer = new MutationObserver(hear);
  const begin = () => {
    loaded = performance.now();
    if (touched) return;
    for (const one of Array.from(document.querySelectorAll("[class],[id],[role]")).slice(0, 5000)) {
      const called = names(one);
      const said = MESSAGE.test(called) || one.matches("dialog,[hidden]");
      const mark = WAITING.test(called) || one.getAttribute("aria-busy") === "true" || one.localName === "progress";
      if (!said && !mark) continue;
      const shown = visible(one);
      if (said && !shown) hidden.add(one);
      if (mark && shown && waiting.length < MOST) waiting.push([one, wordsOf(one).slice(0, 60) || called.trim()]);
    }
    for (const one of document.querySelectorAll("[hidden],dialog:not([open]),[style*=none],[style*=hidden]")) {
      if (!visible(one)) hidden.add(one);
    }
    observer.observe(document, { subtree: true, childList: true, characterData: true, characterDataOldValue: true, attributes: true,
      attributeFilter: ["class", "style", "hidden", "open"] });
  };
  const act = (event) => { if (event.isTrusted) touched = true; };
  if (window === top) {
    for (const type of ["pointerdown", "click", "keydown"]) addEventListener(type, act, { capture: true, passive: true });
    const ready = () => setTimeout(begin, REST);
    if (document.readyState === "complete") ready();
    else addEventListener("load", ready, { once: true, capture: true });
  }

  // -- what came

  const region = (element) => element.closest(REGIONS) || element.querySelector(REGIONS);
  const politeness = (one) => {
    if (!one) return "";
    const asked = (one.getAttribute("aria-live") || "").trim().toLowerCase();
    return ["polite", "assertive", "off"].includes(asked) ? asked : POLITE[one.getAttribute("role")] || (one.localName === "output" ? "polite" : "");
  };
  const floats = (element) => {
    for (let at = element, up = 0; at && up < 3; at = at.parentElement, up += 1) {
      const { position, zIndex } = getComputedStyle(at);
      if (position === "fixed" || position === "sticky" || (position === "absolute" && Number(zIndex) > 0)) return true;
    }
    return element.matches("dialog[open]");
  };
  const called = (element) => {
    const outer = [element.parentElement, element.parentElement?.parentElement].filter((one) => one && !LEFT_OUT.has(one.localName)
      && wordsOf(one).length <= wordsOf(element).length + 10);
    return [element, ...outer, ...Array.from(element.querySelectorAll("[class],[id],[role]")).slice(0, 5)].map(names).join(" ");
  };

  let told = [];
  let counting = [];
  const take = async () => {
    hear(observer.takeRecords());
    const last = touched || window !== top ? 0 : a11yScripted.due();
    if (loaded < 0 && document.readyState !== "complete") return { late: [], said: [], waited: "", counting: [] };
    const until = (loaded < 0 ? performance.now() : loaded - REST) + Math.min(last, LONGEST) + (last ? SLACK : 0);
    while (performance.now() < until && !touched) await new Promise((resolve) => setTimeout(resolve, until - performance.now()));
    if (last) await new Promise((resolve) => requestAnimationFrame(() => resolve()));
    hear(observer.takeRecords());
    const focused = document.activeElement;
    const shown = Array.from(noted.keys()).filter((one) => visible(one) && wordsOf(one));
    const outer = shown.filter((one) => !shown.some((other) => other !== one && other.contains(one)));
    told = outer.filter((one) => {
      const words = wordsOf(one);
      return words.split(/\s+/).length <= WORDS && words.length <= 600 && /\p{L}/u.test(words);
    }).slice(0, MOST_TOLD);
    counting = Array.from(counts.keys()).filter((one) => counts.get(one).falls && !counts.get(one).rises && visible(one)).slice(0, MOST_COUNTS);
    const gone = waiting.find(([one]) => !visible(one) || one.getAttribute("aria-busy") === "false");
    return {
      late: told.map((one) => {
        const at = region(one);
        return {
          ...a11yProbe.describe(one), words: wordsOf(one).replace(/\s+/g, " "), called: called(one).slice(0, 400),
          politeness: politeness(at), arrived: Boolean(at && (added.has(at) || [...document.querySelectorAll("*")].some((o) => added.has(o) && o.contains(at)))),
          focused: Boolean(focused && focused !== document.body && (one.contains(focused))), floats: floats(one),
          many: Boolean(one.closest(MANY)),
        };
      }),
      counting: counting.map((one) => ({ ...a11yProbe.describe(one), words: (wordsOf(one.parentElement).length < 200 ? wordsOf(one.parentElement) : wordsOf(one)).replace(/\s+/g, " ") })),
      said: a11yLive.peek(), waited: noted.size && gone ? gone[1] : "",
    };
  };
  return { take, REGIONS, politeness, elements: () => [...told, ...counting] };
})();
