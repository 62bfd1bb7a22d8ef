"""What stands on the page at a glance, with incidents and without."""

from __future__ import annotations

from publisher.charts import unit_columns
from publisher.clock import day_month
from publisher.edition import Masthead
from publisher.edition import headlines as wording
from publisher.edition.frame import Place, frame, lowered, raised
from publisher.language import say
from publisher.summary.figures import CallFigures, Compared, Numbers, Summary
from publisher.templates.line_break import glue
from publisher.templates.nol_sekilas import CallRow, NolSekilasContent, WeekColumn
from publisher.templates.sekilas import Counted, Metric, SekilasContent, TableRow, UsualRange, as_stars


def compose(summary: Summary, masthead: Masthead, place: Place, numbers: Numbers, corrected: str = "") -> SekilasContent:
    """`corrected` stands beside last week's number: "diralat dari 16"."""
    high = summary.usual.high if summary.usual else None
    if as_stars(summary.total, summary.previous_total, high):
        deck = say("1 bintang = 1 kejadian darurat yang selesai ditangani")
    else:
        deck = _groups(summary, masthead, numbers)
    previous = summary.previous_total
    return SekilasContent(
        frame=frame(masthead, summary.week, place, say("Sekilas"), glue(wording.glance(summary, numbers)), deck),
        now=Counted(summary.total, numbers.text("total")),
        previous=None if previous is None else Counted(previous, numbers.text("total.previous")),
        usual=_usual(summary, numbers),
        table=_table(summary, masthead, numbers),
        metrics=_metrics(summary, masthead, numbers),
        note=_usual_note(summary, numbers),
        corrected=corrected,
    )


def _groups(summary: Summary, masthead: Masthead, numbers: Numbers) -> str:
    # English says "incident: 1" where it cannot say "1 incidents"; either count decides.
    count = min(summary.open_total, summary.guarded_total, key=lambda value: value != 1)
    text = "{k} {open} dan {n} {guarded}"
    k, n = numbers.text("open"), numbers.text("guarded")
    return say(text, count, k=k, open=masthead.open_group, n=n, guarded=lowered(masthead.guarded_group))


def _usual(summary: Summary, numbers: Numbers) -> UsualRange | None:
    if summary.usual is None:
        return None
    return UsualRange(summary.usual.low, summary.usual.high, say("biasanya {usual}", usual=numbers.range("total")))


def _usual_note(summary: Summary, numbers: Numbers) -> str:
    compared = [summary.still_open, *((summary.calls.received, summary.calls.answered) if summary.calls else ())]
    if summary.usual is None and not any(item is not None and item.usual for item in compared):
        return ""
    weeks = numbers.text("history.weeks")
    return say("Biasanya = rentang 8 dari 10 minggu dalam {weeks} minggu terakhir", weeks=weeks)


def _table(summary: Summary, masthead: Masthead, numbers: Numbers) -> tuple[TableRow, ...]:
    rows: list[tuple[str, str, Compared]] = []
    if summary.still_open is not None:
        rows.append((say("Masih ditangani"), "still_open", summary.still_open))
    if summary.calls is not None:
        rows.append((say("Panggilan masuk"), "calls.received", summary.calls.received))
        rows.append((say("Panggilan diangkat"), "calls.answered", summary.calls.answered))
    if not rows:
        rows.append((raised(masthead.open_group), "open", Compared(summary.open_total)))
        rows.append((masthead.guarded_group, "guarded", Compared(summary.guarded_total)))
    return tuple(
        TableRow(
            label,
            numbers.text(key),
            numbers.text(f"{key}.previous") if compared.previous is not None else "",
            numbers.range(key) if compared.usual is not None else "",
        )
        for label, key, compared in rows
    )


def _metrics(summary: Summary, masthead: Masthead, numbers: Numbers) -> tuple[Metric, ...]:
    """Arrival, then closing; without minutes the closing stands alone on the left."""
    metrics = []
    if summary.response is not None and summary.minutes_told:
        metrics.append(
            Metric(
                say("Petugas tiba dalam sekitar"),
                numbers.text("response.minutes"),
                say("menit", summary.response.minutes),
                (say("Separuh dari {n} kejadian", n=numbers.text("response.base")), masthead.open_group),
            )
        )
    if summary.closing_base:
        notes: tuple[str, ...] = ()
        if summary.previous_within_24h is not None and summary.previous_closing_base:
            k, n = numbers.text("within_24h.previous"), numbers.text("closing_base.previous")
            notes = (say("Minggu lalu {k} dari {n}", k=k, n=n),)
        base = say("dari {n}", n=numbers.text("closing_base"))
        metrics.append(Metric(say("Selesai dalam 24 jam"), numbers.text("within_24h"), base, notes))
    return tuple(metrics)


def compose_empty(summary: Summary, masthead: Masthead, place: Place, numbers: Numbers) -> NolSekilasContent:
    headline = glue(wording.glance_of_nothing(summary, numbers))
    deck = say("1 bintang = 1 kejadian darurat yang selesai, per minggu")
    counts = [total for _, total in summary.weekly_totals]
    if not unit_columns.as_stars(counts or [0], summary.usual.high if summary.usual else None):
        deck = say("Kejadian darurat yang selesai, per minggu")
    return NolSekilasContent(
        frame=frame(masthead, summary.week, place, say("Sekilas"), headline, deck),
        weeks=_weeks(summary, numbers),
        usual=_usual(summary, numbers),
        rows=_call_rows(summary, numbers),
        note=say("Angka nol sudah dicocokkan dengan catatan panggilan.") if summary.calls is not None else "",
    )


def _weeks(summary: Summary, numbers: Numbers) -> tuple[WeekColumn, ...]:
    """A date stands under the last column and under every fourth before it."""
    weeks = summary.weekly_totals or ((summary.week, summary.total),)
    columns = []
    for index, (week, total) in enumerate(weeks):
        key = f"week.{week}" if summary.weekly_totals else "total"
        tick = day_month(week.monday) if (len(weeks) - 1 - index) % 4 == 0 else ""
        columns.append(WeekColumn(Counted(total, numbers.text(key)), tick))
    return tuple(columns)


def _call_rows(summary: Summary, numbers: Numbers) -> tuple[CallRow, ...]:
    rows = []
    waiting = say("{n} masih ditangani", n=numbers.text("still_open")) if summary.still_open is not None else ""
    if summary.calls is not None:
        calls = summary.calls
        unanswered = say("{n} berakhir sebelum diangkat", n=numbers.text("calls.unanswered"))
        rows.append(CallRow(numbers.text("calls.received"), say("panggilan masuk", calls.received.now), unanswered))
        rows.append(CallRow(numbers.text("calls.answered"), say("diangkat"), _kinds(calls, numbers)))
        rows.append(CallRow(numbers.text("calls.emergency"), say("darurat", calls.emergency), waiting))
    elif waiting:
        rows.append(CallRow(numbers.text("still_open"), say("masih ditangani"), ""))
    return tuple(rows)


def _kinds(calls: CallFigures, numbers: Numbers) -> str:
    information, prank, silent = (numbers.text(f"calls.{key}") for key in ("information", "prank", "silent"))
    if not calls.other:
        text = "{information} informasi, {prank} iseng, {silent} tanpa suara"
        return say(text, information=information, prank=prank, silent=silent)
    other = numbers.text("calls.other")
    text = "{information} informasi, {prank} iseng, {silent} tanpa suara, {other} lain"
    return say(text, information=information, prank=prank, silent=silent, other=other)
