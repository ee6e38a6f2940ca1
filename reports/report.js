// Filtering and searching. Without this script the pages can be read whole.
"use strict";
(() => {
  const form = document.querySelector("[data-filters]");
  const entries = [...document.querySelectorAll("[data-entry]")];
  const groups = [...document.querySelectorAll("[data-group]")].reverse();
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.open = true;
      details.dataset.printed = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const details of document.querySelectorAll("details[data-printed]")) {
      details.open = false;
      delete details.dataset.printed;
    }
  });

  if (!form || !entries.length) return;
  const status = form.querySelector("[role=status]");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const words = new Map();
  const holds = (entry, word) => {
    if (!words.has(entry)) words.set(entry, fold(entry.textContent));
    return words.get(entry).includes(word) || entry.id === word;
  };

  const wanted = () =>
    [...form.elements].filter((field) => field.name && field.value.trim()).map((field) => [field.name, field.value.trim()]);

  const matches = (entry, [name, value]) =>
    name === "q"
      ? fold(value).split(/\s+/).every((word) => holds(entry, word))
      : (entry.dataset[name] ?? "").split(" ").includes(value);

  const apply = () => {
    const conditions = wanted();
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !conditions.every((condition) => matches(entry, condition));
      if (!entry.hidden) shown += 1;
    }
    const scenario = form.elements.scenario?.value;
    for (const group of groups) {
      const own = group.dataset.scenario;
      const empty = !group.querySelector("[data-entry]:not([hidden])");
      group.hidden = conditions.length > 0 && empty && own !== (scenario || null);
    }
    status.textContent = form.dataset.status
      .replace("{shown}", number.format(shown))
      .replace("{total}", number.format(entries.length));
  };

  const remember = () => {
    const state = new URLSearchParams(wanted()).toString();
    history.replaceState(null, "", state ? `#?${state}` : location.pathname + location.search);
  };

  const clear = () => {
    for (const field of form.elements) if (field.name) field.value = "";
  };

  const choose = (name, value) => {
    const field = form.elements[name];
    if (!field) return;
    field.value = value;
    if (field.value !== value) field.value = "";
  };

  const recall = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (hash.startsWith("?")) {
      clear();
      for (const [name, value] of new URLSearchParams(hash.slice(1))) choose(name, value);
    } else if (hash) {
      const place = document.getElementById(hash);
      if (!place) return;
      clear();
      // a cell of the map leads here: show that scenario in that locale alone
      if (place.dataset.locale && !("entry" in place.dataset)) {
        choose("scenario", place.dataset.scenario);
        choose("locale", place.dataset.locale);
      }
      apply();
      place.scrollIntoView();
      return;
    }
    apply();
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("reset", (event) => { event.preventDefault(); clear(); apply(); remember(); });
  addEventListener("hashchange", recall);
  recall();
})();
