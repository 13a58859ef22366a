"""What the form saves: the value that was changed is written anew, every other character stays as it was."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from generator.editing.kinds import kind_at, kind_named
from generator.loading.nodes import Path as Steps
from generator.loading.nodes import Tree, Value
from generator.loading.reading import read_yaml
from tests.support.form import Case, Edit, Merging
from tests.support.sites import ROOT

DATA = [ROOT / "data", ROOT / "tests/example/data", ROOT / "tests/minimal/data"]

ACTION = """\
# yaml-language-server: $schema=../../.schema/actie.schema.json
# Deze actie komt uit bijlage 2.
titel:   'Buurtapp'   # zo staat hij in het plan
plan: ivp-2024-2027
samenvatting: >-
  Bewoners waarschuwen
  elkaar.
# De volgorde van het plan:
volgorde: 1.10
doelgroepen: [bewoners, "wie er werkt"] # twee
planning: "Q3 2024"
partijen:
  # de trekker eerst
  - naam: Gemeente   # Aalduin
    rol: trekker

  # dan de rest
  - naam: Politie
    rol: partner
berichten:
  - gebeurd_op: 2024-07-01
    tekst: |-
      Eén.

      Twee.
    cijfers:
      - {wat: groepen, waarde: '1.10'} # geteld
      - {wat: leden, waarde: 12}
    voortgang: bezig
  - gebeurd_op: 2024-09-01
    tekst: NO
onbekend: blijft staan
knelpunten:
bron: # verplicht
  # het plan
  plan: ivp-2024-2027
  plaats: bijlage 2
"""


@pytest.fixture(scope="module")
def merging(tmp_path_factory: pytest.TempPathFactory) -> Merging:
    return Merging.in_folder(tmp_path_factory.mktemp("form"))


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines that went and came, in the order of the file."""
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in found if line[0] in "+-"][2:]


def all_files() -> list[tuple[Path, Case]]:
    found = []
    for data in DATA:
        for path in sorted(data.rglob("*.yml")):
            kind = kind_at(path.relative_to(data).as_posix())
            assert kind is not None
            found.append((path, Case(kind, path.read_text(encoding="utf-8"))))
    return found


def test_a_file_in_which_nothing_is_changed_stays_as_it_is(merging: Merging) -> None:
    files = all_files()
    outcomes = merging.outcomes(case for _, case in files)
    assert [
        path
        for (path, case), outcome in zip(files, outcomes, strict=True)
        if outcome.get("text") != case.text
    ] == []


CHANGES: dict[str, tuple[Sequence[Edit], list[str]]] = {
    "nothing": ([], []),
    "a text in quotation marks, with a remark behind it": (
        [Edit(["titel"], "De 'app'")],
        ["-titel:   'Buurtapp'   # zo staat hij in het plan",
         "+titel:   'De ''app'''   # zo staat hij in het plan"],
    ),
    "a folded text": (
        [Edit(["samenvatting"], "Eén: twee")],
        ["-samenvatting: >-", "-  Bewoners waarschuwen", "-  elkaar.", "+samenvatting: 'Eén: twee'"],
    ),
    "a number that is no number": (
        [Edit(["volgorde"], "1.20")],
        ["-volgorde: 1.10", "+volgorde: 1.20"],
    ),
    "more lines in an update": (
        [Edit(["berichten", 1, "tekst"], "- Eerst # dit\n\nDan: \"dat\"")],
        ["-    tekst: NO", "+    tekst: |-", "+      - Eerst # dit", "+", "+      Dan: \"dat\""],
    ),
    "one line where there were more": (
        [Edit(["berichten", 0, "tekst"], "yes")],
        ["-    tekst: |-", "-      Eén.", "-", "-      Twee.", "+    tekst: 'yes'"],
    ),
    "a field emptied": (
        [Edit(["planning"], ""), Edit(["samenvatting"], None)],
        ["-samenvatting: >-", "-  Bewoners waarschuwen", "-  elkaar.", "-planning: \"Q3 2024\""],
    ),
    "a field filled in": (
        [Edit(["niveau"], "samen"), Edit(["berichten", 0, "ronde"], "2024-q3")],
        ["+niveau: samen", "+    ronde: 2024-q3"],
    ),
    "a list between brackets": (
        [Edit(["doelgroepen"], ["wie er werkt", "jong, oud"])],
        ["-doelgroepen: [bewoners, \"wie er werkt\"] # twee",
         "+doelgroepen: [wie er werkt, 'jong, oud'] # twee"],
    ),
    "a new update": (
        [Edit(["berichten", 2], {"tekst": "Drie.", "gebeurd_op": "2024-10-01",
                                 "bronnen": ["Verslag: 1 oktober"], "cijfers": [], "reden": ""}, insert=True)],
        ["+  - gebeurd_op: 2024-10-01", "+    tekst: Drie.", "+    bronnen:", "+      - 'Verslag: 1 oktober'"],
    ),
    "an item removed; the remark above it stays": (
        [Edit(["partijen", 1], remove=True)],
        ["-  - naam: Politie", "-    rol: partner"],
    ),
    "all items removed": (
        [Edit(["berichten", 0, "cijfers"], [])],
        ["-    cijfers:", "-      - {wat: groepen, waarde: '1.10'} # geteld", "-      - {wat: leden, waarde: 12}"],
    ),
    "a row of figures": (
        [Edit(["berichten", 0, "cijfers", 0, "waarde"], "1,20")],
        ["-      - {wat: groepen, waarde: '1.10'} # geteld", "+      - {wat: groepen, waarde: '1,20'} # geteld"],
    ),
    "the first field of an item emptied": (
        [Edit(["partijen", 0, "naam"], "")],
        ["-  - naam: Gemeente   # Aalduin", "-    rol: trekker", "+  - rol: trekker"],
    ),
    "an empty list that gets an item": (
        [Edit(["knelpunten"], [{"id": "geld", "titel": "Te weinig geld", "vrijgegeven": [{"op": "2024-10-01"}]}])],
        ["+  - id: geld", "+    titel: Te weinig geld", "+    vrijgegeven:", "+      op: 2024-10-01"],
    ),
    "a value in a group with remarks": (
        [Edit(["bron", "plaats"], "paragraaf $& 1")],
        ["-  plaats: bijlage 2", "+  plaats: paragraaf $& 1"],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def changes(merging: Merging) -> dict[str, str]:
    """What is saved after each of the changes above; Node starts once for all of them."""
    cases = [Case(kind_named("actie"), ACTION, edits) for edits, _ in CHANGES.values()]
    outcomes = merging.outcomes(cases)
    return {name: str(outcome["text"]) for name, outcome in zip(CHANGES, outcomes, strict=True)}


@pytest.mark.parametrize("name", CHANGES)
def test_only_the_changed_value_is_written_anew(changes: dict[str, str], name: str) -> None:
    assert changed_lines(ACTION, changes[name]) == CHANGES[name][1]


def test_items_in_another_order_take_their_remarks_along(merging: Merging) -> None:
    parties = [{"naam": "Politie", "rol": "partner"}, {"naam": "Gemeente", "rol": "trekker"}]
    saved = merging.saved("actie", ACTION, Edit(["partijen"], parties))
    first, second = (
        "  # de trekker eerst\n  - naam: Gemeente   # Aalduin\n    rol: trekker\n",
        ("\n  # dan de rest\n  - naam: Politie\n    rol: partner\n"),
    )
    assert saved == ACTION.replace(first + second, second + first)


def test_line_breaks_of_windows_stay(merging: Merging) -> None:
    windows = ACTION.replace("\n", "\r\n")
    saved = merging.saved("actie", windows, Edit(["berichten", 1, "tekst"], "Een\ntwee"))
    assert saved.count("\n") == saved.count("\r\n")
    assert merging.saved("actie", windows) == windows


def test_a_new_file_has_its_first_line_and_the_order_of_the_model(merging: Merging) -> None:
    values = {"bron": {"plaats": "1.10", "plan": "ivp"}, "titel": "Ja: nee", "gemeenten": ["aalduin", "zand"],
              "berichten": [], "partijen": [{}], "doelgroepen": ["wie er werkt"], "@bestand": ""}  # fmt: skip
    edits = [Edit([key], value) for key, value in values.items()]
    assert merging.saved("actie", "", *edits) == (
        "# yaml-language-server: $schema=../../.schema/actie.schema.json\n"
        "titel: 'Ja: nee'\n"
        "gemeenten: [aalduin, zand]\n"
        "doelgroepen:\n"
        "  - wie er werkt\n"
        "bron:\n"
        "  plan: ivp\n"
        "  plaats: 1.10\n"
    )


@pytest.mark.parametrize(
    ("text", "edit", "reason"),
    [
        ("titel: 'niet gesloten\n", Edit(["titel"], "x"), "dit bestand is niet te lezen"),
        ("titel: een\ntitel: twee\n", Edit(["titel"], "x"), "dit bestand is niet te lezen"),
        ("{titel: een}\n", Edit(["titel"], "x"), "dit bestand staat tussen accolades"),
        ("titel: [een] # niet\n", Edit(["titel"], "x"), "bij “titel” staat een opmerking die zou verdwijnen"),
    ],
    ids=["unreadable", "twice-the-same-field", "braces", "remark-that-would-go"],
)
def test_what_cannot_be_saved_safely_is_refused(merging: Merging, text: str, edit: Edit, reason: str) -> None:
    assert merging.refused("actie", text, edit).startswith(reason)


# --- Every text can be saved in every place ------------------------------------------------

TEXTS = (
    "Ja: nee", "- streepje", "# hekje", "'half", '"half', "yes", "NULL", "~", "1.10", "0123", "[haak", "{accolade}",
    "&anker", "*ster", "!uitroep", "% procent", "@apenstaart", "`accent", "a: b: c", "eindigt op:", "een # twee",
    "één\ntwee", "een\n\n- twee\n  drie", "’s avonds “citaat”", "\\ schuin", "a, b", "? vraag", "| streep", "> groter",
    "Een lange tekst die doorgaat. " * 12, "https://voorbeeld.example/?a=b#c", "😀 emoji", "=", "<<", "---", "... eind",
)  # fmt: skip


def texts_in(value: Value, path: Steps = ()) -> Iterator[Steps]:
    """Yield the path of every text of a file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from texts_in(inner, (*path, at))
    elif value is not None:
        yield path


def read(text: str) -> Tree:
    tree, problems = read_yaml("bestand.yml", text)
    assert tree is not None, problems
    return tree


def with_text(value: Value, path: Steps, text: str) -> Value:
    """Return a value in which another text stands at a path."""
    if not path:
        return text
    if isinstance(value, list):
        return [
            with_text(inner, path[1:], text) if at == path[0] else inner for at, inner in enumerate(value)
        ]
    assert isinstance(value, dict)
    return {
        key: with_text(inner, path[1:], text) if key == path[0] else inner for key, inner in value.items()
    }


def in_form(path: Steps) -> Steps:
    """Return a path as the form has it: groups that may be absent are lists of one there."""
    optional = {"vrijgegeven", "codehost", "open_data", "beveiliging", "redactie"}
    steps: list[str | int] = []
    for step in path:
        steps.append(step)
        if step in optional:
            steps.append(0)
    return tuple(steps)


def test_every_text_is_read_back_as_it_was_typed(merging: Merging) -> None:
    """One text after another in the places of an action of the example, judged by the reader of the site."""
    text = (ROOT / "tests/example/data/lindemark/acties/wijkschouw.yml").read_text(encoding="utf-8")
    tree, kind = read(text), kind_named("actie")
    paths = list(texts_in(tree.values))
    pairs = [(path, TEXTS[at % len(TEXTS)]) for at, path in enumerate(paths)]
    assert len(paths) >= len(TEXTS)
    outcomes = merging.outcomes(Case(kind, text, [Edit(in_form(path), new)]) for path, new in pairs)
    for (path, new), outcome in zip(pairs, outcomes, strict=True):
        saved = str(outcome["text"])
        assert read(saved).values == with_text(tree.values, path, new.strip()), (path, new)
        matcher = difflib.SequenceMatcher(None, text.split("\n"), saved.split("\n"), autojunk=False)
        gone = {
            line for code, *span, _, _ in matcher.get_opcodes() if code != "equal" for line in range(*span)
        }
        assert gone <= own_lines(tree, path, text)


def own_lines(tree: Tree, path: Steps, text: str) -> set[int]:
    """Return the lines that belong to one text: from its place up to the next field."""
    places = sorted({place.line - 1 for place in (*tree.key_places.values(), *tree.value_places.values())})
    start = tree.place_of(path).line - 1
    end = min((line for line in places if line > start), default=text.count("\n"))
    return set(range(start, end))
