// Sent to the isolated world when a guest engine is to look: each engine's answer, brought to one form.
// The engine itself is sent before, once for a document.
"use strict";
globalThis.a11yGuests ||= (() => {
  const CUT = 300;          // characters of an element's source
  const MOST = 2000;        // findings of one engine on one page
  let kept = [];            // the elements of the last answer, in its order

  const number = (name) => /^(?:SC ?)?([1-4]\.\d+\.\d+)$/.exec(String(name || "").trim())?.[1];

  // The shortest sure way to an element within its document or shadow root; outer roots first.
  const selector = (element) => {
    const steps = [];
    const root = element.getRootNode();
    for (let at = element; at && at.nodeType === 1; at = at.parentElement) {
      const name = CSS.escape(at.localName);
      if (at.id && root.querySelectorAll("#" + CSS.escape(at.id)).length === 1) { steps.unshift("#" + CSS.escape(at.id)); break; }
      const twins = at.parentElement ? Array.from(at.parentElement.children).filter((one) => one.localName === at.localName) : [];
      steps.unshift(twins.length > 1 ? `${name}:nth-of-type(${twins.indexOf(at) + 1})` : name);
    }
    const host = root.host || (root !== document && root.defaultView && root.defaultView.frameElement);
    return (host ? selector(host) + " >>> " : "") + steps.join(" > ");
  };

  const elementOf = (node) => {
    const found = node && node.nodeType === 9 ? node.documentElement : node && node.nodeType === 3 ? node.parentElement : node;
    return found && found.nodeType === 1 ? found : document.documentElement;
  };

  // IBM Equal Access: the WCAG rule set; its checkpoints are the criteria, with their levels.
  const ibm = async () => {
    const checker = new ace.Checker();
    const sets = checker.getGuidelines ? checker.getGuidelines() : checker.rulesets || [];
    const set = ["WCAG_2_2", "WCAG_2_1", "IBM_Accessibility"].map((id) => sets.find((one) => one.id === id)).find(Boolean);
    if (!set) throw new Error("no rule set for WCAG was found in it");
    const criteria = new Map();
    for (const point of set.checkpoints) {
      const found = number(point.num);
      if (!found || /AAA/.test(point.wcagLevel || "")) continue;
      for (const rule of point.rules || []) {
        for (const reason of [].concat(rule.reasonCodes || [""])) {
          const key = `${rule.id} ${reason}`;
          criteria.set(key, [...(criteria.get(key) || []), found]);
        }
      }
    }
    const report = await checker.check(document, [set.id]);
    return report.results.filter((one) => one.value[1] !== "PASS" && one.value[0] !== "INFORMATION").map((one) => {
      const [level, verdict] = one.value;
      const advice = level === "RECOMMENDATION";
      const named = new Set([...(criteria.get(`${one.ruleId} ${one.reasonId}`) || []), ...(criteria.get(`${one.ruleId} `) || [])]);
      return {
        rule: one.ruleId, failed: verdict === "FAIL", message: one.message, criteria: advice ? [] : Array.from(named),
        advice, help_url: /^https:/.test(one.help || "") ? one.help : "", node: one.node || one.element,
        path: one.path && one.path.dom,
      };
    });
  };

  // HTML_CodeSniffer: the criterion is in the code; warnings are questions, notices are asked of every page alike.
  const htmlcs = () => new Promise((resolve, reject) => {
    HTMLCS.process("WCAG2AA", document, () => resolve(HTMLCS.getMessages().filter((one) => one.type < HTMLCS.NOTICE).map((one) => {
      const found = /Guideline\d_\d+\.(\d)_(\d+)_(\d+)/.exec(one.code);
      return {
        rule: one.code.replace(/^WCAG2AAA?\.Principle\d\.Guideline\d_\d+\./, ""), failed: one.type === HTMLCS.ERROR,
        message: one.msg, criteria: found ? [found.slice(1).join(".")] : [], advice: false, help_url: "", node: one.element,
      };
    })), () => reject(new Error("its standard could not be loaded")));
  });

  // QualWeb: needs its page, and marks elements while it looks, which is taken away again.
  const named = (numbers) => new Set(numbers.map((one) => `QW-ACT-R${one}`));
  const JOINED = named([15, 23, 26, 29, 31, 32, 75]);     // rules that are made of others,
  const PARTS = named([49, 50, 51, 53, 54, 55, 56, 58, 59, 60, 63, 64, 73, 74]);    // and those: no fault if another holds
  const MARKS = ["qw-selector", "qw-css-rules", "qw-documentSelector", "qw-context"];
  const bySelector = (text) => { try { return document.querySelector(text); } catch { return null; } };
  const qualweb = async () => {
    const locale = typeof LocaleFetcher === "undefined" ? { translate: {}, fallback: {} } : LocaleFetcher.transform("en");
    try {
      globalThis.qwPage = new QWPage(document, globalThis, true);
      const runner = new ACTRulesRunner({ levels: ["A", "AA"] }, locale);
      const report = runner.configure({ levels: ["A", "AA"] }).test({ sourceHtml: document.documentElement.outerHTML }).getReport();
      const ours = (rule) => {
        if (PARTS.has(rule.code)) return false;
        const all = rule.metadata["success-criteria"];
        return !all.length || all.some((each) => each.level !== "AAA");
      };
      return Object.values(report.assertions).filter(ours).flatMap((rule) => rule.results
        .filter((one) => one.verdict === "failed" || one.verdict === "warning")
        .flatMap((one) => (one.elements.length ? one.elements : [{}]).map((element) => ({
          rule: rule.code, failed: one.verdict === "failed", message: (JOINED.has(rule.code) ? "" : one.description) || rule.description || rule.name,
          criteria: rule.metadata["success-criteria"].filter((each) => each.level !== "AAA").map((each) => number(each.name)),
          advice: false, help_url: rule.metadata.url || "", node: bySelector(element.pointer),
        }))));
    } finally {
      for (const mark of MARKS) for (const element of document.querySelectorAll(`[${mark}]`)) element.removeAttribute(mark);
    }
  };

  const ADAPTERS = { ibm, htmlcs, qualweb };
  const known = { ibm: () => typeof ace !== "undefined", htmlcs: () => typeof HTMLCS !== "undefined",
    qualweb: () => typeof ACTRulesRunner !== "undefined" };

  const byPath = (path) => path && document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue;

  const run = async (name, milliseconds) => {
    kept = [];
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`it gave no answer within ${milliseconds / 1000} s`)), milliseconds);
    });
    let answer;
    try { answer = await Promise.race([ADAPTERS[name](), late]); } finally { clearTimeout(timer); }
    return answer.slice(0, MOST).map(({ node, path, ...told }) => {
      const element = elementOf(node || byPath(path));
      kept.push(element);
      const criteria = Array.from(new Set(told.criteria.filter(Boolean)));
      return { ...told, criteria, message: String(told.message || ""), selector: selector(element),
        html: element.outerHTML.slice(0, CUT) };
    });
  };

  return { run, has: (name) => known[name](), elements: () => kept };
})();
