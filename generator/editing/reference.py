"""The field reference for editors (`data/README.md`), written from the declarations of the model."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from generator.editing.described import Described, fields_of
from generator.editing.examples import example_text
from generator.editing.kinds import KINDS, FileKind
from generator.model.forms import LINE

_INTRODUCTION = """\
# Zo schrijft u de gegevens

Dit is de lijst van alle bestanden en velden. Hij is gemaakt met `plansite schema`.
Verander hem niet met de hand.

## In het kort

- De naam van een bestand is het webadres. `duinrand/acties/buurtapp.yml`
  komt op `/duinrand/acties/buurtapp/`.
- Een regel is een veld: `titel: Buurtapp`. Na de dubbele punt staat een spatie.
- Wat bij elkaar hoort, springt in met twee spaties.
  Een lijst heeft streepjes, of haken: `[aalduin, noordveen]`.
- Een regel met een `#` ervoor is een opmerking. Die komt niet op de site.
- De eerste regel van elk bestand begint met `# yaml-language-server`. Laat die staan. Hij zorgt ervoor dat uw
  programma helpt bij het invullen.
- Staat er in een tekst een dubbele punt met een spatie, of een `#`?
  Zet dan de hele tekst tussen aanhalingstekens.
- Bij een veld staat hoe u het schrijft. Staat er niets bij, dan is het een tekst op één regel.
- Een veld dat niet verplicht is, laat u weg als u niets weet.
- Een lange tekst mag alinea’s en lijsten hebben, en *schuin* (`*schuin*`) en **vet** (`**vet**`).
  Een link schrijft u zo: `[de politie](https://www.politie.nl)`. Schrijf altijd het hele webadres.
- Schrijf geen namen van personen. Schrijf een functie.

Schrijft u liever geen bestanden? `make redactie` toont dezelfde velden als een formulier.
Het formulier verandert in een bestand alleen wat u wijzigt.

## De eerste keer

Nodig zijn git, Python (3.11 of nieuwer) en make. Wie uw site beheert, geeft u het ADRES van de bestanden.

1. Haal de bestanden naar uw computer: `git clone ADRES plannen`, en ga naar de nieuwe map: `cd plannen`.
2. Zeg wie u bent. Dit staat bij elke wijziging die u bewaart, en niet op de site:
   `git config user.name "Uw naam"` en `git config user.email u@example.org`.
3. Controleer de gegevens: `make check`. De eerste keer haalt dit op wat er nodig is. Dat duurt een paar minuten.

Typ alle opdrachten in de map `plannen`.

## Zo komt een bericht over de voortgang op de site

1. Haal op wat anderen hebben gedaan: `git pull`.
2. Begin een bericht: `.venv/bin/plansite new update duinrand/buurtapp`. De naam staat in het webadres van de actie.
3. Open het bestand dat dan wordt genoemd. Vul in waar `VUL IN` of `2099-12-31` staat.
   Haal de `#` weg voor een veld dat u ook wilt gebruiken, bijvoorbeeld `voortgang`.
4. Controleer het: `make check`. U ziet alle fouten tegelijk, met bestand, regel en wat er mag staan.
5. Bekijk het: `make serve`. Open daarna <http://127.0.0.1:8000/>. Met Ctrl+C stopt u.
6. Zet het op de site: `git add data content`, dan `git commit --message "Wat u hebt gedaan"`, dan `git push`.
   Is alles goed? Dan staat het live zodra `git push` klaar is.
   Is er een fout? Dan ziet u het verslag van stap 4 en verandert er niets aan de site.
   Herstel de fout. Typ dan `git commit --all --amend --no-edit` en weer `git push`.

Staat er ergens nog `VUL IN`, `2099-12-31` of `GM0000`? Dan zegt `make check` “let op”. Bij `git push` is het een fout:
wat nog niet is ingevuld, komt niet op de site.

Zegt `git push` dat er iets zou verdwijnen, of `rejected`? Dan heeft een ander intussen iets op de site gezet.
Typ `git pull --rebase` en weer `git push`.

## Iets terugdraaien

- Wat u het laatst op de site zette: `git revert --no-edit HEAD`, en dan `git push`.
- Maakte u iets nieuws, dat nu op de site staat? Dan blijft het webadres bestaan. Typ daarom niet `git revert`, maar
  `.venv/bin/plansite remove duinrand/acties/buurtapp --uitleg "Deze actie stond hier door een vergissing."`
  Zet het op de site zoals in stap 6.
- Wat u nog niet met `git commit` hebt bewaard: `git restore data content`. Wat u typte, is dan weg.

## Wat niet op de site hoort

Dit houdt `make check` tegen, in elke tekst en op elke pagina:

- een e-mailadres van een persoon (`info@` mag: voor de @ staat een woord als info, gemeente, team of veiligheid);
- een telefoonnummer buiten een veld voor contact (112, 14 0.., 0800 en 0900 mogen);
- een nummer met het controlecijfer van een BSN;
- een kenteken;
- in een actie: een straat met een huisnummer, of een postcode.

Mag iets toch, of is het iets anders? Antwoord dan met een reden, in hetzelfde bestand.
Het antwoord komt niet op de site. Is het niet meer nodig, dan hoort u dat.

```yaml
toegestaan:
  - tekst: Dorpsplein 12
    reden: Daar is het buurthuis.
```

Op een pagina in de map `content` staat `toegestaan` tussen de streepjes, onder `beschrijving`.
Namen herkent het programma niet. Let daar zelf op.

## Wat pas later op de site mag

Zet `openbaar_vanaf: 2024-07-01` bij een actie, prioriteit, cijfer of ronde, of bij één bericht, knelpunt, doel,
lokale prioriteit of stuk tekst met een kop. Tot die dag is het nergens: op geen pagina, in geen telling, niet in het
zoeken, niet in de bestanden. Ook het webadres bestaat nog niet. Op de dag zelf staat het er.

- Wat erbij hoort, wacht mee: wat onder een prioriteit of een paraplu valt, en de acties en cijfers van een prioriteit.
- Verwijst iets anders ernaar? Die verwijzing komt er op de dag vanzelf bij.
- `make serve` toont het ook nog niet. Met `.venv/bin/plansite serve --reference-date 2024-07-01` ziet u hoe het wordt.
- Wie uw bestanden kan lezen, leest dit wel. Staan ze op een openbare plek? Zet het er dan pas op de dag zelf in.

## Andere wijzigingen

Een nieuw bestand: `.venv/bin/plansite new actie duinrand/buurtapp`. Wat er meer kan: `.venv/bin/plansite new --help`.
Een andere naam: `.venv/bin/plansite rename duinrand/acties/buurtapp wijkapp`. Het oude webadres blijft werken.
Verwijderen: `.venv/bin/plansite remove`, zoals hierboven.

Werkt u liever in Excel? `.venv/bin/plansite export-ronde duinrand/2024-q3` maakt een rekenblad om de voortgang van een
ronde in te vullen, met een rij per actie. `.venv/bin/plansite import-ronde duinrand/2024-q3 BESTAND` toont wat er
verandert. Met `--write` erachter komt het in de bestanden. Met `export-acties` en `import-acties` wijzigt u zo de
acties zelf.

Cijfers van CBS en politie hoeft u niet over te typen. `.venv/bin/plansite import-cbs BESTAND` leest een tabel uit
StatLine, en toont wat er nieuw is of verandert. Bij het cijfer staat onder “statline” om welke tabel het gaat.

Alle voorbeelden hieronder horen bij elkaar. Zij gaan over een verzonnen samenwerking.
"""


def reference_text() -> str:
    """Return the whole field reference as Markdown."""
    overview = ["## De bestanden\n", "| bestand | wat erin staat |", "| --- | --- |"]
    overview += [f"| [{_path(kind)}](#{kind.name}) | {kind.purpose} |" for kind in KINDS]
    return (
        "\n".join([_INTRODUCTION, *overview, "", *(line for kind in KINDS for line in _kind(kind))]).rstrip()
        + "\n"
    )


def _path(kind: FileKind) -> str:
    first, star, rest = kind.place.partition("*")
    return f"{first}{'SAMENWERKING' if star else ''}{rest.replace('*', 'NAAM')}"


def _kind(kind: FileKind) -> Iterator[str]:
    """Yield the chapter about one kind of file."""
    yield f'## <a id="{kind.name}"></a>{kind.title}\n'
    yield f"`{_path(kind)}`\n"
    yield f"{kind.purpose}{' Dit bestand is niet verplicht.' if kind.is_optional else ''}\n"
    yield from _table(kind.model)
    for model, paths in _groups(kind.model).items():
        yield f"### {kind.title}: {', '.join(f'`{path}`' for path in paths)}\n"
        yield from _table(model)
    yield f"### Voorbeeld: `{kind.example_path}`\n"
    yield f"```yaml\n{example_text(kind)}```\n"


def _groups(model: type[BaseModel]) -> dict[type[BaseModel], list[str]]:
    """Return every group of fields in a kind of file, with every path of keys that leads to it."""
    found: dict[type[BaseModel], list[str]] = {}
    for path, group in _all_groups(model, ""):
        found.setdefault(group, []).append(path)
    return found


def _all_groups(model: type[BaseModel], inside: str) -> Iterator[tuple[str, type[BaseModel]]]:
    for field in fields_of(model):
        if field.group:
            yield f"{inside}{field.key}", field.group
            yield from _all_groups(field.group, f"{inside}{field.key} › ")


def _table(model: type[BaseModel]) -> Iterator[str]:
    yield "| veld | verplicht | wat u invult | voorbeeld |"
    yield "| --- | --- | --- | --- |"
    for field in fields_of(model):
        required = "ja" if field.is_required else "nee"
        yield f"| `{field.key}` | {required} | {_explanation(field)} | {_example(field)} |"
    yield ""


def _explanation(field: Described) -> str:
    parts = [field.description]
    if field.is_list:
        parts.append("Dit is een lijst.")
    if field.group and not field.is_list:
        parts.append("Dit is een groep velden.")
    if field.choices:
        parts.append(f"Kies uit: {', '.join(field.choices)}.")
    if field.reference:
        parts.append(f"De naam van een bestaand onderdeel: {field.reference.value}.")
    elif field.form and field.form is not LINE and not field.choices:
        parts.append(f"({_capital(field.form.words)}.)")
    if field.default:
        parts.append(f"Laat u dit weg, dan geldt: {field.default}.")
    return " ".join(parts).replace("|", "\\|")


def _capital(text: str) -> str:
    return text if text.startswith("GM") else text[:1].upper() + text[1:]


def _example(field: Described) -> str:
    if field.group:
        return "zie hieronder"
    example = field.example.replace("|", "\\|")
    return f"`{example}`"
