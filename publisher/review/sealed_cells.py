"""True cells in our store: encrypted with a key of their own, which is outside the database and its backups."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from publisher.anonymise.cells import as_rows, from_rows
from publisher.forms import Cell
from publisher.keys import derive


class SealBroken(Exception):
    """Cells cannot be opened: another key, or a record that was changed. The audit cannot pass without them."""


def seal(cells: Mapping[Cell, int], key_file: Path) -> str:
    """Encrypt a table of cells."""
    return _box(key_file).encrypt(json.dumps(as_rows(cells)).encode()).decode()


def unseal(sealed: str, key_file: Path) -> Counter[Cell]:
    """Open a table again; an empty record is an empty table. Raises SealBroken."""
    if not sealed:
        return Counter()
    try:
        return from_rows(json.loads(_box(key_file).decrypt(sealed.encode())))
    except InvalidToken as error:
        raise SealBroken(
            f"The ledger's cells do not open with the key file {key_file}: they were written with another one, or changed. "
            "Put the key file that belongs to this store, of the same backup, at [secrets] key_file, and run this again."
        ) from error


def _box(key_file: Path) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(derive(key_file, "ledger")))
