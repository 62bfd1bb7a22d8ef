"""The caption as Instagram shows it: cut after 125 characters, at a word."""

from __future__ import annotations

SHOWN = 125


def cut(caption: str) -> tuple[str, str]:
    """What stands before "selengkapnya", and the rest ("" for a short caption)."""
    if len(caption) <= SHOWN:
        return caption, ""
    end = caption.rfind(" ", 0, SHOWN + 1)
    end = end if end > SHOWN // 2 else SHOWN
    return caption[:end].rstrip(), caption[end:].lstrip()
