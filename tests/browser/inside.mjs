// What is asked inside a page. `install` runs there, so it stands on its own; it leaves what it knows in `window.look`.
export function install() {
  const round = (number) => Math.round(number);
  const short = (text) => text.trim().replace(/\s+/g, " ").slice(0, 60);

  // Hidden from the eye only: cut down to nothing, as a text for screen readers is.
  const isTiny = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      if (style.position === "absolute" && style.overflow !== "visible" && box.width <= 2 && box.height <= 2)
        return true;
    }
    return false;
  };
  const isSeen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isTiny(element);

  const isDrawn = (element) => element instanceof SVGElement;

  // The size on the screen; in a drawing it is that of the text times the scale of the drawing.
  const sizeOf = (element) => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    const matrix = isDrawn(element) && element.getScreenCTM?.();
    return matrix ? size * Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) : size;
  };

  // Every piece of text that is on the screen, with the boxes of its lines in the page.
  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || ["STYLE", "SCRIPT", "TITLE", "DESC", "title", "desc"].includes(element.nodeName))
        continue;
      if (!isSeen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()]
        .filter((box) => box.width > 1 && box.height > 1)
        .map((box) => ({
          left: box.left + scrollX,
          right: box.right + scrollX,
          top: box.top + scrollY,
          bottom: box.bottom + scrollY,
        }))
        .filter((box) => box.right > 0 && box.bottom > 0);
      if (boxes.length) found.push({ node, element, boxes, text: short(node.data) });
    }
    return found;
  };

  const path = (element) => {
    const name = element.localName + (element.id ? `#${element.id}` : "");
    const kind =
      typeof element.className === "string" && element.className ? `.${element.className.split(" ")[0]}` : "";
    return name + kind;
  };

  // What sticks out, is cut off or lies over something else.
  const layout = () => {
    const faults = [];
    const root = document.documentElement;
    const wide = innerWidth;
    if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
    for (const element of document.body.querySelectorAll("*")) {
      const across = getComputedStyle(element).overflowX;
      if (["auto", "scroll"].includes(across) && element.scrollWidth > element.clientWidth + 1) {
        faults.push(`${path(element)} scrolls sideways`);
      }
    }
    const found = texts();
    for (const { element, boxes, text } of found) {
      const out = boxes.find((box) => box.right > wide + 1 || box.left < -1);
      if (out) faults.push(`"${text}" sticks out: from ${round(out.left)} to ${round(out.right)}`);
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.overflowX === "visible" && style.overflowY === "visible") continue;
        const frame = at.getBoundingClientRect();
        const cut = boxes.some(
          (box) =>
            box.left - scrollX < frame.left - 2 ||
            box.right - scrollX > frame.right + 2 ||
            box.top - scrollY < frame.top - 2 ||
            box.bottom - scrollY > frame.bottom + 2,
        );
        if (cut) faults.push(`"${text}" is cut off by ${path(at)}`);
      }
    }
    return [...faults, ...overlaps(found)];
  };

  const overlaps = (found) => {
    const faults = [];
    const lines = found.flatMap((text) => text.boxes.map((box) => ({ ...box, from: text })));
    lines.sort((one, other) => one.top - other.top);
    for (let first = 0; first < lines.length; first += 1) {
      const one = lines[first];
      for (let next = first + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
        const other = lines[next];
        if (one.from === other.from) continue;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - other.top;
        const low = Math.min(one.bottom - one.top, other.bottom - other.top);
        const drawn = isDrawn(one.from.element) && isDrawn(other.from.element);
        if (across > (drawn ? 0.5 : 2) && down > low * (drawn ? 0.1 : 0.3)) {
          faults.push(`"${one.from.text}" and "${other.from.text}" lie over each other`);
        }
      }
    }
    return faults;
  };

  const sizes = () =>
    texts()
      .map(({ element, text }) => ({ size: sizeOf(element), text }))
      .filter(({ size }) => size < 11.95)
      .map(({ size, text }) => `"${text}" is ${size.toFixed(1)} px`);

  // Everything that the keyboard can reach, in the order of the text.
  const CONTROLS =
    "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  const controls = () =>
    [...document.querySelectorAll(CONTROLS)].filter(
      (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }),
    );

  // Whether a link stands within a sentence.
  const isInText = (element) => {
    if (element.localName !== "a") return false;
    const block = element.closest("p, li, dd, dt, td, th, figcaption, caption, h1, h2, h3, h4, div, section");
    return Boolean(block) && block.textContent.trim().length > element.textContent.trim().length + 3;
  };

  const rgb = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    return { colour: [red, green, blue], alpha };
  };

  window.look = { texts, layout, sizes, controls, isInText, isSeen, isDrawn, sizeOf, path, short, rgb };
}
