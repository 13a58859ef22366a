"""What is held back until a day is in no byte of the site before it, and there on the day."""

from __future__ import annotations

import datetime
import gzip
import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from generator.address_list import parse_address_list
from generator.build import make_markdown
from generator.embargo import public_part
from generator.freezing import freeze
from generator.inputs import read_inputs
from generator.model.portal import Unit
from generator.publishing.addresses_alive import vanished
from generator.site import Site
from tests.support.sites import EXAMPLE, BuiltSite, built, example_inputs, files_of, markdown_of

EVE, DAY = datetime.date(2026, 2, 15), datetime.date(2026, 2, 16)
SOURCE = "bron:\n  plan: programma-2025-2026\n  plaats: hoofdstuk 9\n"
UNTIL = "openbaar_vanaf: 2026-02-16\n"
ACTION = "plan: programma-2025-2026\nniveau: kernteam\nplanning: Q4 2026\n"

# A word that is nowhere else, for everything that can be held back, and a page that shows it.
WORDS = {
    "kwartelzang": "lindemark/acties/kwartelzang",  # an action; so is the next, which belongs to a priority
    "zwartkop": "lindemark/acties/onder-wielewaal",
    "distelvink": "lindemark/acties/wijkschouw",  # a report
    "roerdomp": "lindemark/acties/wijkschouw",  # a bottleneck
    "wielewaal": "lindemark/prioriteiten/wielewaal",
    "waterral": "lindemark/prioriteiten/prettig-wonen",  # a goal
    "goudplevier": "lindemark/cijfers",
    "karekiet": "lindemark/samenwerking",  # a piece of text
    "putter": "lindemark/gemeenten/t-zand",  # a local priority
    "boomvalk": "lindemark/voortgang/2026-boomvalk",  # a round
}
NEW_FILES = {
    "acties/kwartelzang.yml": ACTION
    + f"titel: De kwartelzang\nsamenvatting: Een kwartelzang in elke buurt.\nprioriteit: veilige-buurten\n{UNTIL}"
    f"aliassen: [kwartelzang-oud]\n{SOURCE}",
    "acties/onder-wielewaal.yml": ACTION
    + f"titel: De zwartkop\nsamenvatting: Een zwartkop in elke buurt.\nprioriteit: wielewaal\n{SOURCE}",
    "prioriteiten/wielewaal.yml": "plan: programma-2025-2026\ntitel: De wielewaal\nsamenvatting: Over de wielewaal.\n"
    f"volgorde: 9\ninleiding: Over de wielewaal.\n{UNTIL}{SOURCE}",
    "indicatoren/goudplevier.yml": "titel: De goudplevier\nsamenvatting: Hoeveel er zijn.\ndefinitie: Geteld.\n"
    f"eenheid: vogels\nwaarden:\n  - gebied: samen\n    periode: 2025\n    waarde: 3\n{UNTIL}"
    "bron:\n  naam: Fictieve telling\n",
    "voortgang/2026-boomvalk.yml": "titel: De boomvalk\nplan: programma-2025-2026\npeildatum: 2026-02-01\n"
    f"vrijgegeven:\n  op: 2026-02-10\n  door: de stuurgroep\nterugblik: Over de boomvalk.\n{UNTIL}",
}
ADDITIONS = {
    "acties/wijkschouw.yml": {
        "berichten:\n": "berichten:\n  - gebeurd_op: 2026-02-01\n    gepubliceerd_op: 2026-02-02\n"
        "    tekst: Er was een distelvink.\n    ingevoerd_door: adviseur\n    ronde: 2026-boomvalk\n"
        f"    {UNTIL}",
        "knelpunten:\n": "knelpunten:\n  - id: een-roerdomp\n    titel: Een roerdomp\n    gemeld_op: 2026-01-10\n"
        "    oorzaak: Het is koud.\n    gevolg: Het duurt lang.\n    gevraagd: Een jas.\n"
        f"    vrijgegeven:\n      op: 2026-01-12\n      door: de stuurgroep\n    {UNTIL}",
        "doelen: [": "vervangen_door: kwartelzang\ndoelen: [minder-waterral, ",
    },
    "acties/keurmerk-winkels.yml": {"planning: N.n.b.\n": "planning: N.n.b.\nvervolg_van: kwartelzang\n"},
    "prioriteiten/prettig-wonen.yml": {
        "doelen:\n": f"doelen:\n  - id: minder-waterral\n    tekst: Minder waterral.\n    {UNTIL}"
    },
    "indicatoren/meldingen-jeugd.yml": {"acties: [": "acties: [kwartelzang, "},
    "samenwerking.yml": {
        "aanpak:\n": f"aanpak:\n  - kop: Een karekiet\n    tekst: Over een karekiet.\n    {UNTIL}"
    },
    "gemeenten/t-zand.yml": {
        "lokale_prioriteiten:\n": "lokale_prioriteiten:\n  - id: een-putter\n    titel: Een putter\n"
        f"    samenvatting: Over een putter.\n    tekst: Een putter in het dorp.\n    {UNTIL}"
    },
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example in which much is held back."""
    folder = tmp_path_factory.mktemp("embargo")
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    data = folder / "data/lindemark"
    for name, text in NEW_FILES.items():
        (data / name).write_text(text, encoding="utf-8")
    for name, replacements in ADDITIONS.items():
        text = (data / name).read_text(encoding="utf-8")
        for old, new in replacements.items():
            assert text.count(f"\n{old}") == 1, (name, old)
            text = text.replace(f"\n{old}", f"\n{new}")
        (data / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def all_of_it(root: Path) -> Unit:
    portal, _, problems = read_inputs(example_inputs(DAY, root))
    assert portal is not None, "\n".join(map(str, problems))
    return portal.units["lindemark"]


@pytest.fixture(scope="module")
def on_the_day(root: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(example_inputs(DAY, root), tmp_path_factory.mktemp("day") / "site")


def unpacked(files: Site) -> str:
    """Return every byte of a site, also those inside archives and compressed files, as one text in small letters."""
    found = list(files.keys())
    for content in files.values():
        found += [text.decode(errors="replace") for text in _layers(content)]
    return "\n".join(found).lower()


def _layers(content: bytes) -> list[bytes]:
    if content.startswith(b"\x1f\x8b"):
        return _layers(gzip.decompress(content))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [layer for name in archive.namelist() for layer in _layers(archive.read(name))]
            return [*(name.encode() for name in archive.namelist()), *inside]
    return [content]


def test_before_its_day_the_site_is_the_one_without_it(root: Path, example_markdown: Site) -> None:
    assert markdown_of(example_inputs(EVE, root)) == example_markdown


def test_before_its_day_it_is_in_no_byte_of_the_built_site(
    root: Path, example_site: BuiltSite, tmp_path: Path
) -> None:
    files = files_of(built(example_inputs(EVE, root), tmp_path / "site").folder)
    text = unpacked(files)
    assert "wijkschouw" in text
    assert [word for word in WORDS if word in text] == []
    assert files == files_of(example_site.folder)


def test_on_its_day_it_is_on_its_page_and_in_the_list_of_addresses(on_the_day: BuiltSite) -> None:
    for word, page in WORDS.items():
        assert word in (on_the_day.folder / page / "index.html").read_text(encoding="utf-8").lower(), word
    listed = (on_the_day.folder / "adressen.txt").read_text(encoding="utf-8")
    assert "/lindemark/acties/kwartelzang-oud/" in listed


def test_on_its_day_it_is_in_the_exports_and_the_search(on_the_day: BuiltSite) -> None:
    files = files_of(on_the_day.folder)
    document = files["lindemark/plan.json"].decode()
    assert [word for word in WORDS if word not in document.lower()] == []
    assert "openbaar_vanaf" not in document
    fragments = unpacked({path: content for path, content in files.items() if path.endswith(".pf_fragment")})
    assert [word for word in WORDS if word not in fragments] == []
    feed = files["lindemark/wijzigingen.atom"].decode()
    assert "distelvink" in feed and "roerdomp" in feed
    assert "kwartelzang" in unpacked({"zip": files["data.zip"]})


def test_no_earlier_address_is_missed(root: Path, on_the_day: BuiltSite) -> None:
    eve = parse_address_list(markdown_of(example_inputs(EVE, root))["adressen.txt"].decode())
    day = parse_address_list((on_the_day.folder / "adressen.txt").read_text(encoding="utf-8"))
    assert vanished(eve, day) == []
    assert len(day) > len(eve)


def test_references_to_it_are_left_out(all_of_it: Unit) -> None:
    before, after = public_part(all_of_it, EVE), public_part(all_of_it, DAY)
    assert before.actions["wijkschouw"].replaced_by is None
    assert after.actions["wijkschouw"].replaced_by == "kwartelzang"
    assert before.actions["keurmerk-winkels"].continues is None
    assert before.indicators["meldingen-jeugd"].actions == ("jongerenwerk-in-de-avond",)
    assert "minder-waterral" not in before.actions["wijkschouw"].goals
    assert "minder-waterral" in after.actions["wijkschouw"].goals


def test_what_lies_under_it_waits_too(all_of_it: Unit) -> None:
    before = public_part(all_of_it, EVE)
    assert "onder-wielewaal" not in before.actions
    held = all_of_it.priorities["veilige-buurten"].model_copy(update={"public_from": DAY})
    family = {one.id for one in all_of_it.family(held)}
    assert len(family) > 1
    unit = Unit(
        **{
            **{name: getattr(all_of_it, name) for name in Unit.__dataclass_fields__},
            "priorities": {**all_of_it.priorities, held.id: held},
        }
    )
    before = public_part(unit, EVE)
    assert family.isdisjoint(before.priorities)
    assert family.isdisjoint(action.priority for action in before.actions.values())
    assert family.isdisjoint(one.priority or "" for one in before.indicators.values())
    assert family <= set(public_part(unit, DAY).priorities)


def test_nothing_that_is_not_held_back_changes(all_of_it: Unit) -> None:
    assert public_part(all_of_it, DAY) == all_of_it


def test_a_page_written_by_hand_cannot_lead_to_it_yet(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    with (tmp_path / "content/over.md").open("a", encoding="utf-8") as file:
        file.write("\nZie [de actie](/lindemark/acties/kwartelzang/).\n")
    dead = [
        one.message for one in read_inputs(example_inputs(EVE, tmp_path))[2] if one.rule == "content_is_sound"
    ]
    assert len(dead) == 1 and "kwartelzang" in dead[0]


def test_a_round_that_is_frozen_does_not_tell_it(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "data/lindemark/voortgang/2026-q1.yml"
    path.write_text(
        "titel: Begin 2026\nplan: programma-2025-2026\npeildatum: 2026-02-14\n"
        "vrijgegeven:\n  op: 2026-02-15\n  door: de stuurgroep\n",
        encoding="utf-8",
    )
    portal, _, problems = read_inputs(example_inputs(EVE, tmp_path))
    assert portal is not None, problems
    assert freeze(portal, "lindemark/2026-q1", tmp_path / "data", EVE) is None
    assert "wijkschouw" in path.read_text(encoding="utf-8")
    assert re.findall("|".join(WORDS), path.read_text(encoding="utf-8")) == []
    # On the day the round still holds, with its check number.
    assert make_markdown(example_inputs(DAY, tmp_path))[1] is not None
