// Installed once for a page, in the isolated world: what comes into view when something is opened, and putting it back.
"use strict";
globalThis.a11yOpenings = (() => {
  const MOST_ELEMENTS = 15000;
  const DIALOG = "dialog,[role=dialog],[role=alertdialog],[aria-modal=true]";
  const MENU = "[role=menu],[role=listbox]";
  const CONTROL = "a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[tabindex]," +
    "[contenteditable]:not([contenteditable=false])";
  const ITEM = "[role=menuitem],[role=menuitemcheckbox],[role=menuitemradio],[role=option]";
  const COMPOSITE = "[role=grid],[role=treegrid],[role=listbox],[role=tree],[role=tablist],[role=toolbar],[role=menubar],[role=radiogroup]";
  const BLOCKS = "p,li,dd,h1,h2,h3,h4,h5,h6,div";
  const TITLED = "h1,h2,h3,h4,h5,h6,label,legend,button,caption,th,[role=button],[role=menuitem]";
  const MOST_TEXTS = 20;
  const CLOSES = "[data-dismiss],[data-bs-dismiss],[command=close],[popovertargetaction=hide],form[method=dialog] button";
  const CLOSE_WORDS = /close|cancel|dismiss|not now|no thanks|schließ|abbrech|fermer|annuler|cerrar|cancelar|^[×✕✖xX⨉]$/i;
  const QUIET = 60;      // ms in which a page that did nothing is given up
  const PROMISED = 150;  // where the opener says that something will open
  const GOING = 300;     // and where something is asked to go
  const BUSY = 800;      // ms for a page that is at it
  const MANNERS = 600;   // ms for a dialog to take the focus, or a page to give it back
  const COVERS = 0.9;    // share of the window
  const MIDDLE = 0.1;    // share of the window by which a box may lie beside its middle
  const EDGE = 4;        // CSS pixels to the edge of the window
  const GRID = [0.06, 0.28, 0.5, 0.72, 0.94];

  let current = null;

  const parentOf = (element) => element.parentElement || element.getRootNode().host || null;
  const inside = (outer, element) => {
    for (let at = element; at; at = parentOf(at)) if (at === outer) return true;
    return false;
  };
  const closest = (element, selector) => {
    for (let at = element; at; at = parentOf(at)) if (at.matches(selector)) return at;
    return null;
  };
  function* below(root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* below(element.shadowRoot);
    }
  }
  const active = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element || document.body;
  };
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const words = (element) => (element.innerText ?? element.textContent ?? "").trim().replace(/\s+/g, " ");

  const ends = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime);
  const finish = () => {
    for (const one of document.getAnimations()) if (one.playState === "running" && ends(one)) one.finish();
  };

  const cut = (style) => style.clipPath.startsWith("inset(50%") || style.clipPath.startsWith("inset(100%") ||
    (style.clip !== "auto" && /rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/.test(style.clip));

  // Every element that can be seen, or scrolled to: laid out, drawn, of some size, and not parked beside the page.
  const shown = () => {
    const found = new Set();
    let count = 0;
    const visit = (root, clip, clipPlaced) => {
      for (const child of root.children) {
        if ((count += 1) > MOST_ELEMENTS) throw new Error(`the page has more than ${MOST_ELEMENTS} elements`);
        const style = getComputedStyle(child);
        if (style.display === "none") continue;
        if (style.display !== "contents") {
          if (!child.checkVisibility({ opacityProperty: true }) || cut(style)) continue;
          const rect = child.getBoundingClientRect();
          const fixed = style.position === "fixed";
          if (rect.right + (fixed ? 0 : scrollX) <= 0 || rect.bottom + (fixed ? 0 : scrollY) <= 0) continue;
          if (fixed && (rect.left >= innerWidth || rect.top >= innerHeight)) continue;
          const bound = clip && (clipPlaced || (style.position !== "absolute" && !fixed));
          if (bound && (rect.right <= clip.left || rect.left >= clip.right || rect.bottom <= clip.top)) continue;
          const small = rect.width < 2 || rect.height < 2;
          const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
          if (small && clips) continue;
          if (!small && style.visibility === "visible") found.add(child);
          const inner = clips && style.overflowX === "hidden" && child !== document.body;
          if (child.shadowRoot) visit(child.shadowRoot, inner ? rect : clip, inner ? style.position !== "static" : clipPlaced);
          visit(child, inner ? rect : clip, inner ? style.position !== "static" : clipPlaced);
        } else {
          if (child.shadowRoot) visit(child.shadowRoot, clip, clipPlaced);
          visit(child, clip, clipPlaced);
        }
      }
    };
    visit(document.documentElement, null, false);
    return found;
  };

  // Messages come by themselves: what they report has not been opened.
  const MESSAGE = "[role=status],[role=alert],[role=log],[aria-live]:not([aria-live=off])";
  const says = (element) => !closest(element, MESSAGE) && (Boolean(words(element)) ||
    element.matches(`${CONTROL},img,svg,video,iframe`) || element.querySelector(`${CONTROL},img,svg,video,iframe`) !== null);

  // The outermost elements that were not seen before; what changes inside of the opener is its own matter.
  const newcomers = (before, opener) => Array.from(shown()).filter((one) => !before.has(one)
    && (!opener || !inside(opener, one)) && !(parentOf(one) && !before.has(parentOf(one)) && parentOf(one) !== document.body
    && parentOf(one).getBoundingClientRect().height >= 2));

  const coverage = (roots) => {
    let over = 0;
    for (const across of GRID) {
      for (const down of GRID) {
        let hit = document.elementFromPoint(innerWidth * across, innerHeight * down);
        while (hit?.shadowRoot?.elementFromPoint(innerWidth * across, innerHeight * down) &&
          hit.shadowRoot.elementFromPoint(innerWidth * across, innerHeight * down) !== hit) {
          hit = hit.shadowRoot.elementFromPoint(innerWidth * across, innerHeight * down);
        }
        if (hit && roots.some((root) => inside(root, hit))) over += 1;
      }
    }
    return over / (GRID.length * GRID.length);
  };

  // A box that lies loose in the middle of the window, as dialogs do; bars, drawers and menus lie at an edge or an opener.
  const floats = (thing) => {
    for (let at = thing, up = 0; at && at !== document.body && up < 4; at = parentOf(at), up += 1) {
      const { position } = getComputedStyle(at);
      if (position !== "fixed" && !(position === "absolute" && parentOf(at) === document.body)) continue;
      const { left, right, top, bottom, width } = thing.getBoundingClientRect();
      return Math.abs((left + right) / 2 - innerWidth / 2) < innerWidth * MIDDLE && width < innerWidth * COVERS &&
        left > EDGE && right < innerWidth - EDGE && top > EDGE && bottom < innerHeight - EDGE;
    }
    return false;
  };

  const saysClose = (one) => {
    const said = one.getAttribute("aria-label") || one.title || words(one);
    return CLOSE_WORDS.test(said.trim()) && said.length < 40;
  };

  // What says that it closes and is no control, where no control says so: who has a pointer can use it alone.
  const pointerCloser = (thing) => {
    const all = Array.from(below(thing)).filter(usable);
    if (all.some((one) => one.matches(CLOSES) || (one.matches(CONTROL) && saysClose(one)))) return null;
    return all.find((one) => !one.querySelector("*") && saysClose(one) && getComputedStyle(one).cursor === "pointer" &&
      inside(closest(one, CONTROL) ?? thing, thing)) || null;
  };

  const inView = (element) => {
    const rect = element.getBoundingClientRect();
    const hit = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    return Boolean(hit) && (inside(element, hit) || inside(hit, element));
  };

  const area = (element) => { const { width, height } = element.getBoundingClientRect(); return width * height; };

  // Of all that came: the dialog, else the menu, else the largest part that says something.
  const pick = (roots, before) => {
    const all = roots.flatMap((root) => [root, ...Array.from(below(root))]);
    for (const selector of [DIALOG, MENU]) {
      const own = all.find((one) => one.matches(selector) && one.checkVisibility());
      if (own) return own;
      const around = roots.map((root) => closest(root, selector)).find((one) => one && !before.has(one));
      if (around) return around;
    }
    return roots.filter(says).sort((one, other) => area(other) - area(one))[0] || null;
  };

  const kindOf = (thing) => thing.matches(DIALOG) ? "dialog" : thing.matches(MENU) ? "menu" : "panel";
  const modal = (thing) => thing.matches(":modal") || closest(thing, "[aria-modal=true]") !== null ||
    thing.querySelector("[aria-modal=true]") !== null;
  const usable = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled &&
    !closest(element, "[inert],fieldset:disabled");

  const tabbables = (thing) => Array.from(below(thing)).filter((one) => one.tabIndex >= 0 && usable(one) &&
    !(one.localName === "input" && one.type === "radio" && !one.checked));

  // What stands between an element and the thing that it is a part of.
  const around = (element, thing) => {
    const found = [];
    for (let at = element.parentElement; at && at !== thing; at = at.parentElement) found.push(at);
    return found;
  };

  const itemsOf = (thing, kind) => {
    const all = Array.from(below(thing)).filter((one) => usable(one) && one.getAttribute("aria-disabled") !== "true");
    if (kind === "menu") return all.filter((one) => one.matches(ITEM));
    // arrows lead through what says that it is one stop (ARIA APG, roving tabindex)
    return all.filter((one) => one.matches("a[href],button,[role=button],[role=link],[role=menuitem]") &&
      !(one.tabIndex < 0 && (closest(one, COMPOSITE) || around(one, thing).some((at) => at.tabIndex >= 0))));
  };

  // Whether the page has changed since it was last asked something.
  const stirred = () => {
    current.changes.push(...current.watcher.takeRecords());
    return current.changes.length > current.mark;
  };
  const asked = (ask) => (...all) => {
    if (!current && ask !== aim) throw new Error("another document has come");
    const answer = ask(...all);
    const mark = (told) => { if (current) { stirred(); current.mark = current.changes.length; } return told; };
    return answer instanceof Promise ? answer.then(mark) : mark(answer);
  };

  const told = (opener) => opener?.getAttribute("aria-expanded") ?? "";

  const whereIs = (element) => {
    if (!element || element === document.body || element === document.documentElement) return "none";
    return inside(current.thing, element) ? "inside" : "outside";
  };

  // Something new is there, or nothing came: then null. A dialog is given time to take the focus.
  const came = async () => {
    const { before, opener } = current;
    const lived = globalThis.a11yPace.begun();
    let roots = [];
    for (;;) {
      finish();
      roots = newcomers(before, opener);
      current.thing = pick(roots, before);
      if (current.thing) break;
      const waited = lived();
      if (waited > (stirred() ? BUSY : current.promised ? PROMISED : QUIET)) return null;
      await frame();
    }
    const { thing } = current;
    // a bubble that describes it comes with the focus and the pointer, and may be late
    if (thing.id && opener?.getAttribute("aria-describedby")?.split(/\s+/).includes(thing.id)) return null;
    current.kind = kindOf(thing);
    current.covers = coverage(roots.concat(thing)) >= COVERS && (current.kind === "dialog" || !inView(opener));
    current.modal = current.kind === "dialog" && modal(thing);
    current.floats = current.kind === "panel" && floats(thing);
    current.pointed = current.kind === "dialog" || current.covers || current.floats ? pointerCloser(thing) : null;
    const wants = current.modal || current.covers || current.floats || current.kind === "dialog";
    while (wants && whereIs(active()) !== "inside" && lived() < MANNERS) {
      await frame();
      finish();
    }
    while (told(opener) === "false" && lived() < PROMISED) await frame();
    if (!thing.isConnected) return null;
    current.items = itemsOf(thing, current.kind);
    return describe();
  };

  const describe = () => {
    const { thing, opener } = current;
    return {
      texts: Array.from(below(thing)).filter((one) => one.matches(TITLED) && usable(one)).slice(0, MOST_TEXTS).flatMap((one) => [words(one), one.title]).map((one) => one.slice(0, 80)).filter(Boolean),
      said: Array.from(below(thing)).filter((one) => one.matches(BLOCKS) && !one.querySelector(BLOCKS) && usable(one)).slice(0, MOST_TEXTS)
        .map((one) => words(one).slice(0, 300)).filter(Boolean),
      unheard: closest(thing, "[aria-hidden=true]") !== null,
      kind: current.kind, modal: current.modal, covers: current.covers, floats: current.floats, closes: closes(thing),
      pointed: Boolean(current.pointed), focus: whereIs(active()), told: told(opener) && !shown().has(opener) ? "hidden" : told(opener),
      items: current.items.length, tabs: tabbables(thing).length, what: globalThis.a11yProbe.describe(thing),
      hidden: current.items.filter((one) => one.tabIndex < 0).length,
    };
  };

  const closes = (thing) => Array.from(below(thing)).some((one) => usable(one) && !one.querySelector("*") &&
    (saysClose(one) || closest(one, CLOSES)));

  const where = () => {
    const at = active();
    const place = whereIs(at);
    return { place, selector: place === "outside" ? globalThis.a11yProbe.describe(at).selector : "", open: isOpen() };
  };

  const isOpen = () => {
    finish();
    return current.thing.isConnected && shown().has(current.thing);
  };

  // Whether it has closed, and where the focus is then.
  const closed = async () => {
    const lived = globalThis.a11yPace.begun();
    while (isOpen()) {
      if (lived() > (stirred() ? BUSY : GOING)) return { closed: false };
      await frame();
    }
    const returned = () => {
      const at = active();
      if (at === current.opener || inside(current.opener, at) || (whereIs(at) !== "none" && inside(at, current.opener))) {
        return "opener";
      }
      return whereIs(at) === "none" || inside(current.thing, at) || !shown().has(at) ? "lost" : "elsewhere";
    };
    const { opener } = current;
    while (told(opener) === "true" && lived() < PROMISED) await frame();
    const there = () => opener?.isConnected && shown().has(opener);
    while (opener && returned() === "lost" && lived() < MANNERS) await frame();
    // something else in its place is no end of it
    return { closed: true, other: newcomers(current.before, opener).some(says), back: !opener || !there() ? "" : returned(), told: told(opener) };
  };

  // Before something is tried: what is seen now, and what it says of itself.
  const aim = (opener, promised) => {
    close();
    const changes = [];
    const watcher = new MutationObserver((records) => changes.push(...records));
    watcher.observe(document, { subtree: true, childList: true, attributes: true, attributeOldValue: true });
    current = { opener, before: shown(), thing: null, kind: "panel", modal: false, covers: false, floats: false, pointed: null, items: [], accused: [], changes,
      watcher, mark: 0, promised, at: location.href, label: opener ? words(opener) : "" };
    if (!opener) return { skip: false };
    if (!opener.isConnected || !current.before.has(opener)) return { skip: true };
    opener.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    active().blur?.();
    opener.focus({ focusVisible: true, preventScroll: true });
    const rect = Array.from(opener.getClientRects()).find((one) => one.width > 1 && one.height > 1);
    const point = rect ? [rect.left + rect.width / 2, rect.top + rect.height / 2] : null;
    const hit = point && document.elementFromPoint(...point);
    const focused = active() === opener || inside(opener, active());
    finish();
    current.before = shown();  // what shows with the focus alone has not been opened
    return { skip: false, focused, told: told(opener), point: hit && (inside(opener, hit) || inside(hit, opener)) ? point : null };
  };

  // What comes because the pointer is over the opener has not been opened either.
  const rebase = () => { finish(); current.before = new Set([...current.before, ...shown()]); };

  const edge = (last) => {
    const all = tabbables(current.thing);
    const at = all[last ? all.length - 1 : 0];
    at?.focus({ preventScroll: true });
    return Boolean(at);
  };

  // Which of the items has the focus, or is pointed at by what has it.
  const item = () => {
    const at = active();
    const id = at.getAttribute?.("aria-activedescendant");
    const pointed = id ? at.getRootNode().getElementById(id) : null;
    return current.items.findIndex((one) => one === pointed || inside(one, at));
  };

  // Waits for the focus to come into it, else puts it on the first item that takes it, as Tab would. Whether it is there.
  const settleInside = async () => {
    const lived = globalThis.a11yPace.begun();
    while (whereIs(active()) !== "inside" && lived() < MANNERS && isOpen()) await frame();
    if (whereIs(active()) === "inside") return true;
    current.items.find((one) => one.tabIndex >= 0)?.focus({ preventScroll: true });
    return whereIs(active()) === "inside";
  };

  // Puts the focus on a control of its own that closes it.
  const closer = () => {
    const all = Array.from(below(current.thing)).filter((one) => one.matches(`${CONTROL},${CLOSES}`) && usable(one));
    const found = all.find((one) => one.matches(CLOSES)) || all.find(saysClose);
    found?.focus({ preventScroll: true });
    return Boolean(found) && active() === found;
  };

  const refocus = () => {
    current.opener?.focus({ preventScroll: true });
    return Boolean(current.opener) && (active() === current.opener || inside(current.opener, active()));
  };

  const untold = () => {
    const { opener, label, thing } = current;
    const tells = "summary,[popovertarget],[commandfor],[aria-expanded],[aria-pressed],[aria-checked],[aria-selected]," +
      "[aria-haspopup],[aria-current],[role=tab],[role=switch],[role=checkbox],a[href^='#'],select,input,label";
    const there = opener?.isConnected && opener.checkVisibility() && !opener.parentElement?.matches("[aria-current],[aria-selected]");
    return Boolean(there) && !opener.matches(tells) && !opener.querySelector(tells) && words(opener) === label &&
      Boolean(words(thing));
  };

  const leaveFragment = () => {
    if (location.href === current.at) return;
    if (location.hash !== new URL(current.at).hash) location.replace(new URL(current.at).hash || "#");
    history.replaceState(history.state, "", current.at);
  };

  // Closes by the means of the platform, then takes back what the page did to its elements. True when it is closed.
  const force = () => {
    const { thing, changes, watcher } = current;
    leaveFragment();
    active().blur?.();
    for (const one of [thing, closest(thing, "dialog,details,[popover]"), thing.querySelector("dialog,[popover]")]) {
      if (one?.localName === "dialog" && one.open) one.close();
      if (one?.localName === "details") one.open = false;
      if (one?.matches?.(":popover-open")) one.hidePopover();
    }
    if (!isOpen()) return true;
    changes.push(...watcher.takeRecords());
    const fresh = newcomers(current.before, current.opener);
    for (const { type, target, attributeName, oldValue, addedNodes } of changes.splice(0).reverse()) {
      if (type === "attributes" && oldValue === null) target.removeAttribute(attributeName);
      else if (type === "attributes") target.setAttribute(attributeName, oldValue);
      else for (const node of addedNodes) if (node.nodeType === 1 && fresh.some((one) => inside(node, one))) node.remove();
    }
    changes.push(...watcher.takeRecords());
    current.mark = changes.length;
    return !isOpen();
  };

  const close = () => {
    if (!current) return;
    leaveFragment();
    current.watcher?.disconnect();
    // the page may go to another address of the same document before it is looked at again
    current = null;
  };

  // What axe finds in it, where axe has looked at the page: it knew of nothing that could not be seen then.
  const accuse = async (tags, most) => {
    if (!globalThis.axe) return [];
    const found = (await globalThis.a11yProbe.axeWithin(tags, current.thing)).slice(0, most);
    current.accused = found.map(([, element]) => element);
    return found.map(([what, element]) => ({ ...what, ...globalThis.a11yProbe.describe(element) }));
  };

  const things = () => [current.opener, current.thing, current.pointed || current.thing, ...current.items, ...current.accused];
  const showing = (thing) => { current.thing = thing; current.kind = kindOf(thing); current.modal = modal(thing); };
  const use = () => current;
  const pointed = () => globalThis.a11yProbe.describe(current.pointed);

  return { shown, newcomers, pick, says, inside, closest, below, active, words, finish, frame, coverage, things, use, pointed, showing,
    describe, force, close, accuse: asked(accuse), saysClose, DIALOG, CONTROL, aim: asked(aim), came: asked(came), where: asked(where), isOpen: asked(isOpen),
    closed: asked(closed), rebase: asked(rebase), edge: asked(edge), item: asked(item), closer: asked(closer), settleInside: asked(settleInside),
    refocus: asked(refocus), untold: asked(untold) };
})();
