"""Subjects across all partnerships: a resident comes with a subject, not with the name of a partnership."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.model.municipality import Municipality
from generator.model.portal import Unit
from generator.model.shared import HelpLine, Theme
from generator.pages import parts
from generator.pages.page import HOME_CRUMB, Crumb, Edition, Page
from generator.pages.partnerships import Card
from generator.pages.subjects import Share, priorities_on, shares_in, shares_of

THEMES_CRUMB = Crumb("Onderwerpen", addresses.THEMES)


@dataclass(frozen=True)
class MatrixRow:
    """One municipality in the table of who does what; a cell without links is empty."""

    municipality: parts.Link
    cells: tuple[tuple[parts.Link, ...], ...]


@dataclass(frozen=True)
class MatrixGroup:
    """The municipalities of one partnership in that table."""

    partnership: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class ThemesView:
    """All themes, and which municipality does what about them."""

    cards: tuple[Card, ...]
    columns: tuple[parts.Link, ...]
    groups: tuple[MatrixGroup, ...]
    width: int
    notices: tuple[str, ...]


@dataclass(frozen=True)
class MunicipalShare:
    """What one municipality does about a theme."""

    link: parts.Link
    anchor: str
    local: tuple[Card, ...]
    own: tuple[parts.ActionRow, ...]
    joint: parts.Link | None


@dataclass(frozen=True)
class JointWork:
    """What the municipalities of one partnership do together about a theme."""

    title: str
    anchor: str
    priorities: tuple[Card, ...]
    rows: tuple[parts.ActionRow, ...]


@dataclass(frozen=True)
class TownHall:
    """The telephone number of a municipality."""

    municipality: str
    number: str


@dataclass(frozen=True)
class ThemeView:
    """Everything the page of a theme shows."""

    theme: Theme
    shares: tuple[MunicipalShare, ...]
    unnamed: tuple[str, ...]
    joint: tuple[JointWork, ...]
    own_count: int
    joint_count: int
    actions: str
    help_lines: tuple[HelpLine, ...]
    town_halls: tuple[TownHall, ...]
    notices: tuple[str, ...]


def themes_page(edition: Edition) -> Iterator[Page]:
    """Every subject, and a table of who does what."""
    themes = edition.portal.themes
    if not themes:
        return
    yield Page(
        address=addresses.THEMES,
        template="themas.md.j2",
        kind="themas",
        title="Wat doen de gemeenten per onderwerp?",
        description="Alle onderwerpen van de veiligheidsplannen, en welke gemeente er wat aan doet.",
        view=ThemesView(
            cards=theme_cards(edition),
            columns=tuple(parts.Link(theme.name, addresses.theme_address(theme.id)) for theme in themes),
            groups=tuple(_matrix_group(edition, unit) for unit in edition.portal.units.values()),
            width=len(themes) + 1,
            notices=_notices(edition, edition.portal.units.values()),
        ),
        trail=(HOME_CRUMB,),
        sources=tuple(_sources(edition.portal.units.values())),
        data_file="themas.yml",
        explains_terms=False,
    )


def theme_cards(edition: Edition) -> tuple[Card, ...]:
    """Return a card per subject, in the order that the editors chose."""
    return tuple(
        Card(theme.name, theme.summary, addresses.theme_address(theme.id)) for theme in edition.portal.themes
    )


def _matrix_group(edition: Edition, unit: Unit) -> MatrixGroup:
    by_theme = [tuple(shares_in(edition, unit, theme.id)) for theme in edition.portal.themes]
    rows = tuple(_matrix_row(shares) for shares in zip(*by_theme, strict=True))
    return MatrixGroup(unit.partnership.name, rows)


def _matrix_row(shares: Sequence[Share]) -> MatrixRow:
    return MatrixRow(
        parts.Link(shares[0].municipality.name, shares[0].address),
        tuple(tuple(filter(None, (share.own_link, share.joint_link))) for share in shares),
    )


def theme_pages(edition: Edition) -> Iterator[Page]:
    """A page per subject: what every municipality does about it, what you can do and whom you call."""
    for theme in edition.portal.themes:
        shares = tuple(shares_of(edition, theme.id))
        at_work = {one.unit.id for one in shares if not one.is_empty}
        units = [unit for unit in edition.portal.units.values() if unit.id in at_work]
        yield Page(
            address=addresses.theme_address(theme.id),
            template="thema.md.j2",
            kind="thema",
            title=theme.name,
            browser_title=f"{theme.name}: wat de gemeenten doen",
            description=f"{theme.summary} Wat elke gemeente doet, wat u zelf kunt doen en wie u belt.",
            view=_theme_view(edition, theme, shares, units),
            trail=(HOME_CRUMB, THEMES_CRUMB),
            sources=tuple(_sources(units)),
            data_file="themas.yml",
        )


def _theme_view(
    edition: Edition, theme: Theme, shares: tuple[Share, ...], units: Sequence[Unit]
) -> ThemeView:
    joint = tuple(_joint_work(edition, unit, theme.id) for unit in units)
    joint = tuple(work for work in joint if work.rows or work.priorities)
    named = [share for share in shares if not share.is_empty]
    return ThemeView(
        theme=theme,
        shares=tuple(_municipal_share(edition, share) for share in named),
        unnamed=tuple(share.municipality.name for share in shares if share.is_empty),
        joint=joint,
        own_count=len({(share.unit.id, action.id) for share in named for action in share.own}),
        joint_count=sum(len(work.rows) for work in joint),
        actions=_action_word(edition),
        help_lines=theme_help_lines(edition, theme),
        town_halls=tuple(filter(None, (_town_hall(share.municipality) for share in shares))),
        notices=_notices(edition, units),
    )


def _municipal_share(edition: Edition, share: Share) -> MunicipalShare:
    local = [Card(one.title, one.summary, f"{share.address}#lokaal-{one.id}") for one in share.local]
    threads = [
        Card(one.title, "Rode draad door alle onderwerpen.", f"{share.address}#rode-draden")
        for one in share.threads
    ]
    return MunicipalShare(
        link=parts.Link(share.municipality.name, share.address),
        anchor=f"{share.unit.id}-{share.municipality.id}",
        local=(*local, *threads),
        own=parts.action_rows(edition, share.unit, share.own, share.municipality.id),
        joint=share.joint_link,
    )


def _joint_work(edition: Edition, unit: Unit, theme: str) -> JointWork:
    actions = [one for one in unit.actions.values() if unit.is_joint(one) and theme in unit.themes_of(one)]
    return JointWork(
        title=unit.partnership.name,
        anchor=f"samen-{unit.id}",
        priorities=tuple(
            Card(one.title, one.summary, addresses.priority_address(unit.id, one.id))
            for one in priorities_on(unit, theme)
        ),
        rows=parts.action_rows(edition, unit, actions),
    )


def theme_help_lines(edition: Edition, theme: Theme) -> tuple[HelpLine, ...]:
    """Return whom to call about a theme: the numbers of the whole site, with a reason of the theme's own."""
    lines = {line.number: line for line in edition.portal.help_lines}
    return tuple(lines[call.number].model_copy(update={"when": call.when}) for call in theme.calls)


def _town_hall(municipality: Municipality) -> TownHall | None:
    """Return the number of a municipality, where it is in the data."""
    if municipality.contact is None or municipality.contact.phone is None:
        return None
    return TownHall(municipality.name, municipality.contact.phone)


def _action_word(edition: Edition) -> str:
    """Return what all partnerships call an action, or the plain word when they differ."""
    words = {unit.partnership.words.action.plural for unit in edition.portal.units.values()}
    return words.pop() if len(words) == 1 else "acties"


def _notices(edition: Edition, units: Iterable[Unit]) -> tuple[str, ...]:
    """Return what a reader must know first, of all partnerships on a page, each sentence once."""
    found = [
        line
        for unit in units
        for line in parts.notices(edition, unit, parts.plans_of_actions(unit, unit.actions.values()))
    ]
    reference = parts.reference_line(edition)
    return (*dict.fromkeys(line for line in found if line != reference), reference)


def _sources(units: Iterable[Unit]) -> Iterator[str]:
    for unit in units:
        for plan in unit.plans.values():
            if plan.document:
                yield plan.document.title
