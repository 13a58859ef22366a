"""The rules of the data: one small function each, all of them in one table.

A check looks at the documents that could be read and yields problems. Its name is its
id in reports; its docstring states the rule. Checks never stop at the first problem.

Documents may be damaged: what could not be read in them is None, or an empty list. A check
that complains about something absent first asks `knows` of the document or the unit.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Iterator

from generator.checks.accessibility import statement_claims_nothing_unproven, statement_is_recent
from generator.checks.addresses import addresses_are_unique
from generator.checks.audiences import audience_groups_are_unique, audiences_have_a_group
from generator.checks.boundaries import boundaries_fit_municipalities
from generator.checks.colours import colours_have_contrast
from generator.checks.disclosure import no_personal_data, no_personal_data_on_pages
from generator.checks.doubles import (
    codes_are_unique,
    parts_have_their_own_id,
    terms_are_unique,
    titles_differ,
)
from generator.checks.embargo import embargoes_are_near
from generator.checks.future import updates_are_not_in_the_future
from generator.checks.goals import goals_have_their_own_id
from generator.checks.indicators import (
    baselines_have_a_value,
    periods_of_figures_compare,
    small_numbers_can_be_seen,
    targets_are_a_number_or_words,
    values_are_given_once,
    values_fit_their_status,
    values_stay_within_their_unit,
)
from generator.checks.layout import files_have_one_layout
from generator.checks.placeholders import placeholders_are_filled
from generator.checks.plain_language import content_is_plain, texts_are_plain
from generator.checks.planning import periods_are_in_order, plannings_are_understood, shifts_are_in_order
from generator.checks.progress import (
    bottlenecks_are_complete,
    frozen_rounds_stay,
    milestones_are_near,
    rounds_are_released,
    states_name_participants,
    updates_are_complete,
)
from generator.checks.references import areas_exist, no_circles, references_exist
from generator.checks.settings import (
    form_can_log_in,
    security_contact_expires_within_a_year,
    security_contact_is_current,
    settings_are_complete,
)
from generator.checks.statline import (
    cells_of_statline_are_named,
    series_have_one_source,
    tables_have_one_publisher,
)
from generator.checks.structure import (
    levels_fit_municipalities,
    municipalities_are_listed,
    municipalities_take_part,
    umbrellas_are_one_level,
)
from generator.checks.summaries import descriptions_are_short, long_texts_have_a_summary
from generator.checks.text_links import links_in_texts_work
from generator.checks.text_signs import signs_in_texts_work, signs_on_pages_work
from generator.checks.themes import subjects_have_a_theme, theme_numbers_are_known, themes_are_unique
from generator.loading.content import Content
from generator.loading.folders import Documents
from generator.problems import Problem

Check = Callable[[Documents], Iterable[Problem]]
DatedCheck = Callable[[Documents, datetime.date], Iterable[Problem]]
ContentCheck = Callable[[Content], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    references_exist,
    areas_exist,
    no_circles,
    addresses_are_unique,
    municipalities_are_listed,
    municipalities_take_part,
    boundaries_fit_municipalities,
    levels_fit_municipalities,
    umbrellas_are_one_level,
    goals_have_their_own_id,
    parts_have_their_own_id,
    codes_are_unique,
    terms_are_unique,
    titles_differ,
    themes_are_unique,
    theme_numbers_are_known,
    subjects_have_a_theme,
    audience_groups_are_unique,
    audiences_have_a_group,
    plannings_are_understood,
    periods_are_in_order,
    shifts_are_in_order,
    updates_are_complete,
    states_name_participants,
    bottlenecks_are_complete,
    milestones_are_near,
    rounds_are_released,
    frozen_rounds_stay,
    periods_of_figures_compare,
    values_are_given_once,
    values_fit_their_status,
    values_stay_within_their_unit,
    small_numbers_can_be_seen,
    targets_are_a_number_or_words,
    baselines_have_a_value,
    series_have_one_source,
    tables_have_one_publisher,
    cells_of_statline_are_named,
    colours_have_contrast,
    statement_claims_nothing_unproven,
    texts_are_plain,
    long_texts_have_a_summary,
    links_in_texts_work,
    signs_in_texts_work,
    no_personal_data,
    settings_are_complete,
    form_can_log_in,
    placeholders_are_filled,
    files_have_one_layout,
)


# Rules about what goes out of date; they are given the day that the site speaks of.
DATED_CHECKS: tuple[DatedCheck, ...] = (
    statement_is_recent,
    security_contact_is_current,
    security_contact_expires_within_a_year,
    updates_are_not_in_the_future,
    embargoes_are_near,
)

# Rules about the pages written by hand; where their links lead, `generator.checks.content` judges.
CONTENT_CHECKS: tuple[ContentCheck, ...] = (
    content_is_plain,
    descriptions_are_short,
    signs_on_pages_work,
    no_personal_data_on_pages,
)


def check_documents(
    documents: Documents, date: datetime.date | None = None, checks: Iterable[Check] = CHECKS
) -> list[Problem]:
    """Run the checks and return everything they found, sorted by place. Without a date nothing is out of date."""
    found = [_named(check.__name__, check(documents)) for check in checks]
    if date is not None:
        found += [_named(check.__name__, check(documents, date)) for check in DATED_CHECKS]
    return sorted(problem for problems in found for problem in problems)


def check_content(content: Content) -> list[Problem]:
    """Run the checks of the pages written by hand, and return everything they found."""
    return [problem for check in CONTENT_CHECKS for problem in _named(check.__name__, check(content))]


def _named(rule: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        yield dataclasses.replace(problem, rule=rule)
