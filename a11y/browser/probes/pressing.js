// Installed once for a page, in the isolated world: what is worth a press, and what came of one.
"use strict";
globalThis.a11yPressing = (() => {
  const { shown, inside, closest, below, words, finish, frame, active } = globalThis.a11yOpenings;
  const { REGIONS, politeness } = globalThis.a11yLate;
  const undo = globalThis.a11yUndo;
  const MOST = 14;       // controls that are pressed
  const OF_A_KIND = 2;
  const IDLE = 50;       // ms in which a page that did nothing is given up
  const REST = 120;      // ms without a change in which an answer is taken for whole
  const SAID = 1100;     // ms for what comes to be announced, and for the focus to be put somewhere
  const LEAVES = 500;    // ms for a row to go
  const LONGEST = 400;   // characters of words that are told
  const MOST_CAME = 6;
  const MOST_PARTS = 30;
  const CONTROL = "button,[role=button],[role=tab],input[type=button],a:not([href]),a[href^='#'],a[href^='javascript:' i],[onclick]," +
    "[role=switch]:not(input),[role=checkbox]:not(input)";
  const INNER = "a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[role=tab]";
  const NEVER = "[disabled],[aria-disabled=true],[aria-haspopup]:not([aria-haspopup=false]),[aria-expanded],[popovertarget]," +
    "[commandfor],[download],[data-toggle=dropdown],[data-bs-toggle],summary,select,option,body,html,form,label,iframe,[role=option]," +
    "[role=menuitem],[role=radio]";
  // what leaves the page's subject, or costs something outside of it; what sends is held back all the same
  const DANGER = /log ?out|log ?off|sign ?out|\bpay\b|\bbuy\b|print|download|unsubscribe|play|pause|record|abmelden|déconnexion|cerrar sesi/i;
  const ROWS = "li,tr,[role=row],[role=listitem],article,dd";
  const MANY = "li,tr,td,dd,option,[role=listitem],[role=row],[role=option],[role=tooltip],[role=log],[role=feed]";
  const STATES = ["aria-selected", "aria-pressed", "aria-current", "aria-checked", "aria-expanded", "aria-sort", "aria-disabled", "disabled", "aria-label", "aria-describedby", "aria-description", "title"];
  const CHOSEN = ["aria-selected", "aria-pressed", "aria-current", "aria-checked"];
  const LOOKS = ["color", "backgroundColor", "backgroundImage", "borderTopColor", "borderBottomColor", "borderBottomWidth", "borderBottomStyle",
    "borderTopWidth", "borderLeftColor", "borderLeftWidth", "fontWeight", "textDecorationLine", "boxShadow", "opacity", "fill"];

  let candidates = [];
  let settled = new Set();  // kinds of which enough is known
  let current = null;
  let came = [];
  let copied = false;
  const copying = () => { copied = true; };

  const flat = (text) => (text || "").replace(/\s+/g, " ").trim();
  const letters = (text) => (text || "").replace(/[^\p{L}\p{N}]+/gu, "");
  // Everything that its name may be made of.
  const named = (one) => {
    const own = ["aria-label", "title", "alt", "value"].map((name) => one.getAttribute(name) || "").join(" ");
    const led = (one.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => id && document.getElementById(id)?.textContent || "").join(" ");
    const inner = Array.from(one.querySelectorAll("[alt],[aria-label],[title],svg title"), (at) =>
      at.localName === "title" ? at.textContent : `${at.getAttribute("alt")} ${at.getAttribute("aria-label")} ${at.getAttribute("title")}`).join(" ");
    return `${own} ${led} ${inner} ${one.innerText ?? one.textContent}`;
  };
  const label = (one) => letters(named(one));
  const dress = (one) => (one.getAttribute("class") || "").trim();

  const submits = (one) => {
    const button = closest(one, "button,input");
    return Boolean(button?.form && ["submit", "image", "reset"].includes(button.type));
  };

  // Its like: those beside it, or in the items beside its own.
  const group = (one) => {
    const alike = (other) => other.localName === one.localName && other.getAttribute("role") === one.getAttribute("role");
    for (const up of [one.parentElement, one.parentElement?.parentElement]) {
      if (!up || up === document.body || closest(up, "table")) break;
      const all = up === one.parentElement ? Array.from(up.children) : Array.from(up.children, (item) => item.children.length === 1 ? item.firstElementChild : null);
      const found = all.filter((other) => other && alike(other) && other.checkVisibility());
      if (found.length > 1 && found.includes(one)) return found;
    }
    return [one];
  };

  const kindOf = (one) =>
    [one.localName, dress(one), one.getAttribute("role"), one.parentElement?.localName, dress(one.parentElement || one)].join("|");

  const begin = (places) => {
    const seen = shown();
    const placed = (one) => places.some(([tag, x, y]) => {
      if (one.localName !== tag) return false;
      const rect = one.getBoundingClientRect();
      return Math.abs(rect.x + scrollX - x) < 1 && Math.abs(rect.y + scrollY - y) < 1;
    });
    const kinds = new Map();
    settled = new Set();
    const all = Array.from(below(document)).filter((one) => {
      if (!seen.has(one) || one.matches(NEVER) || submits(one)) return false;
      const control = one.matches(CONTROL);
      if (!control && !(places.length && placed(one) && !one.querySelector(INNER))) return false;
      if (control && closest(one.parentElement, "button,[role=button],a[href]")) return false;
      const said = `${words(one)} ${one.getAttribute("aria-label") || ""} ${one.id} ${one.title}`;
      if (words(one).length > 80 || DANGER.test(said)) return false;
      if (one.localName === "a" && one.hash && one.getAttribute("href") !== "#" && group(one).length < 2) return false;
      return true;
    });
    candidates = all.filter((one) => {
      const kind = kindOf(one);
      kinds.set(kind, (kinds.get(kind) || 0) + 1);
      return kinds.get(kind) <= OF_A_KIND;
    }).slice(0, MOST);
    return candidates.length;
  };

  const look = (one) => {
    if (!one) return "";
    const of = (element, pseudo) => {
      const style = getComputedStyle(element, pseudo);
      if (pseudo && (style.content === "none" || style.content === "normal")) return "";
      return LOOKS.map((name) => style[name]).join() + (pseudo ? style.content : "");
    };
    return [of(one), of(one, "::before"), of(one, "::after")].join("|");
  };
  const looks = (one) => `${look(one)}#${one.children.length ? look(one.firstElementChild) : ""}`;
  const around = (one) => one.parentElement && one.parentElement.children.length === 1 ? look(one.parentElement) : "";
  const full = (one) => looks(one) + around(one);

  const drawn = (one) => [one, ...Array.from(one.querySelectorAll("*")).slice(0, MOST_PARTS)].map((part) => look(part)).join("#");

  const texts = (seen) => {
    const found = new Map();
    for (const one of seen) {
      let own = "";
      for (const node of one.childNodes) if (node.nodeType === 3) own += node.data;
      for (const pseudo of ["::before", "::after"]) {
        const { content } = getComputedStyle(one, pseudo);
        if (content && content !== "none" && content !== "normal" && /^["']/.test(content)) own += content;
      }
      if (letters(own)) found.set(one, letters(own));
    }
    return found;
  };

  const stated = () => {
    const { control, like } = current;
    const all = [control, control.parentElement, control.parentElement?.parentElement, control.getRootNode().host, ...like].filter(Boolean);
    const described = (control.getAttribute("aria-describedby") || "").split(/\s+/).map((id) => id && document.getElementById(id)?.textContent).join();
    const properties = [control.checked, control.ariaPressed, control.ariaSelected, control.ariaChecked].join();
    return all.map((one) => STATES.map((name) => `${one.getAttribute(name)}`).join()).join("|") + described + properties;
  };

  const masked = () => Array.from(document.querySelectorAll("input")).map((one) => one.type === "password" ? 1 : 0).join("");
  const table = (control) => {
    const header = closest(control, "th,[role=columnheader]");
    const whole = header && closest(header, "table,[role=table],[role=grid]");
    return whole ? { header, whole } : null;
  };
  const order = (whole) => Array.from(whole.querySelectorAll("tr,[role=row]")).filter((row) => row.querySelector("td,[role=cell],[role=gridcell]"))
    .map((row) => letters(row.textContent)).filter(Boolean);

  const visible = (list) => Array.from(list.children).filter((one) => one.checkVisibility()).length;

  // Before a press: everything that may change by it.
  const aim = (number) => {
    const control = candidates[number];
    const seen = shown();
    if (!control.isConnected || !seen.has(control) || settled.has(kindOf(control))) return { skip: true };
    control.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    active().blur?.();
    finish();
    const like = group(control);
    const at = table(control);
    const item = closest(control, ROWS);
    current = { control, kind: kindOf(control), like, at, item, label: label(control), named: flat(named(control)), before: seen, texts: texts(seen), full: like.map(full), drawn: drawn(control), masked: masked(),
      head: at ? full(at.header) + full(control) : "", markup: control.innerHTML, order: at ? order(at.whole) : [],
      said: a11yLive.peek().length, list: item?.parentElement, items: item?.parentElement ? visible(item.parentElement) : 0 };
    current.stated = stated();
    copied = false;
    addEventListener("copy", copying, { capture: true, passive: true });
    addEventListener("a11y-copied", copying, { capture: true, passive: true });
    undo.begin();
    control.focus({ focusVisible: true, preventScroll: true });
    const focused = active() === control || inside(control, active());
    const rect = Array.from(control.getClientRects()).find((one) => one.width > 1 && one.height > 1);
    const point = rect ? [rect.left + rect.width / 2, rect.top + rect.height / 2] : null;
    const hit = point && document.elementFromPoint(...point);
    current.mark = undo.changes().length;
    const native = control.matches("button,input,a[href]");
    return { skip: false, focused, keys: native ? ["Enter"] : ["Enter", "Space"], name: flat(control.getAttribute("aria-label") || words(control) || control.value || control.title).slice(0, 80),
      point: hit && (inside(control, hit) || inside(hit, control)) ? point : null };
  };

  const region = (one) => closest(one, REGIONS) || one.querySelector(REGIONS);
  const called = (one) => {
    const own = words(one).length;
    const outer = [one.parentElement, one.parentElement?.parentElement].filter((up) => up && up !== document.body && up.localName !== "main" && words(up).length <= own + 10);
    return [one, ...outer].map((at) => `${at.id} ${dress(at)} ${at.getAttribute("role") || ""}`).join(" ").slice(0, 300);
  };

  // What carries words that were not there before: the outermost that is new, else what has other words.
  const newWords = () => {
    const { before, control } = current;
    const now = shown();
    const found = new Set();
    for (const [one, said] of texts(now)) {
      if (current.texts.get(one) === said) continue;
      let top = one;
      for (let up = one; up && up !== document.body && up.localName !== "main"; up = up.parentElement) if (!before.has(up) && now.has(up)) top = up;
      found.add(inside(control, one) && control !== one ? control : top);
    }
    return Array.from(found).filter((one) => !Array.from(found).some((other) => other !== one && inside(other, one)));
  };

  const said = () => a11yLive.peek().slice(current.said).filter((one) => letters(one));
  const whereFocus = () => {
    const at = active();
    if (at === current.control || inside(current.control, at)) return "kept";
    return !at || at === document.body || at === document.documentElement || !at.checkVisibility() ? "lost" : "moved";
  };

  // After it: what came of it; null for nothing. What nobody hears of is waited for: it may be announced a moment later.
  const answer = async () => {
    const began = performance.now();
    let last = began;
    let count = undo.changes().length;
    for (;;) {
      await frame();
      const now = performance.now();
      const changed = undo.changes().length;
      if (changed !== count) { count = changed; last = now; }
      if (changed <= current.mark && now - began > IDLE) break;
      if (changed > current.mark && now - last > REST) break;
      if (now - began > SAID) break;
    }
    if (undo.changes().length <= current.mark && whereFocus() === "kept" && !copied) return null;
    finish();
    // a row may be drawn out before it goes
    const leaving = current.item && undo.changes().slice(current.mark).some((one) => one.type === "attributes" && one.target === current.item);
    while (leaving && current.item.isConnected && performance.now() - began < LEAVES) await frame();
    // what tells may come a moment after what is seen
    const untold = () => !said().length && whereFocus() !== "moved" && current.label === label(current.control) && stated() === current.stated;
    const lost = () => whereFocus() === "lost";
    const seen = newWords().length || copied || lost() || masked() !== current.masked || (current.at && order(current.at.whole).join() !== current.order.join());
    while (seen && (untold() || lost()) && performance.now() - began < SAID) await frame();
    finish();
    return facts();
  };

  // Of one that only looks otherwise since: before a second press, and whether that gave it the looks of before the first.
  const again = () => {
    current.control.focus({ focusVisible: true, preventScroll: true });
    current.mark = undo.changes().length;
  };
  const returned = async () => {
    if (await answer() === null || !current.control.isConnected) return false;
    if (whereFocus() === "kept") active().blur?.();
    finish();
    return drawn(current.control) === current.drawn && stated() === current.stated && label(current.control) === current.label;
  };

  const facts = () => {
    const { control, like, at, item } = current;
    came = newWords().slice(0, MOST_CAME);
    const focus = whereFocus();
    const now = shown();
    const there = control.isConnected && now.has(control);
    const rows = at ? order(at.whole) : [];
    const reordered = Boolean(at) && rows.join() !== current.order.join() && rows.length > 1 &&
      rows.slice().sort().join() === current.order.slice().sort().join();
    const told = {
      came: came.map((one) => {
        const live = region(one);
        return { ...a11yProbe.describe(one), words: words(one).slice(0, LONGEST) || flat(getComputedStyle(one, "::after").content), politeness: politeness(live),
          arrived: Boolean(live) && !current.before.has(live) && !live.matches(":empty") && undo.changes().some((r) => Array.from(r.addedNodes || []).some((n) => n === live || n.contains?.(live))),
          called: called(one), controls: one.querySelectorAll(INNER).length, own: inside(control, one), one_of_many: Boolean(closest(one, MANY)),
          focused: focus === "moved" && inside(one, active()) };
      }),
      went: Array.from(current.texts.keys()).some((one) => !now.has(one) && !inside(control, one)),
      said: said(), focus, gone: !there, copied,
      row: !there && Boolean(item) && (!item.isConnected || !now.has(item)) && current.list.isConnected &&
        visible(current.list) > 0 && visible(current.list) < current.items,
      told: there && (label(control) !== current.label || stated() !== current.stated),
      signed: there && flat(named(control)) !== current.named,
      among: like.length, reordered, unmasked: masked() !== current.masked,
      sorted: "", chosen: "", marked: false, dressed: false, redrawn: false,
    };
    if (at) {
      const sorted = (one) => { const way = one.getAttribute("aria-sort"); return way && way !== "none" ? way : ""; };
      told.sorted = sorted(at.header) || (Array.from(at.whole.querySelectorAll("[aria-sort]")).some((one) => sorted(one)) ? "other" : "");
    }
    if (like.length > 1) {
      const on = (one) => [one, one.parentElement?.children.length === 1 ? one.parentElement : null].some((el) => el && CHOSEN.some((name) => !["false", null, ""].includes(el.getAttribute(name))));
      told.chosen = on(control) ? "own" : like.some(on) ? "other" : "";
    }
    if (there) {
      if (focus === "kept") active().blur?.();
      finish();
      const after = like.map(full);
      const own = like.indexOf(control);
      told.redrawn = drawn(control) !== current.drawn;
      told.marked = like.some((_, n) => n !== own && current.full[n] !== current.full[own] && after[n] === current.full[own] && after[own] === current.full[n]);
      told.dressed = after[own] !== current.full[own] || control.innerHTML !== current.markup || (Boolean(at) && at.header.isConnected && full(at.header) + full(control) !== current.head);
    }
    if (told.marked || told.gone || told.reordered || told.unmasked || came.length) settled.add(current.kind);
    return told;
  };

  const putBack = () => {
    removeEventListener("copy", copying, { capture: true });
    removeEventListener("a11y-copied", copying, { capture: true });
    undo.back();
    active().blur?.();
    current = null;
  };

  return { begin, aim, answer, again, returned, putBack, elements: () => candidates, things: () => came };
})();
