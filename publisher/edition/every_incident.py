"""What stands on the page of a quiet week: each open incident in a row, the guarded group as one row, last."""

from __future__ import annotations

from publisher.edition import Masthead, story_text
from publisher.edition.alt_text import limited
from publisher.edition.cover import in_order
from publisher.edition.frame import Place, frame, lowered, raised
from publisher.edition.headlines import leading, region_terms
from publisher.edition.pages import Composed, Issue
from publisher.language import later, say
from publisher.regions import Region
from publisher.summary.figures import Numbers, Summary
from publisher.summary.stories import Story
from publisher.templates import furniture, semua
from publisher.templates.line_break import glue
from publisher.templates.semua import GroupRow, IncidentRow, SemuaContent
from publisher.vocabulary import StepKind

MOST_INCIDENTS = 6
FEWEST_FOR_HALF = 5  # open incidents, below which no time of half of them is told
MOST_NOUNS = 4  # in a headline
# A count before one of these would count people, of whom the record says nothing.
PEOPLE = frozenset({"orang", "warga", "anak", "korban", "penumpang", "pekerja", "lansia", "bayi"})
PEOPLE_IN_ENGLISH = frozenset({"person", "persons", "people", "child", "children", "victim", "victims"})
DECKS = {
    1: later("Satu-satunya kejadian yang selesai minggu ini"),
    2: later("Kedua kejadian yang selesai minggu ini"),
    3: later("Ketiga kejadian yang selesai minggu ini"),
    4: later("Keempat kejadian yang selesai minggu ini"),
    5: later("Kelima kejadian yang selesai minggu ini"),
    6: later("Keenam kejadian yang selesai minggu ini"),
}


def why_not(issue: Issue) -> str | None:
    summary = issue.summary
    if not 1 <= summary.total <= MOST_INCIDENTS:
        return say("Hanya minggu dengan satu sampai enam kejadian ditampilkan satu per satu.")
    if summary.open_total == 0:
        return say("Hanya ada satu kelompok minggu ini.")
    if len(issue.stories) != summary.open_total:
        return say("Tidak semua kejadian boleh diceritakan satu per satu.")
    content = compose(issue, Place(1, 1), issue.numbers())
    return None if semua.fits(content) else say("Nama kejadian terlalu panjang untuk satu baris masing-masing.")


def compose(issue: Issue, place: Place, numbers: Numbers) -> SemuaContent:
    summary, region, masthead = issue.summary, issue.region, issue.masthead
    deck = say(DECKS.get(numbers.value("total"), "Semua kejadian yang selesai minggu ini"))
    return SemuaContent(
        frame=frame(
            masthead, summary.week, place, say("Semua kejadian"), headline(summary, region, masthead, numbers), deck
        ),
        rows=tuple(_row(index, issue, numbers) for index in _order(issue)),
        group=_group(summary, masthead, numbers),
        note=_note(summary),
    )


def headline(summary: Summary, region: Region, masthead: Masthead, numbers: Numbers) -> str:
    """ "Dua ular, satu pohon tumbang, satu pertolongan warga", or the plain number."""
    used = Numbers(numbers.figures)
    things = _things(summary, region, used)
    if things and summary.guarded_total:
        group = lowered(masthead.guarded_group)
        things.append(say("{n} {group}", summary.guarded_total, n=used.word("guarded"), group=group))
    text = glue(raised(", ".join(things)), (*region_terms(region), *things))
    if things and len(things) <= MOST_NOUNS and furniture.headline_lines(text) is not None:
        numbers.used.update(used.used)
        return text
    if summary.total == 1:
        return say("Satu kejadian minggu ini")
    return say("{n} kejadian, semuanya di halaman ini", summary.total, n=leading(numbers, "total"))


def _things(summary: Summary, region: Region, numbers: Numbers) -> list[str]:
    """The open incidents by what they were; none where the record does not say it of each."""
    things, named = [], 0
    for item in in_order(summary):
        known = region.category(item.code)
        for code, _, count in item.subcategories:
            subcategory = known.subcategory(code) if known else None
            noun = subcategory.noun_for(count) if subcategory else ""
            if not count:
                continue
            words = noun.casefold().split()
            if not words or words[0] in PEOPLE or PEOPLE_IN_ENGLISH.intersection(words):
                return []
            named += count
            things.append(say("{k} {thing}", count, k=numbers.word(f"category.{item.code}.{code}"), thing=noun))
    return things if named == summary.open_total else []


def _order(issue: Issue) -> list[int]:
    """Places of the stories in the issue, in the order of the headline and of the cover, then by day."""
    places = {
        (item.code, code): (row, column)
        for row, item in enumerate(in_order(issue.summary))
        for column, (code, _, _) in enumerate(item.subcategories)
    }
    shifts = list(issue.masthead.shifts)

    def key(index: int) -> tuple[tuple[int, int], int, int, int]:
        story = issue.stories[index]
        day = -1 if story.weekday is None else story.weekday
        shift = shifts.index(story.shift) if story.shift in shifts else -1
        return places.get((story.category, story.subcategory), (len(places), 0)), day, shift, index

    return sorted(range(len(issue.stories)), key=key)


def _row(index: int, issue: Issue, numbers: Numbers) -> IncidentRow:
    told = _told(index, issue, numbers)
    return IncidentRow(
        icon=told.card.icon,
        title=told.card.title,
        place=told.card.place,
        duration=told.card.duration,
        duration_note=told.card.duration_note,
        sentence=_sentences(issue.stories[index], told, issue.masthead),
    )


def _told(index: int, issue: Issue, numbers: Numbers) -> story_text.Told:
    """The story in words. Only its closing is printed: the minutes of the steps go on no record."""
    asked = Numbers(numbers.figures)
    told = story_text.tell(index + 1, issue.stories[index], issue.region, issue.masthead, asked)
    numbers.used.update({key: figure for key, figure in asked.used.items() if ".closing" in key})
    return told


def _sentences(story: Story, told: story_text.Told, masthead: Masthead) -> tuple[str, ...]:
    """Who dealt with it; where no one is known to have come, where the call went; or else the complaint itself."""
    at_work = [step.agency for step in story.steps if step.kind is not StepKind.SENT]
    names = list(dict.fromkeys(masthead.agencies[code] for code in at_work if code in masthead.agencies))
    someone = say("{agencies} menangani {noun}.", agencies=say(story_text.SOMEONE), noun=told.noun)
    if names:
        full = say("{agencies} menangani {noun}.", agencies=story_text.listed(names), noun=told.noun)
        some = say("{agency} dan instansi lain menangani {noun}.", agency=names[0], noun=told.noun)
        return (full, *((some,) if len(names) > 1 else ()), someone)
    if at_work:
        return (someone,)
    sent = list(dict.fromkeys(masthead.agencies[step.agency] for step in story.steps if step.agency in masthead.agencies))
    complaint = told.card.complaint.replace("\u00a0", " ")
    if not sent:
        return (complaint,)
    number = masthead.emergency_number
    return (
        say("{number} meneruskan aduan ke {agencies}.", number=number, agencies=story_text.listed(sent)),
        say("{number} meneruskan aduan ke {agencies}.", number=number, agencies=sent[0]) if len(sent) == 1 else complaint,
    )


def _group(summary: Summary, masthead: Masthead, numbers: Numbers) -> GroupRow | None:
    if not summary.guarded_total:
        return None
    return GroupRow(
        icon=masthead.guarded_icon,
        title=masthead.guarded_group,
        count=say("{k} kejadian, tidak dirinci", summary.guarded_total, k=numbers.text("guarded")),
        holds=glue(
            say("{kinds} hanya dihitung, tidak diceritakan.", kinds=raised(masthead.guarded_list)),
            (masthead.guarded_list,),
        ),
    )


def _note(summary: Summary) -> str:
    if summary.response is None and 0 < summary.open_total < FEWEST_FOR_HALF:
        return say("Waktu tiba tidak dihitung: kurang dari lima kejadian.")
    return ""


def alt(issue: Issue, content: SemuaContent, numbers: Numbers) -> str:
    """The rows as they stand on the page."""
    parts = [f"{content.frame.headline}. {content.frame.deck}."]
    for row, index in zip(content.rows, _order(issue), strict=True):
        told = _told(index, issue, numbers)
        parts.append(f"{', '.join(part for part in (row.title, told.place, told.when, told.closing) if part)}.")
        if semua.tells_sentences(content):
            parts.append(row.sentence[0])
    if content.group:
        parts.append(f"{content.group.title}: {content.group.count}. {content.group.holds}")
    return limited(parts)


def page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    content = compose(issue, place, numbers)
    return Composed("semua", say("Semua kejadian"), semua.draw(content), alt(issue, content, numbers), numbers)
