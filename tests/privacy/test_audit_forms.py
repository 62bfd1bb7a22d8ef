"""What a figure says it counts is what it counts: the audit reads the form, the reader the number."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.anonymise.cells import count_cells
from publisher.anonymise.ledger import Statement, Tables, check_values, universe_of
from publisher.anonymise.safe_list import Group, SafeList, region_categories
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.forms import Form, Unmodelled
from publisher.periods import Period
from publisher.summary.periods import period_figures
from publisher.summary.summarise import summarise
from tests.anonymise.ledger.any_incidents import REGION, any_incidents

WEEK = Week(2026, 46)
EARLIER = (WEEK.earlier(1), WEEK.earlier(5), WEEK.earlier(12), WEEK.earlier(14))
# The strictest and the loosest that a list can be: what a quarter may tell at all is told.
EVERYTHING = SafeList(
    quarter="2026-Q4",
    basis=None,
    groups=(
        Group("Medis", ("MED",), ""),
        Group("Rest", tuple(code for code in region_categories(REGION) if code != "MED"), ""),
    ),
    agencies=tuple(agency.code for agency in REGION.agencies if agency.serves_guarded),
    districts=True,
    shifts=True,
    reasons=(),
)
slow = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@slow
@given(any_incidents(WEEK, *EARLIER, most=40), st.integers(0, 26))
def test_every_figure_of_a_week_is_the_sum_over_its_form(incidents: list[ClassifiedIncident], history: int) -> None:
    first = WEEK.earlier(history)
    inside = [item for item in incidents if item.week >= first]
    cells = count_cells(inside)
    figures = summarise(inside, WEEK, REGION, first_week=first).figures.values()
    counted = [figure for figure in figures if isinstance(figure.counts, Form)]
    assert {figure.key: figure.value for figure in counted} == {
        figure.key: figure.counts.count(cells) for figure in counted if isinstance(figure.counts, Form)
    }
    assert all(isinstance(figure.counts, Form | Unmodelled) for figure in figures)
    assert {"total", "guarded", "open", "within_24h", "window", f"week.{WEEK}"} <= {figure.key for figure in counted}


@slow
@given(
    any_incidents(*Period.parse("2026-Q4").weeks[:4], most=60),
    st.sampled_from(["2026-10", "2026-Q4", "2026"]),
    st.integers(1, 3),
)
def test_every_figure_of_a_period_is_the_sum_over_its_form(
    incidents: list[ClassifiedIncident], period: str, times: int
) -> None:
    """The same incidents several times over, so that rows of k and more are among the figures."""
    crowd = incidents * times
    cells = count_cells(crowd)
    for figure in period_figures(crowd, Period.parse(period), EVERYTHING, REGION):
        assert isinstance(figure.counts, Form)
        assert figure.value == figure.counts.count(cells), figure.key


@slow
@given(any_incidents(WEEK, *EARLIER, most=40))
def test_the_audit_reads_every_form_of_a_week_and_a_quarter_as_it_is_meant(incidents: list[ClassifiedIncident]) -> None:
    """Also where its own dimensions differ from a cell's: classes are kinds there, and the time of opening is a day."""
    first, quarter = WEEK.earlier(26), Period.quarter_of(WEEK)
    tables = Tables()
    for week in sorted({first.later(number) for number in range(27)} | set(quarter.weeks)):
        tables.add(week, count_cells(item for item in incidents if item.week == week))
    figures = [
        *summarise(incidents, WEEK, REGION, first_week=first).figures.values(),
        *period_figures(incidents, quarter, EVERYTHING, REGION),
    ]
    check_values(
        [
            Statement("edisi", "halaman", figure.key, figure.meaning, figure.counts, figure.value)
            for figure in figures
            if isinstance(figure.counts, Form)
        ],
        tables,
        universe_of(REGION),
    )
