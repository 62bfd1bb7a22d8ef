"""Start Django for a command: settings from the given configuration, the store brought up to date."""

from __future__ import annotations

from pathlib import Path

from publisher import config
from publisher.commands import CommandError
from publisher.commands.store_state import Trouble, look_at
from publisher.config import Settings


def start(given: str | Path | None) -> Settings:
    """Load a publication and set Django up on it. Raises ConfigError, KeyFileError."""
    settings = config.use(given)
    import django

    django.setup()
    return settings


def ensure_store(settings: Settings) -> None:
    """Bring the store's tables up to date and make sure that the publication's row is there. Raises CommandError for a
    store that cannot be used."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from publisher.review.models import Publication

    found = look_at()
    if isinstance(found, Trouble):
        raise CommandError(f"The store: {found.says}. {found.mend}")
    settings.media.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    Publication.objects.get_or_create(
        slug=settings.slug, defaults={"name": settings.region.name, "created_at": settings.clock.now()}
    )
