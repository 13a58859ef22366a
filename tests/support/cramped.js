// What cannot be read on a page as it is laid out now: text that is cut off, that lies over other text, that runs off
// the page, or that is squeezed into a column of single letters. Returns a list in words.
(() => {
  const slack = 1; // pixels that rounding may cost
  const found = [];
  const words = (text) => `“${text.trim().replace(/\s+/g, " ").slice(0, 50)}”`;
  const up = function* (one) { for (let at = one; at; at = at.parentElement) yield at; };
  const hidden = (one) => [...up(one)].some((at) => getComputedStyle(at).clipPath === "inset(50%)") || !one.checkVisibility({ visibilityProperty: true });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [];
  const edge = document.documentElement.clientWidth;

  /* The box that hides part of a text; what scrolls can be read by scrolling. */
  function cutter(one, line) {
    for (let at = one; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at), room = at.getBoundingClientRect();
      if (["auto", "scroll"].includes(overflowX)) return null;
      const hides = [overflowX, overflowY].some((value) => ["hidden", "clip"].includes(value));
      if (hides && (line.right > room.right || line.bottom > room.bottom || line.left < room.left || line.top < room.top)) return at;
    }
    return null;
  }
  const scrolls = (one) => [...up(one)].some((at) => ["auto", "scroll"].includes(getComputedStyle(at).overflowX));

  while (walker.nextNode()) {
    const { currentNode: node } = walker, one = node.parentElement, text = node.data;
    if (!text.trim() || ["SCRIPT", "STYLE", "NOSCRIPT", "OPTION"].includes(one.tagName) || hidden(one)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    const rows = new Set(boxes.map(({ top }) => Math.round(top))).size;
    if (text.trim().length > 8 && text.trim().length / rows < 3) found.push(`${words(text)} is squeezed into ${rows} lines`);
    for (const box of boxes) {
      // Letters fill the middle of their line; around it lines may touch.
      const rim = box.height * .2;
      const line = { one, text, left: box.left + slack, right: box.right - slack, top: box.top + rim, bottom: box.bottom - rim };
      const by = cutter(one, line);
      if (by) found.push(`${words(text)} is cut off by <${by.localName} class="${by.className}">`);
      if ((line.right > edge || line.left < 0) && !scrolls(one)) found.push(`${words(text)} runs off the page`);
      lines.push(line);
    }
  }

  lines.sort((a, b) => a.top - b.top);
  lines.forEach((line, i) => {
    for (let j = i + 1; j < lines.length && lines[j].top < line.bottom; j++) {
      const other = lines[j];
      if (line.one === other.one && line.text === other.text) continue;
      if (line.left < other.right && other.left < line.right) found.push(`${words(line.text)} lies over ${words(other.text)}`);
    }
  });
  const over = document.documentElement.scrollWidth - edge;
  if (over > 0) found.push(`the page is ${over} pixels wider than the screen`);
  return [...new Set(found)];
})()
