"""The audit log and revisions are append-only in the database itself, on SQLite and PostgreSQL."""

from typing import Any

from django.db import migrations

TABLES = ("review_auditentry", "review_revision")

SQLITE = """
CREATE TRIGGER {table}_no_{verb_name} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION publisher_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END; $$;
"""
POSTGRESQL = """
CREATE TRIGGER {table}_no_{verb_name} BEFORE {verb} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION publisher_append_only();
"""


def add_triggers(apps: Any, editor: Any, tables: tuple[str, ...] = TABLES) -> None:
    vendor = editor.connection.vendor
    if vendor == "postgresql":
        editor.execute(POSTGRESQL_FUNCTION, params=None)
    statement = POSTGRESQL if vendor == "postgresql" else SQLITE
    for table in tables:
        for verb in ("UPDATE", "DELETE"):
            editor.execute(statement.format(table=table, verb=verb, verb_name=verb.lower()), params=None)


def drop_triggers(apps: Any, editor: Any, tables: tuple[str, ...] = TABLES) -> None:
    for table in tables:
        for verb in ("update", "delete"):
            suffix = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
            editor.execute(f"DROP TRIGGER {table}_no_{verb}{suffix}")


class Migration(migrations.Migration):
    dependencies = [("review", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
