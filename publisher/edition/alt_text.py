"""Alt texts: what a page shows, for those who do not see it. Words instead of signs; at most 1,000 characters."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.clock import week_text
from publisher.edition import Masthead
from publisher.edition.categories import REST
from publisher.edition.cover import still_answered
from publisher.edition.frame import lowered, raised
from publisher.edition.reading import CONTACT_LINE, PRIVACY_RULE, links, still_open_rule
from publisher.edition.story_text import Told
from publisher.language import say
from publisher.summary.figures import CategoryFigures, Compared, Numbers, Summary

LIMIT = 1000


def cover(summary: Summary, masthead: Masthead, headline: str, shown: Sequence[CategoryFigures], numbers: Numbers) -> str:
    week = spoken(week_text(summary.week))
    start = say("Sampul {report}, {week}. {headline}.", report=masthead.report, week=week, headline=spoken(headline))
    if summary.total == 0:
        usual = [say("Biasanya {usual} seminggu.", usual=numbers.range("total"))] if summary.usual is not None else []
        calls = [still_answered(summary.calls, numbers)] if summary.calls is not None else []
        return limited([start, say("Nol kejadian selesai, kain jlamprang kosong."), *usual, *calls])
    parts = [f"{item.short} {numbers.text(f'category.{item.code}')}" for item in shown if item.week]
    if "category.rest" in numbers.figures and numbers.figures["category.rest"].value:
        parts.append(f"{lowered(say(REST))} {numbers.text('category.rest')}")
    if summary.guarded_total:
        parts.append(f"{lowered(masthead.guarded_group)} {numbers.text('guarded')}")
    told = say("{n} kejadian selesai: {parts}.", summary.total, n=numbers.text("total"), parts=", ".join(parts))
    return limited([start, told, _cloth(numbers)])


def _cloth(numbers: Numbers) -> str:
    if numbers.value("stars.unit") == 1:
        return say("Motif jlamprang, satu bintang satu kejadian.")
    return say("Motif jlamprang, satu bintang sekitar {n} kejadian.", n=numbers.text("stars.unit"))


def glance(summary: Summary, masthead: Masthead, numbers: Numbers, corrected: str = "") -> str:
    """The comparison, the table and the metrics; the two groups where the page has printed them."""
    total = Compared(summary.total, summary.previous_total, summary.usual)
    parts = [say("Minggu ini {figures}.", figures=_compared("total", total, numbers))]
    if corrected and summary.previous_total is not None:
        parts.append(say("Angka minggu lalu {corrected}.", corrected=corrected))
    if "open" in numbers.used:
        guarded = f"{lowered(masthead.guarded_group)} {numbers.text('guarded')}"
        parts.append(f"{raised(masthead.open_group)} {numbers.text('open')}, {guarded}.")
    if summary.still_open is not None:
        figures = _compared("still_open", summary.still_open, numbers)
        parts.append(say("Masih ditangani {figures}.", figures=figures))
    if summary.calls is not None:
        received = _compared("calls.received", summary.calls.received, numbers)
        answered = _compared("calls.answered", summary.calls.answered, numbers)
        parts.append(say("Panggilan masuk {received}; diangkat {answered}.", received=received, answered=answered))
    if summary.total and summary.response is not None and summary.minutes_told:
        text = "Petugas tiba dalam sekitar {m} menit pada separuh dari {n} kejadian."
        m, n = numbers.text("response.minutes"), numbers.text("response.base")
        parts.append(say(text, summary.response.minutes, m=m, n=n))
    if summary.total and summary.closing_base:
        k, n = numbers.text("within_24h"), numbers.text("closing_base")
        parts.append(say("Selesai dalam 24 jam {k} dari {n}.", k=k, n=n))
    return limited(parts)


def glance_of_nothing(summary: Summary, masthead: Masthead, numbers: Numbers) -> str:
    weeks = [numbers.text(f"week.{week}") for week, _ in summary.weekly_totals]
    listed = ", ".join(weeks)
    before = [say("Kejadian selesai per minggu, terbaru di akhir: {weeks}.", weeks=listed)] if len(weeks) > 1 else []
    kinds = []
    if summary.calls is not None:
        kinds = [say("Panggilan darurat {n}.", n=numbers.text("calls.emergency"))]
    return limited([glance(summary, masthead, numbers), *before, *kinds])


def _compared(key: str, compared: Compared, numbers: Numbers) -> str:
    parts = [numbers.text(key)]
    if compared.previous is not None:
        parts.append(say("minggu lalu {previous}", previous=numbers.text(f"{key}.previous")))
    if compared.usual is not None:
        parts.append(say("biasanya {usual}", usual=spoken(numbers.range(key))))
    return ", ".join(parts)


def categories(
    summary: Summary, masthead: Masthead, shown: Sequence[CategoryFigures], rest: bool, large: bool, numbers: Numbers
) -> str:
    """Each row as it stands on the page: with its window in a small week, with its range in a large one."""
    window = not large and summary.window_weeks > 1
    parts = []
    for item in shown:
        key = f"category.{item.code}"
        usual = numbers.range(key) if large and item.usual is not None else ""
        parts.append(_row(item.name, key, window, usual, numbers))
    groups = [(say(REST), "category.rest")] if rest else []
    for name, key in [*groups, (masthead.guarded_group, "guarded")]:
        parts.append(_row(name, key, window, "", numbers))
    parts = [spoken(part) for part in parts]
    weeks = numbers.text("window.weeks") if window else ""
    text = _rows(parts, weeks)
    return text if len(text) <= LIMIT else _rows(_shorter(parts), weeks)


def _row(name: str, key: str, window: bool, usual: str, numbers: Numbers) -> str:
    n = numbers.text(key)
    if window:
        return say("{name} {n} dan {over}", name=lowered(name), n=n, over=numbers.text(f"{key}.window"))
    if usual:
        return say("{name} {n}, biasanya {usual}", name=lowered(name), n=n, usual=usual)
    return f"{lowered(name)} {n}"


def _rows(parts: Sequence[str], weeks: str) -> str:
    listed = "; ".join(parts)
    if weeks:
        return say("Jenis, minggu ini dan {weeks} minggu: {rows}.", weeks=weeks, rows=listed)
    return say("Jenis, minggu ini: {rows}.", rows=listed)


def _shorter(parts: Sequence[str]) -> list[str]:
    """The largest and the two groups at the end, when all rows are too long to be read out."""
    kept = list(parts)
    while sum(len(part) + 2 for part in kept) > LIMIT - 60 and len(kept) > 3:
        kept.pop(-3)
    return kept


def stories(told: Sequence[Told]) -> str:
    count = say("Dua kejadian.") if len(told) == 2 else say("Satu kejadian.")
    titles = [f"{_plain(item.card.title)}, {item.place}, {item.when}." for item in told]
    cards = []
    for title, item in zip(titles, told, strict=True):
        complaint = say("Aduan: {complaint}", complaint=_plain(item.card.complaint))
        cards.append(" ".join((title, complaint, *item.spoken)))
    full = spoken(f"{count} {' '.join(cards)}")
    return full if len(full) <= LIMIT else limited([count, *titles])


def reading(summary: Summary, masthead: Masthead, numbers: Numbers) -> str:
    rules = [
        say("Cara membaca. Hanya kejadian selesai: {rule}", rule=lowered(still_open_rule(summary, numbers))),
        say("{group} digabung menjadi satu angka: {list}.", group=masthead.guarded_group, list=masthead.guarded_list),
        say(PRIVACY_RULE),
        f"{masthead.emergency_call}. {masthead.emergency_note}",
        say("Akun {account}.", account=masthead.account),
        *(f"{text}." for _, text in links(masthead) if text != say(CONTACT_LINE)),
        f"{say(CONTACT_LINE)}.",
    ]
    return limited(rules)


def spoken(text: str) -> str:
    """Words for signs: "12–24" → "12 sampai 24", "listrik & utilitas" → "listrik dan utilitas"."""
    return _plain(text).replace("–", f" {say('sampai')} ").replace(" & ", f" {say('dan')} ")


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def limited(parts: Sequence[str]) -> str:
    """The parts in order, as many as the channel takes."""
    text = ""
    for part in map(spoken, parts):
        if len(text) + 1 + len(part) <= LIMIT:
            text = f"{text} {part}".strip()
    return text
