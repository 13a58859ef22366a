"""The Markdown outlives the program that renders it: others make the same pages of it."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import lxml.html
import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML

from generator.markdown_page import MarkdownPage
from generator.mkdocs_adapter import Renderer, RenderError, Settings
from generator.pages.layout import tidy
from generator.rendering.prose import prose, written_headings, written_page
from generator.rendering.safe_markdown import SafeMarkdown
from generator.site import Site
from tests.support.sites import REAL_INPUTS, ROOT, BuiltSite, markdown_of

_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "source"})


@pytest.fixture(scope="module", params=["real", "example"])
def bodies(request: pytest.FixtureRequest) -> dict[str, str]:
    """The Markdown of every page without its front matter."""
    site: Site = (
        request.getfixturevalue("example_markdown")
        if request.param == "example"
        else markdown_of(REAL_INPUTS)
    )
    return {path: text.decode().split("---\n", 2)[2] for path, text in site.items() if path.endswith(".md")}


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_other_programs_build_the_same_pages_without_a_warning(
    program: str, either_site: BuiltSite, tmp_path: Path
) -> None:
    docs = either_site.write_markdown(tmp_path / "docs")
    configuration = tmp_path / f"{program}.yml"
    configuration.write_text(yaml.safe_dump(configuration_for(docs, tmp_path / "site")), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", program, "build", "--strict", "--config-file", str(configuration)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert pages_in(tmp_path / "site") == pages_in(either_site.folder)


def configuration_for(docs: Path, target: Path) -> dict[str, object]:
    """Return the project's own configuration, with other folders."""
    found = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    theme = found["theme"] | {"custom_dir": str(ROOT / found["theme"]["custom_dir"])}
    return {**found, "theme": theme, "docs_dir": str(docs), "site_dir": str(target)}


def pages_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def test_no_block_of_html_contains_an_empty_line(bodies: dict[str, str]) -> None:
    failures = [
        f"{path}: {problem}\n{block[:200]}"
        for path, body in bodies.items()
        for block in re.split(r"\n\s*\n", body)
        if block.lstrip().startswith("<") and (problem := unbalanced(block))
    ]
    assert failures == []


def unbalanced(block: str) -> str | None:
    """Return which element a block of HTML leaves open, or closes without having opened it."""
    reader = _Reader()
    reader.feed(block)
    return reader.problem or (f"<{reader.open[-1]}> stays open" if reader.open else None)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.problem: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself leaves nothing open."""

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] == [tag]:
            self.open.pop()
        else:
            self.problem = self.problem or f"</{tag}> closes nothing"


def test_pages_are_headings_and_blocks_of_html(bodies: dict[str, str]) -> None:
    markdown = MarkdownIt("commonmark")
    allowed = {"heading_open", "inline", "heading_close", "html_block"}
    failures = {
        f"{path}:{token.map}: {token.type}"
        for path, body in bodies.items()
        for token in markdown.parse(body)
        if token.type not in allowed
    }
    assert failures == set()


def test_headings_hold_nothing_but_text(bodies: dict[str, str]) -> None:
    markdown = MarkdownIt("commonmark")
    failures = {
        f"{path}: {token.content}: {child.type}"
        for path, body in bodies.items()
        for token in markdown.parse(body)
        if token.type == "inline"
        for child in token.children or ()
        if child.type not in ("text", "text_special")
    }
    assert failures == set()


def test_a_page_written_by_hand_is_what_its_writer_meant() -> None:
    body = (
        '## Wie zijn zíj? {#wie}\n\nZie [boven](#wie), [meer](b/c.md#kop "titel") en [de **politie**](https://www.politie.nl).\n\n'
        "Déze kop\n--------\n\n## Déze kop\n\n![Een straat](straat.jpg)\n\n```\neerst <b>\n\n\ndan\n```\n\n---\n\n<https://x.example>"
    )
    assert written_page(body, lambda link: f"<{link}>").split("\n") == [
        '<h2 id="wie">Wie zijn zíj?</h2>',
        '<p>Zie <a href="&lt;#wie&gt;">boven</a>, <a href="&lt;b/c.md#kop&gt;">meer</a> en '
        '<a href="https://www.politie.nl" rel="external noopener">de <strong>politie</strong></a>.</p>',
        '<h2 id="deze-kop">Déze kop</h2>',
        '<h2 id="deze-kop_1">Déze kop</h2>',
        '<p><img src="&lt;straat.jpg&gt;" alt="Een straat"></p>',
        "<pre><code>eerst &lt;b&gt;",
        "&#10;",
        "dan",
        "</code></pre>",
        "<hr>",
        '<p><a href="https://x.example" rel="external noopener">https://x.example</a></p>',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](//elders.example)",
        "![x](https://elders.example/x.png)",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "# x {: onclick=alert(1) }",
    ],
)
def test_nothing_else_comes_of_it(text: str) -> None:
    page = lxml.html.fragment_fromstring(str(written_page(text, str)), create_parent=True)
    assert {one.tag for one in page.iter()} <= {"div", "p", "h1", "img"}
    assert not page.xpath("//@*[name() != 'id' and name() != 'alt']")


SEPARATORS = (
    "&#10; &#10;", "&#10;&#9;&#10;", "&NewLine; &NewLine;", "&#13;&#13;", "&#10;&#10;", "&#10;&#13;&#10;",
    "&#13;&#10;&#13;&#10;", "&#10;&#12;&#10;", "&#10;&#160;&#10;", "&#x2028;&#x2028;", "&#133;&#133;",
    "&#10;&#2;&#10;", "&#10;&#3;&#10;", "&#11;&#11;", "\\\n \\\n", "  \n  \n",
)  # fmt: skip


@pytest.mark.parametrize("between", SEPARATORS)
@pytest.mark.parametrize("made", [prose, lambda text: written_page(text, str)], ids=["text", "page"])
def test_no_text_gets_out_of_its_block(made: Callable[[str], str], between: str) -> None:
    for text in (f"a{between}[k](javascript:alert(1))", f"```\na{between}[k](javascript:alert(1))\n```"):
        block = tidy(f"<div>\n{made(text)}\n</div>")
        assert not re.search(r"\n\s*\n|\r", block.strip()), block
        html = lxml.html.fragment_fromstring(rendered(block), create_parent=True)
        assert [link for link in html.xpath("//@href") if "javascript" in link] == []


def test_lines_of_spaces_in_code_stay() -> None:
    html = str(written_page("```\neen\n   \n\ntwee\n```", str))
    assert lxml.html.fragment_fromstring(html).text_content() == "een\n   \n\ntwee\n"


@pytest.mark.parametrize(
    "text",
    [
        "zomaar",
        "# a\rb {#x}",
        "[k](javascript:alert(1))",
        "# kop\ntekst",
        "# kop zonder id",
        "* lijst",
        "    code",
    ],
)
def test_between_blocks_stand_headings_only(text: str) -> None:
    with pytest.raises(RenderError, match="Tussen de blokken van een pagina staat"):
        rendered(f"<p>goed</p>\n\n{text}\n\n<p>goed</p>\n")


def test_no_heading_changes_another() -> None:
    """All of a page are read in one go."""
    texts = (
        "een",
        "`twee",
        "<!-- drie",
        "<div vier",
        "</div>",
        "[vijf]: zes",
        "*zeven",
        "_acht",
        "&amp; \\`",
        "een",
    )
    headings = [f"## {text} {{#kop{number}}}" for number, text in enumerate(texts)]
    together = rendered("\n\n".join(headings))
    for heading in headings:
        (alone,) = re.findall(r"<h2.*</h2>", rendered(heading))
        assert alone in together


@pytest.mark.parametrize(
    "value", [datetime.date(2026, 1, 1), {"a": {1}}, object()], ids=["a day", "a set", "a thing"]
)
def test_front_matter_is_json_or_a_group_of_it(value: object) -> None:
    with pytest.raises(TypeError, match="is no JSON"):
        str(MarkdownPage({"titel": value}, ""))


def test_the_marks_of_the_renderer_cannot_be_typed() -> None:
    html = rendered("<p>geheim</p>\n\n## \x02wzxhzdk:0\x03 {#kop}\n")
    assert html.count("geheim") == 1


def rendered(body: str) -> str:
    """Return a page with this body as the site has it."""
    settings = Settings("Proef", None, REAL_INPUTS.reference_date, {"not_found": {}, "policy": ""})
    configured = Renderer(settings)
    return configured.page("proef.md", MarkdownPage({"title": "Proef"}, body)).decode()


def test_the_second_lock_holds_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the reader had let everything through, which it never does."""
    let_through = (
        '<p onclick="alert(1)">a<script>alert(1)</script><img src="x" onerror="alert(1)" alt="b">'
        '<a href="javascript:alert(1)" style="color: red">c</a><iframe src="https://elders.example/"></iframe></p>'
    )
    monkeypatch.setattr(RendererHTML, "render", lambda *_: let_through)
    text = SafeMarkdown(["image", "link"], ["p", "img", "a"], may_lead_inside=True).html("x")
    assert text == '<p>a<img src="x" alt="b"><a>c</a></p>'


def test_the_checks_know_the_headings_that_a_page_gets() -> None:
    """One reader of Markdown: what a link may lead to is what stands on the page."""
    text = "## Een\n\nTwee\n----\n\n## Een\n\n## !!!\n\n### Drie `code` {#vast}\n\n```\n## geen kop\n```\n\n> ## Vier"
    page = lxml.html.fragment_fromstring(str(written_page(text, str)), create_parent=True)
    assert [one.id for one in written_headings(text)] == ["een", "twee", "een_1", "", "vast", "vier"]
    assert [(one.line, one.rank) for one in written_headings(text)] == [
        (0, 2), (2, 2), (5, 2), (7, 2), (9, 3), (15, 2)
    ]  # fmt: skip
    assert page.xpath("//*[self::h2 or self::h3]/@id") == ["een", "twee", "een_1", "vast", "vier"]
