// How light a colour is and how far two differ, as WCAG 2 reckons it. Both run inside a page too.
export function luminance(colour) {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// From 1, the same, to 21, black on white.
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// The same two, for a page.
export const colourFunctions = `window.luminance = ${luminance}; window.contrast = ${contrast};`;
