"""The preview makes single pages; they are those of a whole build, whatever was changed in between."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path

import pytest

from generator.build import build_site
from generator.inputs import Inputs, read_edition
from generator.lasting_files import lasting_name
from generator.loading.look import look_at
from generator.serving.preview import Preview
from generator.serving.server import PreviewServer
from generator.serving.watching import changes
from generator.site import all_pages, page_at
from tests.support.sites import EXAMPLE, REAL_INPUTS, ROOT, example_inputs, files_of

TEMPLATES = look_at(())


@dataclass(frozen=True)
class Edited:
    """A copy of the example after a series of edits: as a preview followed them, and built as a whole."""

    preview: Preview
    built: dict[str, bytes]
    folder: Path


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    root, site = tmp_path_factory.mktemp("edited"), tmp_path_factory.mktemp("built") / "site"
    shutil.copytree(EXAMPLE, root, dirs_exist_ok=True)
    inputs, preview = example_inputs(root=root), Preview()
    for number, problems in enumerate(edits(root)):
        assert has_errors(preview, inputs) is problems, number
        if preview.version:
            preview.version.page("lindemark/acties/wijkschouw/")
    report = build_site(inputs, site, lambda line: None)
    assert report.is_finished, report.problems
    return Edited(preview, files_of(site), site)


def has_errors(preview: Preview, inputs: Inputs) -> bool:
    return any(problem.is_error for problem in preview.refresh(inputs, TEMPLATES))


def edits(root: Path) -> Iterator[bool]:
    """Change what editors change, one thing at a time; yield whether the data are broken then."""
    yield False
    change(root / "data/lindemark/acties/wijkschouw.yml", "titel: Wijkschouw", "titel: Rondgang")
    yield False
    change(root / "data/lindemark/gemeenten/t-zand.yml", "naam: ", "naam: [")
    yield True
    change(root / "data/lindemark/gemeenten/t-zand.yml", "naam: [", "naam: ")
    change(root / "data/lindemark/acties/buurt-aan-de-grens.yml", "planning: Ntb", "planning: maart 2027")
    yield False
    change(root / "data/begrippen.yml", "afkorting: ", "afkorting: X")
    change(root / "data/site.yml", "naam: Veiligheidsplan", "naam: Plan")
    yield False
    head = "---\ntitel: Nieuws\nbeschrijving: Nieuws.\n---\n"
    (root / "content/nieuws.md").write_text(f"{head}Zie [de begrippen](begrippen/index.md).\n", "utf-8")
    (root / "content/kaart.pdf").write_bytes(b"%PDF-1.7 een kaart")
    yield False
    (root / "content/kaart.pdf").unlink()
    change(root / "data/lindemark/samenwerking.yml", "naam: ", "naam: Het ")
    yield False


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_every_page_is_that_of_a_whole_build(edited: Edited) -> None:
    version = edited.preview.version
    assert version
    pages = {name: content for name, content in edited.built.items() if name.endswith("index.html")}
    assert len(pages) > 200
    assert [
        name for name, html in pages.items() if version.page(name.removesuffix("index.html")) != html
    ] == []
    assert version.not_found() == edited.built["404.html"]
    assert {name: edited.built.get(name) for name in version.files} == dict(version.files)


def test_no_part_of_the_preview_is_in_a_built_site(edited: Edited) -> None:
    assert [name for name, content in edited.built.items() if b".voorbeeld/" in content] == []
    assert [name for name in edited.built if "preview" in name] == []


@pytest.mark.parametrize("inputs", [example_inputs(), REAL_INPUTS], ids=["example", "real"])
def test_every_page_is_found_by_its_address(inputs: Inputs) -> None:
    edition, content, _ = read_edition(inputs)
    assert edition
    for page in all_pages(edition, content):
        found = page_at(edition, content, page.address)
        assert found and (found.title, found.kind) == (page.title, page.kind), page.address
    assert page_at(edition, content, "lindemark/acties/nergens/") is None


def test_another_day_gives_another_page() -> None:
    preview, inputs = Preview(), example_inputs()
    preview.refresh(inputs, TEMPLATES)
    before = preview.state("lindemark/")
    assert "15 februari 2026" in before.html.decode()
    preview.refresh(replace(inputs, reference_date=inputs.reference_date.replace(day=16)), TEMPLATES)
    after = preview.state("lindemark/")
    assert "16 februari 2026" in after.html.decode()
    assert before.mark != after.mark


@pytest.fixture(scope="module")
def server(edited: Edited) -> Iterator[PreviewServer]:
    # Beside the site, for who would find a way to it.
    assert (edited.folder.parent / ".site-build/sections/portal/adressen.txt").is_file()
    with PreviewServer(0, edited.preview, edited.folder) as server:
        yield server


STYLE = lasting_name("stijl/plansite.css", (ROOT / "site_templates/theme/stijl/plansite.css").read_bytes())


@pytest.mark.parametrize(
    ("path", "status", "media_type", "inside"),
    [
        ("/", HTTPStatus.OK, "text/html", "<h1"),
        ("/index.html", HTTPStatus.OK, "text/html", "<h1"),
        ("/lindemark/acties/wijkschouw/", HTTPStatus.OK, "text/html", "Rondgang"),
        ("/veilig/lindemark/", HTTPStatus.OK, "text/html", "Kernteam"),
        ("/lindemark/acties", HTTPStatus.FOUND, "text/html", ""),
        ("/nergens/", HTTPStatus.NOT_FOUND, "text/html", "Deze pagina bestaat niet"),
        ("/nergens.pdf", HTTPStatus.NOT_FOUND, "text/html", "Deze pagina bestaat niet"),
        ("/%00.txt", HTTPStatus.NOT_FOUND, "text/html", "Deze pagina bestaat niet"),
        (
            "/%2e%2e/.site-build/sections/portal/adressen.txt",
            HTTPStatus.NOT_FOUND,
            "text/html",
            "bestaat niet",
        ),
        ("/.voorbeeld/report.html.j2", HTTPStatus.NOT_FOUND, "text/html", "bestaat niet"),
        ("/.voorbeeld/preview.js", HTTPStatus.OK, "javascript", "EventSource"),
        (f"/{STYLE}", HTTPStatus.OK, "text/css", "--paper"),
        ("/adressen.txt", HTTPStatus.OK, "text/plain", "/nieuws/"),
        ("/lindemark/wijzigingen.atom", HTTPStatus.OK, "application/atom+xml", "<feed"),
        ("/catalogus.ttl", HTTPStatus.OK, "text/turtle", "@prefix"),
        ("/pagefind/pagefind-entry.json", HTTPStatus.OK, "application/json", "version"),
    ],
)
def test_what_stands_at_an_address(
    server: PreviewServer, path: str, status: HTTPStatus, media_type: str, inside: str
) -> None:
    answer = server.answer(path)
    assert answer.status is status
    assert media_type in answer.media_type
    assert inside in answer.content.decode()
    assert answer.location == ("/lindemark/acties/" if status is HTTPStatus.FOUND else None)


def test_a_page_in_the_preview_differs_by_its_frame_only(edited: Edited, server: PreviewServer) -> None:
    name = "lindemark/acties/wijkschouw/"
    framed = server.answer(f"/{name}").content
    frame = re.compile(rb'<link rel="stylesheet" href="/\.voorbeeld/.*?</script>\n?', re.DOTALL)
    assert frame.sub(b"", framed).split() == edited.built[f"{name}index.html"].split()


def test_whatever_happens_to_files_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.yml"
    file.parent.mkdir()
    seen = [look_at((tmp_path,))]

    def looks_different() -> bool:
        seen.append(look_at((tmp_path,)))
        return seen[-1] != seen[-2]

    assert not looks_different()
    file.write_text("x", encoding="utf-8")
    assert looks_different()
    file.with_name(".b.yml.swp").write_text("x", encoding="utf-8")
    assert not looks_different()
    new = file.with_name("new")
    new.write_text("y", encoding="utf-8")
    new.replace(file)
    assert looks_different()
    file.rename(file.with_name("c.yml"))
    assert looks_different()
    (tmp_path / "leeg").mkdir()
    assert looks_different()
    (tmp_path / "nergens").symlink_to(tmp_path / "weg")
    assert looks_different()
    file.with_name("c.yml").unlink()
    assert looks_different()
    assert look_at((tmp_path / "weg",)) == frozenset()


def test_a_change_is_told_once_it_has_come_to_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    looks = iter("aa" + "a" + "bcdd" + "ddd" + "ee")
    assert "".join(next(told) for told in [changes(lambda: next(looks))] for _ in range(3)) == "ade"


def test_files_that_never_rest_are_told_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    looks = iter(range(1000))
    assert next(changes(lambda: next(looks))) < 100
