"""What Python's argparse says by itself, in Dutch: editors read its help and its complaints too."""

from __future__ import annotations

import argparse

_WORDS = {
    "usage: ": "gebruik: ",
    "positional arguments": "wat u opgeeft",
    "options": "mogelijkheden",
    "show this help message and exit": "toon deze uitleg",
    "%(prog)s: error: %(message)s\n": "%(prog)s: fout: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dit ontbreekt nog: %s",
    "unrecognized arguments: %s": "dit hoort er niet bij: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kan hier niet. Kies uit: %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r kan hier niet",
    "expected one argument": "hier hoort één woord achter",
    "expected at most one argument": "hier hoort hooguit één woord achter",
    "expected at least one argument": "hier hoort ten minste één woord achter",
    "expected %s argument": "hier hoort %s woord achter",
    "expected %s arguments": "hier horen %s woorden achter",
    "ignored explicit argument %r": "hier hoort niets achter, ook niet %r",
    "not allowed with argument %s": "dit kan niet samen met %s",
    "one of the arguments %s is required": "een van deze is nodig: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan meer betekenen: %(matches)s",
}


def speak_dutch() -> None:
    """Let argparse look its words up here. It asks `gettext`, which would want a compiled file for them."""
    vars(argparse).update(_=_in_dutch, ngettext=_in_dutch_plural)


def _in_dutch(words: str) -> str:
    return _WORDS.get(words, words)


def _in_dutch_plural(one: str, more: str, number: int) -> str:
    return _in_dutch(one if number == 1 else more)
