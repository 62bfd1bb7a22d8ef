"""Complaint and follow-up: one or two incidents as cards, each a line from the call to the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.charts.shape import Box, Shape, rule
from publisher.charts.timeline import thread
from publisher.language import say
from publisher.templates import furniture, theme
from publisher.templates.furniture import LABEL, NOTE, Frame
from publisher.templates.icons import icon
from publisher.templates.layout import Canvas, PageOverflow, first_that_fits
from publisher.templates.line_break import wrapped
from publisher.templates.text import Style, width

LINE_X, LABEL_RIGHT, TEXT_X, TITLE_X = 222, 194, 254, 156
TEXT_ROOM = theme.RIGHT - TEXT_X
FOOT = 1236
WIDE_PITCH, NARROW_PITCH = 60.0, 52.0
ACTOR = Style(theme.LABEL, theme.HEAVY)
COMPLAINT = Style(theme.ROW, theme.BOLD)
COMPLAINT_STEP = 44
SPACE = 6.5  # between the actor and what was done


@dataclass(frozen=True)
class StepLine:
    """`wordings`: pairs of actor and deed, fullest first; `time` is empty where minutes are not told."""

    time: str
    wordings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Card:
    """One story. `place` holds wordings, fullest first; `duration` is empty where the record has none."""

    icon: str
    title: str
    place: tuple[str, ...]
    duration: str
    duration_note: str
    complaint: str
    steps: tuple[StepLine, ...]
    done_label: str
    done: str


@dataclass(frozen=True)
class AduanContent:
    key: str
    frame: Frame
    cards: tuple[Card, ...]


def draw(content: AduanContent) -> Canvas:
    canvas, headline = furniture.start(content.key, content.frame)
    top = headline + 48
    cards, pitch = _fitted(content.cards, FOOT - top)
    heights = [_height(card, pitch) for card in cards]
    _card(canvas, cards[0], top, pitch)
    if len(cards) > 1:
        lowest = FOOT - heights[1]
        _card(canvas, cards[1], min(max(top + heights[0], min(top + 476, lowest)), lowest), pitch)
    return furniture.finish(canvas, content.frame)


def _fitted(cards: Sequence[Card], room: float) -> tuple[list[Card], float]:
    """The cards with the pitch of their steps; where even the narrow pitch is too much, inner steps are left out."""
    chosen = list(cards)
    while True:
        for pitch in (WIDE_PITCH, 56.0, NARROW_PITCH):
            if sum(_height(card, pitch) for card in chosen) <= room:
                return chosen, pitch
        longest = max(range(len(chosen)), key=lambda index: len(chosen[index].steps))
        steps = chosen[longest].steps
        if len(steps) <= 1:
            raise PageOverflow("aduan", Box(theme.LEFT, FOOT - room, theme.RIGHT, FOOT), chosen[longest].title)
        drop = max(1, len(steps) - 2)
        chosen[longest] = replace(chosen[longest], steps=steps[:drop] + steps[drop + 1 :])


def _title(card: Card) -> tuple[tuple[str, ...], Style]:
    room = _title_room(card)
    for size, most in ((theme.CARD_TITLE, 1), (theme.ROW, 1), (theme.CARD_TITLE, 2), (theme.ROW, 2), (theme.NOTE, 3)):
        style = Style(size, theme.HEAVY, -0.01)
        if (split := wrapped(card.title, style, room, most)) is not None:
            return split, style
    raise PageOverflow("aduan", Box(TITLE_X, 0, TITLE_X + room, 0), card.title)


def _title_room(card: Card) -> float:
    if not card.duration:
        return theme.RIGHT - TITLE_X
    return theme.RIGHT - TITLE_X - 24 - max(width(card.duration, _duration_style(card)), width(card.duration_note, NOTE))


def _duration_style(card: Card) -> Style:
    return Style(theme.VALUE if card.duration[0].isdigit() else theme.CARD_TITLE, theme.HEAVY, theme.VALUE_TRACKING)


def _complaint(card: Card) -> tuple[tuple[str, ...], Style]:
    for style, most in ((COMPLAINT, 2), (Style(theme.NOTE, theme.BOLD), 3)):
        if (split := wrapped(card.complaint, style, TEXT_ROOM, most)) is not None:
            return split, style
    raise PageOverflow("aduan", Box(TEXT_X, 0, theme.RIGHT, 0), card.complaint)


def _height(card: Card, pitch: float) -> float:
    """From the card's rule to the end of its last line, with the space under it."""
    title, complaint = len(_title(card)[0]), len(_complaint(card)[0])
    return 166 + 44 * (title - 1) + COMPLAINT_STEP * (complaint - 1) + pitch * (len(card.steps) + 1) + 20


def _card(canvas: Canvas, card: Card, top: float, pitch: float) -> None:
    canvas.draw(rule(theme.LEFT, theme.RIGHT, top + 1, theme.INK, 4))
    canvas.draw(Shape(icon(card.icon, [(theme.LEFT + 29, top + 60)], 68), theme.RED))
    title, style = _title(card)
    for index, line in enumerate(title):
        canvas.write(line, TITLE_X, top + 56 + 44 * index, style, theme.INK)
    baseline = top + 100 + 44 * (len(title) - 1)
    place = first_that_fits(card.place, NOTE, _title_room(card)) or card.place[-1]
    canvas.write(place, TITLE_X, baseline, NOTE, theme.MUTED)
    if card.duration:
        canvas.write(card.duration, theme.RIGHT, top + 56, _duration_style(card), theme.INDIGO, align="right")
        canvas.write(card.duration_note, theme.RIGHT, top + 100, NOTE, theme.MUTED, align="right")
    _story(canvas, card, baseline + 66, pitch)


def _story(canvas: Canvas, card: Card, baseline: float, pitch: float) -> None:
    lines, style = _complaint(card)
    first = baseline
    for index, line in enumerate(lines):
        canvas.write(line, TEXT_X, baseline + COMPLAINT_STEP * index, style, theme.INK)
    label = Style(theme.NOTE, theme.HEAVY)
    canvas.write(say("Aduan"), LABEL_RIGHT, baseline, label, theme.RED, align="right")
    baseline += COMPLAINT_STEP * (len(lines) - 1)
    nodes = []
    for step in card.steps:
        baseline += pitch
        nodes.append(baseline - 11.5)
        if step.time:
            canvas.write(step.time, LABEL_RIGHT, baseline, NOTE, theme.MUTED, align="right")
        _step(canvas, step, baseline)
    baseline += pitch
    canvas.write(card.done_label, LABEL_RIGHT, baseline, label, theme.TEAL, align="right")
    canvas.write(card.done, TEXT_X, baseline, LABEL, theme.INK)
    colours = (theme.RULE, theme.RED, theme.INDIGO, theme.TEAL, theme.PAPER)
    canvas.draw_all(thread(LINE_X, first - 11.5, nodes, baseline - 11.5, colours))
    canvas.draw(Shape(icon("phone", [(LINE_X, first - 11.5)], 19), theme.WHITE))
    canvas.draw(Shape(icon("check", [(LINE_X, baseline - 11.5)], 20), theme.WHITE))


def _step(canvas: Canvas, step: StepLine, baseline: float) -> None:
    for actor, deed in step.wordings:
        if width(actor, ACTOR) + SPACE + width(deed, LABEL) <= TEXT_ROOM:
            canvas.write_runs(((actor, ACTOR, theme.INK), (deed, LABEL, theme.INK)), TEXT_X, baseline, gap=SPACE)
            return
    actor, deed = step.wordings[-1]
    raise PageOverflow(canvas.page, Box(TEXT_X, baseline - 30, theme.RIGHT, baseline + 8), f"{actor} {deed}")
