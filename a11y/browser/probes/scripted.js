// Installed once for a page: when its own inline scripts change something by themselves, as they say.
"use strict";
globalThis.a11yScripted = (() => {
  const SCRIPT = 20000;   // characters of a script that is read: what is longer was not written for this page
  const SHORTEST = 200;   // ms: what a script does sooner is a part of its loading
  const TICK = 1000;      // ms: what counts more slowly is not waited for
  const BUILDS = 250;     // ms after loading in which what a script does is a part of it
  const COUNTED = 1500;   // ms in which a count of seconds is seen to fall
  const CHANGES = /append|prepend|insertAdjacent|insertBefore|innerHTML|textContent|innerText|replace(Children|With)|\.hidden\b|removeAttribute|classList|className|\.style\b|\.show|\.(after|before|text|html)\(|setAttribute|\.data\s*=|nodeValue/;
  const COUNTS_DOWN = /--|-=\s*1\b|-\s*1\b|Date\.now|new Date|performance\.now/;

  const number = (told, code) => {
    if (/^[A-Za-z_$]/.test(told)) {
      const given = code.match(new RegExp(`(?:^|[^.\\w$])${told.replace(/\$/g, "\\$")}\\s*=\\s*([\\d_.]+(?:\\s*\\*\\s*[\\d_.]+)*)`));
      if (!given) return 0;
      told = given[1];
    }
    return told.split("*").reduce((product, factor) => product * Number(factor.replaceAll("_", "").trim()), 1);
  };

  const beatsOf = (part, code = part) => Array.from(part.matchAll(/,\s*([A-Za-z_$][\w$]*|[\d_.]+(?:\s*\*\s*[\d_.]+)*)\s*\)/g), ([, told]) => number(told, code));

  // By how many ms a script puts something off.
  const putOff = (code) => Array.from(code.matchAll(/setTimeout\s*\(/g)).slice(0, 10)
    .flatMap((call) => beatsOf(code.slice(call.index, call.index + 3000), code));

  // Short scripts of the page itself that change something.
  const changing = () => Array.from(document.querySelectorAll("script:not([src])")).slice(0, 30).map((one) => one.textContent)
   .filter((code) => code.length <= SCRIPT && CHANGES.test(code));

  // How often, in ms, an inline script changes something again and again that is no count of time; 0 for never.
  const repeats = (shortest, longest) => {
    let often = 0;
    for (const code of changing()) {
      if (!code.includes("setInterval") || COUNTS_DOWN.test(code)) continue;
      for (const call of Array.from(code.matchAll(/setInterval\s*\(/g)).slice(0, 5)) {
        for (const beat of beatsOf(code.slice(call.index, call.index + 3000), code).slice(0, 5)) {
          if (beat >= shortest && beat <= longest) often = Math.max(often, beat);
        }
      }
    }
    return often;
  };

  // When the last change is due of which an inline script speaks, in ms after loading; 0 for none.
  const due = () => {
    let last = 0;
    for (const code of changing()) {
      if (code.includes("setInterval") && COUNTS_DOWN.test(code)) {
        if (beatsOf(code).some((beat) => beat >= SHORTEST && beat <= TICK)) last = Math.max(last, COUNTED);
      }
      if (!code.includes("setTimeout")) continue;
      if (/createElement\(\s*['"]script/.test(code)) continue;  // what loads other scripts
      for (const wait of putOff(code)) if (wait >= SHORTEST && wait > last && wait <= 3_600_000) last = wait;
    }
    return last;
  };

  // How long after loading a script still builds the page, in ms; 0 for not at all.
  const soon = () => Math.max(0, ...changing().flatMap(putOff).filter((wait) => wait <= BUILDS));

  return { repeats, due, soon };
})();
