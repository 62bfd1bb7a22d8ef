"""Django's entry for the web room."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "publisher.web"
    label = "web"
