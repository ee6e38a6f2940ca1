// Installed once for a page, in the isolated world: words and numbers whose letters are drawn in another order than they are written, as the bidirectional algorithm (Unicode, UAX 9) orders them in a line that runs from right to left.
"use strict";
globalThis.a11yDisplaced = (() => {
  const { tell } = a11yEyes;
  const OTHERS = "pre,code,kbd,samp,textarea,svg,math,marquee,[contenteditable]";
  const LETTER = /[A-Za-z]/;
  const VERSION = /^(?:[<>~^!=]=?|===)\d/;  // which version fits: `>=3.9`
  const OPENING = /^[("'\[{<*]+|^\.{2,}/;
  const CLOSING = /[)"'\]}>*.,:;!?]+$/;
  const ROUGH = 0.5;        // CSS pixels: places of letters are rounded
  const MOST_TOLD = 20;

  // Where the letters of a piece of a text stand, each as its left edge; none where it is broken into lines.
  const places = (text, from, to) => {
    const range = document.createRange();
    const found = [];
    for (let at = from; at < to; at += 1) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const rect = range.getClientRects()[0];
      if (!rect || rect.width < ROUGH || (found.length && Math.abs(rect.top - found[0].top) > rect.height / 2)) return [];
      found.push({ sign: text.data[at], left: rect.left, top: rect.top });
    }
    return found;
  };

  // Signs at the ends of a piece that belong to the sentence around it, or join it to a word of that.
  const trimmed = (data, from, to) => {
    let [start, end] = [from, to];
    const joined = (at) => at >= 0 && at < data.length && !/\s/.test(data[at]);
    if (joined(from - 1)) start += data.slice(start, end).match(/^[^A-Za-z0-9]*/)[0].length;
    if (joined(to)) end -= data.slice(start, end).match(/[^A-Za-z0-9]*$/)[0].length;
    if (!VERSION.test(data.slice(start, end))) start += data.slice(start, end).match(OPENING)?.[0].length || 0;
    end -= data.slice(start, end).match(CLOSING)?.[0].length || 0;
    return [start, end];
  };

  // Pieces of a text without a space that have Latin letters, or stand right behind some.
  function* pieces({ data }) {
    for (const { 0: piece, index } of data.matchAll(/[!-~]+/g)) {
      const [start, end] = trimmed(data, index, index + piece.length);
      const word = data.slice(start, end);
      if (!/[A-Za-z0-9]/.test(word) || !/[^A-Za-z0-9]/.test(word)) continue;
      if (LETTER.test(word) || VERSION.test(piece) || /[A-Za-z]\s$/.test(data.slice(Math.max(0, index - 2), index))) yield [start, end];
    }
  }

  const look = (found) => {
    const told = [];
    if (getComputedStyle(document.documentElement).direction !== "rtl") return told;
    for (const element of found) {
      if (told.length >= MOST_TOLD) break;
      if (element.closest(OTHERS) || getComputedStyle(element).direction !== "rtl") continue;
      for (const text of element.childNodes) {
        if (text.nodeType !== 3 || !(LETTER.test(text.data) || /[<>~^!=]\d/.test(text.data))) continue;
        for (const [start, end] of pieces(text)) {
          const written = places(text, start, end);
          const drawn = [...written].sort((one, other) => one.left - other.left).map(({ sign }) => sign).join("");
          if (written.length && drawn !== text.data.slice(start, end)) told.push([tell(element), text.data.slice(start, end), drawn]);
        }
      }
    }
    return told.slice(0, MOST_TOLD);
  };

  return { look };
})();
