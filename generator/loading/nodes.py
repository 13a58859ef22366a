"""YAML text to plain text values with their places. Nothing here guesses a type.

Plain YAML loading turns 1.10 into 1.1, 12:30 into 750 and NO into false, and keeps the
last of two equal keys without a word. So the text is composed into nodes only, and every
scalar stays the text that the editor typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from generator.problems import Place, Problem

Path = tuple[str | int, ...]
Value = str | None | list["Value"] | dict[str, "Value"]

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C loader is about nine times as fast
_TEXT_TAGS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "")
_MOST_LEVELS = 20
_MOST_BYTES = 2_000_000


@dataclass
class Tree:
    """The values of one file, with the place of every key and every value."""

    file: str
    values: Value = None
    key_places: dict[Path, Place] = field(default_factory=dict)
    value_places: dict[Path, Place] = field(default_factory=dict)

    def place_of(self, path: Path) -> Place:
        """Return the place of the value at `path`, or of the nearest thing around it."""
        return self._nearest(self.value_places, path)

    def place_of_key(self, path: Path) -> Place:
        """Return the place of the key at `path`, or of the nearest thing around it."""
        return self.key_places.get(path) or self._nearest(self.value_places, path)

    def _nearest(self, places: Mapping[Path, Place], path: Path) -> Place:
        for length in range(len(path), -1, -1):
            if path[:length] in places:
                return places[path[:length]]
        return Place(self.file)


def read_tree(file: str, content: bytes) -> tuple[Tree, list[Problem]]:
    """Turn the bytes of one file into a tree, and everything that is wrong with its form."""
    tree = Tree(file)
    text, problems = _decode(file, content)
    problems += _tabs(file, text)
    if problems:
        return tree, problems
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        return tree, [_unreadable(file, text, error)]
    except RecursionError:
        return tree, [_too_deep(Place(file, 1, 1))]
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value.strip()):
        return tree, [Problem(Place(file), "Dit bestand is leeg.", "Vul de velden in, of verwijder het bestand.")]
    builder = _Builder(tree)
    problems = _anchors(file, text)
    if not problems:
        tree.values = builder.build(node, (), 0)
        problems = builder.problems
    return tree, problems


def _decode(file: str, content: bytes) -> tuple[str, list[Problem]]:
    if len(content) > _MOST_BYTES:
        return "", [Problem(Place(file), f"Dit bestand is te groot ({len(content) // 1_000_000} MB).",
                            "Een bestand mag hooguit 2 MB zijn.")]
    if content.startswith(b"\xef\xbb\xbf"):
        return "", [Problem(Place(file, 1, 1), "Dit bestand begint met een onzichtbaar teken (een ‘byte order mark’).",
                            "Sla het bestand op als ‘UTF-8’, niet als ‘UTF-8 met BOM’.")]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        place = Place(file, before.count(b"\n") + 1, column)
        return "", [Problem(place, "Hier staat een teken dat niet in UTF-8 is opgeslagen.",
                            "Sla het bestand op als ‘UTF-8’.")]


def _tabs(file: str, text: str) -> list[Problem]:
    return [
        Problem(Place(file, number, line.index("\t") + 1), "Deze regel springt in met een tab.",
                "Gebruik spaties: twee per niveau.")
        for number, line in enumerate(text.split("\n"), 1)
        if "\t" in line[: len(line) - len(line.lstrip())]
    ]


# What the YAML parser says, and what an editor needs to hear. The first that fits counts.
_PARSER_WORDS = (
    ("mapping values are not allowed", "Op deze regel staat een dubbele punt te veel, of de inspringing klopt niet.",
     "Zet een tekst met een dubbele punt tussen aanhalingstekens: titel: \"Let op: nieuw\"."),
    ("could not find expected ':'", "Hier ontbreekt een dubbele punt.", "Schrijf: sleutel: waarde."),
    ("did not find expected key", "De inspringing van deze regel klopt niet, of een aanhalingsteken is niet gesloten.",
     "Velden van één groep beginnen op dezelfde kolom."),
    ("did not find expected '-' indicator", "De inspringing van deze lijst klopt niet.",
     "Elk streepje van één lijst begint op dezelfde kolom."),
    ("did not find expected ',' or ']'", "Deze lijst tussen [ en ] is niet afgesloten.", "Sluit af met ]."),
    ("did not find expected ',' or '}'", "Deze groep tussen { en } is niet afgesloten.", "Sluit af met }."),
    ("found unexpected end of stream", "Een tekst tussen aanhalingstekens is niet afgesloten.",
     "Zet een aanhalingsteken aan het eind van de tekst."),
    ("found unknown escape character", "Na een \\ in een tekst tussen dubbele aanhalingstekens staat een onbekend teken.",
     "Schrijf \\\\ voor één schuine streep, of gebruik enkele aanhalingstekens."),
    ("found character that cannot start any token", "Deze waarde begint met een teken dat niet mag.",
     "Zet de tekst tussen aanhalingstekens."),
    ("found undefined tag handle", "Deze waarde begint met een uitroepteken.", "Zet de tekst tussen aanhalingstekens."),
    ("found undefined alias", "Deze waarde begint met een sterretje.", "Zet de tekst tussen aanhalingstekens."),
    ("did not find expected alphabetic or numeric character",
     "Deze waarde begint met een & of een *.", "Zet de tekst tussen aanhalingstekens."),
    ("expected a single document", "Halverwege dit bestand staat een regel met ---.", "Haal die regel weg."),
    ("control characters are not allowed", "In dit bestand staat een teken dat niet zichtbaar is.",
     "Verwijder het teken of typ de regel opnieuw."),
)


def _unreadable(file: str, text: str, error: yaml.YAMLError) -> Problem:
    said = str(error)
    message, allowed = "Deze regel is niet te lezen.", "Vergelijk hem met een bestand dat wel goed is."
    for words, dutch, example in _PARSER_WORDS:
        if words in said:
            message, allowed = dutch, example
            break
    return Problem(_error_place(file, text, error), message, allowed)


def _error_place(file: str, text: str, error: yaml.YAMLError) -> Place:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    if mark is None:
        position = getattr(error, "position", 0)
        before = text[:position]
        return Place(file, before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1)
    last = len(lines) - 1 if lines[-1] == "" and len(lines) > 1 else len(lines)
    if mark.line + 1 > last:  # the parser points past the end: show the last line that is there
        return Place(file, last, len(lines[last - 1]) + 1)
    return Place(file, mark.line + 1, mark.column + 1)


def _too_deep(place: Place) -> Problem:
    return Problem(place, "Dit bestand heeft te veel niveaus in elkaar.", f"Hooguit {_MOST_LEVELS} niveaus.")


def _anchors(file: str, text: str) -> list[Problem]:
    """Refuse anchors, aliases and explicit tags: they hide what a file says."""
    if not any(mark in text for mark in ("&", "*", "!")):
        return []
    return [
        problem for event in yaml.parse(text, Loader=_LOADER) for problem in _odd_event(file, event)
    ]


def _odd_event(file: str, event: yaml.Event) -> list[Problem]:
    place = Place(file, event.start_mark.line + 1, event.start_mark.column + 1)
    if isinstance(event, yaml.AliasEvent):
        return [Problem(place, f"“*{event.anchor}” verwijst naar een ander stuk van het bestand. Dat kan hier niet.",
                        "Schrijf de waarde uit, of zet de tekst tussen aanhalingstekens.")]
    if getattr(event, "anchor", None):
        return [Problem(place, f"“&{event.anchor}” geeft een stuk van het bestand een naam. Dat kan hier niet.",
                        "Haal de naam weg, of zet de tekst tussen aanhalingstekens.")]
    tag = getattr(event, "tag", None)
    if tag and tag != "!":
        return [Problem(place, f"“{tag}” is een opdracht aan de computer. Dat kan hier niet.",
                        "Zet de tekst tussen aanhalingstekens.")]
    return []


class _Builder:
    """Walks the nodes of one file once, keeping values, places and problems."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, path: Path, depth: int) -> Value:
        self.tree.value_places[path] = self._place(node)
        if depth > _MOST_LEVELS:
            self.problems.append(_too_deep(self._place(node)))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, index), depth + 1) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _scalar(self, node: yaml.ScalarNode) -> str | None:
        if node.style is None and node.value == "":
            return None
        return str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path, depth: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node, values, path)
            if key is not None:
                self.tree.key_places[(*path, key)] = self._place(key_node)
                values[key] = self.build(value_node, (*path, key), depth + 1)
        return values

    def _key(self, node: yaml.Node, seen: Mapping[str, Value], path: Path) -> str | None:
        place = self._place(node)
        if not isinstance(node, yaml.ScalarNode):
            self.problems.append(Problem(place, "Hier hoort de naam van een veld te staan.", "Schrijf: sleutel: waarde."))
            return None
        if node.value == "<<":
            self.problems.append(Problem(place, "“<<” voegt een ander stuk van het bestand in. Dat kan hier niet.",
                                         "Schrijf de velden uit."))
            return None
        if node.value in seen:
            first = self.tree.key_places[(*path, node.value)]
            self.problems.append(Problem(place, f"“{node.value}” staat hier twee keer; eerder op regel {first.line}.",
                                         "Elk veld mag één keer."))
            return None
        return str(node.value)

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.tree.file, node.start_mark.line + 1, node.start_mark.column + 1)
