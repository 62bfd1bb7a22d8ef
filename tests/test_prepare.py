"""Intake → edition for one week, on the synthetic city, against counts made by hand in SQL."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from django.conf import settings

from publisher.anonymise.cells import protected_incidents
from publisher.anonymise.gate import KnownValues, screen
from publisher.clock import Week
from publisher.config import Settings, Source
from publisher.edition import Correction, CorrectionKind
from publisher.forms import Form
from publisher.intake import Intake, IntakeError
from publisher.intake.open import open_intake
from publisher.intake.synthetic import write_city
from publisher.keys import known_key
from publisher.language import load as load_language
from publisher.periods import Period
from publisher.prepare import Earlier, Prepared, Told, WrongFigure, prepare_week, read_fingerprint, read_period
from publisher.prepare.beside import known_values
from publisher.prepare.corrections import choose
from publisher.prepare.theme import ThemeRefused
from publisher.prepare.week import check_figures
from publisher.regions import translated
from publisher.templates.theme_file import load_theme
from tests.factories import MONDAY_0830, WEEK


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("city") / "intake.sqlite3"
    write_city(path, preset="default", last_week=WEEK, read_at=MONDAY_0830)
    return path


def site(path: Path) -> Settings:
    return replace(settings.PUBLICATION, intake=replace(settings.PUBLICATION.intake, url=f"sqlite:///{path}"))


def prepare(path: Path, week: Week = WEEK, now: datetime = MONDAY_0830) -> Prepared:
    publication = site(path)
    return prepare_week(publication, open_intake(publication.intake, publication.region), week, now)


@pytest.fixture(scope="module")
def built(city: Path) -> Prepared:
    return prepare(city)


# Counted without the publisher: one row a ticket that is closed, no duplicate, no prank, no information.
INDEPENDENT = """
SELECT COUNT(*) FROM tiket t
LEFT JOIN kategori k ON k.id_kategori = t.id_kategori
LEFT JOIN kategori i ON i.id_kategori = k.id_induk
LEFT JOIN panggilan p ON p.id_panggilan = t.id_panggilan
WHERE t.status IN ('SELESAI', 'TERTANGANI', 'DITUTUP') AND t.id_tiket_induk IS NULL
  AND COALESCE(t.waktu_tutup, t.waktu_selesai) >= :start AND COALESCE(t.waktu_tutup, t.waktu_selesai) < :end
  AND COALESCE(i.kode, k.kode, '') NOT IN ('INF', 'TDV')
  AND COALESCE(p.jenis, 'NORMAL') NOT IN ('PRANK', 'GHOST', 'UJI')
  AND COALESCE(t.alasan_tutup, '') NOT IN
      ('PRANK', 'GHOST', 'SALAH SAMBUNG', 'UJI COBA', 'UJI', 'LATIHAN', 'SIMULASI', 'BATAL', 'DUPLIKAT', 'DIALIHKAN')
"""


def counted(city: Path, week: Week) -> int:
    bounds = {"start": f"{week.monday} 00:00:00", "end": f"{week.later(1).monday} 00:00:00"}
    with sqlite3.connect(city) as connection:
        return int(connection.execute(INDEPENDENT, bounds).fetchone()[0])


def test_the_total_of_the_week_and_of_each_of_thirteen_equals_an_independent_count(city: Path, built: Prepared) -> None:
    assert built.summary.total == counted(city, WEEK) == 18
    assert dict(built.summary.weekly_totals) == {
        WEEK.earlier(back): counted(city, WEEK.earlier(back)) for back in range(13)
    }


def test_every_sum_of_the_summary_adds_up(built: Prepared) -> None:
    summary = built.summary
    assert summary.total == summary.open_total + summary.guarded_total
    assert sum(item.week for item in summary.categories) == summary.open_total
    assert sum(item.window for item in summary.categories) + summary.guarded_window == summary.window_total
    assert sum(total for _, total in summary.weekly_totals) == summary.window_total
    inside = sum(cell.count for cell in summary.cells)
    assert inside + summary.opened_before + summary.opened_unknown == summary.open_total
    assert sum(area.week for area in summary.areas) + summary.area_unknown + summary.out_of_area == summary.open_total
    calls = summary.calls
    assert calls is not None
    assert calls.received.now == calls.answered.now + calls.unanswered
    assert calls.answered.now == calls.emergency + calls.information + calls.prank + calls.silent + calls.other


def test_the_same_week_prepared_twice_gives_the_same_bytes(city: Path, built: Prepared) -> None:
    again = prepare(city)
    assert [page.jpeg for page in again.draft.pages] == [page.jpeg for page in built.draft.pages]
    assert (again.draft.caption, again.reading.fingerprint) == (built.draft.caption, built.reading.fingerprint)


def test_a_changed_ticket_changes_the_fingerprint_and_only_of_its_week(city: Path, built: Prepared, tmp_path: Path) -> None:
    path = tmp_path / "changed.sqlite3"
    path.write_bytes(city.read_bytes())
    publication = site(path)
    intake = open_intake(publication.intake, publication.region)
    before = read_fingerprint(publication, intake, WEEK.earlier(1))
    with sqlite3.connect(path) as connection:
        connection.execute(
            "UPDATE tiket SET id_kategori = (SELECT id_kategori FROM kategori WHERE kode = 'KEB') WHERE id_tiket = "
            "(SELECT id_tiket FROM tiket WHERE COALESCE(waktu_tutup, waktu_selesai) >= ? AND status = 'DITUTUP' "
            "AND COALESCE(waktu_tutup, waktu_selesai) < ? AND id_tiket_induk IS NULL LIMIT 1)",
            (f"{WEEK.monday} 00:00:00", f"{WEEK.later(1).monday} 00:00:00"),
        )
    assert read_fingerprint(publication, intake, WEEK) != built.reading.fingerprint
    assert read_fingerprint(publication, intake, WEEK.earlier(1)) == before


def test_rounded_opening_times_drop_every_minute_and_keep_within_24_hours(tmp_path: Path) -> None:
    path = tmp_path / "rounded.sqlite3"
    write_city(path, preset="default", last_week=WEEK, read_at=MONDAY_0830, rounded=True)
    built = prepare(path)
    assert built.summary.response is None and not built.summary.minutes_told
    assert built.summary.within_24h > 0 and "rounded" in {item.code for item in built.reading.warnings}
    assert all(step.minutes is None for story in built.stories for step in story.steps)
    texts = " ".join(text for page in built.draft.pages for text in page.texts)
    assert "menit" not in texts and " mnt" not in texts


@pytest.mark.parametrize(("preset", "total", "pages"), [("zero", 0, 3), ("quiet", 3, None), ("busy", 60, 8)])
def test_each_preset_builds_its_pages(tmp_path: Path, preset: str, total: int, pages: int | None) -> None:
    path = tmp_path / "city.sqlite3"
    write_city(path, preset=preset, last_week=WEEK, read_at=MONDAY_0830)
    built = prepare(path)
    assert built.summary.total == total
    assert pages is None or len(built.draft.pages) == pages
    assert 2 <= len(built.draft.pages) <= 10


def test_a_flood_week_is_many_times_the_usual_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "city.sqlite3"
    write_city(path, preset="flood", last_week=WEEK, read_at=MONDAY_0830)
    built = prepare(path)
    assert built.summary.usual is not None and built.summary.total > 3 * built.summary.usual.high
    assert built.summary.flood_week


@pytest.mark.parametrize(
    ("week", "read_at"),
    [
        (Week(2026, 53), datetime(2027, 1, 4, 1, 30, tzinfo=UTC)),
        (Week(2020, 53), datetime(2021, 1, 4, 1, 30, tzinfo=UTC)),
        (Week(2022, 52), datetime(2023, 1, 2, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_week_over_new_year_is_one_week(tmp_path: Path, week: Week, read_at: datetime) -> None:
    path = tmp_path / "city.sqlite3"
    write_city(path, preset="default", last_week=week, read_at=read_at)
    built = prepare(path, week, read_at)
    assert built.summary.total == counted(path, week)
    assert len(built.summary.weekly_totals) == 13


def test_no_ticket_id_and_no_source_label_is_in_what_comes_out(city: Path, built: Prepared) -> None:
    with sqlite3.connect(city) as connection:
        ids = [row[0] for row in connection.execute("SELECT no_tiket FROM tiket")]
        people = [
            row[0] for row in connection.execute("SELECT DISTINCT nama_pelapor FROM tiket WHERE nama_pelapor IS NOT NULL")
        ]
    everything = repr(replace(built, draft=replace(built.draft, pages=()))) + " ".join(
        text for page in built.draft.pages for text in (*page.texts, page.alt)
    )
    assert not any(identity in everything for identity in ids)
    assert not any(person in everything for person in people if len(person) > 4)


def test_a_source_that_is_gone_raises_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="intake"):
        prepare(tmp_path / "intake-gone.sqlite3")


def test_a_first_week_ever_has_no_usual_range_and_no_last_week(tmp_path: Path, city: Path) -> None:
    path = tmp_path / "new.sqlite3"
    path.write_bytes(city.read_bytes())
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM tiket WHERE COALESCE(waktu_tutup, waktu_selesai) < ?", (f"{WEEK.monday} 00:00:00",))
    built = prepare(path)
    assert (built.summary.usual, built.summary.previous_total, built.summary.window_weeks) == (None, None, 1)
    assert "history" in {item.code for item in built.reading.warnings}


def test_a_ticket_that_a_posted_edition_has_counted_is_not_counted_again(city: Path, built: Prepared) -> None:
    publication = site(city)
    intake = open_intake(publication.intake, publication.region)
    counted_already = frozenset(item.identity for item in built.marks[:3])
    again = prepare_week(publication, intake, WEEK, MONDAY_0830, None, Earlier(counted=counted_already))
    assert again.summary.total == built.summary.total - 3
    assert again.reading.fingerprint == built.reading.fingerprint  # the source is the same
    assert ("dibuka kembali, sudah dihitung pada edisi yang tayang", 3) in again.reading.excluded


def test_days_without_a_call_are_told(tmp_path: Path, city: Path) -> None:
    path = tmp_path / "gap.sqlite3"
    path.write_bytes(city.read_bytes())
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM panggilan WHERE date(waktu_masuk) BETWEEN ? AND ?", ("2026-11-10", "2026-11-12"))
    gaps = [item.text for item in prepare(path).reading.warnings if item.code == "call_gaps"]
    assert gaps == ["Catatan panggilan kosong pada 3 hari minggu ini. Pastikan datanya lengkap."]


def test_guarded_incidents_of_a_week_that_went_out_are_counted_as_they_were_then(city: Path, built: Prepared) -> None:
    publication = site(city)
    intake = open_intake(publication.intake, publication.region)
    before = WEEK.earlier(1)
    now = built.summary.figures["total.previous"].value
    frozen = protected_incidents(built.cells, before)
    again = prepare_week(publication, intake, WEEK, MONDAY_0830, None, Earlier(protected={before: frozen[1:]}))
    assert frozen
    assert again.summary.previous_total == now - 1
    assert again.summary.guarded_window == built.summary.guarded_window - 1
    assert [item.window for item in again.summary.categories] == [item.window for item in built.summary.categories]


def test_the_safe_list_of_a_quarter_is_made_of_the_weeks_before_it_or_taken_as_it_was_fixed(
    city: Path, built: Prepared
) -> None:
    assert built.safe_list.quarter == "2026-Q4"
    assert built.safe_list.basis is not None
    assert Week.parse(built.safe_list.basis[1]) == Week(2026, 39)
    fixed = replace(built.safe_list, districts=True)
    publication = site(city)
    intake = open_intake(publication.intake, publication.region)
    assert prepare_week(publication, intake, WEEK, MONDAY_0830, None, Earlier(safe_list=fixed)).safe_list == fixed


def test_every_figure_is_the_count_of_its_own_form(built: Prepared) -> None:
    counted = [figure for figure in built.summary.figures.values() if isinstance(figure.counts, Form)]
    assert len(counted) > 60
    assert all(figure.counts.count(built.cells) == figure.value for figure in counted if isinstance(figure.counts, Form))


def test_a_figure_that_is_not_what_it_counts_stops_the_draft(built: Prepared) -> None:
    wrong = replace(built.summary, open_total=built.summary.open_total + 1)
    with pytest.raises(WrongFigure, match="open"):
        check_figures(wrong, built.cells)


def test_nothing_private_is_read_and_no_note_is_offered_unless_configured(built: Prepared) -> None:
    assert built.known == ()
    assert built.suggestions == ()


def with_views(city: Path, tmp_path: Path) -> Settings:
    """The demonstration city with a view of its private columns and one of notes."""
    path = tmp_path / "private.sqlite3"
    path.write_bytes(city.read_bytes())
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE VIEW v_pribadi AS SELECT waktu_tutup AS closed_at, nama_pelapor AS reporter, "
            "no_hp_pelapor AS phone, alamat_pelapor AS address FROM tiket"
        )
        connection.execute(
            "CREATE VIEW v_catatan AS SELECT no_tiket AS id, waktu_tutup AS closed_at, "
            "'Sarang tawon di pohon mangga sudah dipindahkan.' AS note FROM tiket"
        )
    publication = site(path)
    sources = {
        **publication.intake.sources,
        "private": Source("private", {}, view="v_pribadi"),
        "notes": Source("notes", {}, view="v_catatan"),
    }
    return replace(publication, intake=replace(publication.intake, sources=sources))


def test_a_deployment_may_hand_over_its_private_values_which_are_hashed_and_never_kept(city: Path, tmp_path: Path) -> None:
    publication = with_views(city, tmp_path)
    made = prepare_week(publication, open_intake(publication.intake, publication.region), WEEK, MONDAY_0830)
    with sqlite3.connect(city) as connection:
        names = {name for (name,) in connection.execute("SELECT DISTINCT nama_pelapor FROM tiket") if name}
    assert made.known
    kept = " ".join(made.known)
    assert not any(part in kept for name in names for part in name.split())
    values = KnownValues.from_hashes(made.known, known_key(publication.key_file, publication.slug, WEEK))
    found = [name for name in names if screen(f"terima kasih {name.lower()} dan warga", known=values).spans]
    assert found
    assert KnownValues.from_hashes(made.known, b"x" * 32).to_hashes() == sorted(made.known)


def broken(publication: Settings, source: str, view: str, columns: dict[str, str] | None = None) -> Settings:
    sources = {**publication.intake.sources, source: Source(source, columns or {}, view=view)}
    return replace(publication, intake=replace(publication.intake, sources=sources))


BROKEN = [("v_tidak_ada", None), ("v_catatan", {"id": "id", "closed_at": "closed_at", "note": "tidak_ada"})]


@pytest.mark.parametrize(("view", "columns"), BROKEN, ids=["no view", "no column"])
def test_notes_that_cannot_be_read_are_a_caution_and_the_edition_is_made(
    city: Path, tmp_path: Path, built: Prepared, view: str, columns: dict[str, str] | None
) -> None:
    publication = broken(with_views(city, tmp_path), "notes", view, columns)
    made = prepare_week(publication, open_intake(publication.intake, publication.region), WEEK, MONDAY_0830)
    assert made.suggestions == ()
    assert made.summary == built.summary
    assert made.draft.caption == built.draft.caption
    [told] = [item.text for item in made.reading.warnings if item.code == "notes"]
    assert "tanpa usulan kalimat" in told


def test_notes_that_take_too_long_are_a_caution_too(city: Path, tmp_path: Path) -> None:
    publication = with_views(city, tmp_path)
    intake = open_intake(publication.intake, publication.region)

    class Slow:
        def __getattr__(self, name: str) -> object:
            if name == "notes":
                raise IntakeError("view v_catatan broke off (OperationalError)")
            return getattr(intake, name)

    made = prepare_week(publication, Slow(), WEEK, MONDAY_0830)  # type: ignore[arg-type]
    assert "notes" in {item.code for item in made.reading.warnings}


@pytest.mark.parametrize(
    ("view", "columns", "named"),
    [
        ("v_tidak_ada", None, "v_tidak_ada"),
        ("v_pribadi", {"closed_at": "closed_at", "reporter": "nama_hilang"}, "nama_hilang"),
    ],
    ids=["no view", "no column"],
)
def test_private_values_that_cannot_be_read_stop_the_draft_and_name_section_column_and_mend(
    city: Path, tmp_path: Path, view: str, columns: dict[str, str] | None, named: str
) -> None:
    publication = broken(with_views(city, tmp_path), "private", view, columns)
    with pytest.raises(IntakeError) as told:
        prepare_week(publication, open_intake(publication.intake, publication.region), WEEK, MONDAY_0830)
    said = str(told.value)
    assert said.startswith("[intake.private]")
    assert named in said
    assert "publisher.toml" in said


def test_the_same_person_in_two_weeks_or_publications_has_other_hashes(city: Path, tmp_path: Path) -> None:
    publication = with_views(city, tmp_path)
    intake = open_intake(publication.intake, publication.region)

    class Same:
        def private(self, start: object, end: object) -> list[tuple[str, str]]:
            return [("NAME", "Sutrisno"), ("PHONE", "081234567890")]

    def hashes(week: Week, slug: str) -> set[str]:
        found = known_values(replace(publication, slug=slug), Same(), week)  # type: ignore[arg-type]
        assert found is not None
        return {line.rpartition(":")[2] for line in found.to_hashes()}

    assert intake.private(WEEK.start(publication.zone), WEEK.end(publication.zone))
    one = hashes(WEEK, "kota")
    assert one == hashes(WEEK, "kota")
    assert one.isdisjoint(hashes(WEEK.earlier(1), "kota"))
    assert one.isdisjoint(hashes(WEEK, "kota-lain"))


def test_a_note_is_offered_for_incidents_that_may_have_a_card_and_for_no_other(city: Path, tmp_path: Path) -> None:
    publication = with_views(city, tmp_path)
    made = prepare_week(publication, open_intake(publication.intake, publication.region), WEEK, MONDAY_0830)
    open_codes = {category.code for category in publication.region.open_categories}
    assert 1 <= len(made.suggestions) <= made.summary.open_total
    assert {item.category for item in made.suggestions} <= open_codes
    assert "mangga" not in made.draft.caption + "".join(text for page in made.draft.pages for text in page.texts)


def test_what_was_frozen_changes_nothing_of_what_is_still_open(city: Path, built: Prepared) -> None:
    """A frozen guarded incident does not know when it was opened; the open ones are counted from the source."""
    publication = site(city)
    intake = open_intake(publication.intake, publication.region)
    weeks = [week for week, _ in built.summary.weekly_totals[:-1]]
    frozen = {week: protected_incidents(built.cells, week) for week in weeks}
    again = prepare_week(publication, intake, WEEK, MONDAY_0830, None, Earlier(protected=frozen))
    assert again.summary.still_open == built.summary.still_open
    assert again.summary.weekly_totals == built.summary.weekly_totals


ROOTS = {"open": ("HWN", "UTL", "PHN", "FSU"), "guarded": ("MED", "LAK")}


def one_ticket(connection: sqlite3.Connection, week: Week, side: str) -> str:
    """A ticket that counts in `week`, of an open or a guarded category."""
    named = ", ".join(f"'{code}'" for code in ROOTS[side])
    found = connection.execute(
        INDEPENDENT.replace("COUNT(*)", "t.no_tiket")
        + f" AND COALESCE(i.kode, k.kode, '') IN ({named}) ORDER BY t.no_tiket",
        {"start": f"{week.monday} 00:00:00", "end": f"{week.later(1).monday} 00:00:00"},
    )
    return str(found.fetchone()[0])


def recategorised(city: Path, path: Path, week: Week, side: str) -> Path:
    """The city with one ticket of `week` moved from an open category to a guarded one, or back."""
    path.write_bytes(city.read_bytes())
    with sqlite3.connect(path) as connection:
        ticket = one_ticket(connection, week, side)
        to = ROOTS["guarded" if side == "open" else "open"][0]
        [target] = connection.execute("SELECT id_kategori FROM kategori WHERE kode = ?", (to,)).fetchone()
        changed = connection.execute("UPDATE tiket SET id_kategori = ? WHERE no_tiket = ?", (target, ticket))
        assert changed.rowcount == 1
    return path


def went_out(city: Path, week: Week) -> Earlier:
    """What our records know once the edition of `week` has gone out."""
    made = prepare(city, week, datetime.combine(week.later(1).monday, MONDAY_0830.timetz()))
    return Earlier(
        counted=frozenset(item.identity for item in made.marks),
        told={item.identity: Told(week, item.told_as) for item in made.marks if item.told_as},
        protected={week: protected_incidents(made.cells, week)},
    )


def counts(made: Prepared) -> dict[str, int]:
    """Every figure that counts incidents, but those of the kinds within a category."""
    return {key: figure.value for key, figure in made.summary.figures.items() if isinstance(figure.counts, Form)}


@pytest.mark.parametrize("side", ["open", "guarded"])
def test_a_ticket_that_changed_its_class_stays_in_later_figures_as_it_was_told(
    city: Path, tmp_path: Path, built: Prepared, side: str
) -> None:
    before = WEEK.earlier(1)
    earlier = went_out(city, before)
    publication = site(recategorised(city, tmp_path / "moved.sqlite3", before, side))
    intake = open_intake(publication.intake, publication.region)
    again = prepare_week(publication, intake, WEEK, MONDAY_0830, None, earlier)
    assert counts(again) == counts(built)
    assert again.summary.still_open == built.summary.still_open
    without = prepare_week(publication, intake, WEEK, MONDAY_0830, None, replace(earlier, told={}))
    assert without.summary.window_total == built.summary.window_total + (1 if side == "guarded" else -1)


def test_a_ticket_that_was_reopened_stays_in_the_week_that_told_it(city: Path, tmp_path: Path, built: Prepared) -> None:
    before = WEEK.earlier(1)
    earlier = went_out(city, before)
    path = tmp_path / "again.sqlite3"
    path.write_bytes(city.read_bytes())
    with sqlite3.connect(path) as connection:
        ticket = one_ticket(connection, before, "open")
        connection.execute(
            "UPDATE tiket SET waktu_tutup = ?, waktu_selesai = ? WHERE no_tiket = ?",
            (f"{WEEK.monday} 10:00:00", f"{WEEK.monday} 10:00:00", ticket),
        )
    publication = site(path)
    intake = open_intake(publication.intake, publication.region)
    again = prepare_week(publication, intake, WEEK, MONDAY_0830, None, earlier)
    assert (again.summary.total, again.summary.previous_total) == (built.summary.total, built.summary.previous_total)
    assert again.summary.weekly_totals == built.summary.weekly_totals


def test_a_period_counts_a_ticket_that_changed_its_class_as_it_was_told(city: Path, tmp_path: Path) -> None:
    before = WEEK.earlier(1)
    earlier = went_out(city, before)
    month = Period.parse("2026-11")
    assert before in month.weeks

    def total(path: Path, told: bool) -> int:
        publication = site(path)
        intake = open_intake(publication.intake, publication.region)
        read = read_period(publication, intake, month, earlier.protected, None, None, earlier.told if told else None)
        return len(read.incidents)

    for side in ("open", "guarded"):
        moved = recategorised(city, tmp_path / f"{side}.sqlite3", before, side)
        assert total(moved, told=True) == total(city, told=True)
        assert total(moved, told=False) != total(city, told=True)


def test_a_mark_tells_of_guarded_tickets_only_that_they_are_in_the_group(built: Prepared) -> None:
    told = {item.told_as for item in built.marks}
    open_codes = {category.code for category in settings.PUBLICATION.region.open_categories}
    assert told <= open_codes | {"", "*"}
    assert sum(item.told_as == "*" for item in built.marks) == built.summary.guarded_total


def test_a_theme_that_not_everybody_could_read_stops_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "theme.toml"
    path.write_text('[colours]\nred = "#E58A84"\n', encoding="utf-8")
    publication = replace(settings.PUBLICATION, theme=load_theme(path))
    with pytest.raises(
        ThemeRefused, match=r"theme\.toml: text, red on paper .*contrast 2\.3 to 1, needed 4\.5 to 1; change red"
    ):
        prepare_week(publication, cast(Intake, None), WEEK, MONDAY_0830)


def test_pages_are_painted_in_the_publications_theme(city: Path, built: Prepared, tmp_path: Path) -> None:
    path = tmp_path / "theme.toml"
    path.write_text('[colours]\npaper = "#FFFFFF"\n', encoding="utf-8")
    publication = replace(site(city), theme=load_theme(path))
    themed = prepare_week(publication, open_intake(publication.intake, publication.region), WEEK, MONDAY_0830)
    for own, usual in zip(themed.draft.pages, built.draft.pages, strict=True):
        assert (own.key, own.texts, own.alt) == (usual.key, usual.texts, usual.alt)
        assert own.jpeg != usual.jpeg


def test_a_week_is_prepared_in_english(city: Path, built: Prepared) -> None:
    publication = replace(site(city), language=load_language("en"), region=translated(site(city).region, "en"))
    made = prepare_week(publication, open_intake(publication.intake, publication.region), WEEK, MONDAY_0830)
    assert "emergencies were closed" in made.draft.caption
    assert "Damkar" in " ".join(page.alt for page in made.draft.pages)
    same = {key: figure.value for key, figure in built.summary.figures.items()}
    assert {key: figure.value for key, figure in made.summary.figures.items()} == same


def recorded(built: Prepared, *, wrong: int = 0, **changes: object) -> Correction:
    """Last week's total, which an edition printed one too high."""
    total = built.summary.previous_total
    assert total is not None
    item = Correction(CorrectionKind.ERRATUM, WEEK.earlier(1), (1, 2), "", total + 1, total + wrong)
    return replace(item, **changes)  # type: ignore[arg-type]


def with_corrections(city: Path, *acts: tuple[Correction, ...], week: Week = WEEK) -> Prepared:
    publication = site(city)
    intake = open_intake(publication.intake, publication.region)
    return prepare_week(publication, intake, week, MONDAY_0830, earlier=Earlier(corrections=acts))


def test_a_recorded_correction_is_told_beside_the_number_and_in_the_caption(city: Path, built: Prepared) -> None:
    item = recorded(built)
    made = with_corrections(city, (item,))
    assert made.corrections == (item,)
    assert f"Ralat Edisi 45/2026: kejadian selesai, tertulis {item.old}, seharusnya {item.new}." in made.draft.caption
    assert any(f"diralat dari {item.old}" in text for page in made.draft.pages for text in page.texts)
    assert not built.corrections and "Ralat Edisi" not in built.draft.caption


def test_a_correction_whose_number_the_data_do_not_give_is_not_printed_and_the_reviewer_is_told(
    city: Path, built: Prepared
) -> None:
    made = with_corrections(city, (recorded(built, wrong=3),))
    assert not made.corrections and "Ralat Edisi" not in made.draft.caption
    assert [caution.text for caution in made.reading.warnings if caution.code == "correction"] == [
        "Ralat edisi 45 belum dicetak: angkanya tidak sama dengan data sekarang. Perbaiki data di aplikasi 112, lalu buat "
        "ulang draf."
    ]


def test_an_act_is_told_as_a_whole_or_not_at_all(city: Path, built: Prepared) -> None:
    category = built.summary.categories[0].code
    wrong = recorded(built, category=category, old=901, new=900)
    assert not with_corrections(city, (recorded(built), wrong)).corrections


def test_what_finds_no_room_waits_and_what_is_older_than_what_was_read_is_not_told(built: Prepared) -> None:
    region, last = settings.PUBLICATION.region, WEEK.earlier(1)
    first, second = recorded(built, new=0), recorded(built, new=0, category=region.open_categories[0].code)

    def one_only(items: tuple[Correction, ...], _: object) -> None:
        if len(items) > 1:
            raise ValueError("no room")

    chosen = choose([(first,), (second,)], (), last, region, one_only)
    assert (chosen.told, chosen.cautions) == ((first,), ())
    assert len(choose([(first,)], (), WEEK, region, one_only).cautions) == 1


def test_a_week_without_incidents_tells_no_correction(tmp_path: Path, built: Prepared) -> None:
    path = tmp_path / "intake.sqlite3"
    write_city(path, preset="zero", last_week=WEEK, read_at=MONDAY_0830)
    made = with_corrections(path, (recorded(built),))
    assert made.summary.total == 0 and not made.corrections
