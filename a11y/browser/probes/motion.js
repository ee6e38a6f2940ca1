// Installed once for a page, in the isolated world from the document's first line on: what moves and what flashes.
"use strict";
globalThis.a11yMotion = (() => {
  const { parse, over, luminance } = a11yPaint;
  const { tell, above, shown, SPECK, trees } = a11yEyes;
  const STOPS = /paus|stop|play|animat|motion|freeze/i;
  const WAITS = /load|spin|busy|progress|wait|skeleton|shimmer|placeholder/i;
  const CONTROLS = "button,[role=button],input,[role=switch],summary,a,[onclick],[tabindex]";
  const FRAME_FACTS = ["offset", "computedOffset", "easing", "composite"];
  const BLOCK = [341, 256]; // CSS pixels: the part of the field of view that WCAG's threshold is about
  const FLASH_AREA = 21824; // CSS pixels, a quarter of it
  const STEP = 0.1;         // of the luminance of white: a smaller change is no flash
  const DARK = 0.8;         // luminance that the darker of both colours is below

  const stoppable = () => trees().some((root) => Array.from(root.querySelectorAll(CONTROLS))
    .some((one) => STOPS.test(`${one.textContent.slice(0, 200)} ${one.outerHTML.slice(0, one.outerHTML.indexOf(">"))}`)));

  const waiting = (element) => {
    for (let at = element; at && at !== document.body; at = above(at)) {
      if (at.matches("progress,[role=progressbar],[aria-busy=true]")) return true;
      if (WAITS.test(`${at.id} ${at.getAttribute("class") || ""}`)) return true;
    }
    return element.localName === "img" && WAITS.test(`${element.alt} ${element.currentSrc.slice(-80)}`);
  };

  const values = (effect) => {
    const frames = effect.getKeyframes();
    const names = new Set(frames.flatMap((frame) => Object.keys(frame)));
    for (const name of FRAME_FACTS) names.delete(name);
    return Array.from(names, (name) => [name, frames.map((frame) => frame[name])])
      .filter(([, all]) => new Set(all).size > 1);
  };

  function* running() {
    for (const root of trees()) {
      for (const animation of root.getAnimations?.() || []) {
        const effect = animation.effect;
        const element = effect?.target;
        if (!element || !["running", "finished"].includes(animation.playState) || animation instanceof CSSTransition) continue;
        if (animation.timeline === document.timeline) yield [element, effect];
      }
    }
  }

  const large = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width >= SPECK && height >= SPECK;
  };

  // -- what flashes

  // The one colour behind what stands in an element; null when it is not one.
  const behind = (element) => {
    const washes = [];
    for (let at = element; at; at = above(at)) {
      const style = getComputedStyle(at);
      const own = parse(style.backgroundColor);
      if (!own || style.backgroundImage !== "none" || Number(style.opacity) < 1 || style.filter !== "none") return null;
      if (own[3]) washes.push(own);
      if (own[3] === 1) break;
    }
    return washes.reverse().reduce((below, wash) => over(wash, below), [255, 255, 255, 1]);
  };

  // Whether an element is one area of one colour, large enough for its flashing to be dangerous.
  const area = (element) => {
    const box = element.getBoundingClientRect();
    if (Math.min(box.width, BLOCK[0]) * Math.min(box.height, BLOCK[1]) < FLASH_AREA) return false;
    if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0 || !element.checkVisibility()) return false;
    if (getComputedStyle(element).backgroundImage !== "none") return false;
    return Array.from(element.querySelectorAll("*")).slice(0, 500).every((one) =>
      !one.matches("img,video,canvas,svg,iframe,object") && parse(getComputedStyle(one).backgroundColor)?.[3] === 0);
  };

  const flash = (one, other) => Math.abs(one - other) >= STEP && Math.min(one, other) < DARK;

  // How often brightness changes to and fro in a closed round of brightnesses.
  const pairs = (round) => {
    let changes = 0;
    let last = round[0];
    for (const at of [...round, round[0]]) if (flash(last, at)) { changes += 1; last = at; }
    return Math.floor(changes / 2);
  };

  // Brightness at each keyframe, as far as the animation changes it by a colour of its own or by vanishing.
  const round = (element, effect) => {
    const outer = behind(above(element) || document.documentElement);
    const own = parse(getComputedStyle(element).backgroundColor);
    if (!outer || !own) return null;
    for (const [name, all] of values(effect)) {
      if (name === "backgroundColor") {
        const colours = all.map(parse);
        return colours.every(Boolean) ? colours.map((colour) => luminance(over(colour, outer))) : null;
      }
      if (own[3] < 1) continue;
      const share = { opacity: Number, visibility: (value) => Number(value === "visible") }[name];
      if (share) return all.map((value) => luminance(over([...own.slice(0, 3), share(value)], outer)));
    }
    return null;
  };

  const flashing = () => {
    const found = new Map();
    for (const [element, effect] of running()) {
      const { duration, iterations, direction, pseudoElement } = { ...effect.getComputedTiming(), pseudoElement: effect.pseudoElement };
      if (pseudoElement || !(duration > 0) || duration > 2000 || found.has(element) || !area(element)) continue;
      const lights = round(element, effect);
      if (!lights) continue;
      const turns = direction.startsWith("alternate");
      const once = turns ? [...lights, ...lights.slice(0, -1).reverse()] : lights;
      const each = pairs(once) / (turns ? 2 : 1);
      const second = each * Math.min(1000 / duration, iterations);
      if (second > 0) found.set(element, second);
    }
    return Array.from(found, ([element, second]) => [tell(element), second]);
  };

  // -- what moves

  // What is drawn in a picture is no part of the page by itself.
  const picture = (element) => {
    let whole = element;
    while (whole.ownerSVGElement) whole = whole.ownerSVGElement;
    return whole;
  };

  const animated = () => {
    const found = new Map();
    for (const [moving, effect] of running()) {
      const element = picture(moving);
      if (found.get(element) === 0 || !values(effect).length) continue;
      const end = effect.getComputedTiming().endTime;
      if (!shown(moving) || !large(moving)) continue;
      found.set(element, end === Infinity ? 0 : Math.max(found.get(element) || 0, end / 1000));
    }
    for (const root of trees()) {
      for (const element of root.querySelectorAll("marquee")) if (shown(element)) found.set(element, 0);
    }
    return found;
  };

  const videos = () => trees().flatMap((root) => Array.from(root.querySelectorAll("video"))).filter((one) =>
    !one.controls && !one.paused && shown(one) && large(one) && (one.loop || one.duration > 5));

  // Pictures that may have several frames: whoever asks the browser for their bytes knows.
  const pictures = () => trees().flatMap((root) => Array.from(root.querySelectorAll("img"))).filter((one) =>
    /\.(gif|webp|apng)($|[?#])|^data:image\/(gif|webp|apng)/i.test(one.currentSrc) && shown(one) && large(one)).slice(0, 20);

  let asked = [];

  const begin = () => {
    const moving = animated();
    for (const one of videos()) moving.set(one, one.loop ? 0 : one.duration);
    asked = pictures();
    const stops = moving.size > 0 && stoppable();
    return {
      motions: Array.from(moving, ([element, seconds]) => [tell(element), seconds, !stops && !waiting(element) &&
        !(element.localName === "video" && getComputedStyle(element).cursor === "pointer")]),
      flashes: flashing(),
      pictures: asked.map((one) => one.currentSrc),
      sizes: asked.map((one) => one.getBoundingClientRect()).map(({ width, height }) => [width, height]),
      restless: a11yWatch.restless(),
      travels: travels(),
    };
  };

  // Pictures that were found to move, by number and for how many seconds, and to flash, and how often in a second.
  const move = (numbers, often) => {
    const stops = stoppable();
    return [numbers.map(([number, seconds]) => [tell(asked[number]), seconds, !stops && !waiting(asked[number])]),
      often.map(([number, second]) => [tell(asked[number]), second])];
  };

  const PLACES = /^(transform|translate|scale|rotate|offset|left|right|top|bottom|inset|margin|backgroundPosition)/;

  // Which parts go to another place by an animation, and how many of those that did so before still do: where less motion is asked for.
  const travelling = () => new Set(Array.from(running()).filter(([element, effect]) => shown(element) && large(element) &&
    values(effect).some(([name]) => PLACES.test(name))).map(([element]) => picture(element)));
  let before = new Set();
  const travels = () => { before = travelling(); return before.size > 0; };
  const unasked = async () => {
    await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
    const now = travelling();
    return Array.from(before).filter((one) => now.has(one)).map(tell);
  };

  return { begin, travels, unasked, move, stoppable, waiting, large, area, behind, flash };
})();
