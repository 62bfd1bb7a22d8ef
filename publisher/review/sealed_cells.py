"""True cells in our store: encrypted with a key of their own, which is outside the database and its backups."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from publisher import vault
from publisher.anonymise.cells import as_rows, from_rows
from publisher.forms import Cell

USE = "ledger"


class SealBroken(Exception):
    """Cells cannot be opened: another key, or a record that was changed. The audit cannot pass without them."""


def seal(cells: Mapping[Cell, int], key_file: Path) -> str:
    """Encrypt a table of cells."""
    return vault.seal(json.dumps(as_rows(cells)).encode(), key_file, USE).decode()


def unseal(sealed: str, key_file: Path) -> Counter[Cell]:
    """Open a table again; an empty record is an empty table. Raises SealBroken."""
    if not sealed:
        return Counter()
    try:
        return from_rows(json.loads(vault.unseal(sealed.encode(), key_file, USE)))
    except vault.VaultError as error:
        raise SealBroken(
            f"The ledger's cells do not open with the key file {key_file}: they were written with another one, or changed. "
            "Put the key file that belongs to this store, of the same backup, at [secrets] key_file, and run this again."
        ) from error
