"""What stands on the page of calls: what the answered ones were about, and how many became what."""

from __future__ import annotations

from publisher.charts.squares import HUNDRED
from publisher.edition import Masthead
from publisher.edition.alt_text import limited
from publisher.edition.frame import Place, frame
from publisher.edition.glance import _kinds as kinds_text
from publisher.edition.headlines import leading
from publisher.edition.issue_figures import CALL_KINDS
from publisher.edition.pages import Composed, Issue
from publisher.language import later, say
from publisher.regions import Region
from publisher.summary.figures import CallFigures, Numbers, Summary
from publisher.templates import panggilan
from publisher.templates.line_break import glue
from publisher.templates.panggilan import CallKind, CallRow, Look, PanggilanContent

# A silent call is never called a prank: whoever calls may be in danger.
NAMES = {
    "emergency": later("darurat"),
    "information": later("informasi"),
    "prank": later("iseng"),
    "silent": later("tanpa suara"),
    "other": later("lain"),
}


def why_not(summary: Summary) -> str | None:
    if summary.calls is None:
        return say("Tidak ada catatan panggilan untuk minggu ini.")
    if summary.calls.answered.now == 0:
        return say("Tidak ada panggilan yang diangkat minggu ini.")
    return None


def compose(summary: Summary, region: Region, masthead: Masthead, place: Place, numbers: Numbers) -> PanggilanContent:
    calls = _calls(summary)
    if _of_hundred(calls):
        deck = say("1 kotak = 1 dari 100 panggilan yang diangkat")
    else:
        deck = say("1 kotak = 1 panggilan yang diangkat")
    return PanggilanContent(
        frame=frame(masthead, summary.week, place, say("Panggilan masuk"), headline(summary, numbers), deck),
        kinds=tuple(_kind(kind, calls, numbers) for kind in _shown(calls)),
        title=say("Dari telepon masuk sampai kejadian selesai"),
        received=calls.received.now,
        rows=(
            _received(calls, numbers),
            _answered(calls, numbers),
            _emergency(summary, numbers),
            _closed(summary, numbers),
        ),
        closed=summary.total,
        advice=say("Telanjur menelepon? Katakan salah tekan sebelum menutup."),
    )


def headline(summary: Summary, numbers: Numbers) -> str:
    """ "Dari 100 panggilan yang diangkat, 10 darurat"; the counts themselves where a hundredth would say too little."""
    calls = _calls(summary)
    emergency, answered = calls.emergency, calls.answered.now
    if emergency == 0:
        n = numbers.word("calls.answered")
        return glue(say("Tidak ada yang darurat di antara {n} panggilan yang diangkat", answered, n=n))
    if emergency == answered > 1:
        n = leading(numbers, "calls.answered")
        return glue(say("{n} panggilan diangkat, semuanya darurat", answered, n=n))
    if _of_hundred(calls) and 0 < numbers.figures["calls.of100.emergency"].value < HUNDRED:
        x = numbers.text("calls.of100.emergency")
        return glue(say("Dari 100 panggilan yang diangkat, {x} darurat", x=x))
    x, n = leading(numbers, "calls.emergency"), numbers.word("calls.answered")
    return glue(say("{x} dari {n} panggilan yang diangkat darurat", answered, x=x, n=n))


def _calls(summary: Summary) -> CallFigures:
    if summary.calls is None:
        raise ValueError("This summary has no calls.")
    return summary.calls


def _of_hundred(calls: CallFigures) -> bool:
    """Below a hundred, shares of a hundred would show more than there were."""
    return calls.answered.now >= HUNDRED


def _shown(calls: CallFigures) -> tuple[str, ...]:
    """The four kinds, and the rest where there is one."""
    return CALL_KINDS if calls.other else CALL_KINDS[:-1]


def _kind(kind: str, calls: CallFigures, numbers: Numbers) -> CallKind:
    name, count = say(NAMES[kind]), numbers.text(f"calls.{kind}")
    if not _of_hundred(calls):
        return CallKind(Look(kind), numbers.value(f"calls.{kind}"), count, (name,))
    key = f"calls.of100.{kind}"
    return CallKind(Look(kind), numbers.value(key), numbers.text(key), (f"{name} ({count})", name))


def _received(calls: CallFigures, numbers: Numbers) -> CallRow:
    name, n = say("panggilan masuk", calls.received.now), numbers.text("calls.received")
    answered = (Look.ANSWERED, calls.answered.now)
    if not calls.unanswered:
        return CallRow(n, name, parts=(answered,))
    k = numbers.text("calls.unanswered")
    if not _split(calls):
        note = say("{n} berakhir sebelum diangkat", n=k)
        return CallRow(n, name, note, parts=(answered, (Look.UNANSWERED, calls.unanswered)))
    early, late = numbers.text("calls.ended_within_10s"), numbers.text("calls.ended_later")
    return CallRow(
        n,
        name,
        say("{n} berakhir sebelum diangkat:", n=k),
        say("{k} dalam 10 detik pertama, {n} setelahnya", k=early, n=late),
        (
            answered,
            (Look.UNANSWERED, numbers.value("calls.ended_within_10s")),
            (Look.UNANSWERED, numbers.value("calls.ended_later")),
        ),
    )


def _split(calls: CallFigures) -> bool:
    """Whether it is known when callers gave up, and both parts are something."""
    return calls.ended_within_10s is not None and 0 < calls.ended_within_10s < calls.unanswered


def _answered(calls: CallFigures, numbers: Numbers) -> CallRow:
    parts = tuple((Look(kind), numbers.value(f"calls.{kind}")) for kind in _shown(calls))
    return CallRow(numbers.text("calls.answered"), say("diangkat"), kinds_text(calls, numbers), parts=parts)


def _emergency(summary: Summary, numbers: Numbers) -> CallRow:
    """With what is still being dealt with; how many incidents the calls became is not told (`privacy.md`)."""
    calls = _calls(summary)
    name, n = say("panggilan darurat", calls.emergency), numbers.text("calls.emergency")
    return CallRow(n, name, _still_open(summary, numbers), parts=((Look.EMERGENCY, calls.emergency),))


def _still_open(summary: Summary, numbers: Numbers) -> str:
    if summary.still_open is None or summary.still_open.now == 0:
        return ""
    return say("{n} masih ditangani", n=numbers.text("still_open"))


def _closed(summary: Summary, numbers: Numbers) -> CallRow:
    return CallRow(numbers.text("total"), say("kejadian selesai", summary.total))


def alt(summary: Summary, region: Region, masthead: Masthead, numbers: Numbers) -> str:
    calls = _calls(summary)
    hundred = _of_hundred(calls)
    keys = [f"calls.of100.{kind}" if hundred else f"calls.{kind}" for kind in _shown(calls)]
    kinds = ", ".join(f"{say(NAMES[kind])} {numbers.text(key)}" for kind, key in zip(_shown(calls), keys, strict=True))
    received, answered = numbers.text("calls.received"), numbers.text("calls.answered")
    parts = [say("Panggilan masuk {received}; diangkat {answered}.", received=received, answered=answered)]
    if hundred:
        parts.append(say("Dari 100 yang diangkat: {kinds}.", kinds=kinds))
    else:
        parts.append(say("Yang diangkat: {kinds}.", kinds=kinds))
    if calls.unanswered:
        n = numbers.text("calls.unanswered")
        parts.append(f"{say('{n} berakhir sebelum diangkat', n=n)}.")
    if _split(calls):
        k, n = numbers.text("calls.ended_within_10s"), numbers.text("calls.ended_later")
        parts.append(f"{say('{k} dalam 10 detik pertama, {n} setelahnya', k=k, n=n)}.")
    n, total = numbers.text("calls.emergency"), numbers.text("total")
    parts.append(say("Panggilan darurat {n}; kejadian selesai {total}.", n=n, total=total))
    if waiting := _still_open(summary, numbers):
        parts.append(f"{waiting}.")
    return limited(parts)


def page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    content = compose(issue.summary, issue.region, issue.masthead, place, numbers)
    told = alt(issue.summary, issue.region, issue.masthead, numbers)
    return Composed("panggilan", say("Panggilan"), panggilan.draw(content), told, numbers)
