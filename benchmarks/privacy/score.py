"""The measure: what a detector leaves readable, and what it hides for nothing.

Recall is the share of direct identifiers that are covered: every letter and digit of the span lies inside some detection,
apart from titles before a name and degrees after it. Leak is the share of texts holding a direct identifier in which at
least one is not covered. Precision is the share of detections that touch a direct or a quasi-identifier. Overmask is the
share of hard negatives (agencies, areas, times, ordinary words) that a detection touches.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.privacy.corpus import DIRECT, HARD_NEGATIVE, QUASI, Narrative, Span

Found = Sequence[tuple[int, int]]

# Words that tell a person's rank, trade or kinship, not who it is.
_TITLES = """
bapak bpk bp pak ibu bu mbak mba mbk mas bang bg om tante tan dik dek adik kak kakak da saudara saudari sdr sdri
tuan nyonya nona tn ny nn an alm almh almarhum mbah mbok eyang pakde pakdhe bude budhe paklik bulik lik wak yu kang
cak ning gus nyai nok neng teh teteh aa akang mang abah koh ko kokoh cik ci cece ce cek uda uni bli ito lae amang
inang daeng h hj haji hajah kh k kaji kiai kyai ust ustd ustad ustadz ustadzah ustzh habib r rr rm raden ra
dr drg drh ir prof drs dra ns apt bid bidan sus suster nenek kakek
kompol akp akbp iptu ipda aiptu aipda bripka brigpol brigadir briptu bripda serka sertu serda serma kopka koptu kopda
praka pratu prada kapten letda lettu pelda peltu mayor kapolsek danramil babinsa bhabinkamtibmas mr mrs miss ms
"""
TITLES = frozenset(_TITLES.split())
# Degrees without their dots and spaces. They stand behind a comma.
DEGREES = re.compile(
    r"s(?:pd|pdi|kom|h|e|sos|t|ag|ip|stp|kep|km|farm|psi)|m(?:pd|si|m|h|kom|t|kes)|amd(?:kep|keb)?|sp[a-z]{1,3}|lc|ners|ns|ba|phd"
)
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5});")
# A coordinate that is a link or a Plus Code counts as a whole; of a pair of numbers only the digits do.
WHOLE_COORDINATE = re.compile(r"https?:|maps|waze|\w\+\w", re.IGNORECASE)


@dataclass(frozen=True)
class Score:
    """The figures of one detector on one corpus. A share of nothing is None; precision of no detection is 1."""

    texts: int
    recall: float | None
    leak: float | None
    precision: float
    overmask: float | None
    clean_flagged: float | None
    recall_by_label: dict[str, float]
    overmask_by_label: dict[str, float]
    spans_by_label: dict[str, int]
    detections: int
    missed: int


def must_be_covered(text: str, span: Span) -> list[int]:
    """The positions of `text` that a detection has to hide for `span` to count as found."""
    # Bold, full-width and other dressed letters become plain ones, each in its place; entities are no letters.
    plain = "".join(_plain(character) for character in text[span.start : span.end])
    plain = ENTITY.sub(lambda match: " " * len(match.group()), plain)
    start, end = _core_of_name(plain) if span.label == "NAME" else (0, len(plain))
    digits_only = span.label == "COORD" and not WHOLE_COORDINATE.search(plain)
    counts = str.isdigit if digits_only else str.isalnum
    return [span.start + index for index in range(start, end) if counts(plain[index])]


def score(narratives: Sequence[Narrative], found: Sequence[Found]) -> Score:
    """Compare the detections of each text (half-open pairs of positions) with what is marked in it."""
    marked, covered, touched = Counter[str](), Counter[str](), Counter[str]()
    detections = right = direct_texts = leaking = clean_flagged = 0
    for narrative, pairs in zip(narratives, found, strict=True):
        hidden = _positions(pairs)
        personal = _positions((span.start, span.end) for span in narrative.spans if span.label not in HARD_NEGATIVE)
        misses = 0
        for span in narrative.spans:
            marked[span.label] += 1
            touched[span.label] += not hidden.isdisjoint(range(span.start, span.end))
            whole = hidden.issuperset(must_be_covered(narrative.text, span))
            covered[span.label] += whole
            misses += span.label in DIRECT and not whole
        hits = sum(not personal.isdisjoint(range(start, end)) for start, end in pairs)
        detections += len(pairs)
        right += hits
        if any(span.label in DIRECT for span in narrative.spans):
            direct_texts += 1
            leaking += misses > 0
        else:
            clean_flagged += len(pairs) > hits
    direct = sum(marked[label] for label in DIRECT)
    missed = direct - sum(covered[label] for label in DIRECT)
    return Score(
        texts=len(narratives),
        recall=_share(direct - missed, direct),
        leak=_share(leaking, direct_texts),
        precision=right / detections if detections else 1.0,
        overmask=_share(sum(touched[label] for label in HARD_NEGATIVE), sum(marked[label] for label in HARD_NEGATIVE)),
        clean_flagged=_share(clean_flagged, len(narratives) - direct_texts),
        recall_by_label={label: covered[label] / marked[label] for label in (*DIRECT, *QUASI) if marked[label]},
        overmask_by_label={label: touched[label] / marked[label] for label in HARD_NEGATIVE if marked[label]},
        spans_by_label={label: marked[label] for label in (*DIRECT, *QUASI, *HARD_NEGATIVE) if marked[label]},
        detections=detections,
        missed=missed,
    )


def _plain(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _positions(pairs: Iterable[tuple[int, int]]) -> set[int]:
    return {position for start, end in pairs for position in range(start, end)}


def _core_of_name(name: str) -> tuple[int, int]:
    """Where the name itself begins and ends; a title alone ("Pak Haji") is a name."""
    end = len(name)
    while (comma := name.rfind(",", 0, end)) >= 0 and DEGREES.fullmatch(re.sub(r"[\W_]", "", name[comma:end]).lower()):
        end = comma
    words = [match for match in re.finditer(rf"[^\s.,{INVISIBLE}]+", name[:end]) if any(map(str.isalnum, match.group()))]
    while len(words) > 1 and words[0].group().lower() in TITLES:
        del words[0]
    return (words[0].start(), end) if words else (0, len(name))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
