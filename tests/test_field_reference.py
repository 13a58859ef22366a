"""The field reference is about every field, and its examples work."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from generator.build import make_markdown
from generator.editing.described import fields_of
from generator.editing.kinds import KINDS
from generator.editing.reference import reference_text
from generator.inputs import Inputs, read_inputs
from tests.support.sites import REAL_INPUTS, ROOT

README = ROOT / "data/README.md"
_EXAMPLE = re.compile(
    r"^### Voorbeeld: `(?P<path>[^`]+)`\n\n```yaml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


def examples_in(text: str) -> dict[str, str]:
    return {found["path"]: found["text"] for found in _EXAMPLE.finditer(text)}


def lay_out(folder: Path) -> Inputs:
    """Write the examples as files, with the pages of the smallest site beside them."""
    for path, text in examples_in(README.read_text(encoding="utf-8")).items():
        (folder / "data" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "data" / path).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "tests/minimal/content", folder / "content")
    return Inputs(folder / "data", folder / "content", REAL_INPUTS.reference_date)


def test_the_reference_is_current() -> None:
    assert README.read_text(encoding="utf-8") == reference_text(), "run: plansite schema"


def test_every_kind_of_file_has_a_chapter_with_an_example() -> None:
    text = reference_text()
    assert list(examples_in(text)) == [kind.example_path for kind in KINDS]
    for kind in KINDS:
        assert f'## <a id="{kind.name}"></a>{kind.title}\n' in text
        chapter = text.partition(f'<a id="{kind.name}"></a>')[2].partition("\n## ")[0]
        for field in fields_of(kind.model):
            assert (
                f"| `{field.key}` | {'ja' if field.is_required else 'nee'} | {field.description}" in chapter
            )


def test_a_line_of_the_reference() -> None:
    lines = reference_text().splitlines()
    assert ("| `volgorde` | ja | De plaats in de lijst: 1 komt eerst. (Heel getal.) | `1` |") in lines
    assert (
        "| `rol` | ja | Wat zij doet: trekker, uitvoerder, partner, financier of adviseur. "
        "Kies uit: trekker, uitvoerder, partner, financier, adviseur. | `trekker` |"
    ) in lines
    assert (
        "| `doelen` | nee | De doelen waar de actie aan werkt. Dit is een lijst. "
        "De naam van een bestaand onderdeel: doel. | `eerder-hulp` |"
    ) in lines


def test_the_examples_are_one_plan_without_problems(tmp_path: Path) -> None:
    inputs = lay_out(tmp_path)
    assert [str(problem) for problem in read_inputs(inputs)[2] if problem.is_error] == []


def test_the_examples_make_pages(tmp_path: Path) -> None:
    site, edition, _ = make_markdown(lay_out(tmp_path))
    assert edition is not None
    assert "Buurtapp" in site["duinrand/acties/buurtapp/index.md"].decode()
    assert "Deze actie stond twee keer op de site." in site["duinrand/acties/jongerenbus/index.md"].decode()
