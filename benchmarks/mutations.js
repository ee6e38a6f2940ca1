// Changes a live page in one way, and takes the change back. `random` is seeded: the same seed, the same change.
globalThis.benchMutations = (() => {
  let undo = [];

  const generator = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const pick = (random, all) => all[Math.floor(random() * all.length)];
  const token = (random) => "r" + Math.floor(random() * 2 ** 40).toString(16);

  const setAttribute = (element, name, value) => {
    const before = element.getAttribute(name);
    undo.push(() => (before === null ? element.removeAttribute(name) : element.setAttribute(name, before)));
    element.setAttribute(name, value);
  };
  const setText = (node, value) => {
    const before = node.data;
    undo.push(() => { node.data = before; });
    node.data = value;
  };
  const setStyle = (element, styles) => {
    setAttribute(element, "style", element.getAttribute("style") ?? "");
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, "important");
  };
  const insert = (parent, added, before) => {
    parent.insertBefore(added, before);
    undo.push(() => added.remove());
  };
  const reordered = (parent, children) => {
    const order = [...parent.childNodes];
    undo.push(() => order.forEach((node) => parent.appendChild(node)));
    children.forEach((node) => parent.appendChild(node));
  };
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      if (!["SCRIPT", "STYLE"].includes(walker.currentNode.parentElement.tagName)) found.push(walker.currentNode);
    }
    return found;
  };
  const ways = (element) => {
    const found = [];
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) found.push(at);
    return found;
  };
  const added = (random, parent) => {
    const kind = { UL: "li", OL: "li", DL: "dt", SELECT: "option", TABLE: null, TBODY: null, THEAD: null, TR: null,
      HEAD: null }[parent.tagName];
    if (kind === null) return null;
    const element = document.createElement(kind ?? pick(random, ["p", "div", "span"]));
    element.textContent = `Added ${Math.floor(random() * 1000)}`;
    return element;
  };

  const kinds = {
    ids(element, random) {
      const names = new Map();
      for (const one of document.querySelectorAll("[id]")) names.set(one.id, token(random));
      const one = (id) => names.get(id) ?? id;
      for (const at of document.querySelectorAll("*")) {
        if (at.id) setAttribute(at, "id", one(at.id));
        for (const name of ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "form"]) {
          if (at.hasAttribute(name)) setAttribute(at, name, at.getAttribute(name).split(/\s+/).map(one).join(" "));
        }
        const href = at.getAttribute("href") ?? "";
        if (href.startsWith("#") && names.has(href.slice(1))) setAttribute(at, "href", "#" + one(href.slice(1)));
      }
      for (const sheet of document.styleSheets) {
        rewrite(sheet, (text) => text.replace(/#([\w-]+)/g, (whole, id) => (names.has(id) ? "#" + one(id) : whole)));
      }
      return names.size > 0;
    },
    classes(element, random) {
      const names = new Map();
      for (const at of document.querySelectorAll("[class]")) at.classList.forEach((name) => names.set(name, token(random)));
      for (const at of document.querySelectorAll("[class]")) {
        setAttribute(at, "class", [...at.classList].map((name) => names.get(name)).reverse().join(" "));
      }
      for (const sheet of document.styleSheets) {
        rewrite(sheet, (text) => text.replace(/\.([\w-]+)/g, (whole, name) => (names.has(name) ? "." + names.get(name) : whole)));
      }
      setAttribute(element, "class", `${element.className ?? ""} ${token(random)}`);
      return true;
    },
    counts(element, random) {
      const other = (text) => text.replace(/[0-9a-f]{8,}|\d+/g, (found) =>
        /[a-f]/.test(found) ? token(random).slice(1, 1 + found.length).padEnd(found.length, "7")
          : String(1 + Math.floor(random() * 9 * 10 ** (found.length - 1))));
      let changed = false;
      for (const node of texts()) {
        const value = other(node.data);
        if (value !== node.data) { setText(node, value); changed = true; }
      }
      for (const at of document.querySelectorAll("[href], [datetime], [aria-label], [action]")) {
        for (const name of ["href", "datetime", "aria-label", "action"]) {
          const value = at.getAttribute(name);
          if (value && !value.startsWith("#") && other(value) !== value && !at.matches("link")) {
            setAttribute(at, name, other(value));
            changed = true;
          }
        }
      }
      return changed;
    },
    order(element, random) {
      const parents = ways(element).map((one) => one.parentElement).filter((one) =>
        one && one.children.length > 1 && !["HTML", "TR", "DL", "TABLE", "PICTURE", "SELECT"].includes(one.tagName));
      if (!parents.length) return false;
      const parent = pick(random, parents);
      const children = [...parent.children];
      for (let i = children.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1));
        [children[i], children[j]] = [children[j], children[i]];
      }
      reordered(parent, children);
      return true;
    },
    sibling(element, random) {
      const places = ways(element).filter((one) => one.parentElement !== document.documentElement);
      if (!places.length) return false;
      const place = pick(random, places);
      const one = added(random, place.parentElement);
      if (!one) return false;
      insert(place.parentElement, one, random() < 0.5 ? place : place.nextSibling);
      return true;
    },
    twin(element) {
      if (["HTML", "BODY", "MAIN", "TD", "TH", "META", "LINK"].includes(element.tagName)) return false;
      const copy = element.cloneNode(true);
      for (const one of [copy, ...copy.querySelectorAll("[id]")]) if (one.id) one.id += "-twin";
      insert(element.parentElement, copy, element.nextSibling);
      return true;
    },
    locale(element, random, words) {
      let changed = false;
      for (const node of texts()) {
        const text = node.data.trim().replace(/\s+/g, " ");
        if (Object.hasOwn(words.messages, text)) { setText(node, words.messages[text]); changed = true; }
      }
      for (const name of ["aria-label", "title", "placeholder", "alt", "value"]) {
        for (const at of document.querySelectorAll(`[${name}]`)) {
          const text = at.getAttribute(name).trim();
          if (name === "value" && !["submit", "button"].includes(at.type)) continue;
          if (name === "value" && at.tagName === "BUTTON") continue;
          if (Object.hasOwn(words.messages, text)) setAttribute(at, name, words.messages[text]);
        }
      }
      setAttribute(document.documentElement, "lang", words.language);
      setAttribute(document.documentElement, "dir", words.direction);
      return changed;
    },
  };

  const rewrite = (holder, other) => {
    let rules;
    try { rules = holder.cssRules; } catch { return; }
    for (const rule of rules ?? []) {
      if (rule.selectorText) {
        const before = rule.selectorText;
        const after = other(before);
        if (after !== before) {
          undo.push(() => { rule.selectorText = before; });
          rule.selectorText = after;
        }
      }
      if (rule.cssRules?.length) rewrite(rule, other);
    }
  };

  const named = (element) => setAttribute(element, "aria-label", "Mended");
  const mends = {
    "axe/label": named, "axe/select-name": named, "axe/button-name": named, "axe/link-name": named,
    "axe/aria-dialog-name": named,
    "axe/image-alt": (element) => setAttribute(element, "alt", "Mended"),
    "axe/color-contrast": (element) => setStyle(element, { color: "#000", "background-color": "#fff", opacity: "1" }),
    "axe/target-size": (element) =>
      setStyle(element, { display: "inline-block", "min-width": "60px", "min-height": "60px", margin: "40px" }),
    "axe/empty-table-header": (element) => insert(element, document.createTextNode("Mended"), null),
    "axe/tabindex": (element) => setAttribute(element, "tabindex", "0"),
    "axe/scrollable-region-focusable": (element) => setAttribute(element, "tabindex", "0"),
    "axe/meta-viewport": (element) => setAttribute(element, "content", "width=device-width"),
    "axe/aria-roles": (element) => setAttribute(element, "role", "group"),
    "axe/region": (element) => { setAttribute(element, "role", "region"); named(element); },
    "axe/landmark-unique": named,
    "axe/duplicate-id-aria": (element) => setAttribute(element, "id", "mended"),
    "axe/landmark-one-main": () => {
      const main = document.querySelector("#content") ?? document.body.children[0];
      setAttribute(main, "role", "main");
    },
  };

  return {
    leave(element, kind, seed, words) { return kinds[kind](element, generator(seed), words); },
    mend(element, rule, seed) {
      const mend = mends[rule];
      if (mend && seed % 4) { mend(element); return "mended"; }
      const parent = element.parentNode;
      if (!element.parentElement || ["HTML", "BODY", "HEAD"].includes(element.tagName)) return "";
      const next = element.nextSibling;
      undo.push(() => parent.insertBefore(element, next));
      element.remove();
      return "removed";
    },
    undo() { while (undo.length) undo.pop()(); return true; },
  };
})();
