"""Every number of a summary as a figure: under one key, with what it counts or why it counts nothing.

What stands here is all that an edition may print of a summary, and what the disclosure audit works on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from publisher.clock import Week
from publisher.forms import AGENCY, BEFORE, IN, NO, NONE, OPEN, OUTSIDE, PROTECTED, YES, Form, Unmodelled, form
from publisher.summary.figures import (
    CallFigures,
    CategoryFigures,
    Compared,
    Counts,
    Figure,
    QuarterFigures,
    Range,
    ResponseFigures,
    Summary,
)


def statements(summary: Summary) -> Iterator[Figure]:
    """Every number of a week, each once."""
    this, last = (summary.week,), (summary.week.earlier(1),)
    window = tuple(week for week, _ in summary.weekly_totals)
    closed = "kejadian selesai"
    yield Figure("total", summary.total, closed, form(this))
    if summary.previous_total is not None:
        yield Figure("total.previous", summary.previous_total, f"{closed}, minggu lalu", form(last))
    if summary.usual is not None:
        yield from _range("total", summary.usual, closed)
    guarded = {"public_class": PROTECTED}
    yield Figure("open", summary.open_total, "gangguan & bahaya", form(this, {"public_class": OPEN}), of="total")
    yield Figure("guarded", summary.guarded_total, "pertolongan warga", form(this, guarded), of="total")
    yield Figure(
        "guarded.window", summary.guarded_window, "pertolongan warga, 13 minggu", form(window, guarded), of="window"
    )
    yield Figure("window", summary.window_total, "kejadian selesai, 13 minggu", form(window))
    yield Figure("window.weeks", summary.window_weeks, "banyaknya minggu", Unmodelled.CALENDAR)
    if summary.window_weeks:
        tenths = (20 * summary.window_total + summary.window_weeks) // (2 * summary.window_weeks)
        yield Figure("window.mean", tenths, "rata-rata seminggu, persepuluhan", Unmodelled.STATISTIC)
    yield from _closing_figures(summary, this, last)
    for item in summary.categories:
        yield from _category_figures(item, this, window)
    for week, total in summary.weekly_totals:
        yield Figure(f"week.{week}", total, f"kejadian selesai, {week}", form((week,)))
    yield from _open_figures(summary, this, window)
    if summary.still_open is not None:
        yield from _uncounted("still_open", summary.still_open, "masih ditangani", Unmodelled.STILL_OPEN)
    if summary.calls is not None:
        yield from _call_figures(summary.calls)
    if summary.quarter is not None:
        yield from _quarter_figures(summary.quarter)
    yield Figure("transferred", summary.transferred, "dialihkan ke pusat lain", Unmodelled.NOT_INCIDENT)


def _range(key: str, usual: Range, meaning: str) -> Iterator[Figure]:
    yield Figure(f"{key}.usual.low", usual.low, f"{meaning}, biasanya paling sedikit", Unmodelled.STATISTIC)
    yield Figure(f"{key}.usual.high", usual.high, f"{meaning}, biasanya paling banyak", Unmodelled.STATISTIC)


def _uncounted(key: str, compared: Compared, meaning: str, why: Unmodelled) -> Iterator[Figure]:
    yield Figure(key, compared.now, meaning, why)
    if compared.previous is not None:
        yield Figure(f"{key}.previous", compared.previous, f"{meaning}, minggu lalu", why)
    if compared.usual is not None:
        yield from _range(key, compared.usual, meaning)


def _closing_figures(summary: Summary, this: Iterable[Week], last: Iterable[Week]) -> Iterator[Figure]:
    timed, in_time = {"within_24h": {YES, NO}}, {"within_24h": {YES}}
    meaning, base = "selesai dalam 24 jam", "kejadian dengan waktu lengkap"
    yield Figure("within_24h", summary.within_24h, meaning, form(this, in_time), of="closing_base")
    yield Figure("closing_base", summary.closing_base, base, form(this, timed), of="total")
    if summary.previous_within_24h is not None and summary.previous_closing_base is not None:
        before, of = f"{meaning}, minggu lalu", "closing_base.previous"
        yield Figure("within_24h.previous", summary.previous_within_24h, before, form(last, in_time), of=of)
        yield Figure(of, summary.previous_closing_base, f"{base}, minggu lalu", form(last, timed))


def _category_figures(item: CategoryFigures, this: Iterable[Week], window: Iterable[Week]) -> Iterator[Figure]:
    key, category = f"category.{item.code}", {"public_class": OPEN, "category": {item.code}}
    yield Figure(key, item.week, item.name, form(this, category), of="total")
    yield Figure(f"{key}.window", item.window, f"{item.name}, 13 minggu", form(window, category), of="window")
    if item.usual is not None:
        yield from _range(key, item.usual, item.name)
    for code, name, count in item.subcategories:
        counts = form(this, {**category, "subcategory": {f"{item.code}/{code}"}})
        yield Figure(f"{key}.{code}", count, f"{item.name}: {name}", counts, of=key)


def _open_figures(summary: Summary, this: Iterable[Week], window: Iterable[Week]) -> Iterator[Figure]:
    """What is counted of open incidents only: opening, response, areas, times, agencies."""

    def opened(weeks: Iterable[Week], dimension: str, value: str) -> Form:
        return form(weeks, {"public_class": OPEN, dimension: {value}})

    before, unknown = opened(this, "opened", BEFORE), opened(this, "opened", NONE)
    yield Figure("opened_before", summary.opened_before, "dibuka sebelum minggu ini", before, of="open")
    yield Figure("opened_unknown", summary.opened_unknown, "waktu buka tidak tercatat", unknown, of="open")
    if summary.response is not None:
        reached, over = opened(this, "reached", YES), opened(window, "reached", YES)
        yield from _response_figures(summary.response, reached, over, summary.open_total)
        for item in summary.response.types:
            key, where = f"response.type.{item.code}", {"public_class": OPEN, "reached": {YES}, "category": {item.code}}
            meaning = f"{item.name}, 13 minggu"
            yield Figure(f"{key}.base", item.base, f"{meaning}, dengan waktu tiba", form(window, where))
            what = f"menit sampai petugas tiba, {meaning}"
            yield Figure(f"{key}.minutes", item.minutes, what, Unmodelled.STATISTIC, of=f"{key}.base")
    for area in summary.areas:
        now, over = opened(this, "district", area.code), opened(window, "district", area.code)
        yield Figure(f"area.{area.code}", area.week, area.name, now, of="open")
        yield Figure(f"area.{area.code}.window", area.window, f"{area.name}, 13 minggu", over)
        yield from _parts(f"area.{area.code}", area.name, area.categories, summary, {"district": {area.code}})
    for cell in summary.cells:
        place = {"day": {cell.day.isoformat()}, "shift": {cell.shift}}
        key, meaning = f"cell.{cell.day}.{cell.shift}", f"dibuka {cell.day} {cell.shift}"
        yield Figure(key, cell.count, meaning, form(this, {"public_class": OPEN, **place}), of="open")
        yield from _parts(key, meaning, cell.categories, summary, place)
    yield from _parts(
        "before", "dibuka sebelum minggu ini", summary.opened_before_categories, summary, {"opened": {BEFORE}}
    )
    for day, count in summary.days:
        yield Figure(f"day.{day}", count, f"dibuka {day}", opened(this, "day", day.isoformat()), of="open")
    for shift, count in summary.shift_week:
        now = form(this, {"public_class": OPEN, "shift": {shift}, "opened": {IN}})
        yield Figure(f"shift.{shift}", count, f"dibuka pada sif {shift}", now, of="open")
    for shift, count in summary.shift_window:
        meaning, over = f"dibuka pada sif {shift}, 13 minggu", opened(window, "shift", shift)
        yield Figure(f"shift.{shift}.window", count, meaning, over)
    for agency in summary.agencies:
        meaning, now = f"{agency.name} ikut menangani", opened(this, AGENCY, agency.code)
        yield Figure(f"agency.{agency.code}", agency.count, meaning, now, of="open")
    nowhere, outside = opened(this, "district", NONE), opened(this, "district", OUTSIDE)
    yield Figure("area_unknown", summary.area_unknown, "wilayah tidak tercatat", nowhere, of="open")
    yield Figure("out_of_area", summary.out_of_area, "di luar kota", outside, of="open")


def _parts(
    key: str, meaning: str, categories: Counts, summary: Summary, where: Mapping[str, Iterable[str]]
) -> Iterator[Figure]:
    """The open categories of a place or time; the one under `before` is a part of all that were opened before."""
    of, names = "opened_before" if key == "before" else key, {item.code: item.name for item in summary.categories}
    for code, count in categories:
        counts = form((summary.week,), {"public_class": OPEN, "category": {code}, **where})
        yield Figure(f"{key}.{code}", count, f"{meaning}, {names.get(code, code)}", counts, of=of)


def _quarter_figures(quarter: QuarterFigures) -> Iterator[Figure]:
    weeks, label = quarter.period.weeks, quarter.period.label
    yield Figure("quarter.open", quarter.open_total, f"gangguan & bahaya, {label}", form(weeks, {"public_class": OPEN}))
    yield Figure("quarter.steps", quarter.steps, f"tindak lanjut, {label}", Unmodelled.AGENCY_SUM)
    for row in quarter.rows:
        key, meaning = f"quarter.agency.{row.code}", f"{row.name} ikut menangani, {label}"
        where: dict[str, Iterable[str]] = {AGENCY: row.members or {row.code}}
        if not row.guarded:
            where["public_class"] = OPEN
        yield Figure(key, row.count, meaning, form(weeks, where), of=None if row.guarded else "quarter.open")
        if row.within_24h is not None and row.closing_base is not None:
            of = f"{key}.closing_base"
            in_time = form(weeks, {**where, "within_24h": {YES}})
            yield Figure(f"{key}.within_24h", row.within_24h, f"{meaning}: dalam 24 jam", in_time, of=of)
            timed = form(weeks, {**where, "within_24h": {YES, NO}})
            yield Figure(of, row.closing_base, f"{meaning}: dengan waktu lengkap", timed, of=key)
        if row.median_minutes is not None:
            what = f"{meaning}: menit sampai selesai, separuh kejadian"
            hours, minutes = divmod(row.median_minutes, 60)
            yield Figure(f"{key}.hours", hours, f"{what} (jam)", Unmodelled.STATISTIC, of=key)
            yield Figure(f"{key}.minutes", minutes, f"{what} (di atas jam penuh)", Unmodelled.STATISTIC, of=key)


def _response_figures(response: ResponseFigures, now: Form, window: Form, opened: int) -> Iterator[Figure]:
    meaning, met = "menit sampai petugas tiba, separuh kejadian", "kejadian dengan waktu tiba"
    yield Figure("response.minutes", response.minutes, meaning, Unmodelled.STATISTIC, of="response.base")
    yield Figure("response.base", response.base, met, now, of="open")
    times = Unmodelled.OPEN_TIMES
    if response.spread:
        yield Figure("response.within", response.within, "didatangi dalam menit itu", times, of="response.base")
        beyond = response.base - response.within
        yield Figure("response.beyond", beyond, "didatangi sesudah menit itu", times, of="response.base")
        yield Figure("response.missing", opened - response.base, "tanpa catatan waktu tiba", times, of="open")
    for part in response.spread:
        end = "" if part.up_to is None else f" sampai {part.up_to}"
        meaning_of = f"didatangi sesudah {part.after}{end} menit"
        yield Figure(f"response.bin.{part.after}", part.count, meaning_of, times, of="response.base")
    if response.window_minutes is not None:
        key, of = "response.window.minutes", "response.window.base"
        yield Figure(key, response.window_minutes, f"{meaning}, 13 minggu", Unmodelled.STATISTIC, of=of)
        yield Figure(of, response.window_base, f"{met}, 13 minggu", window)


def _call_figures(calls: CallFigures) -> Iterator[Figure]:
    why = Unmodelled.CALLS
    yield from _uncounted("calls.received", calls.received, "panggilan masuk", why)
    yield from _uncounted("calls.answered", calls.answered, "panggilan diangkat", why)
    yield Figure("calls.unanswered", calls.unanswered, "berakhir sebelum diangkat", why, of="calls.received")
    if calls.ended_within_10s is not None:
        short = "berakhir dalam 10 detik"
        yield Figure("calls.ended_within_10s", calls.ended_within_10s, short, why, of="calls.unanswered")
    for kind, meaning in (
        ("emergency", "panggilan darurat"),
        ("information", "panggilan informasi"),
        ("prank", "panggilan iseng"),
        ("silent", "panggilan tanpa suara"),
        ("other", "panggilan lain"),
    ):
        yield Figure(f"calls.{kind}", getattr(calls, kind), meaning, why, of="calls.answered")
