"""What the site can do without, but an editor should know is missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.accessibility import is_over_a_year_before
from generator.dutch import date_text, list_text
from generator.loading.folders import Documents
from generator.model.shared import CodeHostKind
from generator.problems import Place, Problem, Severity

_WHAT_MISSES = {
    "postbus": ("mailbox", "geen link “Klopt er iets niet?”"),
    "codehost": ("code_host", "geen links naar haar bestanden"),
    # Last, for its condition: a check sees the data alone, and an address may also come with the command.
    "adres": (
        "address",
        "zonder --base-url geen vaste webadressen voor zoekmachines en geen catalogus van open data",
    ),
}


def settings_are_complete(documents: Documents) -> Iterator[Problem]:
    """What is absent in site.yml leaves something out of the site; the editor is told what, in one line."""
    document = documents.shared.get("site.yml")
    if not document:
        return
    absent = {
        f"“{key}”": consequence
        for key, (attribute, consequence) in _WHAT_MISSES.items()
        if getattr(document.record, attribute) is None and document.knows(key)
    }
    if absent:
        verb = "is" if len(absent) == 1 else "zijn"
        message = f"Voor wie deze site beheert: {list_text(list(absent))} {verb} niet ingevuld."
        yield Problem(
            Place(document.file),
            message,
            f"Daarom heeft de site {list_text(list(absent.values()))}.",
            severity=Severity.WARNING,
        )


_LOGIN = {
    CodeHostKind.GITHUB: ("aanmeldserver", "Redacteuren loggen bij GitHub in via een eigen server."),
    CodeHostKind.GITLAB: ("toepassing", "GitLab geeft dit kenmerk als u het formulier daar aanmeldt."),
    CodeHostKind.FORGEJO: ("toepassing", "Forgejo geeft dit kenmerk als u het formulier daar aanmeldt."),
}


def form_can_log_in(documents: Documents) -> Iterator[Problem]:
    """A form on the site can log in to the code host; without one it has nowhere to keep its changes."""
    document = documents.shared.get("site.yml")
    form = document.record.editor_form if document else None
    if not document or not form or not form.is_on or not document.knows("codehost"):
        return
    host = document.record.code_host
    if host is None:
        yield document.problem(
            ("redactie", "aan"),
            "Het formulier staat aan, maar “codehost” is niet ingevuld.",
            "Het formulier bewaart wijzigingen bij een codehost. Vul die in, of zet het formulier uit.",
        )
        return
    key, reason = _LOGIN[host.kind]
    if not {"toepassing": form.application, "aanmeldserver": form.login_server}[key]:
        yield document.problem(("redactie",), f"“{key}” is niet ingevuld.", reason)


_NOTICE = datetime.timedelta(days=30)


def security_contact_is_current(documents: Documents, date: datetime.date) -> Iterator[Problem]:
    """The contact for leaks is looked at again before it expires: readers of security.txt ignore one that has."""
    document = documents.shared.get("site.yml")
    contact = document.record.security if document else None
    if not document or not contact or not contact.expires_on or contact.expires_on > date + _NOTICE:
        return
    expires = date_text(contact.expires_on)
    is_over = contact.expires_on < date
    yield document.problem(
        ("beveiliging", "verloopt_op"),
        f"De gegevens voor meldingen over beveiliging {'zijn verlopen op' if is_over else 'verlopen op'} {expires}.",
        "Kijk of de postbus nog klopt en kies een nieuwe datum, hooguit een jaar vooruit.",
        severity=Severity.WARNING,
    )


def security_contact_expires_within_a_year(documents: Documents, date: datetime.date) -> Iterator[Problem]:
    """The contact for leaks expires at most a year ahead: RFC 9116 advises less, lest it goes stale unseen."""
    document = documents.shared.get("site.yml")
    contact = document.record.security if document else None
    if not document or not contact or not contact.expires_on:
        return
    if is_over_a_year_before(date, contact.expires_on):
        yield document.problem(
            ("beveiliging", "verloopt_op"),
            "De gegevens voor meldingen over beveiliging verlopen pas op "
            f"{date_text(contact.expires_on)}, meer dan een jaar vooruit.",
            "Kies een dag hooguit een jaar vooruit: dan kijkt er elk jaar iemand of de postbus nog klopt.",
            severity=Severity.WARNING,
        )
