"""Django's entry for the review room."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "publisher.review"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"
