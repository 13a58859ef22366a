"""Clues to mistakes with colons, dashes and indentation."""

from __future__ import annotations

import re

import yaml

from generator.loading.failure import Failure
from generator.problems import Problem, quoted, short

_FIELD = re.compile(r"(?P<indent> *(?:- +)*)(?P<name>[^\s:#-][^:]*?) *:(?: +(?P<value>\S.*))?$")
_NO_SPACE = re.compile(r"(?P<start> *(?:- +)*(?P<name>[A-Za-z_]+):)(?P<value>[^\s/:].*)$")
_NO_COLON = re.compile(r"(?P<start> *(?:- +)*(?P<name>[a-z_]+))(?:;.*| +[^\s:].*)?$")
_QUOTED_FIELD = re.compile(r"(?P<indent> *)([\"'])(?P<name>[a-z_]+): *(?P<value>.*)\2 *$")
_COLON = re.compile(r":(?: |$)")
_TWO_FIELDS = re.compile(r"(?:^|[,;] *)[a-z_]+: ")
_CURLY = "“”„‘’‚«»´"


def no_space_after_colon(failure: Failure) -> Problem | None:
    """'titel:Een titel' is one word to YAML."""
    number = _suspect(failure)
    found = _NO_SPACE.match(failure.lines[number]) if number is not None else None
    if number is None or not found:
        return None
    example = f"Schrijf: {found['name']}: {short(found['value'])}."
    return failure.problem(
        "Na de dubbele punt ontbreekt een spatie.", example, (number, found.end("start") - 1)
    )


def indented_too_far(failure: Failure) -> Problem | None:
    """A field that stands to the right of the field above it, which has a value already."""
    if "mapping values" not in failure.said or failure.above is None:
        return None
    here, above = _FIELD.match(failure.here), _FIELD.match(failure.lines[failure.above])
    if not here or not above or not above["value"] or ":" in failure.here[: failure.spot[1]]:
        return None
    advice = f"Laat {quoted(here['name'])} recht onder {quoted(above['name'])} beginnen."
    return failure.problem("Deze regel springt te ver in.", advice, (failure.spot[0], len(here["indent"])))


def colon_in_text(failure: Failure) -> Problem | None:
    """A colon with a space behind it, inside a text."""
    found = _FIELD.match(failure.here) if "mapping values" in failure.said else None
    if not found or not found["value"] or failure.spot[1] < found.start("value"):
        return None
    value = found["value"]
    message = "In deze tekst staat een dubbele punt. Dat mag alleen tussen aanhalingstekens."
    if value[0] in _CURLY:
        message = "De gekrulde aanhalingstekens om deze tekst tellen niet mee."
        value = value.strip(_CURLY)
    mark = "'" if '"' in value else '"'
    split = " Zijn het twee velden? Zet elk veld op een eigen regel." if _TWO_FIELDS.search(value) else ""
    return failure.problem(message, f"Schrijf: {found['name']}: {mark}{short(value)}{mark}.{split}")


def quoted_field(failure: Failure) -> Problem | None:
    """Quotation marks around a whole line, instead of around the text."""
    number = _suspect(failure)
    found = _QUOTED_FIELD.match(failure.lines[number]) if number is not None else None
    if number is None or not found:
        return None
    return failure.problem(
        "De aanhalingstekens staan om de hele regel. Zet ze alleen om de tekst.",
        f'Schrijf: {found["name"]}: "{short(found["value"])}".',
        (number, found.end("indent")),
    )


def no_colon(failure: Failure) -> Problem | None:
    """'titel Een titel' has no colon, and neither has a line of text that is not indented."""
    number = _suspect(failure)
    if number is None or _COLON.search(failure.lines[number]) or _continues_text(failure, number):
        return None
    found = _NO_COLON.match(failure.lines[number])
    if not found:
        return failure.problem(
            "Deze regel hoort bij geen veld.",
            "Hoort hij bij de tekst erboven? Laat hem dan verder inspringen. "
            "Is het een veld? Begin met de naam en een dubbele punt. "
            "Is het een opmerking? Begin met een #.",
            (number, _indent(failure.lines[number])),
        )
    return failure.problem(
        "Op deze regel ontbreekt een dubbele punt.",
        f"Is dit een veld? Zet een dubbele punt na “{found['name']}”. "
        "Hoort dit bij de tekst erboven? Laat de regel dan verder inspringen.",
        (number, found.end("start")),
    )


def _suspect(failure: Failure) -> int | None:
    """Return the line that may lack a colon or a space: where reading began, or the one above."""
    if not re.search("mapping values|expected ':'", failure.said):
        return None
    return failure.began[0] if failure.began else failure.above


def _continues_text(failure: Failure, number: int) -> bool:
    """Tell whether a line is indented as a line of the text above it would be."""
    before = failure.lines[number - 1].rstrip() if number else ""
    if not before or before.endswith(":"):
        return False
    return _indent(failure.lines[number]) > len(before) - len(before.lstrip(" -"))


def text_too_far_left(failure: Failure) -> Problem | None:
    """A line of a text after | or > that stands further to the left than the first one."""
    last = failure.last
    is_text = isinstance(last, yaml.ScalarEvent) and last.style in ("|", ">")
    if not is_text or not re.search("expected key|block end", failure.said):
        return None
    return failure.problem(
        "Deze regel springt minder ver in dan de tekst erboven.",
        "Laat alle regels van één tekst op dezelfde kolom beginnen.",
        (failure.spot[0], _indent(failure.here)),
    )


def no_dash(failure: Failure) -> Problem | None:
    """A line in a list that has no dash, or stands straight under one."""
    if not re.search("'-' indicator|block collection", failure.said):
        return None
    return failure.problem(
        "Deze regel staat recht onder een streepje, maar begint niet met een streepje.",
        "Hoort de regel bij het onderdeel erboven? Zet er twee spaties voor. "
        "Is het een nieuw onderdeel? Zet er een streepje en een spatie voor.",
    )


def indented_first_line(failure: Failure) -> Problem | None:
    """A file whose first field does not begin on the first column."""
    first = next((number for number in range(len(failure.lines)) if failure.has_content(number)), 0)
    if "document start" not in failure.said or not _indent(failure.lines[first]):
        return None
    return failure.problem("Het eerste veld springt in.", "Begin de regel zonder spaties.", (first, 0))


def wrong_indentation(failure: Failure) -> Problem | None:
    """A line that stands straight under nothing."""
    if not re.search("expected key|block end", failure.said) or not failure.here.strip():
        return None
    if failure.here.lstrip().startswith("- "):
        message, advice = _stray_dash(failure)
    else:
        message = "Deze regel staat niet recht onder de andere velden."
        advice = "Laat alle velden van één groep op dezelfde kolom beginnen."
    return failure.problem(message, advice, (failure.spot[0], _indent(failure.here)))


def _stray_dash(failure: Failure) -> tuple[str, str]:
    if failure.above is not None and not failure.lines[failure.above].lstrip().startswith("-"):
        return (
            "Dit streepje hoort hier niet.",
            "Is dit een veld? Haal het streepje weg. "
            "Hoort het bij een lijst? Laat het inspringen onder de naam van die lijst.",
        )
    return (
        "Dit streepje staat niet recht onder de andere streepjes.",
        "Zet alle streepjes van een lijst recht onder elkaar.",
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


LAYOUT_CLUES = (
    no_space_after_colon,
    indented_too_far,
    colon_in_text,
    quoted_field,
    no_colon,
    text_too_far_left,
    no_dash,
    indented_first_line,
    wrong_indentation,
)
