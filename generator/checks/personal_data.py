"""Finds personal data in a text, by its form alone: one small function for each kind.

A name has no form, so names are not found here. What only looks like personal data, an editor can answer for.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Span = tuple[int, int]
"""Where in a text something starts, and where it ends."""

# Without one of these nothing is found. To look for them first saves three quarters of the time of this rule.
_SIGN = re.compile(r"\d|@|[\[(](?:at|apenstaartje)[\])]", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>()]+")

_AT = r"(?:@| ?[\[(](?:at|apenstaartje)[\])] ?)"
_EMAIL = re.compile(
    rf"(?<![\w.+-])(?P<mailbox>[\w.+-]*\w){_AT}\w[\w-]*(?:\.[\w-]+)*\.[a-z]{{2,}}\b", re.IGNORECASE
)
# Whole words, and the last part of a compound: wijkteam is a kind of team. Each stands in a part between dots.
_FUNCTION = re.compile(
    r"aangifte|advies|administratie|algemeen|beleid|bestuur|beveiliging|boa|college|communicatie|contact|datalek"
    r"|driehoek|fg|gemeente|gemeenten|gemeentehuis|griffie|handhaving|help|helpdesk|info|informatie|inwoners|jeugd"
    r"|kabinet|klachten|mail|meldingen|ondermijning|ondernemers|openbaar|omgeving|ondersteuning|organisatie|pers"
    r"|persvoorlichting|plannen|politie|post|postbus|postmaster|privacy|programma|project|raad|receptie|regio|riec"
    r"|secretariaat|security|stadhuis|steunpunt|support|toegankelijkheid|toezicht|veilig|vergunningen"
    r"|vertrouwenspersoon|vragen|voorlichting|webmaster|welkom|werkgroep|wijk|woo|zorg"
    r"|[a-z]*(?:balie|beheer|loket|meldpunt|redactie|service|team|veiligheid|zaken)"
)

_GAP = r"[ \u00a0.\-–/()]{0,3}"
# Behind the zero come nine digits: a 6 and the rest, or an area of two or three digits and the rest. Numbers for
# everybody (0800, 0900) are none of these; shorter ones, such as 112 and 14 030, have not so many digits.
_PHONE = re.compile(
    rf"(?<![\w+.,-])(?:\(?0(?!80|90)(?:6(?:{_GAP}\d){{8}}|[1-9]\d(?:{_GAP}\d){{7}})"
    rf"|(?:\+|00)31{_GAP}(?:\(0\){_GAP})?[1-9](?:{_GAP}\d){{8}}"
    r"|\+(?!31)[1-9](?:[ .-]?\d){8,13})(?!\d)"
)

_CITIZEN_NUMBER = re.compile(
    r"(?<![\w.,/+-])(?:\d{8,9}|\d{2,3}(?P<gap>[. \u00a0-])\d{3}(?P=gap)\d{3}"
    r"|\d{3,4}(?P<other>[. \u00a0-])\d{2}(?P=other)\d{3})(?![\w/%]|[.,-]\d|,-)"
)
_CITIZEN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_NEAR = 20
_MONEY_BEFORE = re.compile(r"(?:€|\beuro?)\s*$", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"\s*(?:€|euro?\b)", re.IGNORECASE)
_COMPANY_BEFORE = re.compile(r"\bkvk(?:[ -]?(?:nummer|nr\.?))?:?\s*$", re.IGNORECASE)

# Side codes 1 to 14, with A for letters and 9 for digits.
_SIDE_CODES = (
    "AA-99-99|99-99-AA|99-AA-99|AA-99-AA|AA-AA-99|99-AA-AA|99-AAA-9"
    "|9-AAA-99|AA-999-A|A-999-AA|AAA-99-A|A-99-AAA|9-AA-999|999-AA-9"
)
_PLATE = re.compile(
    rf"(?<![\w-])(?:{_SIDE_CODES.replace('9', '[0-9]').replace('A', '[A-Z]')})(?![\w-])", re.IGNORECASE
)
_VOWEL = re.compile(r"[AEIOU]", re.IGNORECASE)
_THREE_LETTERS = re.compile(r"[A-Z]{3}", re.IGNORECASE)

_STREET_END = (
    "straat|straatje|laan|weg|plein|kade|gracht|singel|dreef|hof|pad|dijk|steeg|park|plantsoen|markt|wal"
)
_STREET_WORD = _STREET_END.title()
_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
# 12 december, 3 jaar and 2024 are no house numbers.
_HOUSE_NUMBER = (
    r"(?:,? (?:nr\.?|(?:huis)?nummer))? (?!(?:19|20)\d\d\b)\d{1,4}(?:[ -]?[a-zA-Z]\b|-\d{1,3})?"
    rf"(?![\d%]|[.,:]\d| ?%| (?:{_MONTH}|uur|keer|jaar|maanden|weken|dagen|procent|meter)\b)"
)
_STREET = re.compile(
    rf"(?<!\w)(?:[A-Z][\w’'.-]{{0,40}}(?:{_STREET_END})|[A-Z][\w’'.-]{{0,40}} (?:{_STREET_WORD})"
    rf"|(?:{_STREET_WORD})(?:(?: (?:van|der|den|de|het|’t|'t))+ [\w’'.-]+)?){_HOUSE_NUMBER}"
)
# A postcode never has SA, SD or SS. With a space, 2024 OM is a year and the prosecutor.
_POSTCODE = re.compile(r"(?<![\w.,-])(?!(?:19|20)\d\d )[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\w-])")


def personal_mailboxes(text: str) -> Iterator[Span]:
    """Yield every e-mail address that is not of a team or a subject: no word such as info stands before the @."""
    for found in _EMAIL.finditer(text):
        if not _is_functional(found["mailbox"]):
            yield found.span()


def _is_functional(mailbox: str) -> bool:
    parts = [part for part in re.split(r"[._+-]", mailbox.lower()) if part]
    has_initial = any(len(part) == 1 for part in parts)
    return not has_initial and any(map(_FUNCTION.fullmatch, parts))


def phone_numbers(text: str) -> Iterator[Span]:
    """Yield every telephone number of a person or an office; not the numbers that are for everybody."""
    yield from (found.span() for found in _PHONE.finditer(text))


def citizen_numbers(text: str) -> Iterator[Span]:
    """Yield every number with the check digit of a BSN, unless it is money, a day or the number of a company."""
    for found in _CITIZEN_NUMBER.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        before, after = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() :][:_NEAR]
        is_money = _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(after)
        if (
            _passes_eleven_test(digits)
            and not is_money
            and not _COMPANY_BEFORE.search(before)
            and not _is_day(digits)
        ):
            yield found.span()


def _passes_eleven_test(digits: str) -> bool:
    """Whether the weighted sum of a BSN is a multiple of eleven; one of eight digits lost its first zero."""
    total = sum(weight * int(digit) for weight, digit in zip(_CITIZEN_WEIGHTS, digits.zfill(9), strict=True))
    return int(digits) > 0 and total % 11 == 0


def _is_day(digits: str) -> bool:
    """Whether eight digits are a day of this century or the last, such as 20240115."""
    try:
        return len(digits) == 8 and 1900 <= datetime.datetime.strptime(digits, "%Y%m%d").year < 2100
    except ValueError:
        return False


def licence_plates(text: str) -> Iterator[Span]:
    """Yield every Dutch licence plate with its dashes."""
    yield from (found.span() for found in _PLATE.finditer(text) if _is_plate(found.group()))


def _is_plate(plate: str) -> bool:
    """Whether a plate is no day or time in words: 8-jan-24, 8-mrt-24, 12-en-13. Three letters never have a vowel."""
    has_vowel = _VOWEL.search(plate) is not None
    may_have_vowel = plate.isupper() and not _THREE_LETTERS.search(plate)
    return "MRT" not in plate.upper() and (may_have_vowel or not has_vowel)


def house_addresses(text: str) -> Iterator[Span]:
    """Yield every street with a house number, and every postcode."""
    yield from (found.span() for found in _STREET.finditer(text))
    yield from (found.span() for found in _POSTCODE.finditer(text))


@dataclass(frozen=True)
class PersonalData:
    """One kind of personal data: what it is called, how it is found, and what may stand there instead."""

    name: str
    """In Dutch, with its article."""
    find: Callable[[str], Iterator[Span]]
    instead: str


EVERYWHERE = (
    PersonalData(
        "een e-mailadres van een persoon",
        personal_mailboxes,
        "Schrijf een algemene postbus, met een woord als info of veiligheid voor de @.",
    ),
    PersonalData(
        "een telefoonnummer",
        phone_numbers,
        "Een nummer hoort in een veld voor contact. In een tekst mogen 112, 14 0.., 0800 en 0900.",
    ),
    PersonalData("een burgerservicenummer (de controle klopt)", citizen_numbers, "Haal het weg."),
    PersonalData("een kenteken", licence_plates, "Haal het weg."),
)
"""What belongs in no text of the site."""
IN_ACTIONS = (
    PersonalData(
        "een adres met huisnummer of postcode", house_addresses, "Noem alleen de straat of de wijk."
    ),
)
"""What does not belong in an action besides; elsewhere it can be the town hall."""


@dataclass(frozen=True)
class Found:
    """Words in a text that are personal data of some kind."""

    words: str
    kind: PersonalData
    start: int
    """How many characters of the text come before them."""


def personal_data(text: str, kinds: tuple[PersonalData, ...]) -> Iterator[Found]:
    """Yield the personal data in a text, from left to right; whole web addresses are left out."""
    if not _SIGN.search(text):
        return
    blotted = _WEB_ADDRESS.sub(lambda address: "·" * len(address.group()), text)
    found = [(*span, kind) for kind in kinds for span in kind.find(blotted)]
    until = 0
    for start, end, kind in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= until:
            yield Found(text[start:end], kind, start)
            until = end
