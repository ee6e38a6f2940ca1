// Installed once for a page, in an isolated world: the page's own scripts can neither see nor break it.
"use strict";
globalThis.a11yProbe = (() => {
  const SLACK = 20;      // ms by which a timer may come late
  const QUIET = 60;      // ms without a change of the document, or an act of its user, before it counts as settled
  const FRAME_ANSWERS = 3000;  // ms for a frame to answer axe; on a busy machine its own 500 leave frames unseen
  const CUT = 300;       // characters of an element's source that are kept

  const deepActive = () => {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) {
      element = element.shadowRoot.activeElement;
    }
    return element;
  };

  const box = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  };

  // an id with digits in it is taken for generated, and not relied on
  const stable = (id) => id && !/\d{2,}|[:.]/.test(id);

  const selector = (element) => {
    const steps = [];
    for (let at = element; at && at.nodeType === 1; at = at.parentElement) {
      if (stable(at.id) && at.ownerDocument.querySelectorAll("#" + CSS.escape(at.id)).length === 1) {
        steps.unshift("#" + CSS.escape(at.id));
        break;
      }
      let step = at.localName;
      const twins = at.parentElement
        ? Array.from(at.parentElement.children).filter((child) => child.localName === at.localName) : [at];
      if (twins.length > 1) step += `:nth-of-type(${twins.indexOf(at) + 1})`;
      steps.unshift(step);
    }
    return steps.join(" > ");
  };

  const source = (element) => {
    const copy = element.cloneNode(false);
    if (copy.getAttribute("type") === "password" || copy.getAttribute("type") === "hidden") copy.removeAttribute("value");
    const text = copy.outerHTML;
    return text.length > CUT ? text.slice(0, CUT) + "…" : text;
  };

  const describe = (element) => ({ selector: selector(element), html: source(element), box: box(element) });

  // when the document or its user last did something; watched from the document's first line on
  let lastStir = performance.now();
  const stir = () => { lastStir = performance.now(); };
  if (window === top) {
    new MutationObserver(stir).observe(
      document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const act of ["pointerdown", "click", "keydown", "input", "change", "submit", "readystatechange"]) {
      document.addEventListener(act, stir, { capture: true, passive: true });
    }
  }

  const settled = (limit) => new Promise((resolve) => {
    const started = performance.now();
    let reason = "the document went on changing";
    let quiet;
    const done = (settledNow) => {
      clearTimeout(quiet); clearTimeout(end);
      resolve({ settled: settledNow, reason, waited: performance.now() - started });
    };
    const later = (wait) => { clearTimeout(quiet); quiet = setTimeout(check, wait); };
    let built = -1;      // when the document is what its own scripts make of it, as they say, in ms
    const toBuild = () => {
      const loaded = performance.getEntriesByType("navigation")[0]?.loadEventEnd || 0;
      if (built < 0 && loaded) built = a11yScripted.soon();
      return built > 0 ? loaded + built + SLACK - performance.now() : 0;
    };
    const check = () => {
      const moving = document.getAnimations().some((animation) => {
        const timing = animation.effect && animation.effect.getComputedTiming();
        return animation.playState === "running" && timing && Number.isFinite(timing.endTime);
      });
      const left = QUIET - (performance.now() - lastStir);
      if (document.readyState !== "complete") { reason = "the document did not finish loading"; later(QUIET); }
      else if (left > 0) { reason = "the document went on changing"; later(left); }
      else if (toBuild() > 0) { reason = "a script went on building the document"; later(toBuild()); }
      else if (moving) { reason = "an animation went on"; later(QUIET); }
      else document.fonts.ready.then(() => requestAnimationFrame(() => done(true)));
    };
    const end = setTimeout(() => done(false), limit);
    check();
  });

  const matching = (selectors) => {
    const found = new Set();
    for (const one of selectors) {
      try { document.querySelectorAll(one).forEach((element) => found.add(element)); } catch { /* not a selector here */ }
    }
    return found;
  };

  // Places of known secrets in the text of the page, by ranges, so that only the secret is painted over.
  const rangesOf = (secrets) => {
    const boxes = [];
    // a long run has learnt thousands, of which a page holds few: the parts of the text are searched for these alone
    const root = document.body || document.documentElement;
    const text = root ? root.textContent : "";
    const here = secrets.filter((secret) => text.includes(secret));
    if (!here.length) return boxes;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const secret of here) {
        for (let at = node.data.indexOf(secret); at >= 0; at = node.data.indexOf(secret, at + secret.length)) {
          const range = document.createRange();
          range.setStart(node, at); range.setEnd(node, at + secret.length);
          for (const rect of range.getClientRects()) {
            boxes.push({ x: rect.x + scrollX, y: rect.y + scrollY, width: rect.width, height: rect.height });
          }
        }
      }
    }
    return boxes;
  };

  const facts = (selectors, known) => {
    const shown = [];      // what the profile calls secret: texts and values to learn
    const boxes = [];
    for (const element of matching(selectors)) {
      const texts = [element.value, element.textContent, element.getAttribute("src")];
      for (const name of ["data-secret-value", "data-clipboard-text"]) texts.push(element.getAttribute(name));
      for (const text of texts) if (typeof text === "string" && text.trim()) shown.push(text.trim());
      boxes.push(box(element));
    }
    for (const field of document.querySelectorAll("input, textarea")) {
      if (field.value && known.some((secret) => field.value.includes(secret))) boxes.push(box(field));
    }
    boxes.push(...rangesOf(known.concat(shown.filter((text) => text.length < 400))));
    const root = document.documentElement;
    return {
      title: document.title,
      language: root.getAttribute("lang") || "",
      direction: getComputedStyle(root).direction,
      url: location.href,
      elements: document.getElementsByTagName("*").length,
      // fonts of the page's own may draw what the machine's do not
      fonts: document.fonts.size ? "" : getComputedStyle(document.body || root).fontFamily,
      width: Math.max(root.clientWidth, 1),
      height: Math.max(root.scrollHeight, root.clientHeight),
      window: Math.max(root.clientHeight, 1),
      scrolled: scrollX !== 0 || scrollY !== 0,
      fits: root.scrollHeight <= innerHeight && !scrollX && !scrollY,
      secrets: shown,
      masks: boxes.filter((one) => one.width > 0 && one.height > 0),
    };
  };

  const stops = [];            // the elements that focus() has told of, since somebody took them
  const MOST_STOPS = 4000;
  const stopped = () => stops.splice(0);

  const focus = () => {
    const element = deepActive();
    if (!element || element === document.body || element === document.documentElement) return null;
    stops.push(element);
    if (stops.length > MOST_STOPS) stops.shift();
    const stop = describe(element);
    stop.password = element.localName === "input" && element.type === "password";
    const label = element.labels && element.labels.length ? element.labels[0].textContent : "";
    stop.role = element.getAttribute("role") || element.localName;
    stop.name = (element.getAttribute("aria-label") || label || element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 120);
    return stop;
  };

  const focusable = () => document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]").length;

  const runAxe = async (tags, relieved = true) => {
    const options = {
      runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"], ancestry: true, elementRef: false,
      pingWaitTime: FRAME_ANSWERS,
    };
    const began = performance.now();
    if (!globalThis.axe) a11yInstallAxe();
    const relief = relieved ? a11ySure.relieve(axe) : null;
    let answer;
    try { answer = await axe.run(document, options); } finally { relief?.undo(); }
    const passes = new Set([...answer.passes.map((one) => one.id), ...(relief?.passed() || [])]);
    const flat = (target) => target.map((step) => [].concat(step).join(" >>> ")).join(" >>> ");
    const result = (one) => ({
      id: one.id, help: one.help, help_url: one.helpUrl, tags: one.tags, impact: one.impact || "",
      nodes: one.nodes.map((node) => ({
        selector: flat(node.target), ancestry: node.ancestry.flat(2), impact: node.impact || "",
        html: node.html.slice(0, CUT), summary: node.failureSummary || "",
      })),
    });
    return {
      version: axe.version, took: performance.now() - began,
      violations: answer.violations.map(result),
      incomplete: answer.incomplete.map(result),
      passes: Array.from(passes),
      inapplicable: answer.inapplicable.map((one) => one.id).filter((id) => !passes.has(id)),
    };
  };

  // What axe finds in a part of a page that it has been asked about: [what, element] of each violation.
  const axeWithin = async (tags, part) => {
    const options = {
      runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"], elementRef: true, iframes: false,
    };
    const { violations, incomplete } = await axe.run({ include: [part] }, options);
    // words that have the very colour behind them may be meant to be unseen, but for those of what somebody opened
    const unseen = incomplete.filter((one) => one.id === "color-contrast").map((one) => ({ ...one, nodes: one.nodes.filter(({ any }) =>
      any.some(({ data }) => data?.messageKey === "equalRatio")) }));
    return [...violations, ...unseen].flatMap((one) => one.nodes.filter(({ element }) => element).map(({ element, impact, failureSummary }) => [{
      rule: one.id, help: one.help, help_url: one.helpUrl, tags: one.tags, impact: impact || one.impact || "", summary: failureSummary || "",
    }, element]));
  };

  const OPERABLE = "a, button, input, select, textarea, summary, option, label, [role], [tabindex], [contenteditable]";

  const everything = function* (root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* everything(element.shadowRoot);
    }
  };

  // The element in this place of the viewport: the operable one of several, else the innermost.
  const at = (place) => {
    const near = (one, other) => Math.abs(one - other) < 1;
    let found = null;
    for (const element of everything(document)) {
      const rect = element.getBoundingClientRect();
      if (!near(rect.x, place.x) || !near(rect.y, place.y) || !near(rect.width, place.width)
          || !near(rect.height, place.height)) continue;
      if (!found || !found.matches(OPERABLE) || element.matches(OPERABLE)) found = element;
    }
    if (!found) return null;
    const control = describe(found);
    if (found.id) control.selector = "#" + CSS.escape(found.id);
    const label = found.labels && found.labels.length ? found.labels[0].textContent : "";
    const name = found.getAttribute("aria-label") || label || found.textContent || "";
    control.name = name.trim().replace(/\s+/g, " ").slice(0, 200);
    return control;
  };

  // Whether an element begins at one of these places of the page, in CSS pixels.
  const standsAt = (element, places) => {
    const { x, y } = element.getBoundingClientRect();
    return places.some((place) => Math.abs(x + scrollX - place[0]) < 1 && Math.abs(y + scrollY - place[1]) < 1);
  };
  // The same of places that are each told with the tag of what stands there, `[tag, x, y]`.
  const isOneOf = (element, placed) => {
    const alike = placed.filter(([tag]) => tag === element.localName);
    return alike.length > 0 && standsAt(element, alike.map(([, ...place]) => place));
  };

  // Whether a script in the document matches, and the addresses of all others that were loaded, by other scripts too.
  const scripts = (pattern) => {
    const wanted = new RegExp(pattern);
    const all = Array.from(document.scripts).filter((one) => !one.type || /module|javascript/.test(one.type));
    const loaded = performance.getEntriesByType("resource").map((one) => one.name).filter((name) => /\.m?js([?#]|$)/.test(name));
    const addresses = new Set([...all.map((one) => one.src).filter(Boolean), ...loaded]);
    return { inline: all.some((one) => !one.src && wanted.test(one.textContent)), addresses: Array.from(addresses) };
  };

  // Letters that look like one which no font has: a box. Drawn in the page's own fonts, then in the machine's.
  const undrawn = (letters) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 32;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    if (!pen) return [];
    const own = Array.from(document.fonts).filter((font) => font.status === "loaded").map((font) => font.family);
    const families = [getComputedStyle(document.body || document.documentElement).fontFamily, ...own, "sans-serif"];
    const drawn = (letter) => {
      pen.clearRect(0, 0, 32, 32);
      pen.font = `20px ${families.join(", ")}`;
      pen.textBaseline = "top";
      pen.fillText(letter, 4, 4);
      return pen.getImageData(0, 0, 32, 32).data.join();
    };
    const missing = drawn("\u{10FFFD}");
    return letters.filter((letter) => drawn(letter) === missing);
  };

  return { settled, facts, focus, stopped, focusable, describe, runAxe, axeWithin, at, standsAt, isOneOf, scripts, undrawn };
})();
