"""Story → words. A story says no more than its record: event, place, complaint, agencies and steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.clock import day_name
from publisher.edition import Masthead
from publisher.language import later, say
from publisher.regions import Region, Subcategory
from publisher.summary.figures import Numbers
from publisher.summary.stories import Story, StoryStep
from publisher.templates import furniture
from publisher.templates.aduan import Card, StepLine
from publisher.templates.line_break import glue
from publisher.vocabulary import StepKind

MOST_STEPS = 5
SOMEONE = later("Petugas")


@dataclass(frozen=True)
class Told:
    """A story in words: its card, and the pieces that headline, alt text and caption take from it."""

    card: Card
    noun: str
    nouns: str
    place: str
    place_short: str
    when: str
    closing: str  # inside a sentence: "selesai dalam 2 jam 10 menit", "selesai dalam 24 jam"; "" where unknown
    spoken: tuple[str, ...]  # the steps and the end as whole sentences, for the alt text


def tell(index: int, story: Story, region: Region, masthead: Masthead, numbers: Numbers) -> Told:
    """The story `index` (from 1) of the issue; the minutes it prints are recorded in `numbers`."""
    category = region.category(story.category)
    subcategory = category.subcategory(story.subcategory) if category else None
    name = category.name if category else say("Kejadian")
    event, complaint, noun, nouns = _words(subcategory, name)
    place, place_short = masthead.areas.get(story.district or "", (masthead.place, ""))
    when = _when(story, masthead)
    duration, closing, closed = _duration(index, story, numbers)
    steps = _steps(index, story, masthead, numbers)
    card = Card(
        icon=category.icon if category else "warning-circle",
        title=glue(event),
        place=tuple(dict.fromkeys((f"{place}, {when}", f"{place_short or place}, {when}", when, place_short or place))),
        duration=duration,
        duration_note=say("sampai selesai") if duration else "",
        complaint=glue(complaint),
        steps=tuple(step for step, _ in steps),
        done_label=say("Selesai"),
        done=say("aduan dinyatakan selesai"),
    )
    spoken = (*(sentence for _, sentence in steps), *((closed,) if closed else ()))
    return Told(card, noun, nouns, place, place_short, when, closing, spoken)


def headline(told: Sequence[Told]) -> str:
    """ "Sarang tawon di Barat, pohon tumbang di Selatan", or a shorter wording that fits two lines."""
    full = [_somewhere(item.noun, item.place_short) for item in told]
    candidates = [", ".join(full)]
    if len(told) > 1 and told[0].noun == told[1].noun:
        places = list(dict.fromkeys(item.place_short for item in told if item.place_short))
        candidates = [_somewhere(told[0].nouns, listed(places))]
    candidates += [", ".join(item.noun for item in told), full[0], told[0].noun]
    for text in candidates:
        glued = glue(text[:1].upper() + text[1:], [item.noun for item in told])
        if furniture.headline_lines(glued) is not None:
            return glued
    return say("Aduan dan tindak lanjutnya")


def _somewhere(noun: str, place: str) -> str:
    return say("{noun} di {place}", noun=noun, place=place) if place else noun


def _words(subcategory: Subcategory | None, category: str) -> tuple[str, str, str, str]:
    """Event, complaint, noun and its plural; what a pack does not say is told by the category's name alone."""
    if subcategory is None:
        return category, say("Aduan: {category}.", category=category), category.lower(), category.lower()
    event = subcategory.event or category
    noun = subcategory.noun or subcategory.name
    return event, subcategory.complaint or f"{event}.", noun, subcategory.noun_for(2) or noun


def _when(story: Story, masthead: Masthead) -> str:
    if story.opened_before_week:
        return say("dibuka sebelum minggu ini")
    if story.weekday is None:
        return say("hari tidak tercatat")
    shift = masthead.shifts.get(story.shift or "", "")
    day = day_name(story.weekday)
    return say("{day} {shift}", day=day, shift=shift) if shift else day


def _duration(index: int, story: Story, numbers: Numbers) -> tuple[str, str, str]:
    """As printed, inside a sentence, and as a sentence; all empty where the record has none."""
    key = f"story.{index}.closing"
    if story.closing_minutes is None:
        if story.within_24h is None:
            return "", "", ""
        if story.within_24h:
            return say("dalam 24 jam"), say("selesai dalam 24 jam"), say("Selesai dalam 24 jam.")
        return say("lebih dari 24 jam"), say("selesai lebih dari 24 jam"), say("Selesai lebih dari 24 jam.")
    if key in numbers.figures:
        short = spoken = say("{n} menit", numbers.value(key), n=numbers.text(key))
    else:
        hours = numbers.text(f"{key}.hours")
        short, spoken = say("{hours} jam", hours=hours), say("{n} jam", numbers.value(f"{key}.hours"), n=hours)
        if f"{key}.minutes" in numbers.figures:
            minutes = numbers.text(f"{key}.minutes")
            short = say("{hours} jam {minutes} mnt", hours=hours, minutes=minutes)
            spoken = f"{spoken} {say('{n} menit', numbers.value(f'{key}.minutes'), n=minutes)}"
    return short, say("selesai dalam {duration}", duration=spoken), say("Selesai {duration}.", duration=spoken)


@dataclass(frozen=True)
class _Line:
    """Steps told in one line, with the number (from 1) of the first of them in the story."""

    number: int
    kind: StepKind
    agencies: tuple[str, ...]


def _steps(index: int, story: Story, masthead: Masthead, numbers: Numbers) -> list[tuple[StepLine, str]]:
    """Each line as printed, and as a sentence."""
    steps = []
    for line in _lines(story):
        time, spoken = _time(f"story.{index}.step.{line.number}", numbers)
        wordings = _wordings(line, masthead)
        actor, deed = wordings[0]
        if time:
            sentence = say("{actor} {deed} setelah {time}.", actor=actor, deed=deed, time=spoken)
        else:
            sentence = f"{actor} {deed}."
        steps.append((StepLine(time, wordings), sentence))
    return steps


def _time(key: str, numbers: Numbers) -> tuple[str, str]:
    """As printed and as spoken."""
    if key in numbers.figures:
        minutes = numbers.text(key)
        return say("{n} mnt", n=minutes), say("{n} menit", numbers.value(key), n=minutes)
    if f"{key}.hours" not in numbers.figures:
        return "", ""
    hours = numbers.text(f"{key}.hours")
    return say("{hours} jam", hours=hours), say("{n} jam", numbers.value(f"{key}.hours"), n=hours)


def _wordings(line: _Line, masthead: Masthead) -> tuple[tuple[str, str], ...]:
    names = [masthead.agencies.get(code, "") for code in line.agencies]
    if line.kind is StepKind.SENT:
        actor = masthead.emergency_number
        plain = (actor, say("meneruskan aduan"))
        known = [name for name in dict.fromkeys(names) if name]
        if not known:
            return (plain,)
        return (
            (actor, say("meneruskan aduan ke {agencies}", agencies=listed(known))),
            (actor, say("meneruskan aduan ke {agency} dan instansi lain", agency=known[0])),
            plain,
        )
    deed = say("tiba di lokasi") if line.kind is StepKind.ON_SCENE else say("menyelesaikan penanganan")
    return ((names[0] or say(SOMEONE), deed), (say(SOMEONE), deed))


def listed(names: Sequence[str]) -> str:
    """ "Damkar", "Damkar dan DLH", "Damkar, DLH, dan PLN"."""
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return say("{one} dan {other}", one=names[0], other=names[1])
    return say("{first}, dan {last}", first=", ".join(names[:-1]), last=names[-1])


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
