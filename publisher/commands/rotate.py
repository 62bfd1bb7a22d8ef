"""`publisher rotate-key`: a new key before the old ones, and everything that is sealed sealed again with it.

The new key is on the disk before anything is sealed with it, and the old ones stay in the file until everything opens
with the new one: whenever this is stopped, nothing is lost, and the next run goes on.
"""

from __future__ import annotations

import os
from pathlib import Path

from publisher.commands import CommandError
from publisher.commands.start import ensure_store, start
from publisher.commands.words import say
from publisher.config import KEY_CREDENTIAL, Settings
from publisher.keys import read_keys, write_keys
from publisher.no_dump import forbid_core_dumps

PERSON_NEEDED = 3
COPY = (
    "Copy the key file to its safe place now, away from every backup. Backups of the store made before today open only "
    "with the key file of their day: keep that copy as long as you keep them."
)
READ_ONLY = """\
{path}: this key file cannot be replaced from here{why}. Nothing was changed. As root:
  1. write a new one, in memory:   publisher … rotate-key{drop} --write-to /run/{name}
  2. put it in the credential:     systemd-creds encrypt --name={name} /run/{name} /etc/credstore.encrypted/{name}
     (without systemd-creds: into the place that the old one came from, mode 0400), copy it to the safe, remove /run/{name}
  3. restart every publisher service, so that all of them have it
  4. seal everything with it:      publisher … rotate-key --reseal
Run 1 and 4 where the credential is: systemd-run --pty -p LoadCredentialEncrypted={name} publisher …"""


def rotate(config: str | Path | None, *, drop_old: bool, reseal_only: bool, write_to: Path | None) -> int:
    """0 done · 3 done, but something opens with no key."""
    forbid_core_dumps()
    settings = start(config)
    ensure_store(settings)
    from scheduled.session import secrets_lock

    with secrets_lock(settings):
        if write_to is not None:
            return _write_elsewhere(settings, write_to, drop_old=drop_old)
        if not reseal_only:
            _require_writable(settings, drop_old=drop_old)
        if drop_old:
            return _drop(settings)
        if not reseal_only:
            write_keys(settings.key_file, read_keys(settings.key_file).with_new())
            say(f"{settings.key_file}: a new key is in force; the old ones still open what they sealed.")
        broken = _reseal(settings)
        _record(settings, "rotate_key")
    if broken:
        say(f"{broken} open with no key of {settings.key_file}; they did not before, either. Look for their key file.")
        return PERSON_NEEDED
    say(f"{COPY}\nWhen every process has the new key: `publisher rotate-key --drop-old` takes the old one out of use.")
    return 0


def _drop(settings: Settings) -> int:
    """Take the older sealing keys out of the file, once nothing needs them."""
    before = read_keys(settings.key_file)
    if len(before.sealing) == 1:
        say("There is no old key: one key seals. Nothing was changed.")
        return 0
    _require_sealed_again(settings)
    write_keys(settings.key_file, before.newest_alone())
    # A process may have sealed with an old key between the look and the write: then the old keys come back.
    if _reseal(settings, quiet=True):
        write_keys(settings.key_file, before)
        raise CommandError("Something was sealed with an old key meanwhile: the old keys are back. Run this again.")
    _record(settings, "drop_old_key")
    say(f"Everything opens with the newest key; no older one of {settings.key_file} seals or opens anything any more.")
    say("The oldest one stays as the identity: marks, the audit log and the web's signatures are bound to it.")
    say(COPY)
    return 0


def _write_elsewhere(settings: Settings, path: Path, *, drop_old: bool) -> int:
    if path.exists():
        raise CommandError(f"{path} exists already; it was not touched.")
    keys = read_keys(settings.key_file)
    if drop_old:
        _require_sealed_again(settings)
    write_keys(path, keys.newest_alone() if drop_old else keys.with_new())
    then = "" if drop_old else ", then `publisher rotate-key --reseal`"
    say(f"{path} holds the new key file (mode 0400). Put it where {settings.key_file} comes from, restart{then}.")
    return 0


def _require_writable(settings: Settings, *, drop_old: bool) -> None:
    folder = settings.key_file.parent
    if settings.key_is_credential or not os.access(folder, os.W_OK):
        why = ": systemd gives it to this service" if settings.key_is_credential else f": {folder} is read-only"
        drop = " --drop-old" if drop_old else ""
        words = READ_ONLY.format(path=settings.key_file, why=why, drop=drop, name=KEY_CREDENTIAL)
        raise CommandError(words.rsplit("\n  4.", 1)[0] if drop_old else words)


def _require_sealed_again(settings: Settings) -> None:
    """Raises CommandError unless everything is under the newest key."""
    if broken := _reseal(settings, quiet=True):
        raise CommandError(f"{broken} open with no key of {settings.key_file}: no key is dropped before they do.")


def _reseal(settings: Settings, *, quiet: bool = False) -> int:
    """Seal everything again with the newest key; returns how many opened with none."""
    from publisher.review.reseal import reseal_rows
    from scheduled.session import reseal_files

    broken = 0
    for done in (*reseal_rows(settings.key_file), reseal_files(settings)):
        broken += done.broken
        if not quiet:
            lost = f", {done.broken} open with no key" if done.broken else ""
            say(f"  {done.what}: {done.again} sealed again, {done.already} were already{lost}")
    return broken


def _record(settings: Settings, act: str) -> None:
    from publisher.review import audit
    from publisher.review.actor import at_the_server
    from publisher.review.models import Publication

    audit.record(Publication.objects.get(slug=settings.slug), at_the_server(), act, settings.clock.now())
