// Installed once for a page, in the isolated world: what comes of writing into a field: suggestions, meters, requirements.
"use strict";
globalThis.a11yWriting = (() => {
  const { shown, inside, closest, words, finish, frame, active } = globalThis.a11yOpenings;
  const { flat } = globalThis.a11yDress;
  const undo = globalThis.a11yUndo;
  const MOST = 3;        // fields that are written into
  const IDLE = 60;       // ms in which a page that did nothing is given up
  const PATIENT = 450;   // ms for suggestions that wait until nobody types any more
  const SAID = 1100;     // ms for what comes to be announced
  const NEAR = 120;      // CSS pixels between a field and its suggestions
  const GENERIC = ["tes", "a", "re"];
  const KINDS = ["text", "search", "password", "email", "url", ""];
  const SEARCH = /^(q|s|query|search|term|keyword|keywords|find|filter|package|name)$/i;
  const ITEMS = ["[role=option]", "[role=menuitem]", "li", "a[href],button", ":scope > *"];
  const ROWS = "li,tr,[role=row],[role=listitem],[role=option],article,dd";
  const HEARD = "[aria-live]:not([aria-live=off]),[role=status],[role=alert],output";
  const SHORT = 80;      // characters of words that count something
  const VALUES = ["aria-valuenow", "aria-valuetext", "aria-label", "alt", "value", "aria-checked", "title"];
  const MOST_NEAR = 400;

  let fields = [];
  let current = null;
  let suggested = [];
  let drawn = [];

  const letters = (text) => (text || "").replace(/[^\p{L}]+/gu, "").toLowerCase();

  const isSearch = (one) => one.type === "search" || one.matches("[role=searchbox],[role=combobox],[aria-autocomplete]") ||
    Boolean(closest(one, "search,[role=search]")) || SEARCH.test(one.name) || SEARCH.test(one.id);

  // `places` are those of fields that a script hears; `everywhere`, when the page as a whole hears what is typed.
  const begin = (places, everywhere) => {
    const heard = (one) => everywhere || a11yProbe.standsAt(one, places);
    const seen = shown();
    fields = Array.from(document.querySelectorAll("input")).filter((one) => KINDS.includes((one.getAttribute("type") || "").toLowerCase()) &&
      seen.has(one) && !one.disabled && !one.readOnly && !one.value && !one.list && heard(one));
    const rank = (one) => one.type === "password" ? 0 : isSearch(one) ? 1 : 2;
    const passwords = fields.filter((one) => rank(one) === 0);
    fields = fields.filter((one) => rank(one) > 0 || one === (passwords.find((p) => p.autocomplete === "new-password") || passwords[0]))
      .filter((one) => rank(one) < 2 || !everywhere).sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
    return fields.length;
  };

  // Beginnings of words that the page itself knows, since what is suggested may be all that it has.
  const beginnings = () => {
    const found = [];
    for (const script of Array.from(document.scripts).slice(0, 20)) {
      const code = script.src ? "" : script.textContent.slice(0, 20000);
      const list = code.match(/\[\s*(?:\{[^{}\]]*?)?["'`]([\p{L}][\p{L}\d._-]{2,})["'`]\s*[,}\]]/u);
      if (list) found.push(list[1].slice(0, 3));
    }
    const hint = (fields[0]?.placeholder || "").match(/\p{L}{3,}/u);
    if (hint) found.push(hint[0].slice(0, 3));
    return Array.from(new Set([...found.slice(0, 3).map((one) => one.toLowerCase()), ...GENERIC])).slice(0, 4);
  };

  const look = (one, pseudo) => {
    const style = getComputedStyle(one, pseudo);
    if (pseudo && (style.content === "none" || style.content === "normal")) return ["", "", ""];
    const { width, height } = pseudo ? { width: 0, height: 0 } : one.getBoundingClientRect();
    return [style.color, [style.backgroundColor, style.borderTopColor, style.fill].join(),
      [Math.round(width), Math.round(height), style.content, style.backgroundImage, style.fontWeight, style.textDecorationLine, style.listStyleType, style.opacity, style.transform].join()];
  };

  const region = () => {
    let at = current.field.form || current.field.parentElement;
    for (let up = 0; up < 2 && at.parentElement && at.parentElement !== document.body; up += 1) at = at.parentElement;
    return at;
  };

  // What stands near the field and is neither it, nor around it, nor its label: words, looks, and what it exposes.
  const marks = () => {
    const { field } = current;
    const labels = Array.from(field.labels || []);
    const now = shown();
    const found = new Map();
    for (const one of Array.from(region().querySelectorAll("*")).slice(0, MOST_NEAR)) {
      if (one === field || one.contains(field) || labels.some((label) => label.contains(one)) || one.matches("input,button,select,textarea,script,style")) continue;
      const own = Array.from(one.childNodes).filter((node) => node.nodeType === 3).map((node) => node.data).join(" ");
      const seen = now.has(one) || (one.checkVisibility() && one.getBoundingClientRect().height > 1);
      found.set(one, { seen, own: letters(own), all: letters(one.textContent), look: seen ? [look(one), look(one, "::before"), look(one, "::after")] : null,
        values: VALUES.map((name) => one.getAttribute(name)).join(), markup: one.childElementCount ? "" : one.outerHTML.replace(/ style="[^"]*"| class="[^"]*"/g, "").length });
    }
    return found;
  };

  // Short words with a number in them, and how many rows there are.
  const counts = (seen) => {
    const found = new Map();
    for (const one of seen) {
      if (one.matches(ROWS) || closest(one, "li,tr,option,button,a,label,[aria-hidden=true]")) continue;
      const own = flat(Array.from(one.childNodes).map((node) => node.nodeType === 3 || ["b", "strong", "span", "em"].includes(node.localName) ? node.textContent : " ").join(""));
      if (own.length < SHORT && /\p{Nd}/u.test(own) && letters(own)) found.set(one, own);
    }
    return { found, rows: Array.from(seen).filter((one) => one.matches(ROWS)).length };
  };

  const aim = (number) => {
    const field = fields[number];
    if (!field.isConnected || field.value) return { skip: true };
    field.scrollIntoView({ block: "nearest", behavior: "instant" });
    active().blur?.();
    finish();
    current = { field, before: shown(), counted: counts(shown()), said: a11yLive.peek().length, list: null, items: [] };
    undo.begin();
    field.focus({ preventScroll: true });
    if (field.type === "password") current.near = marks();
    current.mark = undo.changes().length;
    return { skip: active() !== field, password: field.type === "password", words: beginnings() };
  };

  const said = () => a11yLive.peek().slice(current.said).filter((one) => letters(one));

  const suggestions = () => {
    const { before, field } = current;
    const place = field.getBoundingClientRect();
    const now = shown();
    const fresh = Array.from(now).filter((one) => !before.has(one) && letters(one.textContent));
    for (const one of fresh) {
      const up = one.parentElement;
      if (up && !before.has(up) && now.has(up)) continue;
      const several = up && fresh.filter((other) => other.parentElement === up).length > 1;
      const list = several ? up : one;
      const rect = list.getBoundingClientRect();
      if (list.contains(field) || rect.top < place.bottom - 8 || rect.top - place.bottom > NEAR || rect.right < place.left || rect.left > place.right) continue;
      if (list.matches("[role=status],[role=alert],[aria-live]") || list.querySelector("form,input:not([type=hidden])")) continue;
      for (const kind of ITEMS) {
        const items = Array.from(list.querySelectorAll(kind)).filter((item) => item.checkVisibility() && letters(item.textContent));
        if (items.length > 1 || (items.length && (kind.startsWith("[role") || kind === "li"))) return { list, items: items.slice(0, 30) };
      }
    }
    return null;
  };

  const quiet = async (patience) => {
    const lived = globalThis.a11yPace.begun();
    let last = 0;
    let count = undo.changes().length;
    while (lived() < 2 * PATIENT) {
      await frame();
      const changed = undo.changes().length;
      if (changed !== count) { count = changed; last = lived(); }
      if (lived() - last > (changed > current.mark ? IDLE : patience)) break;
    }
    finish();
  };

  const select = (item) => `${item.className}|${item.getAttribute("aria-selected")}|${getComputedStyle(item).backgroundColor}|${getComputedStyle(item).color}|${getComputedStyle(item).outlineStyle}`;

  // Whether suggestions came; `patient` waits for those that come when nobody types any more.
  const found = async (patient) => {
    await quiet(patient ? PATIENT : IDLE);
    const seen = suggestions();
    if (!seen) return null;
    Object.assign(current, seen, { value: current.field.value });
    current.looks = seen.items.map(select);
    const { field, list, items } = current;
    const lived = globalThis.a11yPace.begun();
    const tells = () => field.matches("[role=combobox],[aria-expanded],[aria-owns],[aria-controls],[aria-autocomplete]") ||
      Boolean(closest(field, "[role=combobox]")) || said().length > 0 || Boolean(closest(list, "[role=status],[aria-live]"));
    while (!tells() && lived() < SAID) await frame();
    suggested = [list, items[0]];
    current.heard = said().length;
    const tabbable = items.some((one) => one.tabIndex >= 0 || Array.from(one.querySelectorAll("*")).some((inner) => inner.tabIndex >= 0)) ;
    return { ...a11yProbe.describe(list), words: words(list).slice(0, 200), options: items.length, tells: tells(), tabbable,
      pointed: items.some((one) => getComputedStyle(one).cursor === "pointer" || one.matches("a[href],button,[onclick]") || one.querySelector("a[href],button,[onclick]") !== null) };
  };

  // What an arrow has done: `focus`, `descendant`, `value`, `looks`, or nothing.
  const arrow = async () => {
    await frame();
    await frame();
    const { field, list, items } = current;
    const at = active();
    if (at !== field && (inside(list, at) || items.some((one) => inside(one, at)))) return "focus";
    const id = field.getAttribute("aria-activedescendant") || closest(field, "[aria-activedescendant]")?.getAttribute("aria-activedescendant");
    if (id && document.getElementById(id)) return "descendant";
    if (field.value !== current.value) return "value";
    const changed = items.some((one, n) => one.isConnected && select(one) !== current.looks[n]);
    if (!list.isConnected || !list.checkVisibility()) return "closed";
    return said().length > current.heard ? "said" : changed ? "looks" : "";
  };

  // Words with another number since there are fewer rows; null without them. They may be announced a moment later.
  const counted = async () => {
    const now = counts(shown());
    if (now.rows >= current.counted.rows) return null;
    const one = Array.from(now.found.keys()).find((at) => current.counted.found.has(at) && current.counted.found.get(at) !== now.found.get(at));
    if (!one) return null;
    const lived = globalThis.a11yPace.begun();
    while (!said().length && lived() < SAID) await frame();
    suggested = [one];
    return { ...a11yProbe.describe(one), words: now.found.get(one), said: said().length > 0,
      live: Boolean(closest(one, HEARD)) };
  };
  // Whether they are as before, now that nothing stands in the field any more.
  const recounted = async () => {
    await quiet(PATIENT);
    const [one] = suggested;
    return one.isConnected && counts(shown()).found.get(one) === current.counted.found.get(one);
  };

  const clear = () => {
    const { field } = current;
    field.value = "";
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "deleteContentBackward" }));
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, composed: true, key: "Backspace", code: "Backspace" }));
  };

  // What says something near the field since a little stands in it.
  const first = async () => {
    const before = current.near;
    await quiet(IDLE);
    current.near = marks();
    drawn = Array.from(current.near).filter(([one, is]) => is.seen && is.own && is.own !== (before.get(one)?.seen ? before.get(one).own : "")).map(([one]) => one).slice(0, MOST);
    current.invalid = current.field.getAttribute("aria-invalid");
    return drawn.map((one) => ({ ...a11yProbe.describe(one), words: words(one).slice(0, 120), kind: "words", heard: false }));
  };

  // What is otherwise near a field since more stands in it.
  const second = async () => {
    await quiet(IDLE);
    const heard = () => said().length > 0;
    let changes = compare();
    const lived = globalThis.a11yPace.begun();
    while (changes.any && !heard() && !changes.exposed && lived() < SAID) { await frame(); changes = compare(); }
    drawn = changes.told;
    const { field } = current;
    const ids = `${field.getAttribute("aria-describedby") || ""} ${field.getAttribute("aria-errormessage") || ""}`.split(/\s+/).filter(Boolean);
    const live = (one) => Boolean(closest(one, HEARD)) || ids.some((id) => closest(one, `#${CSS.escape(id)}`) || one.querySelector(`#${CSS.escape(id)}`));
    return { any: changes.any, exposed: changes.exposed, said: said(), drawn: changes.kinds.map((kind, n) => ({
      ...a11yProbe.describe(drawn[n]), words: words(drawn[n]).slice(0, 120), kind, heard: live(drawn[n]) })) };
  };

  const apart = (one, other) => {
    const light = (colour) => { const parsed = a11yPaint.parse(colour); return parsed ? a11yPaint.luminance(parsed.slice(0, 3)) : 0; };
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05) >= 3;
  };

  const compare = () => {
    const now = marks();
    const told = [], kinds = [];
    let exposed = current.invalid !== current.field.getAttribute("aria-invalid");
    for (const [one, is] of now) {
      const was = current.near.get(one);
      if (was && (was.values !== is.values)) exposed = true;
      // words for those alone who cannot see
      if (is.own !== (was?.own ?? "") && one.getBoundingClientRect().width < 3) exposed = true;
      let kind = "";
      if (is.seen && is.own && (!was?.seen || was.own !== is.own)) kind = was?.seen && was.own ? "other words" : "words";
      else if (was?.seen && is.seen) {
        const [a, b] = [was.look, is.look];
        const paint = a.some((part, n) => part[0] !== b[n][0] || part[1] !== b[n][1]);
        const shape = a.some((part, n) => part[2] !== b[n][2]);
        if (!is.all && (paint || shape) && !one.matches("svg *,img,svg,i") && one.getBoundingClientRect().height > 2) kind = paint && shape ? "meter" : paint ? "paint" : "shape";
        else if (is.own && is.own === was.own && was.markup === is.markup && a[0][0] !== b[0][0] && !shape) kind = apart(a[0][0], b[0][0]) ? "shade" : "colour";
        else if (is.own && is.own === was.own && (paint || shape)) kind = "sign";
      }
      if (kind && told.length < 12) { told.push(one); kinds.push(kind); }
    }
    return { any: told.length > 0, told, kinds, exposed };
  };

  const putBack = () => {
    undo.back();
    if (current?.field.value) clear();
    active().blur?.();
    current = null;
  };

  return { begin, aim, found, arrow, clear, counted, recounted, first, second, putBack, elements: () => fields, things: () => suggested, drawn: () => drawn };
})();
