// Installed before a page's own scripts, in the isolated world: what live regions say while the user acts.
"use strict";
globalThis.a11yLive = (() => {
  const MOST = 100;      // announcements kept between two page states
  const LONGEST = 1000;  // characters of one
  const AT_ONCE = 50;    // milliseconds in which a focus that moves takes an announcement away
  const REGIONS = "[aria-live], [role=status], [role=alert], [role=log], output";
  const POLITENESS = { status: "polite", alert: "assertive", log: "polite" };
  const WATCHED = ["aria-live", "role", "aria-busy", "aria-hidden", "hidden", "class", "style", "open", "alt", "aria-label"];

  const NODE = "\x1f";   // where a text node begins and ends, in the words of a region

  const known = new WeakMap();  // region: its words when last looked at, "" while nothing of it is exposed
  let heard = [];

  const roleOf = (region) => (region.getAttribute("role") || (region.localName === "output" ? "status" : "")).trim();
  const politeness = (region) => {
    const asked = (region.getAttribute("aria-live") || "").trim().toLowerCase();
    return ["off", "polite", "assertive"].includes(asked) ? asked : POLITENESS[roleOf(region)] || "off";
  };
  const isWhole = (region) => region.hasAttribute("aria-atomic")
    ? region.getAttribute("aria-atomic") === "true" : ["status", "alert"].includes(roleOf(region));

  const above = (node) => node.parentElement || (node.getRootNode().host || null);
  const isExposed = (element) => {
    if (!element.isConnected || !element.checkVisibility({ visibilityProperty: true })) return false;
    for (let at = element; at; at = above(at)) if (at.getAttribute("aria-hidden") === "true") return false;
    return true;
  };

  const words = (node) => {
    if (node.nodeType === 3) return node.parentElement && isExposed(node.parentElement) ? NODE + node.data.replace(/\s+/g, " ") + NODE : "";
    if (node.nodeType !== 1 || !isExposed(node) && getComputedStyle(node).display !== "contents") return "";
    const named = node.getAttribute("aria-label") || (node.localName === "img" ? node.getAttribute("alt") : "");
    if (named && !node.matches(REGIONS)) return ` ${named} `;
    const inside = Array.from((node.shadowRoot || node).childNodes, words).join("");
    return getComputedStyle(node).display.startsWith("inline") ? inside : `\n${inside}\n`;
  };
  const lines = (text) => text.split("\n").map((line) => line.replace(/[ \t\r\f]+/g, " ").trim()).filter((line) => line.replaceAll(NODE, "").trim());

  const around = (node) => {
    for (let at = node.nodeType === 1 ? node : above(node); at; at = above(at)) if (at.matches(REGIONS)) return at;
    return null;
  };
  const within = (node) => node.nodeType !== 1 ? []
    : [...(node.matches(REGIONS) ? [node] : []), ...node.querySelectorAll(REGIONS)];

  const watch = (root) => {
    observer.observe(root, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: WATCHED });
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) watch(element.shadowRoot);
  };

  // Shadow trees that come with an element.
  const enter = (element) => {
    for (const one of [element, ...element.querySelectorAll("*")]) if (one.shadowRoot) watch(one.shadowRoot);
  };

  const note = (region, text, arrived) => {
    if (!text || heard.length >= MOST) return;
    const { selector } = a11yProbe.describe(region);
    const at = region.closest("[lang]");
    heard.push({ element: region, at: performance.now(), said: {
      lines: text.slice(0, LONGEST).split("\n"), politeness: politeness(region), selector, arrived, act, lost: false,
      language: at ? at.getAttribute("lang") : "" } });
  };

  const hear = (region, changes) => {
    if (!region.isConnected || region.getAttribute("aria-busy") === "true") return;
    const arrived = !known.has(region);
    const before = known.get(region) || "";
    const now = lines(words(region)).join("\n");
    known.set(region, now);
    if (!now || now === before || politeness(region) === "off") return;
    const added = lines(Array.from(changes, words).join("\n")).join("\n");
    note(region, isWhole(region) || !before ? now : added, arrived);
  };

  const listen = (mutations) => {
    // what the document is loaded with is read as a part of the page, and announced by nobody
    if (document.readyState === "loading") {
      const added = new Set(mutations.flatMap((one) => Array.from(one.addedNodes)));
      for (const node of added) if (node.nodeType === 1 && !added.has(node.parentNode)) enter(node);
      return;
    }
    const touched = new Map();  // region: nodes that are new in it, or have new words
    const touch = (region, node) => {
      if (!touched.has(region)) touched.set(region, new Set());
      if (node) touched.get(region).add(node);
    };
    for (const mutation of mutations) {
      const target = mutation.target;
      const region = around(target);
      if (region) touch(region, mutation.type === "characterData" ? target : null);
      if (mutation.type === "attributes") within(target).forEach((one) => touch(one, null));
      for (const node of mutation.addedNodes) {
        if (region) touch(region, node);
        within(node).forEach((one) => touch(one, null));
        if (node.nodeType === 1) enter(node);
      }
    }
    for (const [region, changes] of touched) hear(region, changes);
  };

  const observer = new MutationObserver(listen);
  const begin = () => {
    for (const region of document.querySelectorAll(REGIONS)) known.set(region, lines(words(region)).join("\n"));
  };
  watch(document);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true, capture: true });
  else begin();

  // a screen reader that is told of a new focus drops what it was about to say; who presses Tab moves it themselves
  let pressed = -Infinity;
  let touched = false;   // the user has done something on this document since it was looked at
  const byUser = (event) => {
    if (!event.isTrusted) return;
    touched = true;
    // what is operated acts by script: only Tab, arrows and a press of the pointer move the focus by themselves
    const moves = event.type === "keydown" ? event.key === "Tab" || event.key.startsWith("Arrow") : event.type !== "click";
    pressed = moves ? performance.now() : -Infinity;
  };
  for (const type of ["keydown", "pointerdown", "mousedown", "click"]) addEventListener(type, byUser, { capture: true, passive: true });
  addEventListener("focusin", () => {
    const now = performance.now();
    listen(observer.takeRecords());
    if (now - pressed < AT_ONCE) return;
    for (const one of heard) if (now - one.at < AT_ONCE) one.said.lost = true;
  }, { capture: true, passive: true });

  let act = 0;
  const acting = (number) => { act = number; };

  let taken = [];
  const take = () => {
    listen(observer.takeRecords());
    taken = heard.map((one) => one.element);
    const said = heard.map((one) => one.said);
    heard = [];
    act = 0;
    return said;
  };
  const forget = () => { take(); touched = false; };
  // what was heard since, without taking it
  const peek = () => { listen(observer.takeRecords()); return heard.map(({ said }) => said.lines.join(" ").replaceAll(NODE, "").replace(/\s+/g, " ").trim()); };
  return { take, peek, forget, acting, touched: () => touched, regions: () => taken };
})();
