// Installed once for a page, in the isolated world: what is worth a press, and what came of one.
"use strict";
globalThis.a11yPressing = (() => {
  const { shown, inside, closest, below, words, finish, frame, active, saysClose } = globalThis.a11yOpenings;
  const { REGIONS, politeness } = globalThis.a11yLate;
  const { letters, flat, named, spoken, full, drawn, texts, bare, styled, shows, ground } = globalThis.a11yDress;
  const undo = globalThis.a11yUndo;
  const MOST = 14;       // controls that are pressed
  const OF_A_KIND = 2;
  const IDLE = 50;       // ms in which a page that did nothing is given up
  const PUT_OFF = 900;   // and one that has put something off for a moment
  const REST = 120;      // ms without a change in which an answer is taken for whole
  const SAID = 1100;     // ms for what comes to be announced, and for the focus to be put somewhere
  const ANSWERS = 1500;  // ms for an answer of a server
  const FADES = 600;     // ms for what goes to be drawn out
  const LEAVES = 500;    // ms for a row to go
  const MOMENT = 450;    // ms in which looks that tell of a press are taken back
  const LONGEST = 400;   // characters of words that are told
  const COUNTS = 80;     // characters of words that say how much is shown
  const MOST_CAME = 6;
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
  const STATES = ["aria-selected", "aria-pressed", "aria-current", "aria-checked", "aria-expanded", "aria-sort", "aria-disabled", "disabled", "aria-label", "aria-describedby",
    "aria-description", "aria-invalid", "aria-errormessage", "title"];
  const TEXT = "input[type=text],input[type=email],input[type=url],input:not([type]),textarea";
  const FIELD = `input[type=checkbox],input[type=radio],select,${TEXT}`;
  const UNFIT = "[disabled],[readonly],[multiple],[size]:not(input),fieldset:disabled *,:checked[type=radio],[list],[role=combobox],[role=searchbox],[aria-autocomplete],[role=search] *,search *";
  const CHOSEN = ["aria-selected", "aria-pressed", "aria-current", "aria-checked"];

  let candidates = [];
  let settled = new Set();  // kinds of which enough is known
  let current = null;
  let came = [];
  let fields = [];          // what came stands beside, each in the place of what came
  let copied = false;
  let asking = 0;           // requests without an answer
  let pending = 0;          // functions that were put off for a moment
  let watched = [];         // what may go by itself
  let fired = 0;
  const hears = {
    copy: () => { copied = true; },
    "a11y-copied": () => { copied = true; },
    "a11y-asks": () => { asking += 1; },
    "a11y-answered": () => { asking -= 1; },
    "a11y-puts-off": () => { pending += 1; },
    "a11y-did": () => { pending = Math.max(0, pending - 1); },
    // the first of what was put off that changes something
    "a11y-fired": ({ detail }) => { if (!fired && undo.changes().length > current?.mark) fired = Number(detail) || 1; },
  };
  const listen = (way) => { for (const [type, hear] of Object.entries(hears)) globalThis[`${way}EventListener`](type, hear, { capture: true, passive: true }); };

  const label = (one) => letters(spoken(one));
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

  // `places` are those of what hears clicks itself; `fields` of what is chosen or written in, `senders` of what sends a form; `buttons`, whether clicks are heard.
  const begin = (places, fields, senders, buttons) => {
    const seen = shown();
    const placed = a11yProbe.isOneOf;
    const kinds = new Map();
    settled = new Set();
    const all = Array.from(below(document)).filter((one) => {
      if (one.matches(FIELD)) return seen.has(one) && !one.matches(UNFIT) && !(one.matches(TEXT) && one.value) && placed(one, fields);
      const sends = submits(one) && one.type !== "reset" && placed(one, senders);
      if (!(buttons || sends) || !seen.has(one) || one.matches(NEVER) || (submits(one) && !sends)) return false;
      const control = sends || one.matches(CONTROL);
      if (!control && !(places.length && placed(one, places) && !one.querySelector(INNER))) return false;
      if (control && closest(one.parentElement, "button,[role=button],a[href]")) return false;
      const said = `${words(one)} ${one.getAttribute("aria-label") || ""} ${one.id} ${one.title}`;
      if (words(one).length > 80 || DANGER.test(said)) return false;
      if (one.localName === "a" && one.hash && one.getAttribute("href") !== "#" && group(one).length < 2) return false;
      return true;
    });
    // what unticks something may be told that it is the last
    candidates = all.filter((one) => {
      const kind = submits(one) ? "sends" : one.matches(TEXT) ? `${one.localName} ${one.type}` : one.matches(FIELD) ? `${one.localName} ${one.type} ${one.checked} ${one.name}` : kindOf(one);
      kinds.set(kind, (kinds.get(kind) || 0) + 1);
      return kinds.get(kind) <= OF_A_KIND;
    }).slice(0, MOST);
    return candidates.length;
  };

  const stated = () => {
    const { control, like } = current;
    const all = [control, control.parentElement, control.parentElement?.parentElement, control.getRootNode().host, ...like].filter(Boolean);
    const described = (control.getAttribute("aria-describedby") || "").split(/\s+/).map((id) => id && document.getElementById(id)?.textContent).join();
    const properties = [current.field || control.checked, control.ariaPressed, control.ariaSelected, control.ariaChecked].join();
    return all.map((one) => STATES.map((name) => `${one.getAttribute(name)}`).join()).join("|") + described + properties;
  };

  const flip = (one) => one.getAttribute("aria-pressed") ?? one.getAttribute("aria-checked") ?? "";

  const isMasked = (one) => one.type === "password";
  const masked = () => new Map(Array.from(document.querySelectorAll("input"), (one) => [one, isMasked(one)]));
  // Whether the letters of a field can be read since, or are hidden.
  const unmasked = () => Array.from(current.masked).some(([one, was]) => one.isConnected && isMasked(one) !== was);
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
    if (!control.isConnected || !seen.has(control) || (!control.matches(FIELD) && settled.has(kindOf(control)))) return { skip: true };
    control.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    active().blur?.();
    finish();
    const field = control.matches(FIELD);
    const like = field ? [control] : group(control);
    const at = field ? null : table(control);
    const item = closest(control, ROWS);
    current = { control, field, written: control.matches(TEXT), sends: submits(control), kind: kindOf(control), like, at, item, shows: shows(control), ground: ground(), mark: 0, label: label(control), named: flat(named(control)), before: seen, texts: texts(seen), full: like.map(full), drawn: drawn(control), masked: masked(),
      head: at ? full(at.header) + full(control) : "", markup: control.innerHTML, order: at ? order(at.whole) : [],
      said: a11yLive.peek().length, list: item?.parentElement, items: item?.parentElement ? visible(item.parentElement) : 0, patched: Boolean(item?.parentElement) && undo.isPatched(item.parentElement) };
    current.stated = stated();
    current.state = flip(control);
    current.spoken = spoken(control);
    current.passing = new Map();
    current.later = null;
    copied = false;
    asking = pending = 0;
    listen("add");
    globalThis.a11yOpeners.letSend(current.sends);
    undo.begin();
    if (current.sends) a11yFilling.fillIn(closest(control, "button,input"));
    control.focus({ focusVisible: true, preventScroll: true });
    const focused = active() === control || inside(control, active());
    const rect = Array.from(control.getClientRects()).find((one) => one.width > 1 && one.height > 1);
    const point = rect ? [rect.left + rect.width / 2, rect.top + rect.height / 2] : null;
    const hit = point && document.elementFromPoint(...point);
    current.mark = undo.changes().length;
    const native = control.matches("button,input,a[href]");
    const keys = control.localName === "select" ? ["ArrowDown"] : field ? ["Space"] : native ? ["Enter"] : ["Enter", "Space"];
    const own = field ? Array.from(control.labels || [], words).join(" ") : words(control) || control.value;
    return { skip: false, focused, keys, written: current.written, stated: control.matches("[aria-checked],[aria-pressed]"), name: flat(control.getAttribute("aria-label") || own || control.title).slice(0, 80),
      point: !field && hit && (inside(control, hit) || inside(hit, control)) ? point : null };
  };

  const region = (one) => closest(one, REGIONS) || one.querySelector(REGIONS);
  const called = (one) => {
    const own = words(one).length;
    const outer = [one.parentElement, one.parentElement?.parentElement].filter((up) => up && up !== document.body && up.localName !== "main" && words(up).length <= own + 10);
    return [one, ...outer].map((at) => `${at.id} ${dress(at)} ${at.getAttribute("role") || ""}`).join(" ").slice(0, 300);
  };

  // Whether what was pressed, or what is around it, is described by an element, or any field of a form that is sent.
  const tied = (one) => {
    const described = current.sends ? document.querySelectorAll("[aria-describedby],[aria-errormessage]") : [];
    const around = [];
    for (let at = current.control; at; at = at.parentElement) around.push(at);
    if (closest(one, "label,legend")) return true;
    for (const at of [...around, ...described]) {
      const ids = `${at.getAttribute("aria-describedby") || ""} ${at.getAttribute("aria-errormessage") || ""}`.split(/\s+/).filter(Boolean);
      if (ids.some((id) => closest(one, `#${CSS.escape(id)}`) || one.querySelector(`#${CSS.escape(id)}`))) return true;
    }
    return false;
  };

  // What is drawn anew in its place, and is the same to who uses it.
  const again = (now) => {
    const { control, named: own, before } = current;
    const same = (one) => one.id && one.id === control.id || letters(own) && kindOf(one) === current.kind && letters(named(one)) === letters(own) ||
      current.field && one.name && one.name === control.name && one.value === control.value && one.type === control.type;
    return Array.from(now).some((one) => one !== control && one.localName === control.localName && !before.has(one) && same(one));
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

  const rows = (seen) => Array.from(seen).filter((one) => one.matches(ROWS)).length;
  // Where only a number became another one in short words: 1 when more rows are shown, -1 for fewer.
  const counted = (one) => {
    const was = current.texts.get(one);
    const is = texts([one]).get(one);
    const bare = (text) => text.replace(/\p{Nd}+/gu, "#");
    const other = Boolean(was && is) && was !== is && bare(was).includes("#") && bare(was) === bare(is) && words(one).length < COUNTS &&
      !closest(one, "[aria-hidden=true],a,button,label,summary,[role=tab]");
    return other ? Math.sign(rows(shown()) - rows(current.before)) : 0;
  };

  // The words of it that a style sheet alone has drawn since, where its own are as before; empty for none.
  const byStyle = (one) => {
    const drawn = flat(styled(one)).slice(0, LONGEST);
    const own = letters(bare(one));
    return letters(drawn) && (!letters(words(one)) || (current.before.has(one) && (current.texts.get(one) || own).startsWith(own))) ? drawn : "";
  };

  const said = () => a11yLive.peek().slice(current.said).filter((one) => letters(one));
  const whereFocus = () => {
    const at = active();
    if (current.written || at === current.control || inside(current.control, at)) return "kept";
    return !at || at === document.body || at === document.documentElement || !at.checkVisibility() ? "lost" : "moved";
  };

  // Words that a script wrote into an attribute beside a field, for a style sheet to draw when the pointer comes.
  const drawnLater = () => {
    const drawn = () => Array.from(document.styleSheets).flatMap((sheet) => { try { return Array.from(sheet.cssRules, (rule) => rule.cssText); } catch { return []; } })
      .filter((text) => /:hover[^{]*::?(?:before|after)[^{]*\{/.test(text)).join("\n");
    for (const { type, target, attributeName: name } of undo.changes().slice(current.mark)) {
      if (type !== "attributes" || !name.startsWith("data-") || !target.isConnected) continue;
      const said = flat(target.getAttribute(name) || "");
      if (said.split(" ").length > 2 && target.querySelector("input,select,textarea") && drawn().includes(`attr(${name})`) && !flat(document.body.innerText).includes(said)) return [target, said];
    }
    return null;
  };

  // After it: what came of it; null for nothing. What nobody hears of is waited for: it may be announced a moment later.
  const answer = async () => {
    const lived = globalThis.a11yPace.begun();
    let last = 0;
    let count = undo.changes().length;
    for (;;) {
      await frame();
      const now = lived();
      const changed = undo.changes().length;
      if (changed !== count) { count = changed; last = now; }
      if (asking > 0 && now < ANSWERS) { last = now; continue; }
      if (changed <= current.mark && now > (pending > 0 ? PUT_OFF : IDLE)) break;
      if (changed > current.mark && now - last > REST) break;
      if (now > ANSWERS) break;
    }
    if (undo.changes().length <= current.mark && whereFocus() === "kept" && !copied) return null;
    finish();
    // a row may be drawn out before it goes
    const leaving = current.item && undo.changes().slice(current.mark).some((one) => one.type === "attributes" && one.target === current.item);
    while (leaving && current.item.isConnected && lived() < LEAVES) await frame();
    // what tells may come a moment after what is seen
    const untold = () => !said().length && whereFocus() !== "moved" && current.label === label(current.control) && stated() === current.stated;
    const lost = () => whereFocus() === "lost";
    const fresh = newWords();
    const seen = fresh.length || copied || lost() || unmasked() || (current.at && order(current.at.whole).join() !== current.order.join());
    const passing = current.sends ? fresh.slice(0, MOST_CAME).map((one) => [one, words(one).slice(0, LONGEST)]) : [];
    while (seen && (untold() || lost()) && lived() < SAID) await frame();
    finish();
    // what said that something goes on may have gone again
    const wordless = current.sends && !newWords().length;
    current.passing = new Map(wordless && !said().length ? passing.filter(([one]) => one.isConnected) : []);
    current.later = wordless && !current.passing.size ? drawnLater() : null;
    return facts();
  };

  // Of one that only looks otherwise since: before a second press, and whether that gave it the looks of before the first.
  // False where they came back by themselves: that tells what was done, and no state.
  const refocus = async () => {
    const lived = globalThis.a11yPace.begun();
    while (lived() < MOMENT) {
      await frame();
      finish();
      if (drawn(current.control) === current.drawn) return false;
    }
    current.control.focus({ focusVisible: true, preventScroll: true });
    current.mark = undo.changes().length;
    return true;
  };
  const returned = async () => {
    if (await answer() === null || !current.control.isConnected) return false;
    if (whereFocus() === "kept") active().blur?.();
    finish();
    return drawn(current.control) === current.drawn && ground() === current.ground && stated() === current.stated && label(current.control) === current.label;
  };

  const facts = () => {
    const { control, like, at, item } = current;
    came = current.later ? [current.later[0]] : current.passing.size ? Array.from(current.passing.keys()) : newWords().slice(0, MOST_CAME);
    const besides = came.map((one) => a11yBeside.tell(one, current.sends ? closest(control, "button,input")?.form : null));
    fields = besides.map(({ field }) => field);
    const focus = whereFocus();
    const now = shown();
    const there = control.isConnected && now.has(control);
    const rows = at ? order(at.whole) : [];
    const reordered = Boolean(at) && rows.join() !== current.order.join() && rows.length > 1 &&
      rows.slice().sort().join() === current.order.slice().sort().join();
    const told = {
      came: came.map((one, number) => {
        const live = region(one);
        const drawn = byStyle(one);
        return { ...a11yProbe.describe(one), words: (current.later && current.later[1]) || current.passing.get(one) || drawn || words(one).slice(0, LONGEST), styled: Boolean(drawn || current.later), politeness: politeness(live),
          arrived: Boolean(live) && !current.before.has(live) && !live.matches(":empty") && undo.changes().some((r) => Array.from(r.addedNodes || []).some((n) => n === live || n.contains?.(live))),
          called: called(one), controls: one.querySelectorAll(INNER).length, tied: tied(one), counted: counted(one), uses: Array.from(one.querySelectorAll(INNER)).filter((at) => !saysClose(at)).length, own: inside(control, one), one_of_many: Boolean(closest(one, MANY)),
          focused: focus === "moved" && inside(one, active()), described: besides[number].described, invalid: besides[number].invalid };
      }),
      went: Array.from(current.texts.keys()).some((one) => !now.has(one) && !inside(control, one)),
      said: said(), focus, gone: !there, copied,
      row: !there && Boolean(item) && (!item.isConnected || !now.has(item)) && current.list.isConnected &&
        visible(current.list) > 0 && visible(current.list) < current.items,
      patched: current.patched, waiting: asking > 0, written: current.written, sends: current.sends, replaced: !control.isConnected && again(now), field: current.field, themed: false,
      relabelled: there && letters(current.shows, true) && letters(shows(control), true) && letters(shows(control), true) !== letters(current.shows, true)
        ? { showed: current.shows, shows: shows(control), name: spoken(control).slice(0, LONGEST) } : null,
      told: there && (label(control) !== current.label || stated() !== current.stated),
      flipped: there && ["true,false", "false,true"].includes(`${current.state},${flip(control)}`) ? flip(control) : "", renamed: "",
      signed: there && flat(named(control)) !== current.named,
      among: like.length, reordered, unmasked: unmasked(),
      sorted: "", chosen: "", marked: false, dressed: false, redrawn: false,
    };
    if (told.flipped && letters(current.spoken, true) !== letters(spoken(control), true)) told.renamed = spoken(control).slice(0, LONGEST);
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
      told.themed = ground() !== current.ground;
      told.redrawn = !current.field && !current.sends && (told.themed || drawn(control) !== current.drawn);
      told.marked = like.some((_, n) => n !== own && current.full[n] !== current.full[own] && after[n] === current.full[own] && after[own] === current.full[n]);
      told.dressed = after[own] !== current.full[own] || control.innerHTML !== current.markup || (Boolean(at) && at.header.isConnected && full(at.header) + full(control) !== current.head) ||
        (copied && drawn(control) !== current.drawn);
    }
    if (told.marked || told.gone || told.reordered || told.unmasked || came.length) settled.add(current.kind);
    return told;
  };

  // Before what was put off is called: the focus and the pointer are on what came, which may hold it.
  const rest = () => {
    watched = came.map((one) => [one, letters(words(one))]);
    const one = came.find((at) => !inside(current.control, at));
    if (!one) return null;
    const control = one.matches(INNER) ? one : one.querySelector(INNER);
    (control || (one.tabIndex >= 0 ? one : null))?.focus({ preventScroll: true });
    one.scrollIntoView({ block: "nearest", behavior: "instant" });
    const rect = one.getBoundingClientRect();
    fired = 0;
    current.mark = undo.changes().length;
    return [rect.left + rect.width / 2, rect.top + rect.height / 2];
  };
  // After how many milliseconds each of what came is gone, 0 for what stays; whether the control has its words back.
  const gone = async () => {
    const lived = globalThis.a11yPace.begun();
    const went = ([one, said]) => { const now = shown(); return Boolean(said) && (!now.has(one) || !letters(words(one))); };
    while (fired && !watched.some(went) && lived() < FADES) { await frame(); finish(); }
    return { came: watched.map((one) => went(one) && !inside(current.control, one[0]) ? fired : 0), returns: Boolean(fired) && shows(current.control) === current.shows, said: said() };
  };

  const putBack = () => {
    listen("remove");
    globalThis.a11yOpeners.letSend(false);
    undo.back();
    active().blur?.();
    current = null;
  };

  return { begin, aim, answer, refocus, returned, rest, gone, putBack, elements: () => candidates, things: () => [...came, ...fields] };
})();
