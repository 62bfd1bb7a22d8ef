"""The key file and what is sealed with it: newest first, the identity for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import vault
from publisher.keys import KEY_BYTES, KeyFileError, create_key_file, derive, read_keys, write_keys


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    create_key_file(tmp_path / "secret.key")
    return tmp_path / "secret.key"


def test_what_an_old_key_sealed_opens_after_a_rotation_and_is_sealed_again_with_the_newest(key_file: Path) -> None:
    old = vault.seal(b"seed", key_file, "seeds")
    write_keys(key_file, read_keys(key_file).with_new())
    assert vault.unseal(old, key_file, "seeds") == b"seed"
    new = vault.resealed(old, key_file, "seeds")
    assert new is not None and vault.resealed(new, key_file, "seeds") is None
    write_keys(key_file, read_keys(key_file).newest_alone())
    assert vault.unseal(new, key_file, "seeds") == b"seed"
    with pytest.raises(vault.VaultError) as raised:
        vault.unseal(old, key_file, "seeds")
    assert raised.value.__cause__ is None and old.decode() not in str(raised.value)


def test_every_use_has_a_key_of_its_own(key_file: Path) -> None:
    with pytest.raises(vault.VaultError):
        vault.unseal(vault.seal(b"x", key_file, "seeds"), key_file, "session")


def test_what_identifies_stays_the_same_through_rotations_and_drops(key_file: Path) -> None:
    uses = ("marks", "audit", "web", "known/kota/2026-W46")
    before = [derive(key_file, use) for use in uses]
    for _ in range(3):
        write_keys(key_file, read_keys(key_file).with_new())
        assert [derive(key_file, use) for use in uses] == before
        write_keys(key_file, read_keys(key_file).newest_alone())
        assert [derive(key_file, use) for use in uses] == before
    assert len(read_keys(key_file).sealing) == 1
    assert key_file.read_bytes().splitlines()[-1].startswith(b"identity ")


def test_a_key_file_is_replaced_whole_and_is_its_owners_alone(key_file: Path) -> None:
    (key_file.parent / ".secret.key.part").write_bytes(b"half a k")  # left over from a process that died
    write_keys(key_file, read_keys(key_file).with_new())
    assert key_file.stat().st_mode & 0o777 == 0o400
    assert [path.name for path in key_file.parent.iterdir()] == ["secret.key"]
    assert all(len(key) == KEY_BYTES for key in read_keys(key_file).sealing)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"short\n",
        b"identity MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n",
        b"identity MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\nMDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n",
        b"MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE= identity\n",
    ],
)
def test_anything_else_is_no_key_file_and_is_not_quoted(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "secret.key"
    path.write_bytes(content)
    with pytest.raises(KeyFileError) as raised:
        read_keys(path)
    assert "MDEy" not in str(raised.value) and "short" not in str(raised.value)
