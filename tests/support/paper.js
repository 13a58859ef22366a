// What is wrong with a page on paper. Returns a list in words.
(() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const told = (ones, what) => ones.map((one) => `${one.outerHTML.slice(0, 80)} ${what}`);
  const without = (selector, property, value) => shown(selector).filter((one) => getComputedStyle(one)[property] !== value);
  const abroad = ({ host, protocol }) => protocol.startsWith("http") && host !== location.host;
  const unread = (link) => !getComputedStyle(link, "::after").content.includes(link.getAttribute("href"));
  return [
    ...told(shown("nav, form, button, .skip, .narrow, .to-search, header summary"), "is for a screen"),
    ...told(without("tr, .rows > li, figure", "breakInside", "avoid"), "may be split"),
    ...told(without("h1, h2, h3, h4, caption", "breakAfter", "avoid"), "may be left behind at the foot of a sheet"),
    ...told(without("thead", "display", "table-header-group"), "does not come back on the next sheet"),
    ...told(shown("main details").filter((one) => !one.lastElementChild.getClientRects().length), "stays folded"),
    ...told(shown("main a").filter((one) => abroad(one) && unread(one)), "leads to an address that cannot be read"),
  ];
})()
