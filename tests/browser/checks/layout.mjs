// Whether everything fits and can be read: on a telephone, far enlarged, with other spaces.
import { enlarged, look, told, withStyle, withTextSize } from "../view.mjs";

const WIDTHS = [320, 768, 1280];
// WCAG 2.2, 1.4.12.
const SPACES = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }`;

const layout = (page) => page.evaluate(() => window.look.layout());

async function atEach(page, widths, work) {
  const faults = [];
  for (const width of widths) {
    for (const opened of [false, true]) {
      if (opened && !(await page.$("details"))) continue;
      await look(page, { width, opened });
      faults.push(...told(`${width} px${opened ? ", opened" : ""}`, await work()));
    }
  }
  return faults;
}

export const reflow = ({ page }) => atEach(page, WIDTHS, () => layout(page));

// A window of 1280 by 1024 that is enlarged four times.
export async function zoom({ page }) {
  await look(page, { width: 320, height: 256, opened: true });
  return enlarged(page, { width: 320, height: 256, scale: 4 }, async () => told("400 %", await layout(page)));
}

// The reader has set the text of the browser to twice its size: every text follows, a large one half as far, and fits.
export async function textSize({ page }) {
  await look(page, { opened: true });
  // A drawing has a scale of its own.
  await page.evaluate(() => {
    const written = look.texts().filter(({ element }) => !look.isDrawn(element));
    window.before = new Map(written.map(({ node, element }) => [node, look.sizeOf(element)]));
  });
  return withTextSize(page, 32, async () => {
    const stays = await page.evaluate(() =>
      look
        .texts()
        .filter(({ node }) => window.before.has(node))
        .map(({ node, element, text }) => ({ text, before: window.before.get(node), after: look.sizeOf(element) }))
        .filter(({ before, after }) => after < (before < 24 ? 1.9 : 1.5) * before)
        .map(({ text }) => `"${text}" does not grow`),
    );
    return [...told("200 %", stays), ...(await atEach(page, [640, 1280], () => layout(page)))];
  });
}

export const spacing = ({ page }) => withStyle(page, SPACES, () => atEach(page, [320, 1280], () => layout(page)));

export const smallest = ({ page }) => atEach(page, WIDTHS, () => page.evaluate(() => window.look.sizes()));
