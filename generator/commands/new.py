"""`plansite new`: a commented file in the right place."""

from __future__ import annotations

import argparse

from generator.commands.common import add_folders, inputs_of
from generator.commands.outcome import EXIT_WRONG_USE, Commands, say
from generator.commands.proposing import finish, refuse_broken_data
from generator.editing.creating import KIND_OF_WORD, Request, new_record
from generator.editing.founding import new_partnership
from generator.editing.new_items import ITEM_KINDS, new_item
from generator.inputs import read_inputs
from generator.problems import allowed_values, nearest, quoted
from generator.program import PROGRAM

_PARTNERSHIP = "partnerschap"
_WORDS = (*KIND_OF_WORD, *ITEM_KINDS, _PARTNERSHIP)
_EXAMPLES = f"""\
voorbeelden:
  {PROGRAM} new actie zblw/nieuwe-actie titel="Een nieuwe actie" planning="Q3 2026"
  {PROGRAM} new update zblw/nieuwe-actie
  {PROGRAM} new knelpunt zblw/nieuwe-actie/te-weinig-geld
  {PROGRAM} new ronde zblw/2026-q1
  {PROGRAM} new partnerschap duinrand
"""


def add_new(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "new",
        help="maak een nieuw bestand, of een bericht of knelpunt bij een actie",
        description="Maakt een bestand met uitleg op de goede plek. Wat er al staat, blijft staan.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("kind", metavar="SOORT", help=f"een van: {', '.join(_WORDS)}")
    parser.add_argument("path", metavar="NAAM", help="SAMENWERKING/NAAM; bij een partnerschap alleen de naam")
    parser.add_argument("given", nargs="*", default=(), metavar="VELD=WAARDE", help="velden die u al weet")
    add_folders(parser)
    parser.set_defaults(command=_new)


def _new(options: argparse.Namespace) -> int:
    if options.kind not in _WORDS:
        hint = nearest(options.kind, _WORDS)
        say(f"{quoted(options.kind)} is hier geen keuze. {allowed_values(_WORDS)} {hint}".strip())
        return EXIT_WRONG_USE
    inputs = inputs_of(options)
    portal, _, before = read_inputs(inputs)
    request = Request(options.kind, options.path, tuple(options.given), inputs.data, inputs.reference_date)
    if options.kind == _PARTNERSHIP:
        return finish(new_partnership(request), inputs, before)
    if portal is None:
        return refuse_broken_data(before)
    make = new_item if options.kind in ITEM_KINDS else new_record
    return finish(make(portal, request), inputs, before)
