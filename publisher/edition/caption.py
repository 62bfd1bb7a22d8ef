"""The caption: cover headline, the week in a line, one case, corrections if any, privacy, the number to call, hashtags.

The marker line that names the edition is added where the post is made, not here.
"""

from __future__ import annotations

from collections.abc import Sequence

from publisher.edition import Masthead
from publisher.edition.frame import lowered
from publisher.edition.reading import ARCHIVE_LINE
from publisher.edition.story_text import Told
from publisher.language import say
from publisher.summary.figures import Numbers, Summary

LIMIT = 2200
MOST_HASHTAGS = 5


def compose(
    summary: Summary,
    masthead: Masthead,
    headline: str,
    told: Sequence[Told],
    numbers: Numbers,
    corrected: Sequence[str] = (),
) -> str:
    """The whole caption; `corrected` are the lines about earlier editions' numbers.

    Raises ValueError when it is longer than the channel takes.
    """
    case = [_case(told[0])] if told else []
    blocks = [headline, _week(summary, numbers), *case, "\n".join(corrected), _privacy(masthead), _call(masthead)]
    hashtags = " ".join(f"#{tag.lstrip('#')}" for tag in masthead.hashtags[:MOST_HASHTAGS])
    text = "\n\n".join(block for block in (*blocks, hashtags) if block)
    if len(text) > LIMIT:
        raise ValueError(f"The caption has {len(text)} characters; Instagram takes {LIMIT}.")
    return text


def _week(summary: Summary, numbers: Numbers) -> str:
    sentences = [_total(summary, numbers)]
    if summary.total and summary.closing_base:
        within, base = numbers.text("within_24h"), numbers.text("closing_base")
        sentences.append(say("Selesai dalam 24 jam: {k} dari {n}.", k=within, n=base))
    if summary.total == 0 and summary.calls is not None:
        sentences.append(say("Panggilan yang diangkat: {n}.", n=numbers.text("calls.answered")))
    return " ".join(sentences)


def _total(summary: Summary, numbers: Numbers) -> str:
    n, count = numbers.text("total"), summary.total
    previous = None
    if summary.previous_total is not None and not summary.flood_week:
        previous = numbers.text("total.previous")
    usual = None if summary.usual is None else numbers.range("total")
    if previous is not None and usual is not None:
        text = "Minggu ini {n} kejadian darurat selesai; minggu lalu {previous}, biasanya {usual}."
        return say(text, count, n=n, previous=previous, usual=usual)
    if previous is not None:
        return say("Minggu ini {n} kejadian darurat selesai; minggu lalu {previous}.", count, n=n, previous=previous)
    if usual is not None:
        return say("Minggu ini {n} kejadian darurat selesai; biasanya {usual}.", count, n=n, usual=usual)
    return say("Minggu ini {n} kejadian darurat selesai.", count, n=n)


def _case(told: Told) -> str:
    event = lowered(told.card.title.replace("\u00a0", " "))
    if not told.closing:
        return say("Salah satunya: {event}, {place}, {time}.", event=event, place=told.place, time=told.when)
    text = "Salah satunya: {event}, {place}, {time}; {closing}."
    return say(text, event=event, place=told.place, time=told.when, closing=told.closing)


def _privacy(masthead: Masthead) -> str:
    merged = say("{group} ({list}) digabung menjadi satu angka.", group=masthead.guarded_group, list=masthead.guarded_list)
    return f"{say('Tanpa nama, alamat, dan jam kejadian.')} {merged}"


def _call(masthead: Masthead) -> str:
    call = f"{masthead.emergency_call}. {masthead.emergency_note}"
    return f"{call}\n{say(ARCHIVE_LINE)}." if masthead.archive_live else call
