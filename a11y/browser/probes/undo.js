// Installed once for a page, in the isolated world: notes what scripts change in the document, and takes it back.
"use strict";
globalThis.a11yUndo = (() => {
  const MOST = 20000;   // changes that are taken back

  let records = [];
  let watcher = null;
  let fields = [];
  let address = "";
  const patched = new WeakSet();  // elements of which a script did something that was taken back: it may not know that

  const begin = () => {
    end();
    records = [];
    watcher = new MutationObserver((some) => { if (records.length < MOST) records.push(...some); });
    watcher.observe(document, { subtree: true, childList: true, attributes: true, attributeOldValue: true,
      characterData: true, characterDataOldValue: true });
    fields = Array.from(document.querySelectorAll("input,textarea,select")).map((one) =>
      [one, one.type === "file" ? null : one.value, one.checked, one.localName === "select" ? Array.from(one.options, (o) => o.selected) : null]);
    address = location.href;
  };

  const soFar = () => {
    records.push(...watcher.takeRecords());
    return records;
  };

  const one = ({ type, target, attributeName, attributeNamespace, oldValue, addedNodes, removedNodes, nextSibling }) => {
    if (type === "attributes") {
      // what was set through `style` alone is an attribute only once it is asked for
      if (oldValue === null) { target.getAttribute(attributeName); target.removeAttributeNS(attributeNamespace, attributeName); }
      else target.setAttributeNS(attributeNamespace, attributeName, oldValue);
    } else if (type === "characterData") target.data = oldValue;
    else {
      for (const node of addedNodes) if (node.parentNode === target) target.removeChild(node);
      const before = nextSibling && nextSibling.parentNode === target ? nextSibling : null;
      for (const node of removedNodes) target.insertBefore(node, before);
    }
  };

  const back = () => {
    for (const dialog of document.querySelectorAll("dialog:modal")) if (records.some((r) => r.target === dialog)) dialog.close();
    const made = soFar();
    records = [];
    for (const { target } of made) patched.add(target);
    for (const record of made.slice().reverse()) { try { one(record); } catch { /* what cannot be there again */ } }
    for (const [field, value, checked, chosen] of fields) {
      if (value !== null && field.value !== value) field.value = value;
      if (field.checked !== checked) field.checked = checked;
      if (chosen) chosen.forEach((on, at) => { if (field.options[at] && field.options[at].selected !== on) field.options[at].selected = on; });
    }
    if (location.href !== address) history.replaceState(history.state, "", address);
    end();
  };

  const end = () => { watcher?.disconnect(); watcher = null; };

  // Whether something was taken back in there before.
  const isPatched = (whole) => patched.has(whole) || Array.from(whole.querySelectorAll("*")).some((one) => patched.has(one));

  return { begin, changes: soFar, back, isPatched };
})();
