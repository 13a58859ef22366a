"""The smallest plan with figures from StatLine, and files in every form that StatLine has. All figures are made up."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.support.sites import ROOT

FILES = ROOT / "tests/statline"
CRIMES = "data/duinrand/indicatoren/misdrijven.yml"
POLICE = "data/duinrand/indicatoren/politie.yml"
CBS_INDICATOR = """\
# yaml-language-server: $schema=../../.schema/indicator.schema.json
titel: Misdrijven per inwoner
samenvatting: Hoeveel misdrijven er per 1.000 inwoners zijn geregistreerd.
definitie: Alle misdrijven samen.
eenheid: misdrijven per 1.000 inwoners
eenheid_aantal: misdrijven
minimum: 0
waarden:
  # uit het oude bestand
  - {gebied: aalduin, periode: '2021', waarde: "31,5", aantal: 620}  # van voor de verhuizing
  - gebied: aalduin   # het dorp
    periode: '2022'
    waarde: 29,9
    # nog eens nakijken
    aantal: 595
    stand: voorlopig
    gepubliceerd_op: 2025-05-01
let_op:
  - De cijfers zijn verzonnen.
bron:
  naam: CBS, verzonnen misdrijven
  tabel: 83648NED
  licentie: CC BY 4.0
statline:
  tabel: 83648NED
  uitgever: CBS
  waarde:
    kolom: GeregistreerdeMisdrijvenPer1000Inw_3
    maat: M004200_4
  aantal:
    kolom: TotaalGeregistreerdeMisdrijven_1
    maat: M004200_2
  keuzes:
    - dimensie: SoortMisdrijf
      code: T001161
      naam: Misdrijven, totaal
  afgerond_op: 5
"""
POLICE_INDICATOR = """\
# yaml-language-server: $schema=../../.schema/indicator.schema.json
titel: Misdrijven bij de politie
samenvatting: Hoeveel misdrijven de politie registreerde.
definitie: Alle misdrijven samen.
eenheid: misdrijven
waarden: []
bron:
  naam: Politie, verzonnen misdrijven
  tabel: 47013NED
  licentie: CC BY 4.0
statline:
  tabel: 47013NED
  uitgever: politie
  perioden: jaren
  waarde:
    kolom: GeregistreerdeMisdrijven_1
  keuzes:
    - dimensie: SoortMisdrijf
      code: 0.0.0
"""


@contextlib.contextmanager
def plan_with_figures(folder: Path) -> Iterator[Path]:
    """Lay out the smallest site as the working folder, with a figure of the CBS and one of the police."""
    shutil.copytree(ROOT / "tests/minimal", folder, dirs_exist_ok=True)
    (folder / CRIMES).parent.mkdir()
    (folder / CRIMES).write_text(CBS_INDICATOR, encoding="utf-8")
    (folder / POLICE).write_text(POLICE_INDICATOR, encoding="utf-8")
    with contextlib.chdir(folder):
        yield folder


def values_in(file: str) -> list[dict[str, Any]]:
    """Return the values of an indicator as plain texts."""
    found = yaml.load(Path(file).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["waarden"]
    return list(found)


def figures_in(file: str) -> list[tuple[str, ...]]:
    """Return of every value its area, period, figure, count and certainty."""
    keys = ("gebied", "periode", "waarde", "aantal", "stand")
    return [tuple(one.get(key, "") for key in keys) for one in values_in(file)]
