// What keeps a colour of the site where the visitor's system forces its own colours, and controls that lost their box
// because it was only a background. Returns a list in words.
(() => {
  const names = ["Canvas", "CanvasText", "LinkText", "VisitedText", "Highlight", "HighlightText", "GrayText", "ButtonText", "ButtonFace"];
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.forcedColorAdjust = "none";
  const system = new Set(["rgba(0, 0, 0, 0)", "none", ...names.map((name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  })]);
  probe.remove();

  /* The colours that the system leaves alone: those of drawings, and where the style asks for it. */
  function own(one, part) {
    const style = getComputedStyle(one, part);
    if (one instanceof SVGElement) return !part && one.matches("path, line, polyline, circle, text") ? [style.fill, style.stroke] : [];
    if (style.forcedColorAdjust !== "none" || (part && style.content === "none")) return [];
    const sides = ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style[`border${side}Width`]));
    return [style.color, style.backgroundColor, ...sides.map((side) => style[`border${side}Color`])];
  }

  function hasBox(one) {
    const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(one);
    return borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1 && borderTopColor !== backgroundColor;
  }

  const shown = (selector) => [...document.body.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const name = (one) => one.outerHTML.slice(0, 80);
  const coloured = shown("*").flatMap((one) => [null, "::before", "::after"].flatMap((part) =>
    own(one, part).filter((colour) => !system.has(colour)).map((colour) => `${name(one)} ${part ?? ""} is ${colour}`)));
  const boxless = shown("button, .button, input, select, header summary").filter((one) => !hasBox(one));
  return [...coloured, ...boxless.map((one) => `${name(one)} has no box`)];
})()
