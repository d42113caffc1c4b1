// The labels in a drawing, of which axe says nothing: measured by their pixels.
import { LOWEST, lettersIn } from "../letters.mjs";
import { look, told } from "../view.mjs";

const WAYS = {
  light: {},
  dark: { scheme: "dark" },
  forced: { forced: "active" },
  "forced and dark": { forced: "active", scheme: "dark" },
};

// Further down a drawing has the same kinds of rows.
const HIGHEST = 1000;

export async function drawing({ page }) {
  const faults = [];
  for (const width of [1280, 320]) {
    for (const [how, way] of Object.entries(WAYS)) {
      await look(page, { width, opened: true, ...way });
      faults.push(...told(`${width} px, ${how}`, await inSight(page)));
    }
  }
  return faults;
}

async function inSight(page) {
  const drawings = await page.evaluate(
    (most) =>
      [...document.querySelectorAll("svg")].map((svg) => {
        const frame = svg.getBoundingClientRect();
        const height = Math.min(frame.height, most);
        const part = { x: frame.x + scrollX, y: frame.y + scrollY, width: frame.width, height };
        const labels = look
          .texts()
          .filter(({ element }) => svg.contains(element))
          .flatMap(({ text, boxes }) => boxes.map((box) => ({ text, box })))
          .map(({ text, box: { left, right, top, bottom } }) => ({
            text,
            box: { x: left - part.x, y: top - part.y, width: right - left, height: bottom - top },
          }));
        return { part, labels: labels.filter(({ box }) => box.y + box.height < height) };
      }),
    HIGHEST,
  );
  const faults = [];
  for (const { part, labels } of drawings) {
    if (!labels.length) continue;
    const found = await lettersIn(
      page,
      part,
      labels.map(({ box }) => box),
    );
    labels.forEach(({ text }, at) => {
      if (found[at] < LOWEST) faults.push(`"${text}" has a contrast of ${found[at].toFixed(2)}`);
    });
  }
  return faults;
}
