"""What people say, beside what plans write.

A page with one of the written words is also found by the said ones. A written word stands for every word
that begins with it; one with a space in it is looked for as it is. Of the said words, those before the bar are
names that an alphabet can hold too; those after it are other forms, for the search alone.
"""

from __future__ import annotations

from collections.abc import Iterator

_SAID_AND_WRITTEN = (
    ("inbraak inbreker insluiping | inbrekers ingebroken", "inbraak|inbraken|woninginbra"),
    ("straatroof beroving overval | roof beroofd overvallen overvaller", "overval|high impact crime"),
    ("wiet wietplantage wietkwekerij hennepkwekerij cannabis | hennepplantage", "hennep"),
    ("dealer drugslab coke cocaïne xtc | dealers drugsdealer", "drugs"),
    ("wiet wietplantage drugspand", "damocles"),
    (
        "phishing nepmail internetoplichting oplichter appfraude | nepbericht oplichters",
        "oplicht|whatsapp|fraude",
    ),
    ("hacken ransomware gijzelsoftware computervirus | hacker hackers gehackt", "cyber|hackshield"),
    ("phishing internetcriminaliteit computercriminaliteit", "cybercrim|digitale criminaliteit"),
    ("verward | verwarde psychisch psychiatrisch", "onbegrepen gedrag|verward"),
    ("terrorisme aanslag | terrorist terroristen", "extremis|jihad|terroris|radicaliser"),
    ("ouderen bejaarden 65-plussers | oudere opa oma", "senior"),
    ("tieners pubers hangjongeren jeugd jongeren kinderen", "jeugd|jongeren|jongvolwassenen"),
    ("leerlingen basisschool onderwijs school", "scholen|onderwijs"),
    ("azc asielzoekerscentrum vluchteling | asiel", "asiel|vluchteling"),
    (
        "protest betoging rellen | protesten relschoppers",
        "demonstra|boerenprotest|ordeverstoring|wanordelijk",
    ),
    ("sekswerk uitbuiting | prostituee prostituees", "prostitutie|uitbuiting|mensenhandel"),
    ("partnergeweld mishandeling", "huiselijk geweld"),
    ("mishandeling | kinderen", "kindermishandeling"),
    ("cursus les workshop | cursussen lessen", "training|workshop|voorlichting"),
    (
        "hardrijden snelheid ongeluk verkeersongeluk | hard rijden rijdt ongelukken",
        "verkeersveilig|verkeersdeelnemer|aan het verkeer mee",
    ),
    ("drank | dronken drinken", "alcohol"),
    ("stroomstoring stroomuitval storing | uitval", "verstoring|stroomuitval|stroomstoring"),
    ("noodsituatie evacuatie overstroming brand calamiteit", "ramp|incidentbestrijding"),
    ("tip meldpunt | tippen", "melden|melding|aangifte"),
    ("geldezel | geldezels zwartgeld", "witwas|geldstro"),
    ("kosten geld prijs begroting budget subsidie | betalen betaalt", "bijdrage|per inwoner per jaar"),
    ("boeren boerderij platteland", "buitengebied"),
    ("bedrijf winkeliers mkb | bedrijven", "ondernemer"),
    ("gevangenis gedetineerde", "ex-gedetineerd|nazorg"),
    ("wijkteam politieagent | agent", "wijkagent"),
    ("gemeenteraad raadslid | raad raadsleden", "gemeenteraad|gemeenteraden"),
)

# How people ask for a page of which there is one in each partnership, or one on the site, by its kind.
_KINDS_SAID = {
    "cijfers": (
        "misdaadcijfers",
        "criminaliteitscijfers",
        "veiligheidscijfers",
        "cijfers misdaad",
        "statistieken",
    ),
    "financien": ("kosten", "geld", "begroting"),
    "toegankelijkheid": ("toegankelijkheidsverklaring",),
    "begrippen": ("begrippen", "begrippenlijst", "woordenlijst", "afkortingen"),
}


def said_for_kind(kind: str) -> tuple[str, ...]:
    """Return the everyday names of a kind of page, beside its title."""
    return _KINDS_SAID.get(kind, ())


def said_for(text: str, words: frozenset[str]) -> Iterator[str]:
    """Yield the everyday words for a text, given in lower case, and the words it is made of."""
    for said in _said(text, words):
        yield from said.replace("|", " ").split()


def names_for(text: str, words: frozenset[str]) -> Iterator[str]:
    """Yield those of the everyday words for a text that are names of something."""
    for said in _said(text, words):
        yield from said.partition("|")[0].split()


def _said(text: str, words: frozenset[str]) -> Iterator[str]:
    # One text of all words: looking in it takes a tenth of the time of asking every word how it begins.
    beginnings = " ".join(("", *words))
    for said, written in _SAID_AND_WRITTEN:
        if any(_stands_in(form, text, beginnings) for form in written.split("|")):
            yield said


def _stands_in(form: str, text: str, beginnings: str) -> bool:
    return form in text if " " in form else f" {form}" in beginnings
