// What a screen reader makes of the page: the rules of axe, the validator, the headings, the links and the lists.
import { look, told } from "../view.mjs";
import { unsure } from "../letters.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MANY = 2500;
const COLOURS = ["color-contrast", "link-in-text-block"];
// Of a change in colours only the rules about colours can say something else; what is folded is always opened.
const WAYS = {
  light: [{}, { type: "tag", values: RULES }],
  narrow: [{ width: 320 }, { type: "tag", values: RULES }],
  dark: [{ scheme: "dark" }, { type: "rule", values: COLOURS }],
  forced: [{ forced: "active" }, { type: "rule", values: COLOURS }],
};

export async function axe({ page, axe: source }) {
  await page.evaluate(source);
  const faults = [];
  // A page of thousands of elements repeats its kinds and their colours.
  const large = (await page.evaluate(() => document.querySelectorAll("*").length)) > MANY;
  for (const [how, [way, runOnly]] of Object.entries(WAYS).slice(0, large ? 1 : undefined)) {
    await look(page, { ...way, opened: true });
    const found = await page.evaluate(async (only) => {
      const kinds = ["violations", "incomplete"];
      const report = await window.axe.run({ runOnly: only, resultTypes: kinds });
      const rows = (kind) =>
        report[kind].flatMap(({ id, nodes }) =>
          nodes.map(({ target, any, failureSummary }) => {
            const element = document.querySelector(target.at(-1));
            return {
              id,
              where: target.join(" "),
              why: any[0]?.message ?? failureSummary,
              drawn: look.isDrawn(element),
            };
          }),
        );
      return Object.fromEntries(kinds.map((kind) => [kind, rows(kind)]));
    }, runOnly);
    const say = ({ id, where, why }) => `${id}: ${where}: ${why}`;
    faults.push(...told(how, found.violations.map(say)));
    // A contrast that axe cannot know is measured: here, and of a drawing in a check of its own. All else is a fault.
    const [colours, others] = [true, false].map((is) =>
      found.incomplete.filter(({ id }) => (id === "color-contrast") === is),
    );
    faults.push(
      ...told(
        how,
        others.map((row) => `unsure, ${say(row)}`),
      ),
    );
    const measured = colours.filter(({ drawn }) => !drawn).map(({ where }) => where);
    faults.push(...told(`${how}, measured`, await unsure(page, measured)));
  }
  return faults;
}

export async function html({ validator, text }) {
  const report = await validator.validateString(text);
  const messages = report.results.flatMap((result) => result.messages);
  return told(
    "html",
    messages.map(({ ruleId, message, line }) => `line ${line}: ${message} (${ruleId})`),
  );
}

export async function outline({ page }) {
  await look(page, { opened: true });
  return page.evaluate(() => {
    const faults = [];
    const one = (query, name) => {
      const count = document.querySelectorAll(query).length;
      if (count !== 1) faults.push(`${count} ${name}`);
    };
    one("h1", "h1");
    one("main", "main");
    one("head > title", "title");
    if (!document.title.trim()) faults.push("the title is empty");
    if (document.documentElement.lang !== "nl") faults.push(`lang is "${document.documentElement.lang}"`);
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) =>
      heading.checkVisibility(),
    );
    let level = 0;
    for (const heading of headings) {
      const next = Number(heading.localName[1]);
      if (next > level + 1) faults.push(`"${look.short(heading.textContent)}" is h${next} after h${level}`);
      if (!heading.textContent.trim()) faults.push(`an empty ${heading.localName}`);
      level = next;
    }
    const landmarks =
      "header, nav, main, aside, footer, [role=region], [role=search], [role=banner], [role=contentinfo]";
    const lost = look.texts().filter(({ element }) => !element.closest(landmarks) && !element.closest("a[href^='#']"));
    for (const { text } of lost) faults.push(`"${text}" is in no landmark`);
    return faults;
  });
}

// Tab, Enter: the first stop of the keyboard brings the reader to the heart of the page.
export async function skip({ page }) {
  await look(page);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const at = document.activeElement;
    const target =
      at?.localName === "a" && at.hash ? document.getElementById(decodeURIComponent(at.hash.slice(1))) : null;
    if (!target) return "the first Tab finds no link to a place in the page";
    if (!target.matches("main, main *")) return "the first link does not lead into main";
    const box = at.getBoundingClientRect();
    return box.width > 20 && box.height > 10 && box.left >= 0 && box.top >= 0
      ? ""
      : "the first link cannot be seen while it has the focus";
  });
  if (first) return [first];
  await page.keyboard.press("Enter");
  const start = await page.evaluate(() => ({
    focus: document.activeElement?.closest("main") !== null,
    top: document.querySelector("main").getBoundingClientRect().top < innerHeight,
  }));
  await page.keyboard.press("Tab");
  // Where nothing comes after it, the keyboard begins again at the first link.
  const next = await page.evaluate(() => {
    const after = look.controls().filter((at) => at.closest("main, main ~ *"));
    return !after.length || after[0] === document.activeElement;
  });
  await page.evaluate(() => history.replaceState(null, "", location.pathname));
  return [
    ...(start.focus ? [] : ["after Enter the focus is not in main (give the target tabindex=-1)"]),
    ...(start.top ? [] : ["after Enter main is not on the screen"]),
    ...(next ? [] : ["the Tab after it does not go to the first control of main"]),
  ];
}

export async function links({ page, exists }) {
  await look(page, { opened: true });
  const found = await page.evaluate(() =>
    [...document.querySelectorAll("a")].map((link) => ({
      name: (link.getAttribute("aria-label") ?? link.textContent).trim().replace(/\s+/g, " "),
      to: link.getAttribute("href"),
      alt: [...link.querySelectorAll("img, svg")].length,
      here:
        link.hash && link.pathname === location.pathname
          ? document.getElementById(decodeURIComponent(link.hash.slice(1))) !== null
          : null,
    })),
  );
  const faults = [];
  const targets = new Map();
  for (const { name, to, here } of found) {
    if (!name) faults.push(`a link to ${to} has no text`);
    if (/^(klik( hier)?|hier|lees (meer|verder)|meer|link|deze (link|pagina)|https?:\S+|www\.\S+)[.:]?$/i.test(name)) {
      faults.push(`"${name}" does not say where the link leads`);
    }
    if (!to) faults.push(`"${name}" leads nowhere`);
    if (here === false) faults.push(`"${name}" leads to ${to}, which is not in the page`);
    if (to && !/^([a-z]+:|#)/i.test(to) && !exists(to)) faults.push(`"${name}" leads to ${to}, which is no file`);
    if (/^(javascript|data|file|http):/i.test(to ?? "")) faults.push(`"${name}" leads to ${to}`);
    const same = targets.get(name.toLowerCase());
    if (same !== undefined && same !== to) faults.push(`"${name}" leads to ${same} and to ${to}`);
    targets.set(name.toLowerCase(), to);
  }
  return told("links", faults);
}

export async function lists({ page }) {
  await look(page, { opened: true });
  return page.evaluate(() => {
    const faults = [];
    for (const list of document.querySelectorAll("dl")) {
      const rows = [...list.children].flatMap((row) => (row.localName === "div" ? [...row.children] : [row]));
      const names = rows.map((row) => row.localName);
      if (names[0] !== "dt" || names.at(-1) !== "dd" || names.some((name) => !["dt", "dd"].includes(name))) {
        faults.push(
          `a dl of ${[...new Set(names)].join(", ")} that begins with ${names[0]} and ends with ${names.at(-1)}`,
        );
      }
    }
    for (const table of document.querySelectorAll("table")) {
      if (!table.caption?.textContent.trim() && !table.ariaLabel && !table.getAttribute("aria-labelledby"))
        faults.push("a table without a caption");
      const heads = [...table.querySelectorAll("th")];
      if (!heads.length) faults.push("a table without th");
      for (const head of heads) {
        if (!["row", "col", "rowgroup", "colgroup"].includes(head.getAttribute("scope")))
          faults.push(`th "${look.short(head.textContent)}" has no scope`);
        if (!head.textContent.trim()) faults.push("an empty th");
      }
      const display = getComputedStyle(table).display;
      if (display !== "table" && !table.hasAttribute("role"))
        faults.push(`a table shown as ${display} is no table to a screen reader`);
    }
    for (const list of document.querySelectorAll("ul, ol")) if (!list.children.length) faults.push("an empty list");
    for (const drawing of document.querySelectorAll("svg")) {
      if (drawing.closest("[aria-hidden=true]")) continue;
      if (drawing.getAttribute("role") !== "img") faults.push("a drawing without role=img");
      const words = (key) =>
        (drawing.getAttribute(key) ?? "")
          .split(" ")
          .map((id) => document.getElementById(id)?.textContent.trim() ?? "")
          .join("");
      if (!drawing.ariaLabel && !words("aria-labelledby") && !drawing.querySelector(":scope > title")?.textContent)
        faults.push("a drawing without a name");
      if (
        !words("aria-describedby") &&
        !drawing.querySelector(":scope > desc")?.textContent &&
        !drawing.getAttribute("aria-description")
      )
        faults.push("a drawing without a description");
      if (drawing.querySelector("a, [tabindex]")) faults.push("a drawing with a link in it");
    }
    return faults;
  });
}

// Text that one can read for long: 18 pixels, lines with room and of at most 80 characters.
export async function reading({ page }) {
  await look(page, { opened: true });
  const faults = await page.evaluate(() => {
    const wrong = [];
    const style = getComputedStyle(document.body);
    if (parseFloat(style.fontSize) < 18) wrong.push(`the text is ${style.fontSize}`);
    for (const { node, element, boxes, text: start } of look.texts()) {
      if (look.isDrawn(element) || !element.closest("p, li, dd, td")) continue;
      const own = getComputedStyle(element);
      const size = parseFloat(own.fontSize);
      const high = parseFloat(own.lineHeight) || 1.2 * size; // "normal"
      if (boxes.length > 1 && high / size < (size < 20 ? 1.45 : 1.35))
        wrong.push(`"${start}" has lines of ${own.lineHeight} for ${own.fontSize}`);
      const rows = new Set(boxes.map((box) => Math.round(box.top)));
      const long = node.data.trim().replace(/\s+/g, " ").length / rows.size;
      if (rows.size > 1 && long > 80) wrong.push(`"${start}" has ${Math.round(long)} characters a line`);
    }
    return wrong;
  });
  return told("reading", faults);
}
