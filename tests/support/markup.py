"""What pages may be made of."""

from __future__ import annotations

# What templates and the small Markdown of the data can make. A new element is a choice: add it here.
ELEMENTS = frozenset({
    "html", "head", "meta", "title", "link", "body", "script", "a", "aside", "header", "footer", "nav",
    "main", "article", "section", "div", "span", "p", "ul", "ol", "li", "dl", "dt", "dd",
    "h1", "h2", "h3", "h4", "strong", "em", "b", "i", "small", "code", "pre", "blockquote",
    "br", "time", "abbr", "details", "summary", "figure", "figcaption", "table", "caption", "thead", "tbody", "tfoot",
    "tr", "th", "td", "form", "label", "input", "button", "select", "option", "fieldset", "legend", "output",
    "dialog", "search", "svg", "defs", "desc", "g", "line", "polyline", "path", "circle", "rect", "text",
    "tspan", "use", "noscript", "symbol",
})  # fmt: skip
