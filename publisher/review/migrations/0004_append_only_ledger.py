"""The ledger, the quarter lists and the small-count audits are append-only in the database itself, too."""

from importlib import import_module
from typing import Any

from django.db import migrations

# A module whose name begins with a digit cannot be imported by a statement.
TRIGGERS = import_module("publisher.review.migrations.0002_append_only")
TABLES = ("review_ledgerentry", "review_quarterlist", "review_smallcountaudit")


def add_triggers(apps: Any, editor: Any) -> None:
    TRIGGERS.add_triggers(apps, editor, TABLES)


def drop_triggers(apps: Any, editor: Any) -> None:
    TRIGGERS.drop_triggers(apps, editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [("review", "0003_privacy")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
