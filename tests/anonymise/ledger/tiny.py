"""A city small enough to count every table that fits: two guarded kinds, a sensitive one, two districts, one agency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from publisher.anonymise.ledger import Statement, Tables, Universe
from publisher.anonymise.ledger.statements import Piece
from publisher.anonymise.ledger.targets import Change
from publisher.anonymise.ledger.universe import Kind
from publisher.clock import Week
from publisher.forms import Cell, Form
from publisher.periods import Period

FIRST, SECOND = Week(2026, 46), Week(2026, 47)
KINDS = ("A/a", "B/b", "S/s")
CLASSES = {"A": "guarded", "B": "guarded", "C": "guarded", "S": "sensitive", "T": "sensitive", "O": "open"}
DISTRICTS = ("east", "west")
AGENCIES = (frozenset[str](), frozenset({"PSC"}))

UNIVERSE = Universe(
    kinds={code: Kind(code, code[0], CLASSES[code[0]]) for code in KINDS},
    districts=frozenset(DISTRICTS),
    shifts=frozenset({"pagi", "malam"}),
    agencies=frozenset({"PSC", "RSUD"}),
)


def cell(week: Week, kind: str, district: str = "east", agencies: Iterable[str] = (), shift: str = "pagi") -> Cell:
    return Cell(
        week=week,
        public_class=CLASSES[kind[0]],
        category=kind[0],
        subcategory=kind,
        district=district,
        day=week.monday.isoformat(),
        shift=shift,
        agencies=frozenset(agencies),
        within_24h="yes",
        opened="in",
        reached="yes",
    )


def tables_of(*cells: Cell, weeks: Iterable[Week] = (FIRST, SECOND)) -> Tables:
    tables = Tables()
    for week in weeks:
        tables.add(week, Counter(item for item in cells if item.week == week))
    return tables


def say(
    tables: Tables, form: Form, place: str = "halaman 1", edition: str = "edisi", state: int | None = None
) -> Statement:
    """The statement that tells a form's true value."""
    state = tables.state if state is None else state
    value = sum(number for item, number in tables.cells_at(form.weeks, state) if form.holds(item))
    return Statement(edition, place, f"{place}/{form.as_json()}", "angka", form, value, state)


@dataclass(frozen=True)
class Protected:
    """A protected count as the reference sees it: told apart by names, counted by reading cells."""

    subject: tuple[str, str]
    cross: tuple[str, str] | None
    span: Week | Period
    change: Change | None
    pieces: frozenset[Piece]

    def counts(self, item: Cell) -> bool:
        what, code = self.subject
        if what == "category" and item.category != code:
            return False
        if what == "kind" and item.subcategory != code:
            return False
        if what == "class" and item.public_class != code:
            return False
        if self.cross is None:
            return True
        where, value = self.cross
        return value in item.agencies if where == "agency" else getattr(item, where) == value


SUBJECTS = (
    ("group", ""),
    *(("category", code[0]) for code in KINDS),
    *(("kind", code) for code in KINDS),
    ("class", "sensitive"),
)
CROSSES = (None, ("district", "east"), ("district", "west"), ("agency", "PSC"))


def every_protected(tables: Tables) -> Iterator[Protected]:
    """Each protected count by subject, district or agency, in each section of the two weeks."""
    sections = {}
    pieces = {week: tables.pieces(week) for week in tables.versions}
    months = Period.month_of(FIRST), Period.quarter_of(FIRST), Period.year_of(FIRST)
    spans = [(week, (week,)) for week in pieces] + [(period, tuple(pieces)) for period in months]
    for span, weeks in spans:
        for state in range(tables.state + 1):
            standing = frozenset(
                piece for week in weeks for piece in pieces[week] if piece.stands_in(tables.version_at(week, state))
            )
            sections[span, None, standing] = True
    for week in pieces:
        for piece in pieces[week]:
            if piece.first > 0:
                sections[week, Change.ADDED, frozenset({piece})] = True
            if piece.end < len(tables.versions[week]):
                sections[week, Change.REMOVED, frozenset({piece})] = True
    for (span, change, standing), (subject, cross) in product(sections, product(SUBJECTS, CROSSES)):
        if standing and (subject[0] != "group" or cross is not None):
            yield Protected(subject, cross, span, change, standing)


FIELD = 16  # bits: more values than any count in this city can have


def possible_values(
    every: Sequence[Protected], statements: Iterable[Statement], tables: Tables, masses: Mapping[Piece, Counter[Cell]]
) -> list[set[int]]:
    """Every value that each count has in some table of whole numbers which fits all statements, by trying all of them:
    each incident in turn could have been of any kind, in any district, with or without the agency.

    `reached` holds, by what the statements would have counted so far, a field of bits for each count: bit n of its field
    is set where n is possible. One incident more moves the fields of the counts that it is in by one.
    """
    told = [item for item in statements if item.form.touches_protected]
    values = tuple(
        sum(
            number
            for item, number in tables.cells_at(one.form.weeks, one.state)
            if item.public_class != "open" and one.form.holds(item)
        )
        for one in told
    )
    reached = {(0,) * len(told): sum(1 << FIELD * place for place in range(len(every)))}
    for piece, mass in masses.items():
        columns = set()
        for kind, district, agencies in product(KINDS, DISTRICTS, AGENCIES):
            item = cell(piece.week, kind, district, agencies)
            counted = tuple(
                int(one.form.holds(item) and piece.stands_in(tables.version_at(piece.week, one.state))) for one in told
            )
            inside = [place for place, one in enumerate(every) if piece in one.pieces and one.counts(item)]
            columns.add((counted, sum(((1 << FIELD) - 1) << FIELD * place for place in inside)))
        for _ in range(mass.total()):
            further: dict[tuple[int, ...], int] = {}
            for sums, possible in reached.items():
                for counted, inside_of in columns:
                    one = tuple(have + more for have, more in zip(sums, counted, strict=True))
                    if all(have <= most for have, most in zip(one, values, strict=True)):
                        moved = (possible & inside_of) << 1 | possible & ~inside_of
                        further[one] = further.get(one, 0) | moved
            reached = further
    found = reached[values]
    return [{value for value in range(FIELD) if found >> FIELD * place + value & 1} for place in range(len(every))]


def gives_away(values: set[int], true: int, sensitive: bool, all_sensitive: bool, k: int) -> bool:
    """Whether a count with these possible values must not go out (privacy.md, "Small counts across editions")."""
    if true == 0:
        return all_sensitive and values == {0}
    if true >= k and not sensitive:
        return False
    return len(values) == 1 or (min(values) >= 1 and max(values) < k)
