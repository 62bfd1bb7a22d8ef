"""The absence attack: an event that a neighbour saw is missing from the open counts, and tells that it was a case.

It cannot be: the class follows from category and subcategory alone, and no flag changes any count.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.anonymise.cells import count_cells
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.periods import Period
from publisher.summary.periods import period_figures
from publisher.summary.summarise import summarise
from publisher.vocabulary import Flag, PublicClass
from tests.anonymise.ledger.any_incidents import REGION, any_incidents
from tests.privacy.test_audit_forms import EVERYTHING

WEEK = Week(2026, 46)
flags = st.frozensets(st.sampled_from(list(Flag)))
slow = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(any_incidents(WEEK, WEEK.earlier(3)), st.data())
def test_no_flag_changes_any_figure(incidents: list[ClassifiedIncident], data: st.DataObject) -> None:
    flagged = [replace(item, flags=data.draw(flags)) for item in incidents]
    first, quarter = WEEK.earlier(26), Period.quarter_of(WEEK)
    assert count_cells(flagged) == count_cells(incidents)
    assert (
        summarise(flagged, WEEK, REGION, first_week=first).figures
        == summarise(incidents, WEEK, REGION, first_week=first).figures
    )
    assert period_figures(flagged, quarter, EVERYTHING, REGION) == period_figures(incidents, quarter, EVERYTHING, REGION)


@slow
@given(any_incidents(WEEK))
def test_every_open_event_of_a_kind_is_counted_among_its_kind(incidents: list[ClassifiedIncident]) -> None:
    figures = summarise(incidents, WEEK, REGION, first_week=WEEK).figures
    for category in REGION.open_categories:
        seen = sum(item.category == category.code for item in incidents)
        assert figures[f"category.{category.code}"].value == seen
    assert figures["open"].value == sum(item.public_class is PublicClass.OPEN for item in incidents)
