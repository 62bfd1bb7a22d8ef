"""Alt texts: what a page shows, for those who do not see it. Words instead of signs; at most 1,000 characters."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.clock import week_text
from publisher.edition import Masthead
from publisher.edition.categories import REST
from publisher.edition.frame import lowered, raised
from publisher.edition.reading import CONTACT_LINE, PRIVACY_RULE, links, still_open_rule
from publisher.edition.story_text import Told
from publisher.summary.figures import CategoryFigures, Compared, Numbers, Summary
from publisher.templates.aduan import StepLine

LIMIT = 1000


def cover(summary: Summary, masthead: Masthead, headline: str, shown: Sequence[CategoryFigures], numbers: Numbers) -> str:
    start = f"Sampul {masthead.report}, {spoken(week_text(summary.week))}. {spoken(headline)}."
    if summary.total == 0:
        usual = [f"Biasanya {spoken(numbers.range('total'))} seminggu."] if summary.usual is not None else []
        calls = [f"{numbers.text('calls.answered')} panggilan tetap diangkat."] if summary.calls is not None else []
        return _limited([start, "Nol kejadian selesai, kain jlamprang kosong.", *usual, *calls])
    parts = [f"{item.short} {numbers.text(f'category.{item.code}')}" for item in shown if item.week]
    if "category.rest" in numbers.figures and numbers.figures["category.rest"].value:
        parts.append(f"{lowered(REST)} {numbers.text('category.rest')}")
    if summary.guarded_total:
        parts.append(f"{lowered(masthead.guarded_group)} {numbers.text('guarded')}")
    unit = "satu bintang satu kejadian" if numbers.value("stars.unit") == 1 else _stars(numbers)
    return _limited([start, f"{numbers.text('total')} kejadian selesai: {', '.join(parts)}.", f"Motif jlamprang, {unit}."])


def _stars(numbers: Numbers) -> str:
    return f"satu bintang sekitar {numbers.text('stars.unit')} kejadian"


def glance(summary: Summary, masthead: Masthead, numbers: Numbers) -> str:
    """The comparison, the table and the metrics; the two groups where the page has printed them."""
    parts = [f"Minggu ini {_compared('total', Compared(summary.total, summary.previous_total, summary.usual), numbers)}."]
    if "open" in numbers.used:
        guarded = f"{lowered(masthead.guarded_group)} {numbers.text('guarded')}"
        parts.append(f"{raised(masthead.open_group)} {numbers.text('open')}, {guarded}.")
    if summary.still_open is not None:
        parts.append(f"Masih ditangani {_compared('still_open', summary.still_open, numbers)}.")
    if summary.calls is not None:
        received = _compared("calls.received", summary.calls.received, numbers)
        parts.append(
            f"Panggilan masuk {received}; diangkat {_compared('calls.answered', summary.calls.answered, numbers)}."
        )
    if summary.total and summary.response is not None and summary.minutes_told:
        arrived = f"Petugas tiba dalam sekitar {numbers.text('response.minutes')} menit"
        parts.append(f"{arrived} pada separuh dari {numbers.text('response.base')} kejadian.")
    if summary.total and summary.closing_base:
        parts.append(f"Selesai dalam 24 jam {numbers.text('within_24h')} dari {numbers.text('closing_base')}.")
    return _limited(parts)


def glance_of_nothing(summary: Summary, masthead: Masthead, numbers: Numbers) -> str:
    weeks = [numbers.text(f"week.{week}") for week, _ in summary.weekly_totals]
    before = [f"Kejadian selesai per minggu, terbaru di akhir: {', '.join(weeks)}."] if len(weeks) > 1 else []
    kinds = []
    if summary.calls is not None:
        kinds = [f"Panggilan darurat {numbers.text('calls.emergency')}."]
    return _limited([glance(summary, masthead, numbers), *before, *kinds])


def _compared(key: str, compared: Compared, numbers: Numbers) -> str:
    parts = [numbers.text(key)]
    if compared.previous is not None:
        parts.append(f"minggu lalu {numbers.text(f'{key}.previous')}")
    if compared.usual is not None:
        parts.append(f"biasanya {spoken(numbers.range(key))}")
    return ", ".join(parts)


def categories(
    summary: Summary, masthead: Masthead, shown: Sequence[CategoryFigures], rest: bool, large: bool, numbers: Numbers
) -> str:
    """Each row as it stands on the page: with its window in a small week, with its range in a large one."""
    window = not large and summary.window_weeks > 1
    parts = []
    for item in shown:
        key = f"category.{item.code}"
        text = f"{lowered(item.name)} {numbers.text(key)}"
        if window:
            text += f" dan {numbers.text(f'{key}.window')}"
        elif large and item.usual is not None:
            text += f", biasanya {spoken(numbers.range(key))}"
        parts.append(text)
    groups = [(lowered(REST), "category.rest")] if rest else []
    for name, key in [*groups, (lowered(masthead.guarded_group), "guarded")]:
        parts.append(f"{name} {numbers.text(key)}" + (f" dan {numbers.text(f'{key}.window')}" if window else ""))
    start = f"Jenis, minggu ini dan {numbers.text('window.weeks')} minggu" if window else "Jenis, minggu ini"
    parts = [spoken(part) for part in parts]
    text = f"{start}: {'; '.join(parts)}."
    return text if len(text) <= LIMIT else f"{start}: {'; '.join(_shorter(parts))}."


def _shorter(parts: Sequence[str]) -> list[str]:
    """The largest and the two groups at the end, when all rows are too long to be read out."""
    kept = list(parts)
    while sum(len(part) + 2 for part in kept) > LIMIT - 60 and len(kept) > 3:
        kept.pop(-3)
    return kept


def stories(told: Sequence[Told]) -> str:
    count = "Dua kejadian." if len(told) == 2 else "Satu kejadian."
    cards = []
    for item in told:
        card = item.card
        steps = ". ".join(_step(step) for step in card.steps)
        end = f" Selesai {item.duration_spoken}." if item.duration_spoken else ""
        follow = f" {steps}." if steps else ""
        cards.append(f"{_plain(card.title)}, {item.place}, {item.when}. Aduan: {_plain(card.complaint)}{follow}{end}")
    full = spoken(f"{count} {' '.join(cards)}")
    if len(full) <= LIMIT:
        return full
    return _limited([count, *(f"{_plain(item.card.title)}, {item.place}, {item.when}." for item in told)])


def _step(step: StepLine) -> str:
    deed = " ".join(step.wordings[0])
    return f"{deed} setelah {step.time.replace('mnt', 'menit')}" if step.time else deed


def reading(summary: Summary, masthead: Masthead, numbers: Numbers) -> str:
    rules = [
        f"Cara membaca. Hanya kejadian selesai: {lowered(still_open_rule(summary, numbers))}",
        f"{masthead.guarded_group} digabung menjadi satu angka: {masthead.guarded_list}.",
        PRIVACY_RULE,
        f"{masthead.emergency_call}. {masthead.emergency_note}",
        f"Akun {masthead.account}.",
        *(f"{text}." for _, text in links(masthead) if text != CONTACT_LINE),
        f"{CONTACT_LINE}.",
    ]
    return _limited(rules)


def spoken(text: str) -> str:
    """Words for signs: "12–24" → "12 sampai 24", "listrik & utilitas" → "listrik dan utilitas"."""
    return _plain(text).replace("–", " sampai ").replace(" & ", " dan ")


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _limited(parts: Sequence[str]) -> str:
    """The parts in order, as many as the channel takes."""
    text = ""
    for part in map(spoken, parts):
        if len(text) + 1 + len(part) <= LIMIT:
            text = f"{text} {part}".strip()
    return text
