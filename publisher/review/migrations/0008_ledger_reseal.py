"""A ledger entry's sealed cells may be sealed again with a new key; everything else in it stays append-only."""

from typing import Any

from django.db import migrations

TABLE = "review_ledgerentry"
# Every column but sealed_cells: what a row says, and to which edition it belongs.
KEPT = ("id", "publication_id", "edition_id", "revision_id", "content_key", "statements", "at")

SQLITE = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE{of} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""
POSTGRESQL = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE{of} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION publisher_append_only();
"""


def _replace(editor: Any, of: str) -> None:
    postgresql = editor.connection.vendor == "postgresql"
    editor.execute(f"DROP TRIGGER {TABLE}_no_update{f' ON {TABLE}' if postgresql else ''}")
    editor.execute((POSTGRESQL if postgresql else SQLITE).format(table=TABLE, of=of), params=None)


def allow_reseal(apps: Any, editor: Any) -> None:
    columns = ", ".join(f'"{name}"' for name in KEPT)
    _replace(editor, f" OF {columns}")


def forbid(apps: Any, editor: Any) -> None:
    _replace(editor, "")


class Migration(migrations.Migration):
    dependencies = [("review", "0007_known_by_week")]
    operations = [migrations.RunPython(allow_reseal, forbid)]
