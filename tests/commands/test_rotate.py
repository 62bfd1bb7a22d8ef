"""`publisher rotate-key`: a new key in force, everything sealed with it, the identity as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction

from publisher import vault
from publisher.commands import CommandError, rotate
from publisher.config import Settings
from publisher.keys import create_key_file, derive, read_keys, write_keys
from publisher.review import audit
from publisher.review.ledger import known_numbers, standing_entries
from publisher.review.models import AuditEntry, LedgerEntry, Suggestion, User
from publisher.review.reseal import SEALED
from publisher.review.signing_in import keep_seed
from scheduled.session import SignedIn, load_session, store_signed_in
from tests.factories import SLOT, approved, publication

pytestmark = pytest.mark.django_db
SEED = "CANARYSEEDJBSWY3"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A publication with something of every kind that is sealed."""
    create_key_file(tmp_path / "secret.key")
    mine = replace(
        settings.PUBLICATION, file=tmp_path / "publisher.toml", key_file=tmp_path / "secret.key", backend="instagrapi"
    )
    monkeypatch.setattr(settings, "PUBLICATION", mine)
    monkeypatch.setattr(rotate, "start", lambda config: mine)
    monkeypatch.setattr(rotate, "ensure_store", lambda settings: None)
    edition = approved()
    keep_seed(User.objects.create(username="siti"), SEED)
    note = vault.seal(b"Catatan", mine.key_file, "notes").decode()
    Suggestion.objects.create(edition=edition, category="HWN", subcategory="x", sealed_text=note, made_at=SLOT)
    store_signed_in(mine, SignedIn({"sessionid": "canary-session"}, "lapor", "112", SLOT, SLOT))
    yield mine


def run(*, drop_old: bool = False, reseal: bool = False, write_to: Path | None = None) -> int:
    return rotate.rotate(None, drop_old=drop_old, reseal_only=reseal, write_to=write_to)


def opened(site: Settings) -> list[bytes]:
    """Everything that is sealed in the store. Raises VaultError."""
    return [
        vault.unseal(sealed.encode(), site.key_file, use)
        for _, model, field, use in SEALED
        for sealed in model.objects.exclude(**{field: ""}).order_by("pk").values_list(field, flat=True)
    ]


def test_everything_is_sealed_with_the_new_key_and_opens_without_the_old_one(
    site: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    before, marks, [old] = opened(site), derive(site.key_file, "marks"), read_keys(site.key_file).sealing
    assert run() == 0
    newest, older = read_keys(site.key_file).sealing
    assert older == old and newest != old
    assert run(drop_old=True) == 0
    assert read_keys(site.key_file).sealing == (newest,)
    assert opened(site) == before and load_session(site) == {"sessionid": "canary-session"}
    assert derive(site.key_file, "marks") == marks and audit.first_broken() is None
    assert known_numbers(site, standing_entries(publication())).cells
    assert [entry.act for entry in AuditEntry.objects.order_by("-id")[:2]] == ["drop_old_key", "rotate_key"]
    told = capsys.readouterr()
    for line in site.key_file.read_text().split():
        assert line == "identity" or line not in told.out + told.err
    assert SEED not in told.out and "canary" not in told.out


def test_dropping_twice_does_nothing(site: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    content = site.key_file.read_bytes()
    assert run(drop_old=True) == 0
    assert site.key_file.read_bytes() == content and "no old key" in capsys.readouterr().out


def test_no_key_is_dropped_while_something_opens_with_none(site: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    User.objects.filter(username="siti").update(totp_seed="gAAAAA-of-another-key")
    assert run() == 3
    assert "1 open with no key" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no key is dropped"):
        run(drop_old=True)
    assert len(read_keys(site.key_file).sealing) == 2


def test_what_was_sealed_with_the_old_key_during_a_drop_brings_the_old_key_back(
    site: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = vault.seal(SEED.encode(), site.key_file, "seeds").decode()
    assert run() == 0
    keys = read_keys(site.key_file)

    def write_then_arrive(path: Path, new: object) -> None:
        write_keys(path, new)  # type: ignore[arg-type]
        User.objects.filter(username="siti").update(totp_seed=late)

    monkeypatch.setattr(rotate, "write_keys", write_then_arrive)
    with pytest.raises(CommandError, match="Run this again"):
        run(drop_old=True)
    assert read_keys(site.key_file) == keys
    assert opened(site)


def test_a_key_that_systemd_gives_is_not_written_and_the_steps_are_told(
    site: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = replace(site, key_is_credential=True)
    monkeypatch.setattr(rotate, "start", lambda config: given)
    content = site.key_file.read_bytes()
    with pytest.raises(CommandError) as raised:
        run()
    for step in ("--write-to", "systemd-creds encrypt --name=publisher-key", "restart", "--reseal"):
        assert step in str(raised.value)
    assert site.key_file.read_bytes() == content
    # The steps, taken.
    before = opened(site)
    assert run(write_to=tmp_path / "new.key") == 0
    assert site.key_file.read_bytes() == content and (tmp_path / "new.key").stat().st_mode & 0o777 == 0o400
    (tmp_path / "new.key").replace(site.key_file)
    assert run(reseal=True) == 0
    assert run(drop_old=True, write_to=tmp_path / "dropped.key") == 0
    (tmp_path / "dropped.key").replace(site.key_file)
    assert opened(site) == before


def test_a_key_file_elsewhere_is_never_written_over(site: Settings, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("x")
    with pytest.raises(CommandError, match="exists already"):
        run(write_to=tmp_path / "there")


def test_a_ledger_entry_takes_a_new_seal_and_no_other_change(site: Settings) -> None:
    entry = LedgerEntry.objects.get()
    LedgerEntry.objects.filter(pk=entry.pk).update(sealed_cells=entry.sealed_cells)
    for field, value in (("statements", []), ("content_key", "0" * 64), ("at", SLOT), ("edition", entry.edition)):
        with pytest.raises(DatabaseError), transaction.atomic():
            LedgerEntry.objects.filter(pk=entry.pk).update(**{field: value})
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
