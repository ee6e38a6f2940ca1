// Installed once for a page, in the isolated world: what may open something, and guards so that nothing leaves the page.
"use strict";
globalThis.a11yOpeners = (() => {
  const { shown, inside, closest, below, words, DIALOG } = globalThis.a11yOpenings;
  const MOST = 12;         // openers that say so
  const MOST_PLAIN = 8;    // buttons that may open something
  const MOST_SENDING = 2;  // that send a form to a script
  const MOST_NARROW = 4;   // of each that a narrow window alone shows
  const OF_A_KIND = 2;     // that look alike
  const DECLARED = "summary,[aria-expanded],[aria-haspopup]:not([aria-haspopup=false]),[popovertarget],[commandfor]," +
    "[data-toggle],[data-bs-toggle],button[aria-controls],[role=button][aria-controls],a[aria-controls]";
  const PLAIN = "button,[role=button],a:not([href]),a[href='#'],a[href^='javascript:' i],[onclick]";
  const CONTROL = "a[href],button,input,select,textarea,summary,[role=button],[role=link],[tabindex]";
  const NEVER = "input,select,textarea,option,optgroup,body,html,label,form,iframe,[role=tab],[role=option],[role=switch]," +
    "[role=checkbox],[role=radio],[role=treeitem],[role=row],[role=gridcell],[disabled],[aria-disabled=true],[download]," +
    "[data-toggle=tooltip],[data-bs-toggle=tooltip],[data-toggle=tab],[data-bs-toggle=tab],[data-toggle=pill]," +
    "[data-bs-toggle=pill],[data-toggle=button],[data-bs-toggle=button],[aria-pressed]";
  // words of acts that no dialog asks about; what sends is held back all the same
  const DANGER = new RegExp("log ?out|log ?off|sign ?out|close|dismiss|clear|submit|send|save|" +
    "pay\\b|buy\\b|print|download|accept|agree|reject|decline|copy|unsubscribe|stop|play|pause|logout|" +
    "abmelden|déconnexion|cerrar", "i");
  // what is not tried of what sends a form, though it is held back: it leaves the page's subject
  const LEAVES = /log ?out|log ?off|sign ?out|pay\b|buy\b|print|download|abmelden|déconnexion|cerrar sesi/i;
  // words of acts that are asked about first, where a dialog waits on the page; elsewhere they may be done at once
  const GRAVE = /delet|remov|revoke|destroy|reset|löschen|supprimer|eliminar/i;
  const ASKS = /createElement\(\s*["'`]dialog|["'`](alert)?dialog["'`]|aria-modal|showModal/;
  const MAKES = /createElement\(\s*["'`]dialog|["'`](alert)?dialog["'`]|aria-modal|aria-expanded|showModal|body\.append|classList\.toggle|\.hidden\s*=/;
  const STORED = [() => localStorage, () => sessionStorage];

  let openers = [];
  let promised = 0;
  let senders = new Set(); // those of them that send a form
  let dialogs = [];
  let guarding = null;
  let wide = new Set();    // what the page's own window shows
  let sends = false;

  const elsewhere = (link) => {
    if (!link || link.href === undefined) return false;
    const address = link.getAttribute("href");
    if (address === null || address.startsWith("#") || /^javascript:/i.test(address)) return false;
    const there = new URL(String(link.href?.baseVal ?? link.href), document.baseURI);
    return there.origin + there.pathname + there.search !== location.origin + location.pathname + location.search || !there.hash;
  };

  const submits = (element) => {
    const button = closest(element, "button,input");
    if (button?.form && (button.type === "submit" || button.type === "image" || button.type === "reset")) {
      return !button.matches("[popovertarget],[commandfor]");
    }
    return false;
  };

  const fragment = (link) => {
    const id = decodeURIComponent((link.getAttribute("href") || "").slice(1));
    return id ? document.getElementById(id) : null;
  };

  const openAlready = (element) => element.getAttribute("aria-expanded") === "true" ||
    (element.localName === "summary" && element.parentElement?.open);

  const alike = (element) => [element.localName, element.getAttribute("role"), element.className?.baseVal ?? element.className,
    element.getAttribute("aria-haspopup"), element.hasAttribute("aria-expanded"), element.parentElement?.className].join("|");

  const taken = (candidates, most) => {
    const counts = new Map();
    return candidates.filter((one) => {
      const kind = alike(one);
      counts.set(kind, (counts.get(kind) || 0) + 1);
      return counts.get(kind) <= OF_A_KIND;
    }).slice(0, most);
  };

  // Something on the page waits to be shown, or a script says that it makes dialogs.
  const hasMore = (seen) => {
    for (const element of below(document)) {
      if (element.namespaceURI !== "http://www.w3.org/1999/xhtml" || seen.has(element)) continue;
      if (element.localName === "script") {
        if (!element.src && MAKES.test(element.textContent.slice(0, 100000))) return true;
      } else if (document.body?.contains(element) && element.matches("dialog,div,section,aside,ul,ol,nav,p,form,span,article") &&
        element.textContent.trim() && !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    }
    return false;
  };

  // Whether a dialog waits to be shown, or a box that would lie over the page and has a button.
  const dialogWaits = (seen) => {
    for (const element of below(document)) {
      if (element.namespaceURI !== "http://www.w3.org/1999/xhtml" || seen.has(element)) continue;
      if (element.localName === "script") {
        if (!element.src && ASKS.test(element.textContent.slice(0, 100000))) return true;
      } else if (element.matches(DIALOG) || (element.localName === "dialog" && !element.open)) return true;
      else if (element.matches("div,section,aside,form") && element.querySelector("button,[role=button]") &&
        getComputedStyle(element).position === "fixed") return true;
    }
    return false;
  };

  // The same, found out at most once.
  const asking = (seen) => {
    let known;
    return () => (known ??= dialogWaits(seen));
  };

  // What may open something, of all that is seen. `clicks` are the places of elements that listen to clicks and are no controls.
  // What does not say that it opens something may do anything: it is tried only where nobody goes on from the page.
  const candidates = (all, seen, clicks, free, waits) => {
    const fit = (one) => !one.matches(NEVER) && !submits(one) && !openAlready(one) && !closest(one, DIALOG + ",[role=menu],[role=menubar] [role=menu]");
    const declared = all.filter((one) => fit(one) && (one.matches(DECLARED) ||
      (one.matches("a[href^='#']") && fragment(one) && !seen.has(fragment(one)) && fragment(one).textContent.trim() &&
        !fragment(one).checkVisibility({ opacityProperty: true, visibilityProperty: true }))));
    let plain = [];
    if (free && (all.some((one) => one.matches(PLAIN)) || clicks.length)) {
      const never = waits() ? [DANGER] : [DANGER, GRAVE];
      plain = all.filter((one) => (one.matches(PLAIN) || (clicks.length > 0 && a11yProbe.isOneOf(one, clicks) && !one.querySelector(CONTROL))) &&
        fit(one) && !declared.includes(one) && !elsewhere(closest(one, "a")) && words(one).length < 80 &&
        (one.matches("button,[role=button],a") || !one.querySelector(CONTROL)) &&
        !never.some((kind) => kind.test(`${words(one)} ${one.getAttribute("aria-label") || ""} ${one.id} ${one.title}`)));
      if (plain.length && !hasMore(seen)) plain = [];
    }
    return { declared, plain };
  };

  // What sends a form to a script alone may be asked about in a dialog that waits on the page. `places` are those of such buttons.
  const sending = (all, places, waits) => !places.length || !waits() ? [] : all.filter((one) => one.matches("button,input") && submits(one) &&
    one.type === "submit" && a11yProbe.isOneOf(one, places) && !closest(one, `${DIALOG},[disabled],fieldset:disabled,[role=search]`) && !LEAVES.test(`${words(one)} ${one.value}`)).slice(0, MOST_SENDING);

  const keep = ({ declared, plain }, sent, most, mostPlain) => {
    openers = taken(declared, most);
    promised = openers.length;
    openers = openers.concat(taken(plain, mostPlain), sent);
    senders = new Set(sent);
    return openers.length;
  };

  // How much there is to try.
  const begin = (clicks, pointed, free, places) => {
    const seen = wide = shown();
    const all = Array.from(below(document)).filter((one) => seen.has(one));
    const waits = asking(seen);
    keep(candidates(all, seen, clicks, free, waits), sending(all, places, waits), MOST, MOST_PLAIN);
    dialogs = all.filter((one) => one.matches(DIALOG) && !closest(one.parentElement, DIALOG)).slice(0, 2);
    return { openers: openers.length, dialogs: dialogs.length, hovers: globalThis.a11yHovers.begin(pointed) };
  };

  // The same in a narrow window, of what the page's own does not show.
  const beginNarrow = async (width, height) => {
    await globalThis.a11yLowering.fit(width, height);
    const seen = shown();
    return keep(candidates(Array.from(below(document)).filter((one) => seen.has(one) && !wide.has(one)), seen, [], true, asking(seen)), [], MOST_NARROW, MOST_NARROW);
  };

  // Native controls act on Enter; others may wait for Space, or, when they say that a list will come, for an arrow.
  const keysOf = (element) => {
    if (element.matches("[role=combobox]") || element.matches("[aria-haspopup=listbox]")) return ["Enter", "ArrowDown"];
    if (element.matches("[aria-haspopup]")) return ["Enter", "Space", "ArrowDown"];
    return element.matches("summary,button,a[href]") ? ["Enter"] : ["Enter", "Space"];
  };

  const aim = (number) => {
    const opener = openers[number];
    letSend(senders.has(opener));
    if (senders.has(opener)) a11yFilling.fillIn(opener);
    return { ...globalThis.a11yOpenings.aim(opener, number < promised), keys: keysOf(opener), called: globalThis.a11yOpened.label(opener) };
  };

  // A dialog that is open already, and where the focus was when the page was looked at.
  const aimAtDialog = (number) => {
    const made = globalThis.a11yOpenings;
    made.aim(null, true);
    made.showing(dialogs[number]);
    const thing = dialogs[number];
    made.use().covers = made.coverage([thing]) >= 0.9;
    const focus = globalThis.a11yRendition.focusKept();
    if (focus && focus !== document.body && focus.isConnected) focus.focus({ preventScroll: true });
    else globalThis.a11yHands.startAtTop();
    return made.describe();
  };

  const kept = () => STORED.map((storage) => {
    try { return new Map(Object.entries(storage())); } catch { return null; }
  });

  const cookies = () => {
    try { return document.cookie; } catch { return ""; }
  };

  // Nothing is sent, no link leads elsewhere, and what the page stores is remembered.
  const guard = () => {
    const hold = (event) => {
      if (event.type === "submit") {
        // a page that sends by itself hears of it; what would leave is held back all the same
        if (sends) return;
        if (event.submitter?.formMethod === "dialog" || event.target?.method === "dialog") return;
        event.preventDefault();
        event.stopImmediatePropagation();
      } else if (event.composedPath().some((one) => one.localName === "a" && elsewhere(one))) event.preventDefault();
    };
    for (const type of ["submit", "click", "auxclick"]) addEventListener(type, hold, { capture: true });
    globalThis.a11yGuard.arm(true);
    guarding = { hold, stored: kept(), cookies: cookies(), at: location.href };
  };

  const release = () => {
    globalThis.a11yOpenings.close();
    letSend(false);
    wide = new Set();
    if (!guarding) return "another document has come";
    const { hold, stored, cookies: before, at } = guarding;
    guarding = null;
    globalThis.a11yGuard.disarm();
    for (const type of ["submit", "click", "auxclick"]) removeEventListener(type, hold, { capture: true });
    STORED.forEach((storage, number) => {
      if (!stored[number]) return;
      const now = storage();
      for (const name of Object.keys(now)) if (!stored[number].has(name)) now.removeItem(name);
      for (const [name, value] of stored[number]) if (now.getItem(name) !== value) now.setItem(name, value);
    });
    const names = new Set(before.split("; "));
    for (const one of cookies().split("; ")) {
      if (!one || names.has(one)) continue;
      const name = one.split("=")[0];
      const old = Array.from(names).find((other) => other.split("=")[0] === name);
      document.cookie = old ? `${old}; path=/` : `${name}=; path=/; max-age=0`;
    }
    return location.href === at ? "" : "the page has another address";
  };

  const letSend = (on) => { sends = on; };

  return { begin, beginNarrow, aim, aimAtDialog, guard, release, letSend, inside };
})();
