"""What stands on the page of the last weeks: each week's closed incidents, their mean, and what is usual."""

from __future__ import annotations

from publisher.charts import unit_columns
from publisher.clock import day_month
from publisher.edition import Masthead
from publisher.edition.alt_text import limited, spoken
from publisher.edition.frame import Place, frame
from publisher.edition.headlines import leading
from publisher.edition.pages import Composed, Issue
from publisher.language import say
from publisher.regions import Region
from publisher.summary.figures import Numbers, Summary
from publisher.templates import tren
from publisher.templates.line_break import glue
from publisher.templates.sekilas import Counted, UsualRange
from publisher.templates.tren import TrenContent, TrenWeek

FEWEST_WEEKS = 4
NEAR_THE_MEAN = 20  # tenths of an incident


def why_not(summary: Summary) -> str | None:
    if len(summary.weekly_totals) < FEWEST_WEEKS:
        return say("Riwayatnya kurang dari empat minggu.")
    return None


def compose(summary: Summary, region: Region, masthead: Masthead, place: Place, numbers: Numbers) -> TrenContent:
    kicker = say("{n} minggu terakhir", n=numbers.text("window.weeks"), count=summary.window_weeks)
    counts = [total for _, total in summary.weekly_totals]
    if unit_columns.as_stars(counts, summary.usual.high if summary.usual else None):
        deck = say("1 bintang = 1 kejadian darurat yang selesai, per minggu")
    else:
        deck = say("Kejadian darurat yang selesai, per minggu")
    mean = say("rata-rata {m} seminggu", m=numbers.tenths("window.mean"))
    return TrenContent(
        frame=frame(masthead, summary.week, place, kicker, glue(headline(summary, numbers)), deck),
        total=numbers.text("window"),
        lines=(say("kejadian selesai,", count=summary.window_total), mean),
        weeks=_weeks(summary, numbers),
        usual=_usual(summary, numbers),
        remark=None,
        note=_note(summary, numbers),
    )


def headline(summary: Summary, numbers: Numbers) -> str:
    """ "18 kejadian: sekitar rata-rata 13 minggu terakhir", or the mean itself."""
    n, weeks = leading(numbers, "total"), numbers.text("window.weeks")
    if abs(10 * summary.total - numbers.value("window.mean")) <= NEAR_THE_MEAN:
        return say("{n} kejadian: sekitar rata-rata {weeks} minggu terakhir", summary.total, n=n, weeks=weeks)
    mean = numbers.tenths("window.mean")
    return say("{n} kejadian; rata-rata {weeks} minggu {mean}", summary.total, n=n, weeks=weeks, mean=mean)


def _weeks(summary: Summary, numbers: Numbers) -> tuple[TrenWeek, ...]:
    """A date stands under the first column, under the last, and where a month begins."""
    weeks = []
    last = len(summary.weekly_totals) - 1
    for index, (week, total) in enumerate(summary.weekly_totals):
        begins = index in (0, last) or week.monday.month != week.earlier(1).monday.month
        weeks.append(TrenWeek(Counted(total, numbers.text(f"week.{week}")), day_month(week.monday), begins))
    return tuple(weeks)


def _usual(summary: Summary, numbers: Numbers) -> UsualRange | None:
    if summary.usual is None:
        return None
    return UsualRange(summary.usual.low, summary.usual.high, say("biasanya {usual}", usual=numbers.range("total")))


def _note(summary: Summary, numbers: Numbers) -> str:
    if summary.usual is None:
        return say("Kisaran biasa ditampilkan setelah riwayatnya cukup.")
    weeks = numbers.text("history.weeks")
    return say("Biasanya = rentang 8 dari 10 minggu dalam {weeks} minggu terakhir", weeks=weeks)


def alt(summary: Summary, region: Region, masthead: Masthead, numbers: Numbers) -> str:
    first = day_month(summary.weekly_totals[0][0].monday)
    counts = [numbers.text(f"week.{week}") for week, _ in summary.weekly_totals]
    parts = [
        say("Kejadian selesai per minggu sejak {day}: {counts}.", day=first, counts=", ".join(counts)),
        say("Jumlahnya {n}, rata-rata {m} seminggu.", n=numbers.text("window"), m=numbers.tenths("window.mean")),
    ]
    if summary.usual is not None:
        parts.append(say("Biasanya {usual} seminggu.", usual=spoken(numbers.range("total"))))
    return limited(parts)


def page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    content = compose(issue.summary, issue.region, issue.masthead, place, numbers)
    canvas = tren.draw(content)
    return Composed("tren", say("Tren"), canvas, alt(issue.summary, issue.region, issue.masthead, numbers), numbers)
