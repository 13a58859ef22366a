"""The mistakes that editors make most, and what the command line tells them about each.

The list comes from reading what went wrong elsewhere: in the issue trackers of form editors for
git repositories, of sites about the sustainable development goals, and of other static sites that
people without a technical background fill. Each mistake has a case in `tests/problems/` with the
exact report; here the whole command is run on it, as an editor does.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from generator.cli import main
from tests.problems import cases

# What the editor did, and the case that shows it.
MISTAKES = {
    # Signs that mean something to the computer
    "a title with a colon in it": "dubbele-punt-in-tekst",
    "no space after the colon of a field": "dubbele-punt-zonder-spatie",
    "no colon after the name of a field": "dubbele-punt-ontbreekt",
    "a semicolon instead of a colon": "dubbele-punt-is-puntkomma",
    "a title with a # in it": "bijzonder-hekje",
    "a text that begins with an @ or a backtick": "bijzonder-backtick",
    "a remark between brackets, such as [concept], in front of a title": "haak-vooraan-in-tekst",
    "a text that begins with an apostrophe: 's Avonds": "aanhalingsteken-apostrof-vooraan",
    "quotation marks inside a text between quotation marks": "aanhalingsteken-in-tekst",
    "a quotation mark that is never closed": "aanhalingsteken-niet-gesloten",
    "quotation marks around a whole line": "aanhalingsteken-om-hele-regel",
    "a comment that begins with // instead of #": "opmerking-met-schuine-strepen",
    # Lines that stand in the wrong place
    "a tab instead of spaces": "teken-tab",
    "a line that is indented too far": "inspringing-te-ver",
    "a line that is not indented far enough": "inspringing-te-weinig",
    "the fields of a group that are not indented at all": "inspringing-vergeten",
    "a long text whose next line is not indented": "inspringing-vergeten-van-lange-tekst",
    # Lists
    "names with commas, without brackets": "soort-tekst-waar-lijst-hoort",
    "names with 'en' between them": "lijst-met-en",
    "no dash in front of a new report": "bericht-zonder-streepje",
    "no space after the dash": "streepje-zonder-spatie",
    "a second list of reports at the end of the file": "bericht-los-onderaan",
    # Copied from Word, Excel, a web page or a mail
    "bullets from Word": "lijst-met-bolletjes",
    "curly quotation marks from Word": "aanhalingsteken-gekruld-met-dubbele-punt",
    "a hard space from a web page": "teken-harde-spatie-in-inspringing",
    "letters that were garbled on the way": "teken-verminkt",
    "a file saved in the old way of Windows": "teken-windows",
    "a file saved as 'UTF-8 with BOM'": "teken-bom",
    "a Word document with the name of a data file": "bestand-is-word",
    # Dates, numbers and choices
    "a date with the day first": "waarde-datum",
    "a date with a time, as forms save it, or the American way": "bericht-met-tijd",
    "a date that Excel made a number of": "waarde-datum-uit-excel",
    "a date that does not exist": "waarde-datum-bestaat-niet",
    "the wrong year: a report that lies in the future": "bericht-in-de-toekomst",
    "a point between thousands": "waarde-heel-getal-met-punt",
    "a euro sign in an amount": "waarde-bedrag-met-euroteken",
    "a percent sign, or 'about', in a figure": "cijfer-met-procentteken",
    "a choice in words of one's own: afgerond instead of klaar": "bericht-voortgang-in-andere-woorden",
    "a choice with a capital": "waarde-keuze",
    "yes instead of ja": "waarde-ja-nee",
    "a planning that says no moment": "planning-onbekend",
    # Fields
    "a field with a typing error": "veld-onbekend-typefout",
    "a field in English": "veld-in-het-engels",
    "a field that must be there and is not": "veld-ontbreekt",
    "a field with nothing behind it": "veld-leeg",
    "the same field twice": "veld-dubbel",
    "an example text that was never replaced": "waarde-nog-in-te-vullen",
    "'klaar' without the day": "bericht-klaar-zonder-dag",
    # Names and references
    "the name of a municipality with a typing error": "verwijzing-gemeente",
    "a title where the name of a file belongs": "verwijzing-met-hoofdletter",
    "a file that was removed and is still referred to": "verwijzing-naar-verwijderd-bestand",
    "a file that was renamed and is still referred to": "verwijzing-naar-oude-naam",
    "a file name with spaces": "bestand-naam-spaties",
    "a file name with another ending": "bestand-eindigt-op-txt",
    "a file in the wrong folder": "bestand-in-verkeerde-map",
    "a copy of a file, with the same title": "bestand-kopie-met-goede-naam",
    "two files for one address": "adres-yml-en-yaml",
    "two versions of a file, left there by git": "bestand-van-twee-mensen",
    # Pages
    "a page without the dashes around its head": "content-kop-niet-gesloten",
    "a page without a title": "content-titel-ontbreekt",
    "a page with its title in the text as well": "content-twee-titels",
    "a link to a page that is not there": "content-dode-link",
    "a link to another site without https://": "content-link-zonder-begin",
    "a link to a file on one's own computer": "content-link-naar-eigen-computer",
    "a picture whose name has capitals": "content-afbeelding-met-hoofdletters",
    "a picture without words for who cannot see it": "content-afbeelding-zonder-woorden",
    "a link or a picture in a text of the data that does not work there": "tekst-met-link",
}


@pytest.mark.parametrize("name", MISTAKES.values())
def test_the_command_tells_it_exactly(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases.lay_out(name, tmp_path)
    with contextlib.chdir(tmp_path):
        code = main(["check", "--reference-date", cases.INPUTS.reference_date.isoformat()])
    told = capsys.readouterr()
    report = cases.report_file(name).read_text(encoding="utf-8")
    assert (told.out, told.err) == (report, "")
    assert code == (1 if ": fout: " in report else 0)
    assert report.startswith(("data/", "content/")), "an editor knows these folders, and no others"


def test_the_list_is_a_list_of_different_mistakes() -> None:
    assert len(set(MISTAKES.values())) == len(MISTAKES) >= 30
