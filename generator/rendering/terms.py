"""Explains terms where a reader first meets them, without a mouse and without a script.

The first time a term stands in running text it becomes a link to its explanation at
the foot of the same page; an abbreviation is also written out behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from markupsafe import escape

from generator.model.shared import Term

# What is not running text: a Markdown heading, a tag, ends of lines.
_APART = re.compile(r"(^#[^\n]*|<[^>\n]*>\n*|\n+)", re.MULTILINE)
_ELEMENT = re.compile(r"<([a-z0-9]+)")
# Nothing is explained inside these: links cannot hold links, and titles stay exactly as they are.
_CLOSED = frozenset(
    {
        "a",
        "h1",
        "h2",
        "h3",
        "h4",
        "abbr",
        "svg",
        "code",
        "summary",
        "label",
        "button",
        "option",
        "script",
        "style",
        "caption",
        "th",
        "time",
        "cite",
    }
)
_ENDS = frozenset(f"</{element}>" for element in _CLOSED)

# Paragraphs in cards and notices hold no links of their own.
_PLAIN = '<p class="plain">'
# The first sentence of a page writes abbreviations out but stays free of links.
_LEAD = '<p class="lead">'


@lru_cache(maxsize=4096)  # the same tags stand on every page
def _change(tag: str) -> int:
    """Return how many elements more are open behind a tag, of those in which nothing is explained."""
    tag = tag.rstrip("\n")
    if tag in _ENDS:
        return -1
    element = _ELEMENT.match(tag)
    return int(element is not None and element[1] in _CLOSED and not tag.endswith("/>"))


@dataclass(frozen=True)
class Glossary:
    """The terms of the site, ready to be recognised in a text."""

    terms: tuple[Term, ...]

    @cached_property
    def by_spelling(self) -> Mapping[str, Term]:
        """Every way in which a term can be written, as it stands in HTML."""
        # Templates escape an apostrophe, Markdown leaves it as it is: both forms occur.
        return {
            form: term
            for term in self.terms
            if not term.list_only
            for spelling in (term.name, term.abbreviation, *term.spellings)
            if spelling
            for form in (str(escape(spelling)), spelling)
        }

    @cached_property
    def _by_lower_case(self) -> Mapping[str, Term]:
        return {spelling.lower(): term for spelling, term in self.by_spelling.items()}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches any spelling as whole words: abbreviations by exact case, terms by any case."""
        # A branch per first letter: at most places in a text none of them begins, and that is seen at once.
        branches: dict[str, list[str]] = {}
        for spelling in sorted(self.by_spelling, key=lambda spelling: (-len(spelling), spelling)):
            first, rest = spelling[0], re.escape(spelling[1:])
            exact, any_case = f"(?<={re.escape(first)}){rest}", f"(?i:{rest})"
            branch = branches.setdefault(f"[{re.escape(first.lower())}{re.escape(first.upper())}]", [])
            branch.append(exact if _is_abbreviation(spelling) else any_case)
        terms = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in branches.items())
        return re.compile(rf"(?<![\w-])(?:{terms})(?!\w)") if terms else re.compile(r"(?!)")

    def term_of(self, spelling: str) -> Term:
        """Return the term behind a spelling that the pattern matched."""
        return self.by_spelling.get(spelling) or self._by_lower_case[spelling.lower()]

    def found_in(self, text: str) -> Iterator[Term]:
        """Yield the terms in a text as often as they stand there."""
        for match in self.pattern.finditer(text):
            yield self.term_of(match.group())


def _is_abbreviation(spelling: str) -> bool:
    return " " not in spelling and (sum(letter.isupper() for letter in spelling) > 1 or len(spelling) < 4)


def explained(html: str, glossary: Glossary) -> tuple[str, list[Term]]:
    """Return the text with its terms explained once, and the terms that the page uses."""
    return _Explainer(glossary).read(html)


class _Explainer:
    """One pass over the text of one page."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.used: dict[str, Term] = {}
        self.explained: set[str] = set()
        self.closed = 0
        self.is_plain = False
        self.is_lead = False

    def read(self, html: str) -> tuple[str, list[Term]]:
        parts = _APART.split(html)
        for place, part in enumerate(parts):
            if place % 2 == 0:
                if part and not part.isspace():
                    parts[place] = self._text(part)
            elif change := _change(part):
                self.closed += change
            elif part.startswith("#"):  # a heading holds a title: note its terms, leave it as it is
                self._note(part)
            elif part.startswith(("<p", "</p")):
                self._paragraph(part.rstrip("\n"))
        return "".join(parts), list(self.used.values())

    def _paragraph(self, tag: str) -> None:
        if tag == "</p>":
            self.closed -= self.is_plain
            self.is_plain = self.is_lead = False
        elif tag == _PLAIN:
            self.is_plain = True
            self.closed += 1
        elif tag == _LEAD:
            self.is_lead = True

    def _text(self, text: str) -> str:
        if self.closed:
            self._note(text)
            return text
        return self.glossary.pattern.sub(lambda match: self._explain(match, text), text)

    def _note(self, text: str) -> None:
        for term in self.glossary.found_in(text.replace("&shy;", "")):
            self.used.setdefault(term.id, term)

    def _explain(self, match: re.Match[str], text: str) -> str:
        term = self.glossary.term_of(match.group())
        self.used.setdefault(term.id, term)
        written_out = self._written_out(match, text, term)
        if term.id in self.explained or (self.is_lead and not written_out):
            return match.group()
        self.explained.add(term.id)
        if self.is_lead:
            return f"{match.group()} ({escape(term.name)})"
        link = f'<a class="term" href="#begrip-{term.id}">{match.group()}</a>'
        return f"{link} ({escape(term.name)})" if written_out else link

    def _written_out(self, match: re.Match[str], text: str, term: Term) -> bool:
        """Whether the term stands here as an abbreviation that the text does not write out itself."""
        name = str(escape(term.name)).lower()
        before = text[: match.start()][-len(name) - 3 :].lower()
        already = name in before or text[match.end() :].startswith((" (", "-"))
        return bool(term.abbreviation) and _is_abbreviation(match.group()) and not already


def terms_by_letter(terms: Iterable[Term]) -> list[tuple[str, list[Term]]]:
    """Return the terms in alphabetical order, grouped by their first letter."""
    groups: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda term: (term.abbreviation or term.name).lower()):
        groups.setdefault((term.abbreviation or term.name)[0].upper(), []).append(term)
    return sorted(groups.items())
