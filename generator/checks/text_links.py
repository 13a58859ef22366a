"""Links in the texts of the data: a link that will not be one is told to the editor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.texts import mendable_texts
from generator.loading.folders import Documents
from generator.problems import Problem, Severity, did_you_mean, quoted
from generator.rendering.safe_markdown import is_safe

# Words between brackets are a link only if an address follows: "[x](y)" can be a formula.
_LINK = re.compile(r"(?P<sign>!?)\[[^\[\]\n]*\]\((?P<target>[^()\s]*[./@:#][^()\s]*)\)")


def links_in_texts_work(documents: Documents) -> Iterator[Problem]:
    """A link in a text is a whole address: the text stands on many pages. A picture cannot stand in a text."""
    settings = documents.shared.get("site.yml")
    address = str(settings.record.address or "") if settings else ""
    for document in documents.all():
        for text in mendable_texts(document):
            for found in _LINK.finditer(text.text):
                told = _told(found["sign"], found["target"], address)
                if told:
                    place = document.tree.place_of_words(text.path, found["target"])
                    yield Problem(place, *told, severity=Severity.WARNING)


def _told(sign: str, target: str, address: str) -> tuple[str, str, str] | None:
    if sign:
        message = (
            f"De afbeelding {quoted(target)} komt niet op de site: in een tekst kan geen afbeelding staan."
        )
        return message, "Zet haar op een pagina in de map content.", ""
    if is_safe(target):
        return None
    message = f"De link {quoted(target)} komt als gewone tekst op de site."
    return (
        message,
        "Begin een webadres met https:// en een e-mailadres met mailto:.",
        did_you_mean(_meant(target, address)),
    )


def _meant(target: str, address: str) -> str:
    """Return the whole address that was probably meant."""
    if target.startswith("/"):
        return f"{address.rstrip('/')}{target}" if address else ""
    if target.startswith(("www.", "http://")):
        return f"https://{target.removeprefix('http://')}"
    return f"mailto:{target}" if "@" in target else ""
