"""The kinds of file in a data folder: where they stand, and what they are for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.loading.folders import OPTIONAL_FILES, RECORD_FOLDERS, SHARED_FILES, UNIT_FILES
from generator.model.fields import Entity

SCHEMA_FOLDER = ".schema"
_MODELINE = "# yaml-language-server: $schema="


@dataclass(frozen=True)
class FileKind:
    """One kind of file in the data folder."""

    name: str
    """The name of the kind, and of its schema."""
    title: str
    purpose: str
    place: str
    """The path in the data folder; * stands for any name."""
    model: type[Entity]
    example_path: str
    """The file that the example of this kind would be."""
    shown: frozenset[str] = frozenset()
    """The optional fields in the example, as paths of keys with points between them."""

    @property
    def schema_file(self) -> str:
        """The path of the schema in the data folder."""
        return f"{SCHEMA_FOLDER}/{self.name}.schema.json"

    @property
    def is_optional(self) -> bool:
        """Whether a data folder, or a partnership, can do without."""
        return PurePosixPath(self.place).name in OPTIONAL_FILES or self.place.count("*") == 2

    @property
    def modeline(self) -> str:
        """The first line of every file of this kind: it tells an editor program the schema."""
        return f"{_MODELINE}{'../' * self.place.count('/')}{self.schema_file}"


def _shared(name: str, title: str, purpose: str, *shown: str) -> FileKind:
    file = f"{name}.yml"
    return FileKind(name, title, purpose, file, SHARED_FILES[file], file, frozenset(shown))


def _unit(name: str, title: str, purpose: str, *shown: str) -> FileKind:
    file = f"{name}.yml"
    return FileKind(name, title, purpose, f"*/{file}", UNIT_FILES[file], f"duinrand/{file}", frozenset(shown))


def _record(name: str, folder: str, example: str, title: str, purpose: str, *shown: str) -> FileKind:
    path = f"duinrand/{folder}/{example}.yml"
    return FileKind(name, title, purpose, f"*/{folder}/*.yml", RECORD_FOLDERS[folder], path, frozenset(shown))


KINDS: tuple[FileKind, ...] = (
    _shared(
        "site",
        "De site",
        "De naam, de afzender en het adres van de hele site.",
        "postbus",
        "adres",
        "codehost",
    ),
    _shared("begrippen", "Begrippen", "Moeilijke woorden en afkortingen, met uitleg.", "begrippen.afkorting"),
    _shared("contact", "Telefoonnummers", "De nummers die een inwoner nodig heeft."),
    _shared(
        "evenementen",
        "Evenementen",
        "Evenementen met een naam, waar een planning naar kan verwijzen.",
        "evenementen.edities",
    ),
    _shared("themas", "Onderwerpen", "De onderwerpen waar een inwoner op zoekt, voor alle plannen samen."),
    _shared("doelgroepen", "Doelgroepen", "De groepen waarop een bezoeker de lijst van acties kan filteren."),
    _shared(
        "toegankelijkheid",
        "Toegankelijkheid",
        "De verklaring over de toegankelijkheid van de site.",
        "gedaan",
    ),
    _unit(
        "samenwerking",
        "De samenwerking",
        "Wie er samenwerken, hoe zij beslissen en wat zij betalen.",
    ),
    _unit(
        "vervallen",
        "Vervallen bestanden",
        "Wat er is verwijderd. Op het oude webadres staat dan wat ermee is gebeurd.",
    ),
    _record(
        "plan",
        "plannen",
        "ivp-2024-2027",
        "Een plan",
        "Een veiligheidsplan (ivp) of een uitvoeringsprogramma (uvp).",
        "periode",
        "besluiten",
    ),
    _record(
        "prioriteit",
        "prioriteiten",
        "jeugd",
        "Een prioriteit",
        "Een onderwerp dat de gemeenten samen aanpakken, met de doelen.",
        "themas",
        "doelen",
    ),
    _record(
        "gemeente",
        "gemeenten",
        "aalduin",
        "Een gemeente",
        "Wat het plan over één gemeente zegt, en wat zij zelf toevoegt.",
        "plaatsen",
        "inwoners",
    ),
    _record(
        "actie",
        "acties",
        "buurtapp",
        "Een actie",
        "Wat er is beloofd, wanneer en door wie. Hier staan ook de berichten over de voortgang.",
        "planning",
        "doelen",
        "partijen",
        "berichten",
        "berichten.voortgang",
        "berichten.ronde",
    ),
    _record(
        "voortgang",
        "voortgang",
        "2024-q3",
        "Een voortgangsbericht",
        "Eén ronde waarin de stand van alle acties is opgemaakt. Pas na vrijgave hoort het in deze map.",
        "vergadering_op",
        "vrijgegeven",
        "terugblik",
    ),
    _record(
        "indicator",
        "indicatoren",
        "meldingen-jeugd",
        "Een cijfer",
        "Een cijfer dat door de jaren heen wordt gevolgd.",
        "gewenste_richting",
        "waarden.waarde",
    ),
)


def kind_at(path: str) -> FileKind | None:
    """Return the kind of the file at a path in the data folder."""
    found = PurePosixPath(path)
    return next((kind for kind in KINDS if _matches(found, kind.place)), None)


def _matches(path: PurePosixPath, place: str) -> bool:
    return len(path.parts) == len(PurePosixPath(place).parts) and path.match(place)


def kind_named(name: str) -> FileKind:
    """Return the kind with a name."""
    return next(kind for kind in KINDS if kind.name == name)


def with_modeline(text: str, kind: FileKind) -> str:
    """Return the text of a file with the right modeline on its first line."""
    first, _, rest = text.partition("\n")
    if first.startswith(_MODELINE):
        text = rest
    return f"{kind.modeline}\n{text}"
