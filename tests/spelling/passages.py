"""Where Dutch stands that someone reads: pages, data, templates, scripts and the program's own messages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes
from lxml import html

from generator.loading.walk import load_documents
from generator.model.texts import texts_of
from generator.rendering.templates import TEMPLATES, template_environment
from tests.spelling.words import Accepts, Passage, words_of
from tests.support.sites import ROOT, BuiltSite

_SILENT = frozenset({"script", "style", "code", "pre", "kbd"})
# No space in the text around these means that there is none on the screen.
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "em", "i", "mark", "small", "strong", "sub", "sup", "time", "wbr"}
)
_SPOKEN = ("alt", "aria-label", "placeholder", "title")
_SUMMARIES = ("description", "og:description", "og:site_name", "og:title")
_ARGUMENTS = re.compile(
    r"`+[^`]*`+|%\(\w+\)[a-z]|\$?\{[^}]*(?:\}|$)|(?:plansite|git) +[a-z-]+|--?[a-z][a-z-]*|\S*[/_=|\\]\S*|\[[a-z, -]+\]"
)
_SENTENCE = re.compile(r"[^\W\d_]{2,}[,;:]? +[^\W\d_]{2,}")
_HEADING_ID = re.compile(r"\{[#:][^}]*\}")
_STRING = re.compile(r"[\"`]([^\"`]*)[\"`]")
_PATTERN = re.compile(r"\(\?|\\")
# MkDocs reads the theme's templates with comments of another form than ours.
_TEMPLATES = {
    "pages/*.j2": template_environment(),
    "parts/*.md.j2": template_environment(),
    "exports/*.j2": template_environment(),
    "theme/**/*.html": Environment(),
}
# What programmers say to each other.
_ERRORS = frozenset({"ValueError", "TypeError", "AssertionError", "KeyError"})


def of_pages(site: BuiltSite) -> Iterator[Passage]:
    """Yield what a visitor reads or hears on each page of a built site."""
    for address, page in site.pages.items():
        yield Passage(f"/{address}", "".join(_seen(page)))


def of_html(text: str) -> str:
    """Return what a visitor reads or hears of a piece of HTML."""
    return "".join(_seen(html.fragment_fromstring(text, create_parent="div")))


def _seen(element: html.HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _SILENT or element.get("lang", "nl") != "nl":
        return
    apart = "" if element.tag in _INLINE else "\n"
    yield apart
    for name, value in element.items():
        if _is_read(element, name, value):
            yield f"\n{value}\n"
    yield element.text or ""
    for child in element:
        yield from _seen(child)
        yield child.tail or ""
    yield apart


def _is_read(element: html.HtmlElement, name: str, value: str) -> bool:
    """Tell whether an attribute holds words for people: a name, a summary, or a sentence that a script shows."""
    if name == "content":
        return (element.get("name") or element.get("property")) in _SUMMARIES
    return name in _SPOKEN or (name.startswith("data-") and value[:1].isupper())


def of_data(folder: Path) -> Iterator[Passage]:
    """Yield every text that an editor wrote, also what no page shows yet."""
    documents, _ = load_documents(folder)
    for document in documents.all():
        for text in texts_of(document.record):
            place = document.tree.place_of(text.path)
            yield Passage(f"{Path(place.file).relative_to(ROOT)}:{place.line}", text.text)


def of_templates() -> Iterator[Passage]:
    """Yield the words that stand in the templates, also those that no page shows at present."""
    for pattern, environment in _TEMPLATES.items():
        for path in sorted(TEMPLATES.glob(pattern)):
            yield Passage(_file(path), _words_in(environment.parse(path.read_text(encoding="utf-8"))))


def _words_in(tree: nodes.Template) -> str:
    """Return what a template says: its markup with a gap for each value, and the sentences among its values."""
    markup = "…".join(one.data for one in tree.find_all(nodes.TemplateData))
    values = [str(one.value) for one in tree.find_all(nodes.Const)]
    return "\n".join([of_html(_HEADING_ID.sub("", markup)), *filter(_SENTENCE.search, values)])


def of_scripts() -> Iterator[Passage]:
    """Yield the sentences that scripts put on a page."""
    for path in sorted((TEMPLATES / "theme").rglob("*.js")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for text in _STRING.findall(line):
                if text[:1].isupper() and _SENTENCE.search(text):
                    yield Passage(f"{_file(path)}:{number}", _ARGUMENTS.sub(" ", text))


def of_program(in_dictionary: Accepts) -> Iterator[Passage]:
    """Yield the Dutch sentences in the program: messages, help, descriptions of fields."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for line, text in _strings(ast.parse(path.read_text(encoding="utf-8"))):
            plain = "" if _PATTERN.search(text) else _ARGUMENTS.sub(" ", text)
            if _SENTENCE.search(plain) and _is_dutch(plain, in_dictionary):
                yield Passage(f"{_file(path)}:{line}", plain)


def _is_dutch(text: str, in_dictionary: Accepts) -> bool:
    """Tell whether most of a text is Dutch: the program has a few words of English and of HTML too."""
    known = [in_dictionary(word) for word in words_of(text)]
    return sum(known) * 3 > len(known) * 2


def _strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module with their lines: not its documentation, nor its complaints in English."""
    silent = {id(inner) for node in ast.walk(tree) if _is_silent(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, " ".join(map(_said, node.values))
            silent |= {id(part) for part in node.values}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _said(part: ast.expr) -> str:
    """Return what a part of a text says itself: nothing where a value comes, but for the name of the program."""
    if isinstance(part, ast.Constant):
        return str(part.value)
    is_program = isinstance(part, ast.FormattedValue) and ast.unparse(part.value) == "PROGRAM"
    return "plansite" if is_program else ""


def _is_silent(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name):
        return node.exc.func.id in _ERRORS
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _file(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
