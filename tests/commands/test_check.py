"""`publisher check`: what is broken, what only costs something, and what to do; never anything secret."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings

from publisher.clock import Week
from publisher.commands.check_week import compose, empty_week
from publisher.intake import Batch, Quarantined, Reason
from publisher.intake.findings import sample
from publisher.keys import KeyFileError, create_key_file, derive
from tests.command_line import Ended, run

WEEK = Week(2026, 46)


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo, tmp_path / "own"))


def check(folder: Path) -> tuple[Ended, dict[str, dict[str, Any]]]:
    ended = run("--config", str(folder), "check", "--json", cwd=folder)
    assert "Traceback" not in ended.err
    return ended, {finding["what"]: finding for finding in json.loads(ended.out)}


def test_a_log_that_was_changed_behind_the_program_is_named_with_the_mend(own: Path) -> None:
    with closing(sqlite3.connect(own / "store.sqlite3")) as store:
        store.execute("DROP TRIGGER review_auditentry_no_update")
        store.execute("UPDATE review_auditentry SET who = 'X' WHERE id = 3")
        store.commit()
    ended, found = check(own)
    assert ended.code == 1 and found["audit log"]["level"] == "BAD"
    assert "from entry 3 on" in found["audit log"]["says"] and "backup" in found["audit log"]["mend"]
    assert found["key"]["level"] == "ok" and found["draft"]["level"] == "ok"


def test_another_key_is_told_from_a_broken_log_and_nothing_secret_is_shown(own: Path) -> None:
    (own / "secret.key").unlink()
    create_key_file(own / "secret.key")
    ended, found = check(own)
    assert ended.code == 1
    assert "the ledger and the two-step seeds were written with another key than" in found["key"]["says"]
    assert "Put back your copy" in found["key"]["mend"] and "with this key" in found["audit log"]["says"]
    secrets = [account["seed"] for account in json.loads((own / "accounts.json").read_text())]
    secrets.append((own / "secret.key").read_text().strip())
    assert not any(secret in ended.out + ended.err for secret in secrets)


def test_a_missing_key_is_to_be_restored_and_never_made_anew(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="Put back your copy of it") as raised:
        derive(tmp_path / "secret.key", "web")
    assert "init" not in str(raised.value)


def test_a_store_that_is_gone_will_be_made_new_and_empty_and_check_makes_none(own: Path) -> None:
    for path in own.glob("store.sqlite3*"):
        path.unlink()
    ended, found = check(own)
    assert (ended.code, found["store"]["level"]) == (0, "cost")
    assert "NEW, EMPTY" in found["store"]["says"] and "restore" in found["store"]["mend"]
    assert not (own / "store.sqlite3").exists()


def test_a_store_that_is_no_database_is_no_fault_of_the_program(own: Path) -> None:
    for path in own.glob("store.sqlite3*"):
        path.unlink()
    (own / "store.sqlite3").write_bytes(b"not a database " * 300)
    _, found = check(own)
    assert "not a sound SQLite database" in found["store"]["says"] and "restore" in found["store"]["mend"]
    listed = run("--config", str(own), "user", "list", cwd=own)
    assert listed.code == 1 and "not a sound SQLite database" in listed.err and "fault" not in listed.err


def test_a_postgresql_store_that_does_not_answer_is_named_without_its_password(own: Path) -> None:
    path = own / "publisher.toml"
    url = "postgresql://siapa:rahasia@127.0.0.1:1/redaksi"
    path.write_text(path.read_text().replace("sqlite:///store.sqlite3", url), encoding="utf-8")
    ended, found = check(own)
    assert "PostgreSQL at 127.0.0.1:1, database redaksi does not answer" in found["store"]["says"]
    assert "rahasia" not in ended.out + ended.err
    listed = run("--config", str(own), "user", "list", cwd=own)
    assert listed.code == 1 and "database redaksi" in listed.err and "fault" not in listed.err


def test_an_optional_part_that_is_missing_has_a_cost_and_is_no_failure(own: Path) -> None:
    path = own / "publisher.toml"
    text = path.read_text().replace("[intake.calls]                        # without it: no calls in the figures\n", "")
    path.write_text(text.replace('view = "v_publisher_panggilan"', ""), encoding="utf-8")
    ended = run("--config", str(own), "check", cwd=own)
    assert ended.code == 0 and "cost calls: Not configured." in ended.out and "optional parts are missing" in ended.out


def test_a_row_that_is_set_aside_is_named_with_its_column_and_what_was_expected_and_not_with_its_value() -> None:
    batch = Batch((), (Quarantined("incidents", 7, Reason.BAD_TIME), Quarantined("incidents", 9, Reason.NO_ID)))
    finding, _ = sample("incidents", lambda: batch, {"closed_at": "tgl_selesai"})
    assert "The first: row 7 of incidents, tgl_selesai: expected a time like" in finding.says
    assert finding.level == "BAD"


class Source:
    """Rows in some weeks."""

    def __init__(self, weeks: Sequence[Week]) -> None:
        self.starts = {week.start(settings.PUBLICATION.zone) for week in weeks}

    def incidents(self, start: datetime, end: datetime) -> Batch[Any]:
        return Batch((object(),) if start in self.starts else ())


@pytest.mark.parametrize(
    ("weeks", "aside", "level", "says"),
    [
        ([WEEK.earlier(2)], (), "ok", "2026-W46: 0 rows. The mapping reads 2026-W44 (1 rows)"),
        ([WEEK.earlier(2)], (Quarantined("incidents", 1, Reason.NO_ID),), "BAD", "0 rows and 1 set aside"),
        ([], (), "BAD", "none in the 26 weeks before: a wrong mapping"),
    ],
)
def test_an_empty_week_is_told_from_a_wrong_mapping(weeks: list[Week], aside: Any, level: str, says: str) -> None:
    finding = empty_week(Source(weeks), WEEK, settings.PUBLICATION.zone, Batch((), aside))  # type: ignore[arg-type]
    assert finding.level == level and says in finding.says


def test_a_draft_that_cannot_be_composed_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    from publisher import prepare

    def fail(*arguments: object) -> None:
        raise KeyFileError("words for a person")

    monkeypatch.setattr(prepare, "prepare_week", fail)
    site = SimpleNamespace(clock=SimpleNamespace(now=lambda: datetime.now(UTC)))
    finding = compose(site, None, WEEK)  # type: ignore[arg-type]
    assert not finding.well and "cannot be composed: words for a person" in finding.says


def test_a_publication_that_posts_by_hand_has_no_channel_to_look_at(own: Path) -> None:
    """It ended with a fault in the program: manual is no channel that can be opened."""
    toml = own / "publisher.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace('backend = "rehearsal"', 'backend = "manual"'), encoding="utf-8"
    )
    ended, found = check(own)
    assert ended.code == 0
    assert found["instagram"]["says"] == "manual: people post to @lapor.pekalongankota by hand"
    status = run("--config", str(own), "instagram", "status", cwd=own)
    assert (status.code, status.out.strip()) == (0, "manual: nobody signs in.")
