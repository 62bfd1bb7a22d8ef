"""The caption: cover headline, the week in a line, one case, privacy, the number to call, hashtags.

The marker line that names the edition is added where the post is made, not here.
"""

from __future__ import annotations

from collections.abc import Sequence

from publisher.edition import Masthead
from publisher.edition.frame import lowered
from publisher.edition.reading import ARCHIVE_LINE
from publisher.edition.story_text import Told
from publisher.summary.figures import Numbers, Summary

LIMIT = 2200
MOST_HASHTAGS = 5


def compose(summary: Summary, masthead: Masthead, headline: str, told: Sequence[Told], numbers: Numbers) -> str:
    """The whole caption. Raises ValueError when it is longer than the channel takes."""
    blocks = [headline, _week(summary, numbers), *([_case(told[0])] if told else []), _privacy(masthead), _call(masthead)]
    hashtags = " ".join(f"#{tag.lstrip('#')}" for tag in masthead.hashtags[:MOST_HASHTAGS])
    text = "\n\n".join(block for block in (*blocks, hashtags) if block)
    if len(text) > LIMIT:
        raise ValueError(f"The caption has {len(text)} characters; Instagram takes {LIMIT}.")
    return text


def _week(summary: Summary, numbers: Numbers) -> str:
    parts = []
    if summary.previous_total is not None and not summary.flood_week:
        parts.append(f"minggu lalu {numbers.text('total.previous')}")
    if summary.usual is not None:
        parts.append(f"biasanya {numbers.range('total')}")
    start = f"Minggu ini {numbers.text('total')} kejadian darurat selesai"
    text = f"{start}; {', '.join(parts)}." if parts else f"{start}."
    if summary.total and summary.closing_base:
        text += f" Selesai dalam 24 jam: {numbers.text('within_24h')} dari {numbers.text('closing_base')}."
    if summary.total == 0 and summary.calls is not None:
        text += f" Panggilan yang diangkat: {numbers.text('calls.answered')}."
    return text


def _case(told: Told) -> str:
    title = told.card.title.replace("\u00a0", " ")
    end = f"; selesai {told.duration_spoken}" if told.duration_spoken.startswith(("dalam", "lebih")) else ""
    if told.duration_spoken and not end:
        end = f"; selesai dalam {told.duration_spoken}"
    return f"Salah satunya: {lowered(title)}, {told.place}, {told.when}{end}."


def _privacy(masthead: Masthead) -> str:
    merged = f"{masthead.guarded_group} ({masthead.guarded_list}) digabung menjadi satu angka."
    return f"Tanpa nama, alamat, dan jam kejadian. {merged}"


def _call(masthead: Masthead) -> str:
    call = f"{masthead.emergency_call}. {masthead.emergency_note}"
    return f"{call}\n{ARCHIVE_LINE}." if masthead.archive_live else call
