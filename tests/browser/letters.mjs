// Letters of which axe cannot say what lies behind them, measured by their pixels. Enlarged, so that a letter has some
// in its full colour.
import { letterContrast, picture } from "./pixels.mjs";
import { withStyle } from "./view.mjs";

export const LOWEST = 4.5;
const SCALE = 2;
// A stroke stays: it is the light around a letter, and lies behind it.
const UNWRITTEN = `svg text, svg tspan, [data-unsure], [data-unsure] * {
  color: transparent !important; fill: transparent !important;
  text-decoration: none !important; forced-color-adjust: none !important;
}`;

// Measure the elements that axe is unsure of, one of each kind, and return the faults.
export async function unsure(page, selectors) {
  const kind = (selector) => selector.replace(/#[^ ]+|:nth-child\(\d+\)|\[[^\]]*\]/g, "");
  const kinds = new Map(selectors.map((selector) => [kind(selector), selector]));
  const faults = [];
  for (const selector of kinds.values()) {
    const box = await page.$eval(selector, (element) => {
      element.setAttribute("data-unsure", "");
      const { x, y, width, height } = element.getClientRects()[0];
      return { x: x + scrollX, y: y + scrollY, width, height };
    });
    const found = await lettersIn(page, box, [{ ...box, x: 0, y: 0 }]);
    await page.$eval(selector, (element) => element.removeAttribute("data-unsure"));
    if (found[0] < LOWEST) faults.push(`${selector} has a contrast of ${found[0].toFixed(2)}`);
  }
  return faults;
}

// Return how far the letters in each box within a part of the page differ from what lies behind them.
export async function lettersIn(page, part, boxes) {
  // All of it at once in the window: beyond its edge a picture takes much longer.
  const { width, height } = page.viewportSize();
  if (part.height > height) await page.setViewportSize({ width, height: Math.ceil(part.height) });
  await page.evaluate(({ x, y }) => scrollTo(x, y), part);
  const shot = () => picture(page, part, SCALE);
  const without = await withStyle(page, UNWRITTEN, shot);
  const shown = await shot();
  const times = ({ x, y, width, height }) => ({
    x: x * SCALE,
    y: y * SCALE,
    width: width * SCALE,
    height: height * SCALE,
  });
  return boxes.map((box) => letterContrast(shown, without, times(box)));
}
