"""The file of who is signed in: encrypted, the owner's alone, whole, with the version before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from publisher import vault
from publisher.config import Settings
from publisher.instagram import NeedsPerson
from publisher.keys import create_key_file, read_keys, write_keys
from scheduled.session import (
    SignedIn,
    forget_signed_in,
    keep_session,
    load_session,
    load_signed_in,
    reseal_files,
    secrets_lock,
    store_signed_in,
)
from tests.factories import SLOT

SECRET = {"authorization_data": {"sessionid": "geheim-112"}}
FIRST = SignedIn(SECRET, "lapor.pekalongankota", "112", SLOT, SLOT)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Settings]:
    create_key_file(tmp_path / "secret.key")
    yield replace(
        settings.PUBLICATION,
        file=tmp_path / "publisher.toml",
        key_file=tmp_path / "secret.key",
        backend="instagrapi",
    )


class Backend:
    """A channel that has a session of its own, as the private one has."""

    name = "instagrapi"

    def __init__(self, session: Any) -> None:
        self._session = session

    def session(self) -> dict[str, Any]:
        if isinstance(self._session, Exception):
            raise self._session
        return dict(self._session)


def test_what_is_stored_is_encrypted_and_readable_by_its_owner_alone(site: Settings) -> None:
    assert load_signed_in(site) is None
    store_signed_in(site, FIRST)
    path = site.folder / "instagram-session.enc"
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"geheim" not in path.read_bytes() and b"lapor" not in path.read_bytes()
    assert load_signed_in(site) == FIRST and load_session(site) == SECRET
    assert "geheim" not in repr(FIRST)
    assert not list(site.folder.glob("*.part"))


def test_each_channel_has_a_file_of_its_own(site: Settings) -> None:
    store_signed_in(site, FIRST)
    assert load_signed_in(replace(site, backend="graph")) is None


def test_the_version_before_is_used_when_the_newest_does_not_open_or_is_gone(site: Settings) -> None:
    store_signed_in(site, FIRST)
    store_signed_in(site, replace(FIRST, secret={"authorization_data": {"sessionid": "new"}}))
    path = site.folder / "instagram-session.enc"
    path.write_bytes(b"torn")
    assert load_signed_in(site) == FIRST
    store_signed_in(site, replace(FIRST, account="after"))  # a torn file never becomes the version before
    path.write_bytes(b"torn again")
    assert load_signed_in(site) == FIRST
    path.unlink()
    assert load_signed_in(site) == FIRST


def test_a_file_that_no_key_opens_needs_a_person(site: Settings) -> None:
    store_signed_in(site, FIRST)
    site.key_file.unlink()
    create_key_file(site.key_file)
    with pytest.raises(NeedsPerson) as raised:
        load_session(site)
    assert raised.value.code == "no_session" and "geheim" not in str(raised.value)


def test_a_bare_session_of_an_earlier_release_is_read(site: Settings) -> None:
    bare = vault.seal(b'{"authorization_data": {"sessionid": "geheim-112"}}', site.key_file, "session")
    (site.folder / "instagram-session.enc").write_bytes(bare)
    assert load_session(site) == SECRET


def test_after_a_post_the_session_is_kept_as_it_stands_with_the_time(site: Settings) -> None:
    store_signed_in(site, FIRST)
    later = SLOT + timedelta(days=7)
    keep_session(site, Backend({"authorization_data": {"sessionid": "moved on"}}), later)  # type: ignore[arg-type]
    assert load_signed_in(site) == replace(FIRST, secret={"authorization_data": {"sessionid": "moved on"}}, used_at=later)


def test_a_session_that_was_emptied_replaces_nothing_and_stops_nothing(site: Settings) -> None:
    store_signed_in(site, FIRST)
    keep_session(site, Backend(NeedsPerson("no_session", "emptied")), SLOT)  # type: ignore[arg-type]
    assert load_signed_in(site) == FIRST


def test_who_signed_out_during_a_post_stays_signed_out(site: Settings) -> None:
    store_signed_in(site, FIRST)
    store_signed_in(site, FIRST)
    assert forget_signed_in(site) and not forget_signed_in(site)
    keep_session(site, Backend(SECRET), SLOT)  # type: ignore[arg-type]
    assert load_signed_in(site) is None
    assert not list(site.folder.glob("instagram-*"))


def test_a_rotation_seals_every_version_of_every_channel_again(site: Settings) -> None:
    for backend in ("instagrapi", "graph"):
        store_signed_in(replace(site, backend=backend), FIRST)
        store_signed_in(replace(site, backend=backend), FIRST)
    write_keys(site.key_file, read_keys(site.key_file).with_new())
    with secrets_lock(site):
        done = reseal_files(site)
    assert (done.again, done.already, done.broken) == (4, 0, 0)
    write_keys(site.key_file, read_keys(site.key_file).newest_alone())
    for path in site.folder.glob("instagram-*"):
        assert vault.unseal(path.read_bytes(), site.key_file, "session")
        assert path.stat().st_mode & 0o777 == 0o600
