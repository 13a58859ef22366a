// Watches the focus while Tab is pressed. At every key it judges the element that the key before led to: only then has
// the page scrolled to it. `stops.end()` gives what is wrong, in words, and starts anew.
window.stops = (() => {
  const thick = 5; // of the ring and the space inside it, in pixels
  const reachable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  // In a drawing the focus shows in its shapes.
  const looks = (one) => [one, ...one.querySelectorAll("path")].map((part) => {
    const { outline, boxShadow, stroke, strokeWidth, fill } = getComputedStyle(part);
    return [outline, boxShadow, stroke, strokeWidth, fill].join();
  }).join();
  const unfocused = new Map(reachable.map((one) => [one, looks(one)]));
  let wrong = [], order = [], last = null;

  const name = (one) => `<${one.localName}> “${(one.getAttribute("aria-label") || one.textContent || one.name || "").trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const linear = (part) => (part <= 10 ? part / 3294.6 : ((part / 255 + .055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + .05) / (dark + .05);
  };

  /* The colour behind an element. */
  function ground(one) {
    for (let at = one.parentElement; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  }

  /* The colours that show the focus. */
  function ring(one) {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one), found = [];
    if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) found.push(outlineColor);
    if (boxShadow !== "none") found.push(boxShadow.match(/rgba?\(.*?\)/)[0]);
    for (const path of one.querySelectorAll("path")) found.push(getComputedStyle(path).stroke);
    return found.map(numbers);
  }

  /* The box around an element that does not show all of the ring. */
  function cutter(one, box) {
    for (let at = one.parentElement; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at), room = at.getBoundingClientRect();
      if (overflowX !== "visible" && (box.left - thick < room.left - .5 || box.right + thick > room.right + .5)) return at;
      if (overflowY !== "visible" && (box.top - thick < room.top - .5 || box.bottom + thick > room.bottom + .5)) return at;
    }
  }

  /* Where a box is in the whole page, however far the page and the boxes around it have scrolled. */
  function place(one, box) {
    let left = box.left, top = box.top;
    for (let at = one.parentElement; at; at = at.parentElement) { left += at.scrollLeft; top += at.scrollTop; }
    return { one, left, top, right: left + box.width, bottom: top + box.height };
  }

  /* Whether a box comes before another one for who reads from left to right and from top to bottom; columns are read one by one. */
  function before(here, other) {
    const shared = Math.min(here.bottom, other.bottom) - Math.max(here.top, other.top);
    const beside = shared > Math.min(here.bottom - here.top, other.bottom - other.top) / 2;
    return here.left < other.left && (beside || here.bottom <= other.top);
  }

  function judge(one) {
    const say = (text) => wrong.push(`${name(one)} ${text}`);
    const box = [...one.getClientRects()].find(({ width, height }) => width * height);
    if (!box) return say("takes the focus without being shown");
    const { clientWidth } = document.documentElement;
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, clientWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 1 || bottom - top < 1) return say("takes the focus outside of the screen");
    if (box.left < thick || box.right > clientWidth - thick) say("has a ring that runs off the side of the screen");
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!one.contains(hit)) say(`is covered by ${hit && name(hit)}`);
    const by = cutter(one, box);
    if (by) say(`has a ring that ${name(by)} cuts off`);
    if (looks(one) === unfocused.get(one)) say("looks the same with the focus and without");
    const best = Math.max(0, ...ring(one).map((colour) => contrast(colour, ground(one))));
    if (best < 3) say(`has a ring of ${best.toFixed(1)} : 1`);
    return place(one, box);
  }

  function note(backwards) {
    const one = document.activeElement;
    if (one === document.body) return;
    order.push(one);
    const here = judge(one);
    if (here && last && !backwards && !last.one.contains(one) && before(here, last)) wrong.push(`${name(one)} comes after ${name(last.one)}`);
    last = here;
  }

  addEventListener("keydown", ({ key, shiftKey }) => { if (key === "Tab") note(shiftKey); }, true);
  return {
    count: reachable.length,
    end(backwards = false) {
      note(backwards);
      const expected = backwards ? reachable.toReversed() : reachable;
      if (order.length !== expected.length) wrong.push(`${order.length} stops, but ${expected.length} elements that take the focus`);
      const astray = order.find((one, i) => one !== expected[i]);
      if (astray) wrong.push(`${name(astray)} takes the focus out of turn`);
      const found = wrong;
      [wrong, order, last] = [[], [], null];
      return found;
    },
  };
})();
