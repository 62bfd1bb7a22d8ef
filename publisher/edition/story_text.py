"""Story → words. A story says no more than its record: event, place, complaint, agencies and steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.clock import DAYS
from publisher.edition import Masthead
from publisher.regions import Region, Subcategory
from publisher.summary.figures import Numbers
from publisher.summary.stories import Story, StoryStep
from publisher.templates import furniture
from publisher.templates.aduan import Card, StepLine
from publisher.templates.line_break import glue
from publisher.vocabulary import StepKind

MOST_STEPS = 5
SOMEONE = "Petugas"


@dataclass(frozen=True)
class Told:
    """A story in words: its card, and the pieces that headline, alt text and caption take from it."""

    card: Card
    noun: str
    place: str
    place_short: str
    when: str
    duration_spoken: str  # "2 jam 10 menit", "dalam 24 jam"


def tell(index: int, story: Story, region: Region, masthead: Masthead, numbers: Numbers) -> Told:
    """The story `index` (from 1) of the issue; the minutes it prints are recorded in `numbers`."""
    category = region.category(story.category)
    subcategory = category.subcategory(story.subcategory) if category else None
    name = category.name if category else "Kejadian"
    event, complaint, noun = _words(subcategory, name)
    place, place_short = masthead.areas.get(story.district or "", (masthead.place, ""))
    when = _when(story, masthead)
    duration, spoken, note = _duration(index, story, numbers)
    card = Card(
        icon=category.icon if category else "warning-circle",
        title=glue(event),
        place=tuple(dict.fromkeys((f"{place}, {when}", f"{place_short or place}, {when}", when, place_short or place))),
        duration=duration,
        duration_note=note,
        complaint=glue(complaint),
        steps=_steps(index, story, masthead, numbers),
        done_label="Selesai",
        done="aduan dinyatakan selesai",
    )
    return Told(card, noun, place, place_short, when, spoken)


def headline(told: Sequence[Told]) -> str:
    """ "Sarang tawon di Barat, pohon tumbang di Selatan", or a shorter wording that fits two lines."""
    full = [f"{item.noun} di {item.place_short}" if item.place_short else item.noun for item in told]
    candidates = [", ".join(full)]
    if len(told) > 1 and told[0].noun == told[1].noun:
        places = dict.fromkeys(item.place_short for item in told if item.place_short)
        candidates = [f"{told[0].noun} di {' dan '.join(places)}" if places else told[0].noun]
    candidates += [", ".join(item.noun for item in told), full[0], told[0].noun]
    for text in candidates:
        glued = glue(text[:1].upper() + text[1:], [item.noun for item in told])
        if furniture.headline_lines(glued) is not None:
            return glued
    return "Aduan dan tindak lanjutnya"


def _words(subcategory: Subcategory | None, category: str) -> tuple[str, str, str]:
    """Event, complaint and noun; what a pack does not say is told by the category's name alone."""
    if subcategory is None:
        return category, f"Aduan: {category}.", category.lower()
    event = subcategory.event or category
    return event, subcategory.complaint or f"{event}.", subcategory.noun or subcategory.name


def _when(story: Story, masthead: Masthead) -> str:
    if story.opened_before_week:
        return "dibuka sebelum minggu ini"
    if story.weekday is None:
        return "hari tidak tercatat"
    shift = masthead.shifts.get(story.shift or "", "")
    return f"{DAYS[story.weekday]} {shift}".strip()


def _duration(index: int, story: Story, numbers: Numbers) -> tuple[str, str, str]:
    """As printed, as spoken, and the small line under it."""
    key, note = f"story.{index}.closing", "sampai selesai"
    if story.closing_minutes is None:
        if story.within_24h is None:
            return "", "", ""
        text = "dalam 24 jam" if story.within_24h else "lebih dari 24 jam"
        return text, text, note
    if key in numbers.figures:
        text = f"{numbers.text(key)} menit"
        return text, text, note
    hours = f"{numbers.text(f'{key}.hours')} jam"
    if f"{key}.minutes" not in numbers.figures:
        return hours, hours, note
    minutes = numbers.text(f"{key}.minutes")
    return f"{hours} {minutes} mnt", f"{hours} {minutes} menit", note


@dataclass(frozen=True)
class _Line:
    """Steps told in one line, with the number (from 1) of the first of them in the story."""

    number: int
    kind: StepKind
    agencies: tuple[str, ...]


def _steps(index: int, story: Story, masthead: Masthead, numbers: Numbers) -> tuple[StepLine, ...]:
    return tuple(
        StepLine(_time(f"story.{index}.step.{line.number}", numbers), _wordings(line, masthead)) for line in _lines(story)
    )


def _time(key: str, numbers: Numbers) -> str:
    if key in numbers.figures:
        return f"{numbers.text(key)} mnt"
    return f"{numbers.text(f'{key}.hours')} jam" if f"{key}.hours" in numbers.figures else ""


def _wordings(line: _Line, masthead: Masthead) -> tuple[tuple[str, str], ...]:
    names = [masthead.agencies.get(code, SOMEONE) for code in line.agencies]
    if line.kind is StepKind.SENT:
        actor = masthead.emergency_number
        known = [name for name in dict.fromkeys(names) if name != SOMEONE]
        if not known:
            return ((actor, "meneruskan aduan"),)
        return (
            (actor, f"meneruskan aduan ke {listed(known)}"),
            (actor, f"meneruskan aduan ke {known[0]} dan instansi lain"),
            (actor, "meneruskan aduan"),
        )
    deed = "tiba di lokasi" if line.kind is StepKind.ON_SCENE else "menyelesaikan penanganan"
    return ((names[0], deed), (SOMEONE, deed))


def listed(names: Sequence[str]) -> str:
    """ "Damkar", "Damkar dan DLH", "Damkar, DLH, dan PLN"."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


def _lines(story: Story) -> list[_Line]:
    """Steps in their order: sendings of one minute together, each agency's first arrival and last completion."""
    ordered = sorted(enumerate(story.steps, start=1), key=lambda item: (item[1].minutes is None, item[1].minutes or 0))
    lines: list[_Line] = []
    for number, step in ordered:
        if step.kind is StepKind.SENT:
            _add_sending(lines, number, step, story)
        elif step.kind is StepKind.ON_SCENE:
            if not any(line.kind is StepKind.ON_SCENE and line.agencies == (step.agency,) for line in lines):
                lines.append(_Line(number, step.kind, (step.agency,)))
        else:
            lines = [line for line in lines if line.kind is not StepKind.DONE or line.agencies != (step.agency,)]
            lines.append(_Line(number, step.kind, (step.agency,)))
    return _few(lines)


def _add_sending(lines: list[_Line], number: int, step: StoryStep, story: Story) -> None:
    for place, line in enumerate(lines):
        if line.kind is StepKind.SENT and story.steps[line.number - 1].minutes == step.minutes:
            if step.agency not in line.agencies:
                lines[place] = _Line(line.number, line.kind, (*line.agencies, step.agency))
            return
    lines.append(_Line(number, step.kind, (step.agency,)))


def _few(lines: list[_Line]) -> list[_Line]:
    """At most five: the first sending, the arrivals, the last completion stay longest."""
    if len(lines) <= MOST_STEPS:
        return lines
    first_sent = next((line for line in lines if line.kind is StepKind.SENT), None)
    last_done = next((line for line in reversed(lines) if line.kind is StepKind.DONE), None)
    arrivals = [line for line in lines if line.kind is StepKind.ON_SCENE]
    kept = [line for line in (first_sent, last_done) if line is not None]
    kept += arrivals[: MOST_STEPS - len(kept)]
    return [line for line in lines if line in kept]
