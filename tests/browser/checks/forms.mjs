// The page in another form: without its style, and on paper.
import { look, told } from "../view.mjs";

// Without its style the page says the same in the same order, and no words grow together.
export async function bare({ page }) {
  await look(page, { opened: true });
  const found = await page.evaluate(() => {
    const words = () => document.body.innerText.split(/\s+/).filter(Boolean);
    const moved = [...document.body.querySelectorAll("*")]
      .filter((at) => look.isSeen(at) && at.textContent.trim() && !look.isDrawn(at))
      .filter((at) => {
        const style = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        const away = ["absolute", "fixed"].includes(style.position) && box.bottom > 0 && box.right > 0;
        return (
          style.order !== "0" || /reverse/.test(style.flexDirection + style.flexWrap) || style.float !== "none" || away
        );
      })
      .map((at) => look.path(at));
    const styled = words();
    for (const sheet of document.styleSheets) sheet.disabled = true;
    const plain = words();
    for (const sheet of document.styleSheets) sheet.disabled = false;
    return { moved, styled, plain };
  });
  const faults = found.moved.map((at) => `${at} stands elsewhere on the screen than in the text`);
  let at = 0;
  for (const [place, word] of found.styled.entries()) {
    // A style may write in capitals.
    const next = found.plain.findIndex((other, index) => index >= at && other.toLowerCase() === word.toLowerCase());
    if (next < 0) {
      const around = found.styled.slice(Math.max(0, place - 2), place + 3).join(" ");
      faults.push(`without the style "${around}" is not there in that order`);
      break;
    }
    at = next + 1;
  }
  return told("bare", faults);
}

// The page on paper, from a screen that is dark and with everything folded: dark letters and no dark ground.
export async function ink({ page }) {
  await look(page, { scheme: "dark", media: "print", opened: true });
  const faults = await page.evaluate(() => {
    const wrong = [];
    for (const { element, text } of look.texts()) {
      const style = getComputedStyle(element);
      const colour = look.isDrawn(element) ? style.fill : style.color;
      if (contrast(look.rgb(colour).colour, [255, 255, 255]) < 7) wrong.push(`"${text}" is ${colour}`);
    }
    for (const at of document.querySelectorAll("html, body, body *")) {
      const ground = look.rgb(getComputedStyle(at).backgroundColor);
      if (look.isSeen(at) && !look.isDrawn(at) && ground.alpha > 0 && luminance(ground.colour) < 0.7)
        wrong.push(`${look.path(at)} has a dark ground`);
    }
    return wrong;
  });
  return told("paper", faults);
}

// Leave the page as a PDF, and return what must be on it: every text that is in print, and its headings.
export async function print({ page, paper }) {
  await look(page, { media: "print", opened: true });
  const wanted = await page.evaluate(() => ({
    texts: look
      .texts()
      .filter(({ element }) => !look.isDrawn(element))
      .map(({ text }) => text),
    headings: [...document.querySelectorAll("h1, h2, h3, h4, summary")].map((at) =>
      at.textContent.trim().replace(/\s+/g, " "),
    ),
  }));
  await look(page);
  await page.pdf({ path: paper, format: "A4", preferCSSPageSize: true });
  await look(page);
  return { paper, ...wanted };
}
