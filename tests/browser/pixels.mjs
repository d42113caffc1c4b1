// The pixels of a screenshot, and what they say of letters.
import { inflateSync } from "node:zlib";

import { contrast } from "./colours.mjs";

const SESSIONS = new WeakMap();

// Take a picture of a part of the page, in the measure of the page and as many times larger, once it has been painted.
export async function picture(page, { x, y, width, height }, scale = 1) {
  if (!SESSIONS.has(page)) SESSIONS.set(page, await page.context().newCDPSession(page));
  const around = await page.evaluate(
    () =>
      new Promise((ready) => {
        const answer = () => ready({ x: scrollX, y: scrollY, width: innerWidth, height: innerHeight });
        requestAnimationFrame(() => requestAnimationFrame(answer));
      }),
  );
  const beyond =
    x < around.x || y < around.y || x + width > around.x + around.width || y + height > around.y + around.height;
  const { data } = await SESSIONS.get(page).send("Page.captureScreenshot", {
    clip: { x, y, width, height, scale },
    captureBeyondViewport: beyond,
  });
  return pixelsOf(Buffer.from(data, "base64"));
}

// Read a PNG as Chromium writes it: eight bits a colour, with or without alpha, not interlaced.
function pixelsOf(png) {
  const parts = [];
  let width, height, kind;
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const name = png.toString("latin1", at + 4, at + 8);
    if (name === "IHDR") [width, height, kind] = [png.readUInt32BE(at + 8), png.readUInt32BE(at + 12), png[at + 17]];
    if (name === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const step = { 2: 3, 6: 4 }[kind];
  const bytes = unfiltered(inflateSync(Buffer.concat(parts)), width * step, height, step);
  return { width, height, at: (x, y) => [...bytes.subarray((y * width + x) * step, (y * width + x) * step + 3)] };
}

function unfiltered(raw, row, height, step) {
  const out = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const from = y * (row + 1) + 1;
    const to = y * row;
    const filter = raw[from - 1];
    for (let x = 0; x < row; x += 1) {
      const left = x >= step ? out[to + x - step] : 0;
      const up = y ? out[to + x - row] : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = up;
      else if (filter === 3) guess = (left + up) >> 1;
      else if (filter === 4) guess = paeth(left, up, x >= step && y ? out[to + x - row - step] : 0);
      out[to + x] = raw[from + x] + guess;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const byLeft = Math.abs(up - corner);
  const byUp = Math.abs(left - corner);
  const byCorner = Math.abs(left + up - 2 * corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

// How far the letters in a box differ from what lies behind them, from the same picture with and without them. The
// colour of a letter is the one furthest from what was there without it; what lies behind is each shade that fills a
// tenth of the box, so that a thin line does not count.
export function letterContrast(shown, without, box) {
  const shades = new Map();
  let letter = null;
  let furthest = 1;
  let area = 0;
  const right = Math.min(shown.width, Math.ceil(box.x + box.width));
  const bottom = Math.min(shown.height, Math.ceil(box.y + box.height));
  for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y += 1) {
    for (let x = Math.max(0, Math.floor(box.x)); x < right; x += 1) {
      const [ink, paper] = [shown.at(x, y), without.at(x, y)];
      const shade = paper.map((part) => part >> 4).join();
      if (!shades.has(shade)) shades.set(shade, { paper, count: 0 });
      shades.get(shade).count += 1;
      area += 1;
      if (ink.every((part, at) => part === paper[at])) continue;
      const far = contrast(ink, paper);
      if (far > furthest) [letter, furthest] = [ink, far];
    }
  }
  if (!letter) return 1;
  const wide = [...shades.values()].filter(({ count }) => count > area / 10);
  // A slope of many colours has none that fills so much.
  return Math.min(...(wide.length ? wide : [...shades.values()]).map(({ paper }) => contrast(letter, paper)));
}
