// Installed once for a page, in the isolated world from the document's first line on: what scripts change by themselves.
"use strict";
globalThis.a11yWatch = (() => {
  const MOST = 60;          // elements that are noted, and watched
  const ACT = 400;          // ms after an act of the user in which a change is taken for its answer
  const APART = 90;         // ms between two changes that are counted: what glides changes in every frame
  const SAMPLE = 33;        // ms between two looks
  const BEGINS = 1200;      // ms in which what changed twice since it was loaded is to change again
  const TURNS = 4000;       // ms in which what looks like a series of pictures or news is to go on to the next
  const LONGEST = 6500;     // ms: five seconds, after which a way to stop it is asked for, and the wait for the first
  const FIVE = 4800;        // ms of change seen, sampled: five seconds
  const OFTEN = [100, 8000]; // ms between two turns of which a script of the page speaks
  const STILL = 800;        // ms without a change between two turns
  const DRAWS = 300;        // ms in which a canvas that is drawn again and again has changed
  const SCALE = 24;         // pixels
  const LEFT_OUT = new Set(["html", "head", "body", "script", "style", "link", "meta", "title", "noscript", "template"]);
  const SERIES = /carousel|slideshow|slick|swiper|splide|ticker|marquee|rotator|newsfeed|typewriter/i;
  const CLOCKS = "[role=timer],[role=log],[role=status],[role=alert],[role=progressbar],[aria-live]:not([aria-live=off]),time,progress,meter";

  const beats = new Map();  // elements that changed without an act of the user: how often, first and last when
  let answers = -Infinity;  // until when changes are answers
  let lost = 0;             // ms in all in which they were

  // The time that has passed without an act of the user, in ms.
  const free = (now) => now - lost + Math.max(0, answers - now);

  // Time in which the page's timers had their turn, in ms, acts left out: a busy machine keeps them waiting, and what
  // has not changed meanwhile had no chance to. Runs from the first repeated change on.
  let lived = 0;
  let pulse = 0;
  const live = () => {
    if (pulse) return;
    let last = free(performance.now());
    pulse = setInterval(() => {
      const now = free(performance.now());
      lived += Math.min(now - last, 2 * SAMPLE);
      last = now;
    }, SAMPLE);
  };

  const act = () => {
    const now = performance.now();
    lost += now + ACT - Math.max(answers, now);
    answers = now + ACT;
  };

  const note = (records) => {
    if (performance.now() < answers) return;
    const now = free(performance.now());
    for (const { target, type } of records) {
      const element = type === "characterData" ? target.parentElement : target;
      if (!element || element.nodeType !== 1 || LEFT_OUT.has(element.localName)) continue;
      const known = beats.get(element);
      if (!known) { if (beats.size < 5 * MOST) beats.set(element, { count: 1, first: now, last: now, at: lived }); continue; }
      if (now - known.last >= 10) known.count += 1;
      known.last = now;
      known.at = lived;
      live();
    }
  };

  if (window === top) {
    new MutationObserver(note).observe(
      document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const type of ["pointerdown", "click", "keydown", "keyup", "input", "focusin", "focusout", "scroll", "resize"]) {
      addEventListener(type, act, { capture: true, passive: true });
    }
  }

  // Whether a change is due again, as far as those before it tell: what was built up in steps has long been quiet.
  const due = ({ count, first, last, at }) => count > 1 && lived - at <= 2 * (last - first) / (count - 1) + 2 * SAMPLE;

  const visible = (element) => element.isConnected && element.checkVisibility() && a11yMotion.large(element);

  const series = () => {
    const found = [];
    for (const root of a11yEyes.trees()) {
      for (const one of root.querySelectorAll("[class],[id],[aria-roledescription]")) {
        const names = `${one.id} ${one.getAttribute("class")} ${one.getAttribute("aria-roledescription")}`;
        if (!SERIES.test(names) || one.childElementCount < 1 || found.some((outer) => outer.contains(one))) continue;
        if (visible(one)) found.push(one);
      }
    }
    return found.slice(0, 5);
  };

  const canvases = () => a11yEyes.trees().flatMap((root) => Array.from(root.querySelectorAll("canvas"))).filter(visible).slice(0, 5);

  // What a canvas shows, on a small scale; nothing of one that draws what is another site's.
  const drawing = (canvas) => {
    if (canvas.localName !== "canvas" || !canvas.width || !canvas.height) return "";
    try {
      const small = new OffscreenCanvas(SCALE, SCALE).getContext("2d", { willReadFrequently: true });
      small.drawImage(canvas, 0, 0, SCALE, SCALE);
      return small.getImageData(0, 0, SCALE, SCALE).data.join();
    } catch { return ""; }
  };

  let every = 0;            // ms between two turns of which a script speaks, 0 for none
  let kept = [];            // what is worth a longer look: elements, and for how long a first change is waited for

  // Whether something is: most pages have nothing of the kind, and are not waited for.
  const restless = () => {
    const repeated = Array.from(beats).filter(([one, beat]) => due(beat) && visible(one))
      .map(([element]) => [element, BEGINS]).slice(0, MOST);
    kept = [...repeated, ...series().map((element) => [element, TURNS]), ...canvases().map((element) => [element, DRAWS])];
    every = a11yScripted.repeats(...OFTEN);
    return kept.length + every;
  };

  // What is to be seen of an element, with what stands in it.
  const print = (element) => {
    const style = getComputedStyle(element);
    const { x, y, width, height } = element.getBoundingClientRect();
    const inner = Array.from(element.querySelectorAll("*")).slice(0, 24).map((one) => {
      const box = one.getBoundingClientRect();
      return `${Math.round(box.x)},${Math.round(box.y)},${one.checkVisibility({ opacityProperty: true })},${one.currentSrc || ""}`;
    });
    const look = [Math.round(x + scrollX), Math.round(y + scrollY), Math.round(width), Math.round(height), style.opacity,
      style.visibility, style.display, style.color, style.backgroundColor, style.backgroundImage, style.borderColor,
      element.currentSrc || drawing(element), ...inner].join();
    return { look, words: element.innerText.slice(0, 400) };
  };

  const light = (element) => {
    const outer = a11yMotion.behind(a11yEyes.above(element) || element);
    const style = getComputedStyle(element);
    const own = a11yPaint.parse(style.backgroundColor);
    if (!outer || !own) return null;
    const share = style.visibility === "visible" && style.display !== "none" ? own[3] * Number(style.opacity) : 0;
    return a11yPaint.luminance(a11yPaint.over([...own.slice(0, 3), share], outer));
  };

  // What changes for the first time since somebody looks, where a script speaks of turns: words that are no other number.
  const joins = (watched, { target, type, oldValue, addedNodes, removedNodes }, now) => {
    const element = type === "characterData" ? target.parentElement : target;
    if (!element || element.nodeType !== 1 || LEFT_OUT.has(element.localName) || watched.length >= MOST) return;
    if (watched.some((one) => one.element === element) || !visible(element)) return;
    const said = (nodes) => Array.from(nodes, (one) => one.textContent).join("");
    const [before, after] = type === "characterData" ? [oldValue || "", target.data] : [said(removedNodes), said(addedNodes)];
    const turned = type !== "attributes" && letters(before) !== letters(after);
    watched.push({ element, wait: TURNS, patience: every + STILL, seen: print(element), times: turned ? [now] : [],
      turned: Number(turned), flips: [], bright: null });
  };

  const letters = (words) => words.replace(/[\d\s:.,…%]/g, "");

  const flip = (one, now) => {
    if (one.bright === null || !one.element.isConnected) return;
    const bright = light(one.element);
    if (bright !== null && a11yMotion.flash(one.bright, bright)) { one.flips.push(now); one.bright = bright; }
  };

  const look = (one, now) => {
    const { element } = one;
    if (!element.isConnected) return;
    flip(one, now);
    const seen = print(element);
    if (seen.look === one.seen.look && seen.words === one.seen.words) return;
    // a number that counts may take more room than the one before
    const counted = seen.words !== one.seen.words && letters(seen.words) === letters(one.seen.words);
    if (!counted) one.turned += 1;
    one.seen = seen;
    if (!one.times.length || now - one.times.at(-1) >= APART) one.times.push(now);
  };

  // Most flashes in one second: each is two changes.
  const flashes = (flips) => Math.max(0, ...flips.map((from) => flips.filter((at) => at >= from && at < from + 1000).length)) / 2;

  const watch = async () => {
    const start = performance.now();
    const watched = kept.map(([element, wait]) => ({
      element, wait, patience: TURNS, seen: print(element), times: [], turned: 0, flips: [],
      bright: a11yMotion.area(element) ? light(element) : null,
    }));
    // samples come late on a busy machine, and two flips between two of them look like none
    const observer = new MutationObserver((records) => {
      const now = performance.now();
      for (const one of watched) flip(one, now);
      if (every) for (const record of records) joins(watched, record, now);
    });
    observer.observe(document, { subtree: true, attributes: true,
      ...(every ? { childList: true, characterData: true, characterDataOldValue: true } : {}) });
    const longest = Math.max(LONGEST, 2 * every + STILL);
    const lives = globalThis.a11yPace.begun();
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, SAMPLE));
      const now = performance.now();
      const turned = lives();
      for (const one of watched) look(one, now);
      const open = (every > 0 && turned < every + STILL) ||
        watched.some(({ wait, patience, times }) => times.length ? now - times.at(-1) < patience : turned < wait);
      const known = watched.some(({ times }) => times.length > 3 && times.at(-1) - times[0] >= FIVE);
      if (!open || known || turned > longest || now - start > 2 * longest) break;
    }
    observer.disconnect();
    return judged(watched);
  };

  const judged = (watched) => {
    const changed = watched.filter(({ element, times }) => element.isConnected && times.length);
    const outer = changed.filter(({ element }) => !changed.some((other) => other.element !== element && other.element.contains(element)));
    const stops = outer.length > 0 && a11yMotion.stoppable();
    const motions = [];
    for (const { element, times, turned, wait } of outer) {
      const span = times.at(-1) - times[0];
      const turns = 1 + times.filter((at, number) => number > 0 && at - times[number - 1] > STILL).length;
      const goesOn = (times.length > 3 && span >= FIVE) || (wait === TURNS && turns > 1);
      // the first turn of a series is told as a question; what else changed once or for a moment is done
      if (!goesOn && (wait !== TURNS || !turned)) continue;
      const counts = !turned || element.closest(CLOCKS) || element.querySelector(CLOCKS);
      motions.push([a11yEyes.tell(element), goesOn && !stops && !counts && !a11yMotion.waiting(element)]);
    }
    const flashing = changed.map(({ element, flips }) => [element, flashes(flips)]).filter(([, second]) => second > 0);
    return { motions, flashes: flashing.map(([element, second]) => [a11yEyes.tell(element), second]) };
  };

  // Whether an element, or one around it, has changed by itself again and again.
  const restive = (element) => {
    for (let at = element; at; at = a11yEyes.above(at)) if ((beats.get(at)?.count || 0) > 1) return true;
    return false;
  };

  return { restless, restive, watch };
})();
