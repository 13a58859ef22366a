"""What people say, beside what plans write.

A page with one of the written words is also found by the said ones. A written word stands for every word
that begins with it; one with a space in it is looked for as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

_SAID_AND_WRITTEN = (
    ("inbraak inbreker inbrekers ingebroken insluiping", "inbraak|inbraken|woninginbra"),
    ("wiet wietplantage wietkwekerij hennepkwekerij hennepplantage cannabis", "hennep"),
    ("dealer dealers drugsdealer drugslab coke cocaïne xtc", "drugs"),
    ("wiet wietplantage drugspand", "damocles"),
    (
        "phishing nepmail nepbericht internetoplichting oplichter oplichters appfraude",
        "oplicht|whatsapp|fraude",
    ),
    ("hacken hacker hackers gehackt ransomware gijzelsoftware computervirus", "cyber|hackshield"),
    ("phishing internetcriminaliteit computercriminaliteit", "cybercrim|digitale criminaliteit"),
    ("verward verwarde psychisch psychiatrisch", "onbegrepen gedrag|verward"),
    ("terrorisme terrorist terroristen aanslag", "extremis|jihad|terroris|radicaliser"),
    ("ouderen oudere bejaarden opa oma 65-plussers", "senior"),
    ("tieners pubers hangjongeren jeugd jongeren kinderen", "jeugd|jongeren|jongvolwassenen"),
    ("leerlingen basisschool onderwijs school", "scholen|onderwijs"),
    ("azc asielzoekerscentrum asiel vluchteling", "asiel|vluchteling"),
    ("protest protesten betoging rellen relschoppers", "demonstra|boerenprotest|ordeverstoring|wanordelijk"),
    ("prostituee prostituees sekswerk uitbuiting", "prostitutie|uitbuiting|mensenhandel"),
    ("partnergeweld mishandeling", "huiselijk geweld"),
    ("kinderen mishandeling", "kindermishandeling"),
    ("cursus cursussen les lessen workshop", "training|workshop|voorlichting"),
    ("hardrijden verkeersongeluk ongeluk ongelukken snelheid", "verkeersveilig"),
    ("drank dronken drinken", "alcohol"),
    ("stroomstoring stroomuitval storing uitval", "verstoring|stroom"),
    ("noodsituatie evacuatie overstroming brand calamiteit", "ramp|incidentbestrijding"),
    ("tip tippen meldpunt", "melden|melding|aangifte"),
    ("zwartgeld geldezel geldezels", "witwas|geldstro"),
    ("kosten geld prijs begroting betalen betaalt budget subsidie", "bijdrage|per inwoner per jaar"),
    ("boeren boerderij platteland", "buitengebied"),
    ("bedrijf bedrijven winkeliers mkb", "ondernemer"),
    ("gevangenis gedetineerde", "ex-gedetineerd|nazorg"),
    ("wijkteam agent politieagent", "wijkagent"),
    ("raad raadslid raadsleden gemeenteraad", "gemeenteraad|gemeenteraden"),
)


def said_for(text: str, words: frozenset[str]) -> Iterator[str]:
    """Yield the everyday words for a text, given in lower case, and the words it is made of."""
    for said, written in _SAID_AND_WRITTEN:
        if any(_stands_in(form, text, words) for form in written.split("|")):
            yield from said.split()


def _stands_in(form: str, text: str, words: frozenset[str]) -> bool:
    return form in text if " " in form else any(word.startswith(form) for word in words)
