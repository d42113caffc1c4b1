// Hold pages against every check, in one Chromium. Reads and answers JSON:
// {"modules": FOLDER, "chromium": PROGRAM, "paper": FOLDER, "pages": {NAME: FILE}, "checks": {NAME: [CHECK, ...]}}
// {NAME: {"title": TITLE, "faults": {CHECK: [FAULT, ...]}, "took": {CHECK: MILLISECONDS}, "paper": PAPER}}
// Without "checks" every page is held against all of them.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { colourFunctions } from "./colours.mjs";
import { install } from "./inside.mjs";
import * as colour from "./checks/colour.mjs";
import * as forms from "./checks/forms.mjs";
import * as keyboard from "./checks/keyboard.mjs";
import * as layout from "./checks/layout.mjs";
import * as meaning from "./checks/meaning.mjs";
import * as quiet from "./checks/quiet.mjs";

const { print, ...form } = forms;
const CHECKS = { ...meaning, ...keyboard, ...layout, ...colour, ...quiet, ...form };
const AT_ONCE = 2;
const WORLD = "127.0.0.1";

const order = JSON.parse(readFileSync(0, "utf8"));
const require = createRequire(join(order.modules, "package.json"));
const { chromium } = require("playwright-core");
const { HtmlValidate } = require("html-validate");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard", "html-validate:a11y"] });

// Serves each page under its name, and remembers what else it was asked for.
const asked = new Map(Object.keys(order.pages).map((name) => [name, []]));
const server = createServer((request, response) => {
  const [, name, rest] = decodeURIComponent(request.url).match(/^\/([^/]*)\/?(.*)$/);
  if (rest === "" && name in order.pages) {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(readFileSync(order.pages[name]));
    return;
  }
  const from = asked.has(name)
    ? name
    : decodeURIComponent(new URL(request.headers.referer ?? "http://x/").pathname.slice(1, -1));
  for (const [page, list] of asked) if (page === from || !asked.has(from)) list.push(request.url);
  response.statusCode = 404;
  response.end();
});

// Open a page in a window that is shared, and hear what it asks for and what its policy stops.
async function enter(context, from, name, issues) {
  const page = await context.newPage();
  page.setDefaultTimeout(20000);
  const session = await context.newCDPSession(page);
  session.on("Audits.issueAdded", ({ issue }) => {
    if (issue.code === "ContentSecurityPolicyIssue") issues.push(`Chromium stops ${JSON.stringify(issue.details)}`);
  });
  await session.send("Audits.enable");
  page.on("request", (request) => {
    if (request.url() !== from && !request.url().startsWith("data:")) asked.get(name).push(request.url());
  });
  await page.goto(from, { waitUntil: "load" });
  return page;
}

async function checkPage({ alive, dead }, name, file) {
  const text = readFileSync(file, "utf8");
  const issues = [];
  const checks = order.checks?.[name] ?? [...Object.keys(CHECKS), "print"];

  // First as a file, in a browser that runs no scripts; then from a server.
  let silent = null;
  if (checks.includes("scripts")) {
    const page = await enter(dead, pathToFileURL(file).href, name, issues);
    silent = await page.evaluate(() => document.body.innerText);
    await page.close();
  }
  const page = await enter(
    alive,
    `http://${WORLD}:${server.address().port}/${encodeURIComponent(name)}/`,
    name,
    issues,
  );
  await page.evaluate(colourFunctions);
  await page.evaluate(install);
  const view = {
    page,
    text,
    silent,
    axe,
    validator,
    paper: join(order.paper, `${name}.pdf`),
    asked: () => [...new Set(asked.get(name))],
    issues: () => [...new Set(issues)],
    exists: (link) => existsSync(join(dirname(file), decodeURIComponent(link.replace(/[#?].*$/, "")))),
  };
  const answer = { title: await page.title(), faults: {}, took: {}, paper: null };
  for (const check of checks) {
    const start = performance.now();
    try {
      if (check === "print") answer.paper = await print(view);
      else answer.faults[check] = await CHECKS[check](view);
    } catch (fault) {
      throw new Error(`${name}, ${check}: ${fault.stack}`);
    }
    answer.took[check] = Math.round(performance.now() - start);
  }
  await page.close();
  return answer;
}

await new Promise((ready) => server.listen(0, WORLD, ready));
const browser = await chromium.launch({
  executablePath: order.chromium,
  chromiumSandbox: false,
  args: [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const answers = {};
const left = Object.entries(order.pages);
const work = async () => {
  const viewport = { width: 1280, height: 1024 };
  const windows = {
    alive: await browser.newContext({ viewport }),
    dead: await browser.newContext({ viewport, javaScriptEnabled: false }),
  };
  for (let next = left.shift(); next; next = left.shift()) answers[next[0]] = await checkPage(windows, ...next);
};
try {
  await Promise.all(Array.from({ length: AT_ONCE }, work));
} finally {
  await browser.close();
  server.close();
}
console.log(JSON.stringify(answers));
