"""What the site can do without, but an editor should know is missing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.folders import Documents
from generator.problems import Place, Problem, Severity

_WHAT_MISSES = {
    "adres": ("address", "Zonder adres heeft de site geen vaste webadressen voor zoekmachines."),
    "postbus": ("mailbox", "Zonder postbus staat er geen link “Klopt er iets niet?” op de pagina’s."),
    "codehost": ("code_host", "Zonder codehost heeft geen pagina een link naar haar bestand."),
}


def settings_are_complete(documents: Documents) -> Iterator[Problem]:
    """What is absent in site.yml leaves something out of the site; the editor is told what."""
    document = documents.shared.get("site.yml")
    if not document:
        return
    for key, (attribute, consequence) in _WHAT_MISSES.items():
        if getattr(document.record, attribute) is None and document.knows(key):
            message = f"“{key}” is niet ingevuld. {consequence}"
            yield Problem(Place(document.file), message, severity=Severity.WARNING)
