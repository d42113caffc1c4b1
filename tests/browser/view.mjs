// How a page is looked at: the width, the colours, what is opened.
const PLAIN = {
  width: 1280,
  height: 1024,
  scheme: "light",
  forced: "none",
  motion: "no-preference",
  opened: false,
  media: null,
};

// Look at the page in one way; what is not said is a desktop in light colours with everything closed.
export async function look(page, wanted = {}) {
  const { width, height, scheme, forced, motion, opened, media } = { ...PLAIN, ...wanted };
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, forcedColors: forced, reducedMotion: motion, media });
  await page.evaluate((open) => {
    for (const details of document.querySelectorAll("details")) details.open = open;
    // The next Tab starts at the top again.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.blur();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
  }, opened);
}

// Do something while a style sheet of the reader lies over that of the page; no policy of the page forbids that.
export async function withStyle(page, css, work) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
  try {
    return await work();
  } finally {
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
  }
}

// Do something while the reader has set the text of the browser to another size.
export async function withTextSize(page, pixels, work) {
  const session = await page.context().newCDPSession(page);
  const set = (standard) => session.send("Page.setFontSizes", { fontSizes: { standard, fixed: (standard * 13) / 16 } });
  await set(pixels);
  try {
    return await work();
  } finally {
    await set(16);
    await session.detach();
  }
}

// Do something while a pixel of the page takes more pixels of the screen.
export async function enlarged(page, { width, height, scale }, work) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: scale, mobile: false });
  try {
    return await work();
  } finally {
    await session.send("Emulation.clearDeviceMetricsOverride");
    await session.detach();
  }
}

// Say before each fault how the page was looked at, and of a row of faults the first few.
export const told = (how, faults, most = 6) => {
  const each = [...new Set(faults)].map((fault) => `${how}: ${fault}`);
  return each.length > most ? [...each.slice(0, most), `${how}: and ${each.length - most} more`] : each;
};
