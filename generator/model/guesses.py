"""What an editor probably meant: other ways to write a date, a number, a code or an address."""

from __future__ import annotations

import datetime
import re

_MONTHS = ("jan", "feb", "m", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4}|'?[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{1,2})|([0-9]{2})([0-9]{2}))")
# A form or a spreadsheet adds the time of day: 2024-05-06T00:00:00.000Z.
_TIME = re.compile(r"[t ]+[0-9]{1,2}:[0-9]{2}.*")
_EXCEL = re.compile(r"[2-5][0-9]{4}")
_EXCEL_BEGINS = datetime.date(1899, 12, 30)
_IN_WORDS = re.compile(r"([0-9]{1,2})[- ]([a-z]{3,9})\.?[- ]([0-9]{4}|'?[0-9]{2})")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[. ][0-9]{3})+(?:,[0-9]{1,4})?")
_DECIMAL = re.compile(r"-?[0-9]{1,12}(?:[.,][0-9]{1,4})?")
# Words that say the same as a choice and do not look like it.
_SAME_AS = {
    "klaar": ("afgerond", "gereed", "voltooid", "gedaan", "uitgevoerd", "afgesloten", "100%"),
    "bezig": ("gestart", "begonnen", "loopt", "lopend", "in uitvoering"),
    "nog niet begonnen": ("gepland", "niet gestart", "nog niet gestart", "0%"),
    "ligt stil": ("on hold", "stilgelegd", "gepauzeerd"),
    "gestopt": ("geannuleerd", "afgeblazen", "vervallen", "beëindigd"),
    "doorlopend": ("continu", "permanent"),
    "terugkerend": ("jaarlijks", "periodiek", "elk jaar"),
    "eenmalig": ("incidenteel", "één keer"),
}
_CHOICE = {word: choice for choice, words in _SAME_AS.items() for word in words}


def meant_date(typed: str) -> str | None:
    """Return the day in the right notation, when it is a day in another one."""
    text = _TIME.sub("", typed.lower())
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[2] or found[4], found[3] or found[5])
    if found := _DAY_FIRST.fullmatch(text):
        # 3/22/2024 is the American way to write 22 March; 3/4/2024 is 3 April to a Dutch editor.
        return _day(found[3], found[2], found[1]) or _day(found[3], found[1], found[2])
    if found := _IN_WORDS.fullmatch(text):
        return _day(found[3], _month(found[2]), found[1])
    if _EXCEL.fullmatch(text):
        return (_EXCEL_BEGINS + datetime.timedelta(days=int(text))).isoformat()
    return None


def looks_like_date(typed: str) -> bool:
    """Whether a text is written as a day in numbers, also when there is no such day."""
    text = _TIME.sub("", typed)
    return any(form.fullmatch(text) for form in (_YEAR_FIRST, _DAY_FIRST))


def _month(word: str) -> str:
    if word.startswith(("maa", "mrt")):
        return "3"
    return next((str(number) for number, start in enumerate(_MONTHS, 1) if word[:3] == start), "0")


def _day(year: str, month: str, day: str) -> str | None:
    century = "" if len(year) == 4 else "20"
    try:
        return datetime.date(int(century + year.lstrip("'")), int(month), int(day)).isoformat()
    except ValueError:
        return None


def meant_choice(typed: str) -> str:
    """Return the word of the model for what was typed in another word, or what was typed."""
    return _CHOICE.get(typed.lower(), typed)


def meant_number(typed: str) -> str | None:
    """Return a number without the signs, units and points that people put in it."""
    bare = re.sub(r"€|%|eur(?:o|os)?\b|,-$|,--$", "", typed.lower()).strip()
    if _GROUPED.fullmatch(bare):
        return bare.replace(".", "").replace(" ", "")
    return bare if bare != typed and _DECIMAL.fullmatch(bare) else None


def meant_code(typed: str) -> str | None:
    """Return the code of a municipality that was typed without its letters, or in small ones."""
    digits = typed.lower().removeprefix("gm").strip()
    return f"GM{digits:0>4}" if digits.isascii() and digits.isdigit() and len(digits) <= 4 else None


def meant_address(typed: str) -> str:
    """Return a web address with https:// in front and without spaces."""
    bare = re.sub(r"^(?:https?:?/*)?", "", "".join(typed.split()))
    return f"https://{bare}" if "." in bare else ""


def meant_phone(typed: str) -> str:
    """Return a telephone number without brackets, slashes and points."""
    return " ".join(re.sub(r"[()/.]", " ", re.sub(r"\(0\)", "", typed)).split())
