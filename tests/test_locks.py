"""Locks of a folder: shared by many, taken alone by one, free when their owner is."""

from __future__ import annotations

from pathlib import Path

from publisher.locks import FileLock


def test_many_share_and_one_alone_excludes_all(tmp_path: Path) -> None:
    first, second, alone = (FileLock(tmp_path / "lock") for _ in range(3))
    assert first.take(shared=True) and second.take(shared=True) and not alone.take()
    first.free()
    assert not alone.take()
    second.free()
    assert alone.take() and alone.take() and not first.take(shared=True)
    alone.free()
    assert first.take(shared=True)


def test_who_may_only_read_the_file_can_share_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.touch(mode=0o444)
    assert FileLock(path).take(shared=True)
