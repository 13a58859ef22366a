"""Another value in a YAML text changes that value, and no other character of the file."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.field_patches import Edit, with_fields
from generator.editing.patches import CannotPatch
from generator.editing.yaml_text import field_text
from generator.model.action import Action
from generator.model.monitoring import Indicator
from tests.support.sites import EXAMPLE

TEXT = """\
# bovenaan
plan: p
titel: "Kort"   # bij de titel
samenvatting: >-  # bij de samenvatting
  Een lange tekst die
  over twee regels gaat.

# boven de prioriteit
prioriteit: x
niveau: l
doelgroepen:
  # eerst
  - bewoners  # een
  - 'jongeren'
  # los
gemeenten: [a, 'b']
themas:   # nog kiezen
bron: {plan: p, plaats: "h 1"}
berichten:
  - gebeurd_op: 2023-05-16  # de dag
    tekst: |-
      Een

      - twee
    voortgang: bezig
    per_gemeente:
      - gemeente: w
        voortgang: bezig
        toelichting: Begint.
    ingevoerd_door: co
"""
UPDATE = ("berichten", 0)
LONG = "woord " * 30 + "einde"


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        ((("titel",), "Ja: nee"), '"Kort"   #', "'Ja: nee'   #"),
        ((("titel",), "Een\ntwee"), 'titel: "Kort"   # bij de titel\n', "titel: |-   # bij de titel\n  Een\n  twee\n"),
        (
            (("samenvatting",), "Kort"),
            ">-  # bij de samenvatting\n  Een lange tekst die\n  over twee regels gaat.\n",
            "Kort  # bij de samenvatting\n",
        ),
        (
            (("samenvatting",), LONG),
            "  Een lange tekst die\n  over twee regels gaat.\n",
            f"  {('woord ' * 16).rstrip()}\n  {'woord ' * 14}einde\n",
        ),
        ((("doelgroepen",), ["bewoners", "x: y"]), "- 'jongeren'", "- 'x: y'"),
        ((("doelgroepen",), ["jongeren"]), "  - bewoners  # een\n", ""),
        ((("doelgroepen",), ["nieuw", "bewoners", "jongeren"]), "  - bewoners", "  - nieuw\n  - bewoners"),
        ((("doelgroepen",), ["bewoners", "nieuw", "jongeren"]), "# een\n", "# een\n  - nieuw\n"),
        ((("gemeenten",), ["b", "c, d", "no"]), "[a, 'b']", "['b', 'c, d', 'no']"),
        ((("gemeenten",), None), "gemeenten: [a, 'b']\n", ""),
        ((("themas",), ["t"]), "themas:   #", "themas: [t]   #"),
        ((("bron", "plaats"), "h, 2"), '"h 1"', "'h, 2'"),
        ((("soort",), "eenmalig"), "bron: {", "soort: eenmalig\nbron: {"),
        (((*UPDATE, "tekst"), "Nu"), "|-\n      Een\n\n      - twee\n", "Nu\n"),
        (((*UPDATE, "tekst"), "Een\n\n  drie"), "      - twee\n", "        drie\n"),
        (((*UPDATE, "voortgang"), None), "    voortgang: bezig\n    per", "    per"),
        (((*UPDATE, "klaar_op"), "2023-05-16"), "    per_", "    klaar_op: 2023-05-16\n    per_"),
        (
            ((*UPDATE, "bronnen"), ["een brief"]), "    ingevoerd",
            "    bronnen:\n      - een brief\n    ingevoerd",
        ),
        (
            ((*UPDATE, "per_gemeente"), [
                {"gemeente": "w", "voortgang": "klaar", "toelichting": "Begint."},
                {"gemeente": "v", "voortgang": "bezig"},
            ]),
            "voortgang: bezig\n        toelichting: Begint.\n",
            "voortgang: klaar\n        toelichting: Begint.\n      - gemeente: v\n        voortgang: bezig\n",
        ),
        (
            (("berichten", 1), {"gebeurd_op": "2024-01-01", "per_gemeente": [{"gemeente": "w"}]}),
            "    ingevoerd_door: co\n",
            "    ingevoerd_door: co\n  - gebeurd_op: 2024-01-01\n    per_gemeente:\n      - gemeente: w\n",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["unix", "windows"])
def test_one_edit_changes_one_place(edit: Edit, old: str, new: str, line_break: str) -> None:
    assert TEXT.count(old) == 1, "the test must say exactly where"
    expected = TEXT.replace(old, new).replace("\n", line_break)
    assert with_fields(TEXT.replace("\n", line_break), Action, [edit]) == expected


FIGURES = """\
waarden:
  # boven
  - {gebied: a, periode: '2021', waarde: "3,5"}  # achter
  - {gebied: b, periode: '2021', waarde: 2}
bron:
  naam: n
breuken: []   # nog niets
"""
_A = {"gebied": "a", "periode": "2021", "waarde": "3,5"}
_B = {"gebied": "b", "periode": "2021", "waarde": "2"}
_BREAK = {"periode": "2024", "uitleg": "Anders geteld."}


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        ((("waarden",), [{**_A, "waarde": "3,6"}, _B]), '"3,5"', "'3,6'"),
        (
            (("waarden",), [{**_A, "bron": {"naam": "m"}}, _B]),
            "  - {gebied: a, periode: '2021', waarde: \"3,5\"}  # achter\n",
            "  # achter\n  - gebied: a\n    periode: 2021\n    waarde: 3,5\n    bron:\n      naam: m\n",
        ),
        (
            (("waarden",), [_A, {**_B, "stand": "voorlopig"}]),
            "  - {gebied: b, periode: '2021', waarde: 2}\n",
            "  - gebied: b\n    periode: 2021\n    waarde: 2\n    stand: voorlopig\n",
        ),
        ((("bron",), {"naam": "n", "tabel": "t"}), "  naam: n\n", "  naam: n\n  tabel: t\n"),
        ((("bron",), {"naam": "m"}), "naam: n", "naam: m"),
        (
            (("breuken",), [_BREAK]),
            "breuken: []   # nog niets\n",
            "breuken:   # nog niets\n  - periode: 2024\n    uitleg: Anders geteld.\n",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["unix", "windows"])
def test_rows_of_figures_keep_their_braces_while_they_fit(
    edit: Edit, old: str, new: str, line_break: str
) -> None:
    assert FIGURES.count(old) == 1, "the test must say exactly where"
    expected = FIGURES.replace(old, new).replace("\n", line_break)
    assert with_fields(FIGURES.replace("\n", line_break), Indicator, [edit]) == expected


def test_a_field_that_is_not_there_cannot_go_further() -> None:
    assert with_fields(TEXT, Action, [(("onze_lezing",), None)]) == TEXT


@pytest.mark.parametrize(
    ("text", "edit", "message"),
    [
        (
            TEXT, (("bron", "plaats"), None),
            "Deze velden staan tussen accolades. Zet elk veld op een eigen regel.",
        ),
        (
            "gemeenten: [a,  # een\n  b]\n", (("gemeenten",), ["b"]),
            "De lijst “gemeenten” staat tussen haken. Zet elk onderdeel op een eigen regel.",
        ),
        (
            "titel: x\n...\n---\nplan: y\n", (("titel",), "z"),
            "Dit bestand is zo opgemaakt dat het niet veilig kan worden gewijzigd.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_changed_safely_is_refused(text: str, edit: Edit, message: str) -> None:
    with pytest.raises(CannotPatch, match=f"^{re.escape(message)}$"):
        with_fields(text, Action, [edit])


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


# Everything that an editor can type and the model lets through, without spaces at the ends of lines.
SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"), exclude_characters="\ufeff")
LINES = st.text(SIGNS, min_size=1, max_size=150).map(str.strip).filter(bool)
PROSE = st.lists(LINES | st.just(""), min_size=1, max_size=4).map("\n".join).map(str.strip).filter(bool)
ITEMS = st.lists(LINES, min_size=1, max_size=4, unique=True)
EDITS = st.one_of(
    st.tuples(st.sampled_from([("titel",), ("samenvatting",), ("onze_lezing",), ("planning",)]), LINES),
    st.tuples(st.sampled_from([("tekst",)]), PROSE | st.none()),
    st.tuples(st.sampled_from([("doelgroepen",), ("gemeenten",), ("doelen",)]), ITEMS | st.none()),
)
FILES = [
    path.read_text(encoding="utf-8") for path in sorted((EXAMPLE / "data/lindemark/acties").glob("*.yml"))
]


@settings(deadline=None, derandomize=True)
@given(st.sampled_from([*FILES, TEXT]), EDITS)
def test_any_value_comes_out_as_it_went_in(text: str, edit: Edit) -> None:
    (key,), value = edit
    changed = with_fields(text, Action, [edit])
    values = yaml.load(text, Loader=yaml.BaseLoader)
    expected = {**values, key: value} if value is not None else {k: v for k, v in values.items() if k != key}
    assert yaml.load(changed, Loader=yaml.BaseLoader) == expected
    if (
        value is not None and "#" not in f"{value}{values.get(key)}"
    ):  # what goes takes what stands in it along
        assert comments(changed) == comments(text)
    untouched = [
        line for line in text.splitlines() if line.partition(":")[0] in ("plan", "prioriteit", "niveau")
    ]
    assert [line for line in untouched if line not in changed.splitlines()] == []


def test_an_empty_text_is_written_as_one() -> None:
    assert field_text("uitleg", "") == "uitleg: ''\n"
    assert yaml.safe_load(field_text("uitleg", "")) == {"uitleg": ""}
