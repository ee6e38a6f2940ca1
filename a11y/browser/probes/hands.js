// Installed once for a page, in the isolated world: notes what each press of Tab comes to, while it happens.
"use strict";
globalThis.a11yHands = (() => {
  const looks = globalThis.a11yLooks;
  const guard = globalThis.a11yGuard;
  const FIELDS = "input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image]," +
    "[type=file],[type=range],[type=color],[type=hidden]),textarea,[contenteditable]:not([contenteditable=false])";
  const COMPOSITES = "[role=radiogroup],[role=tablist],[role=menu],[role=menubar],[role=listbox],[role=grid]," +
    "[role=treegrid],[role=tree],[role=toolbar]";
  const DIALOGS = "dialog:modal,[aria-modal=true]";
  const ARRIVES = 500;  // ms for a stop to come into view, as long as it moves
  const SENDS = 1000;   // ms for a form that was written to be sent
  const SETTLES = 100;  // ms for what taking the focus begins

  let walk = null;

  const active = () => {
    let element = document.activeElement;
    for (;;) {
      let inner = element?.shadowRoot?.activeElement;
      if (!inner && (element?.localName === "iframe" || element?.localName === "frame")) {
        try { inner = element.contentDocument?.activeElement; } catch { /* of another origin */ }
        if (inner && inner === element.contentDocument.body) inner = null;
      }
      if (!inner) return element;
      element = inner;
    }
  };

  const readable = (frame) => {
    try { return Boolean(frame.contentDocument); } catch { return false; }
  };

  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.getClientRects().length > 0;

  const waits = (element) => element.closest("[inert],fieldset:disabled") || element.disabled;

  // Elements that promise by their own source that Tab comes to them.
  const promises = (element) => {
    if (element.tabIndex < 0 || !shown(element) || waits(element)) return false;
    if (element.localName === "input" && element.type === "radio" && element.name) {
      const group = Array.from(element.getRootNode().querySelectorAll("input[type=radio]"))
        .filter((other) => other.name === element.name && other.form === element.form && !other.disabled);
      const chosen = group.find((other) => other.checked);
      return chosen ? chosen === element : group[0] === element;
    }
    return !element.closest(COMPOSITES) || element.hasAttribute("tabindex");
  };

  // A browser goes on tabbing from where the focus was last, even when nothing has it now.
  const startAtTop = () => {
    const at = active();
    if (at && at !== document.body) at.blur();
    if (!document.body) return;  // a drawing that is opened by itself
    const own = document.body.getAttribute("tabindex");
    document.body.setAttribute("tabindex", "-1");
    document.body.focus({ preventScroll: true });
    document.body.blur();
    if (own === null) document.body.removeAttribute("tabindex"); else document.body.setAttribute("tabindex", own);
  };

  // Every stop asks for the dialogs over the page: they are looked for again only when the document has changed.
  const watch = () => {
    walk.watcher = new MutationObserver(() => { walk.modals = null; });
    walk.watcher.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["open", "aria-modal"] });
    walk.modals = null;
  };
  const dialogs = () => {
    if (walk.watcher.takeRecords().length) walk.modals = null;
    walk.modals ||= Array.from(document.querySelectorAll("dialog,[aria-modal=true]"));
    return walk.modals.filter((one) => one.matches(DIALOGS) && shown(one));
  };

  // Scrolling to a stop takes no time; only the window's own, since a style for all elements costs a layout of all.
  const SWIFT = new CSSStyleSheet();
  SWIFT.replaceSync("html, body { scroll-behavior: auto !important }");

  // Before a walk: how everything looks without the focus; the next Tab goes to the first stop of the page.
  const begin = () => {
    end();
    startAtTop();
    const all = Array.from(looks.roots());
    for (const root of all) root.getAnimations?.().forEach((a) => { if (a instanceof CSSTransition) a.finish(); });
    // the first press is the one that leaves the page backwards: as somebody comes to it, from its end
    walk = { forward: true, skip: 1, stops: [], numbers: new Map(), back: [], before: new Map(), promised: [], log: [],
      press: null, count: 0, open: new Set(), strays: [], ends: [], mute: false, views: [], watcher: null, modals: [] };
    watch();
    walk.open = new Set(dialogs());
    guard.arm();
    const known = new Map();
    for (const root of all) {
      for (const element of root.querySelectorAll("*")) {
        if (element.tabIndex < 0 && !element.isContentEditable) continue;
        // under the pointer it looks as it does there, which may be as with the focus
        if (!element.matches(":hover")) walk.before.set(element, looks.appearance(element, known));
        if (promises(element)) walk.promised.push(element);
      }
      const view = root.defaultView;
      if (view && view !== window) { listen(view); walk.views.push(view); }
    }
    if (document.body && [document.documentElement, document.body].some((one) => getComputedStyle(one).scrollBehavior === "smooth")) {
      document.adoptedStyleSheets.push(SWIFT);
    }
    // what has a positive tabindex comes first, by its number
    const turn = (element) => element.tabIndex || Infinity;
    const inTurn = walk.promised.slice().sort((one, other) => (turn(one) < turn(other) ? -1 : Number(turn(one) > turn(other))));
    walk.order = new Map(inTurn.map((element, place) => [element, place]));
    mark();
    return { promised: walk.promised.length, plain: all.length === 1 };
  };

  // The same from the end of the page; looks are known by now.
  const turn = () => {
    noted();
    if (active() !== document.body) startAtTop();
    Object.assign(walk, { forward: false, numbers: new Map(), back: [], press: null });
    mark();
  };

  const end = () => {
    if (!walk) return;
    // nobody has the focus for the other probes: presses that were sent together may have gone on to the page's start
    if (active() !== document.body) startAtTop();
    effects();
    for (const view of walk.views) listen(view, false);
    walk.watcher.disconnect();
    const at = document.adoptedStyleSheets.indexOf(SWIFT);
    if (at >= 0) document.adoptedStyleSheets.splice(at, 1);
    guard.disarm();
    walk = null;
  };

  const boxOf = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const box = { x: x + scrollX, y: y + scrollY, width, height };
    for (let frame = element.ownerDocument.defaultView?.frameElement; frame; frame = frame.ownerDocument.defaultView?.frameElement) {
      const around = frame.getBoundingClientRect();
      box.x += around.x + frame.clientLeft;
      box.y += around.y + frame.clientTop;
    }
    return box;
  };

  const describe = (element) => {
    looks.rest(element);
    const { share, over } = looks.cover(element);
    const before = walk.before.get(element);
    return {
      element, over, box: boxOf(element), covered: share, looked: before !== undefined, late: !looks.inView(element),
      changes: before ? looks.unclipped(element, looks.changes(before, looks.appearance(element))) : [], backdrop: looks.backdrop(element),
      caret: element.matches(FIELDS) && !element.readOnly && looks.alpha(getComputedStyle(element).caretColor) !== 0,
    };
  };

  // What happened since this was asked last, beyond looks. A dialog that the browser holds open is closed again.
  const effects = () => {
    const found = guard.take();
    for (const dialog of dialogs()) {
      if (walk.open.has(dialog)) continue;
      if (dialog.localName === "dialog" && dialog.matches(":modal")) {
        // the focus goes back to what opened it, which must not hear of that
        walk.mute = true;
        dialog.close();
        walk.mute = false;
        found.push("dialog");
      } else {
        walk.open.add(dialog);
        found.push("stays");
      }
    }
    return found;
  };

  // The number of an element that lost the focus as soon as it had it.
  const stray = (element) => {
    const at = walk.strays.indexOf(element);
    return at >= 0 ? at : walk.strays.push(element) - 1;
  };

  const told = ({ element, over, ...facts }) => facts;

  // What the last press led to: the number of its stop, -1 when nothing on the page has the focus.
  const settle = () => {
    const press = walk.press;
    walk.press = null;
    if (!press) return;
    if (walk.skip > 0) { walk.skip -= 1; return; }
    const element = active();
    const done = effects();
    if (guard.wrote() && !done.includes("submits")) done.push("submits");
    const fact = { at: -1, known: false, press: press.number, stray: -1, effects: done,
      taken: press.event.defaultPrevented, quiet: !press.event.defaultPrevented && !press.focused.length };
    const first = press.focused[0];
    if (first && first !== element) fact.stray = stray(first);
    if (element && element !== document.body && element !== document.documentElement) {
      fact.known = walk.numbers.has(element);
      if (!fact.known) {
        walk.numbers.set(element, walk.numbers.size);
        if (walk.forward) {
          const stop = describe(element);
          walk.stops.push(stop);
          fact.told = told(stop);
        } else walk.back.push(element);
      }
      fact.at = walk.numbers.get(element);
    }
    walk.log.push(fact);
  };

  const onKey = (event) => {
    if (!walk || event.key !== "Tab") return;
    settle();
    walk.count += 1;
    walk.press = { event, focused: [], number: walk.count };
  };
  // coming out of a frame of another origin, the focus arrives without a key that could be heard here
  const onFocus = (event) => {
    if (!walk || event.target.nodeType !== Node.ELEMENT_NODE) return;
    if (walk.mute) { event.stopImmediatePropagation(); return; }
    walk.press ||= { event, focused: [], number: 0 };
    walk.press.focused.push(event.composedPath()[0]);
  };
  // it goes into such a frame, whose keys are not heard either
  const onLeave = (event) => {
    const frame = active();
    if (!walk?.press || event.target !== event.currentTarget || frame?.localName !== "iframe" || readable(frame)) return;
    walk.press.focused.push(frame);
    settle();
  };
  const hush = (event) => { if (walk?.mute) event.stopImmediatePropagation(); };
  const listen = (view, on = true) => {
    const change = on ? "addEventListener" : "removeEventListener";
    view[change]("keydown", onKey, true);
    for (const type of ["focusin", "focusout", "blur"]) view[change](type, hush, true);
    view[change]("focus", onFocus, true);
    view[change]("blur", onLeave, true);
  };
  // first of all listeners of the page, since it is there before its scripts
  if (window === top) listen(window);

  // What was noted since this was asked last.
  const noted = () => {
    if (!walk) throw new Error("another document has come");
    settle();
    return walk.log.splice(0);
  };
  const read = () => {
    const facts = noted();
    mark();
    return facts;
  };

  // Where the walk stands: presses after it can be taken back.
  const mark = () => {
    walk.mark = { stops: walk.stops.length, back: walk.back.length, strays: walk.strays.length, numbers: walk.numbers.size,
      open: new Set(walk.open), at: active() };
  };

  const takeBack = () => {
    const { stops, back, strays, numbers, open, at } = walk.mark;
    walk.stops.length = stops;
    walk.back.length = back;
    walk.strays.length = strays;
    walk.numbers = new Map(Array.from(walk.numbers).slice(0, numbers));
    walk.open = open;
    // a page that keeps the focus in its place must not hear of that
    walk.mute = true;
    if (at && at !== document.body && at.isConnected) at.focus({ preventScroll: true }); else startAtTop();
    walk.mute = false;
    effects();
    guard.wrote();
    walk.press = null;
    walk.log = [];
    mark();
  };

  // Whether presses led where the page's source says: to one stop after the other, past none, with no other effect.
  const asPromised = (facts) => {
    const { promised, order, forward } = walk;
    const step = forward ? 1 : -1;
    let last = walk.mark.at;
    let place = order.has(last) ? order.get(last) : forward ? -1 : promised.length;
    return facts.every((fact, number) => {
      // coming to a page backwards the focus may go to its window first
      if (fact.at < 0 && number === 0 && !walk.mark.numbers) return true;
      if (fact.taken || fact.effects.length || fact.stray >= 0) return false;
      const element = fact.at < 0 ? null : forward ? walk.stops[fact.at].element : walk.back[fact.at];
      // out of the page, or round it: when all that is promised has been seen
      if (!element || (fact.known && element !== last)) return promised.every((one) => walk.numbers.has(one));
      const before = last;
      last = element;
      if (element === before) return true;
      if (order.has(element)) return order.get(element) === (place += step);
      if (!before || before === document.body) return true;
      const follows = before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      return Boolean(follows) === forward;
    });
  };

  // What presses that were sent together led to; null, and they are taken back, when the page did more than let the focus
  // go from one stop to the next: what a script does after a moment was meant to come before the next press.
  const readTogether = async (presses, heard) => {
    const facts = noted();
    const at = active();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const still = active() === at && !walk.press && !effects().length && !guard.wrote();
    if (heard || !still || facts.length !== presses || !asPromised(facts)) { takeBack(); return null; }
    mark();
    return facts;
  };

  // A stop that was not in view when it took the focus: again, when it has come to rest.
  const lookAgain = async (number) => {
    const { element } = walk.stops[number];
    const lived = globalThis.a11yPace.begun();
    element.focus();
    let place = "";
    for (let still = 0; still < 2 && !looks.inView(element) && lived() < ARRIVES;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = JSON.stringify(element.getBoundingClientRect());
      still = now === place ? still + 1 : 0;
      place = now;
    }
    Object.assign(walk.stops[number], describe(element));
    return told(walk.stops[number]);
  };

  // What taking the focus does to a stop, or to one that lost it: once more, to be sure of it.
  const again = async (number, isStray) => {
    const element = isStray ? walk.strays[number] : walk.stops[number].element;
    active()?.blur?.();
    effects();
    guard.wrote();
    const lived = globalThis.a11yPace.begun();
    element.focus({ preventScroll: true });
    let found = effects();
    const limit = guard.wrote() ? SENDS : SETTLES;
    while (!found.length && active() === element && lived() < limit) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      found = effects();
    }
    const at = active();
    const lost = !at || at === document.body || at === document.documentElement;
    if (isStray) walk.ends[number] = at === element || lost ? null : at;
    return { effects: found, left: at !== element, lost };
  };

  const blur = () => { active()?.blur?.(); };
  // Whether a stop has the focus again, as styles see it.
  const focusAgain = (number) => {
    const { element } = walk.stops[number];
    element.focus({ preventScroll: true });
    looks.rest(element);
    return element.matches(":focus");
  };
  // What the focus changes at a stop as the page is shown now; null when it does not take the focus.
  const changesNow = (number) => {
    const { element } = walk.stops[number];
    blur();
    looks.rest(element);
    const before = looks.appearance(element);
    const found = focusAgain(number) ? looks.changes(before, looks.appearance(element)) : null;
    blur();
    return found;
  };
  // Until the page was drawn twice: what was asked to look otherwise does.
  const drawn = () => globalThis.a11yPace.drawn(2);
  // Until timers that are due had their turn: on a busy machine the browser lets keys go first.
  const timersDue = () => new Promise((resolve) => setTimeout(resolve));

  // What the numbers stand for, for the browser to name: how many of each, and all in a row.
  // what a script has taken away meanwhile can be reached by nobody
  const parts = () => [walk.stops.map((one) => one.element), walk.stops.map((one) => one.over), walk.there ||= walk.promised.filter((one) => one.isConnected && promises(one)), walk.back,
    walk.strays, walk.strays.map((_, n) => walk.ends[n] || null)];
  const stopped = () => walk.stops.map((one) => one.element);
  const counts = () => parts().map((part) => part.length);
  const elements = () => parts().flat();

  return { startAtTop, begin, turn, end, read, readTogether, lookAgain, again, blur, focusAgain, changesNow, drawn, timersDue, stopped, counts, elements };
})();
