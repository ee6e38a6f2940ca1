// Installed once for a page, in the isolated world: what moves by itself.
"use strict";
globalThis.a11yMotion = (() => {
  const { tell, above, shown, SPECK } = a11yEyes;
  const STOPS = /paus|stop|play|animat|motion/i;
  const WAITS = /load|spin|busy|progress|wait|skeleton/i;

  const differs = (effect) => {
    const frames = effect.getKeyframes();
    const names = new Set(frames.flatMap((frame) => Object.keys(frame)));
    for (const name of ["offset", "computedOffset", "easing", "composite"]) names.delete(name);
    return Array.from(names).some((name) => new Set(frames.map((frame) => frame[name])).size > 1);
  };

  const stoppable = () => Array.from(document.querySelectorAll("button,[role=button],input,[role=switch],summary"))
    .some((one) => STOPS.test(`${one.textContent} ${one.outerHTML.split(">")[0]}`));

  const waiting = (element) => {
    for (let at = element; at && at !== document.body; at = above(at)) {
      if (at.matches("progress,[role=progressbar],[aria-busy=true]")) return true;
      if (WAITS.test(`${at.id} ${at.getAttribute("class") || ""}`)) return true;
    }
    return false;
  };

  const motions = () => {
    const found = new Map();
    for (const root of a11yEyes.trees()) {
      for (const animation of root.getAnimations?.() || []) {
        const effect = animation.effect;
        const element = effect?.target;
        if (!element || !["running", "finished"].includes(animation.playState) || animation instanceof CSSTransition) continue;
        if (animation.timeline !== document.timeline || found.get(element) === 0 || !differs(effect)) continue;
        const end = effect.getComputedTiming().endTime;
        const box = element.getBoundingClientRect();
        if (!shown(element) || box.width < SPECK || box.height < SPECK) continue;
        found.set(element, end === Infinity ? 0 : Math.max(found.get(element) || 0, end / 1000));
      }
      for (const element of root.querySelectorAll("marquee")) if (shown(element)) found.set(element, 0);
    }
    const stops = found.size > 0 && stoppable();
    return Array.from(found, ([element, seconds]) => [tell(element), seconds, !stops && !waiting(element)]);
  };

  return { motions };
})();
