"""Seal the store's own secrets again with the newest key: authenticators' seeds, the ledger's cells, agencies' notes.

Row by row, only where a row is still as it was read; whatever was written meanwhile is under the newest key already, or
is met again at the next run. Stopped anywhere, every row opens with one of the keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from publisher import vault
from publisher.review import sealed_cells, signing_in
from publisher.review.actions import suggestions
from publisher.review.models import LedgerEntry, Reading, Suggestion, User

BATCH = 100
SEALED: tuple[tuple[str, Any, str, str], ...] = (
    ("two-step seeds", User, "totp_seed", signing_in.SEEDS),
    ("readings", Reading, "sealed_cells", sealed_cells.USE),
    ("ledger entries", LedgerEntry, "sealed_cells", sealed_cells.USE),
    ("notes", Suggestion, "sealed_text", suggestions.USE),
)


@dataclass
class Resealed:
    """What became of one kind: sealed again, sealed with the newest key already, or opened by no key."""

    what: str
    again: int = 0
    already: int = 0
    broken: int = 0

    def count(self, sealed: bytes, key_file: Path, use: str) -> bytes | None:
        """Look at one secret; its new form where it needs one."""
        try:
            new = vault.resealed(sealed, key_file, use)
        except vault.VaultError:
            self.broken += 1
            return None
        if new is None:
            self.already += 1
        return new


def reseal_rows(key_file: Path) -> list[Resealed]:
    """Every sealed row of the store. Raises KeyFileError."""
    found = []
    for what, model, field, use in SEALED:
        done = Resealed(what)
        for rows in _batches(model, field):
            with transaction.atomic():
                for number, sealed in rows:
                    new = done.count(sealed.encode(), key_file, use)
                    if new is not None:
                        still = model.objects.filter(pk=number, **{field: sealed})
                        done.again += still.update(**{field: new.decode()})
        found.append(done)
    return found


def _batches(model: Any, field: str) -> Iterator[list[tuple[int, str]]]:
    last = 0
    while rows := list(
        model.objects.filter(pk__gt=last).exclude(**{field: ""}).order_by("pk").values_list("pk", field)[:BATCH]
    ):
        yield rows
        last = rows[-1][0]
