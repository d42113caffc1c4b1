// What one can do with the keyboard alone, and with a finger.
import { contrast } from "../colours.mjs";
import { picture } from "../pixels.mjs";
import { look, told } from "../view.mjs";

// So many stops show on a telephone what a desktop does not; there all of them are walked.
const STOPS_ON_A_TELEPHONE = 40;

// What is under the focus: its place in the order, its mark, and whether one sees it.
const underFocus = () => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const style = getComputedStyle(at);
  const boxes = [...at.getClientRects()].filter((box) => box.width > 0);
  const box = boxes[0] ?? at.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(x, y);
  return {
    index: window.order.indexOf(at),
    name: `${at.localName} "${window.look.short(at.textContent || at.getAttribute("aria-label") || "")}"`,
    kind: [
      at.localName,
      style.outline,
      style.outlineOffset,
      style.color,
      style.backgroundColor,
      getComputedStyle(at.parentElement).backgroundColor,
    ].join(),
    mark: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    hidden: !(top && (at.contains(top) || top.contains(at))),
    outside: box.top < -1 || box.left < -1 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1,
    box: { x: box.left, y: box.top, width: box.width, height: box.height },
    lines: boxes.length,
    page: box.top + scrollY,
    left: box.left,
  };
};

export async function keyboard({ page }) {
  const faults = [];
  for (const width of [1280, 320]) {
    await look(page, { width, opened: true });
    faults.push(
      ...told(`${width} px`, await walk(page, width === 1280, width === 1280 ? Infinity : STOPS_ON_A_TELEPHONE)),
    );
  }
  return [...faults, ...(await unfolds(page))];
}

async function walk(page, measured, most) {
  const faults = [];
  const names = await page.evaluate((most) => {
    window.order = look.controls();
    return window.order.slice(0, most).map((at) => `${at.localName} "${look.short(at.textContent)}"`);
  }, most);
  const seen = [];
  const kinds = new Set();
  let before = null;
  for (let press = 0; press < Math.min(names.length + 3, most); press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(underFocus);
    if (!at) break;
    if (seen.includes(at.index) && at.index >= 0) {
      faults.push(`${at.name} has the focus again: a trap, or an order that turns back`);
      break;
    }
    seen.push(at.index);
    if (at.index < 0) faults.push(`${at.name} has the focus and is no control`);
    if (at.mark < 2) faults.push(`${at.name} has an outline of ${at.mark} px while it has the focus`);
    if (at.hidden) faults.push(`${at.name} has the focus behind something else`);
    if (at.outside && at.box.height < 200) faults.push(`${at.name} has the focus outside the screen`);
    if (before && at.page < before.page - 30 && at.left <= before.left)
      faults.push(`${at.name} stands above ${before.name} and comes after it`);
    if (measured && !kinds.has(at.kind) && at.lines === 1) {
      kinds.add(at.kind);
      faults.push(...(await measure(page, at)));
    }
    before = at;
  }
  faults.push(
    ...(await page.evaluate(() =>
      look
        .controls()
        .filter((at) => at.tabIndex > 0)
        .map((at) => `${at.localName} "${look.short(at.textContent)}" has a place of its own in the order`),
    )),
  );
  names.forEach((name, index) => {
    if (!seen.includes(index)) faults.push(`${name} is never reached`);
  });
  if (seen.some((index, place) => place && index < seen[place - 1]))
    faults.push("the order of the focus is not that of the text");
  return faults;
}

// WCAG 2.2, 2.4.13: as many pixels as a line of two around it differ three to one from what they were.
async function measure(page, at) {
  const faults = [];
  // In the measure of the page, with room for the mark.
  const clip = { x: at.left - 8, y: at.page - 8, width: at.box.width + 16, height: at.box.height + 16 };
  clip.x = Math.max(0, clip.x);
  clip.y = Math.max(0, clip.y);
  for (const way of [
    { colorScheme: "light" },
    { colorScheme: "dark" },
    { colorScheme: "light", forcedColors: "active" },
  ]) {
    await page.emulateMedia({ forcedColors: "none", ...way });
    const on = await picture(page, clip);
    await page.evaluate(() => {
      window.held = document.activeElement;
      window.held.blur();
    });
    // A link that shows itself only while it has the focus has changed with all its pixels.
    const off = await picture(page, clip);
    await page.evaluate(() => window.held.focus({ focusVisible: true, preventScroll: true }));
    let changed = 0;
    for (let y = 0; y < on.height; y += 1) {
      for (let x = 0; x < on.width; x += 1) if (contrast(on.at(x, y), off.at(x, y)) >= 3) changed += 1;
    }
    const asked = 4 * (at.box.width + at.box.height) - 16;
    if (changed < 0.9 * asked) {
      const how = way.forcedColors ? "forced" : way.colorScheme;
      faults.push(
        `${at.name}: in ${how} colours ${changed} pixels mark the focus 3:1, ${Math.round(asked)} are needed`,
      );
    }
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  return faults;
}

// What is folded opens with Enter and closes with the space bar.
async function unfolds(page) {
  await look(page);
  const summary = await page.$("summary");
  if (!summary) return [];
  const isOpen = () => summary.evaluate((at) => at.parentElement.open);
  await summary.focus();
  await page.keyboard.press("Enter");
  const opened = await isOpen();
  await page.keyboard.press("Space");
  return [
    ...(opened ? [] : ["Enter does not open what is folded"]),
    ...((await isOpen()) ? ["the space bar does not close it"] : []),
  ];
}

// WCAG 2.2 asks for 24 pixels (2.5.8), a thumb for 44; a link within a sentence is as high as its line.
export async function targets({ page }) {
  const faults = [];
  for (const width of [320, 1280]) {
    await look(page, { width, opened: true });
    const small = await page.evaluate(() =>
      look
        .controls()
        .filter((at) => !look.isInText(at) && look.isSeen(at))
        .map((at) => ({ at, box: at.getBoundingClientRect() }))
        .filter(({ box }) => box.right > 0 && box.bottom + scrollY > 0 && (box.height < 43.5 || box.width < 43.5))
        .map(
          ({ at, box }) =>
            `${at.localName} "${look.short(at.textContent)}" is ${Math.round(box.width)} by ${Math.round(box.height)}`,
        ),
    );
    faults.push(...told(`${width} px`, small));
  }
  return faults;
}
