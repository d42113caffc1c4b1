// What a page does not do: ask for something, run a script, move.
import { look, told } from "../view.mjs";

// Served by a server of this machine and opened as a file: nothing but the page itself is asked for.
export async function requests({ asked, text }) {
  const faults = asked().map((address) => `asks for ${address}`);
  // Without an icon of its own every browser asks the server for one.
  if (!/<link rel="icon" href="data:[^"]*">/.test(text))
    faults.push("names no icon of its own, so browsers ask for /favicon.ico");
  return told("requests", faults);
}

export async function policy({ page, issues }) {
  const faults = issues();
  const found = await page.evaluate(() => {
    const metas = [...document.querySelectorAll("head > meta[http-equiv='Content-Security-Policy' i]")];
    const style = document.querySelector("style, link[rel=stylesheet]");
    const late = metas[0] && style && metas[0].compareDocumentPosition(style) & Node.DOCUMENT_POSITION_PRECEDING;
    return { contents: metas.map((meta) => meta.content), late: Boolean(late) };
  });
  if (found.contents.length !== 1) return [...faults, `${found.contents.length} policies`];
  if (found.late) faults.push("the policy stands after the style that it must guard");
  const rules = new Map(
    found.contents[0]
      .split(";")
      .map((rule) => rule.trim().split(/\s+/))
      .map(([name, ...values]) => [name, values.join(" ")]),
  );
  for (const [name, value] of Object.entries({
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
  })) {
    if (rules.get(name) !== value) faults.push(`${name} is ${rules.get(name) ?? "not there"}`);
  }
  for (const [name, value] of rules) {
    const allowed = { "style-src": /^('sha256-[\w+/]+=*' ?)+$/, "img-src": /^data:$/ }[name] ?? /^'none'$/;
    if (!allowed.test(value)) faults.push(`${name} allows ${value}`);
  }
  return told("policy", faults);
}

export async function scripts({ page, silent }) {
  await look(page, { opened: true });
  const faults = await page.evaluate(() => {
    const wrong = [...document.querySelectorAll("script, object, embed, iframe, base")].map(
      (at) => `there is a ${at.localName}`,
    );
    for (const at of document.querySelectorAll("*")) {
      for (const { name, value } of at.attributes) {
        if (name.startsWith("on") || /^\s*javascript:/i.test(value))
          wrong.push(`${at.localName} has ${name}="${value}"`);
      }
    }
    return wrong;
  });
  await look(page);
  if ((await page.evaluate(() => document.body.innerText)) !== silent)
    faults.push("without scripts the page says something else");
  return told("scripts", faults);
}

export async function motion({ page }) {
  await look(page, { motion: "reduce", opened: true });
  return page.evaluate(() => {
    const faults = document
      .getAnimations()
      .map((at) => `${at.animationName ?? at.transitionProperty ?? "something"} runs`);
    for (const at of document.querySelectorAll("*")) {
      const style = getComputedStyle(at);
      if (parseFloat(style.transitionDuration) > 0.001 && !faults.includes("a transition takes time"))
        faults.push("a transition takes time");
      if (style.animationName !== "none" && parseFloat(style.animationDuration) > 0.001)
        faults.push(`${style.animationName} is set`);
      if (style.scrollBehavior === "smooth") faults.push("scrolling is smooth");
    }
    for (const at of document.querySelectorAll("animate, animateTransform, animateMotion, set, marquee, blink"))
      faults.push(`there is a ${at.localName}`);
    return faults;
  });
}
