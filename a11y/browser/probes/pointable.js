// Installed once for a page, in the isolated world: small parts that the pointer has a hand for, and that no key comes to.
"use strict";
globalThis.a11yPointable = (() => {
  const { above, shown } = a11yEyes;
  const CONTROLS = "a[href],button,summary,label,select,option,[role=button],[role=tab],[role=menuitem]";
  const PARTS = "div,span,i,b,li,p,img,svg,a:not([href])";
  // roles that say where something stands, and not what it is
  const PLACES = ["banner", "navigation", "main", "complementary", "contentinfo", "region", "search", "form", "group", "document",
    "list", "listitem", "dialog", "alertdialog"].map((role) => `[role=${role}]`).join();
  const TAKEN = `${CONTROLS},[role]:not(${PLACES}),[aria-hidden=true],[aria-disabled=true],[inert],[tabindex]:not([tabindex='-1'])`;
  const HOLDS = `${CONTROLS},input,textarea,[tabindex]`;
  const [LEAST, HIGH] = [8, 64];  // CSS pixels that a sign has at least and is high at most

  const hasHand = (element) => Boolean(element) && getComputedStyle(element).cursor === "pointer";

  // Whether it is a part of a control, or of what says what it is; `thing` is what opened, which says so of all in it.
  const isTaken = (part, thing) => {
    if (part.matches("[tabindex]")) return true;
    const around = part.closest(TAKEN);
    return Boolean(around) && (around === part || !thing || !around.contains(thing));
  };

  const among = (all, thing = null) => all.filter((part) => {
    if (!part.matches(PARTS)) return false;
    const { width, height } = part.getBoundingClientRect();
    if (Math.min(width, height) < LEAST || height > HIGH || !hasHand(part) || hasHand(above(part))) return false;
    return !isTaken(part, thing) && !part.querySelector(HOLDS) && shown(part);
  });

  return { CONTROLS, PARTS, among };
})();
