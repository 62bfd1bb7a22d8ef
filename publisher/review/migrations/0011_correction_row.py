"""Corrections of numbers that went out, until they are told and put beside the old post."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def _person(**options: object) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, **options
    )


class Migration(migrations.Migration):
    dependencies = [("review", "0010_withdrawal")]
    operations = [
        migrations.CreateModel(
            name="CorrectionRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("category", models.CharField(blank=True, max_length=24)),
                ("old", models.PositiveIntegerField()),
                ("new", models.PositiveIntegerField()),
                ("new_category", models.CharField(blank=True, max_length=24)),
                ("pages", models.JSONField()),
                ("recorded_at", models.DateTimeField()),
                ("placed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="review.edition"
                    ),
                ),
                ("placed_by", _person(null=True)),
                ("recorded_by", _person()),
                (
                    "told_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tells",
                        to="review.edition",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("edition", "category"), name="one_correction")],
            },
        ),
    ]
