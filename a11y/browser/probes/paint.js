// Installed once for a page, before all scripts that look at colours: colours as four numbers, and their contrast.
"use strict";
globalThis.a11yPaint = (() => {
  // Of a computed colour: red, green and blue up to 255, and how much of it is seen; null in a space of more colours.
  const parse = (colour) => {
    const parts = /^rgba?\(/.test(colour) ? colour.match(/[\d.]+/g).map(Number) : [];
    return parts.length < 3 ? null : [parts[0], parts[1], parts[2], parts[3] ?? 1];
  };

  const write = (colour) => `rgb(${colour.slice(0, 3).map((part) => Math.round(part * 100) / 100).join(", ")})`;

  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);

  const linear = (part) => { const share = part / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; };

  // WCAG 2.2, definitions of relative luminance and of contrast ratio.
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

  const ratio = (one, other) => {
    const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };

  return { parse, write, over, luminance, ratio };
})();
