"""`theme.toml` → Theme. Called by `config`. Every problem is a ThemeError that names the file, the key and the mend."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publisher.templates.face import DEFAULT, Face
from publisher.templates.theme import HEAVY, MEDIUM, PALETTE, Theme

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "colours": tuple(PALETTE),
    "type": ("file", "weights"),
    # Those of the region pack that a publication may call otherwise; the list of guarded kinds stays the pack's.
    "names": ("report_name", "emergency_call", "emergency_note", "open_group", "guarded_group"),
}
FONT_BEGINNINGS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
LONGEST_NAME = 60


class ThemeError(ValueError):
    """A theme that cannot be read; the message names file, key and mend."""


def load_theme(path: Path) -> Theme:
    """Read a theme; what it leaves out is the design's own. Font files are looked for beside it."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ThemeError(f"{path}: there is no such file.") from error
    except OSError as error:
        raise ThemeError(f"{path}: cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(f"{path}: not readable as TOML: {error}.") from error
    for section, content in data.items():
        if section not in SECTIONS:
            raise ThemeError(f"{path}: [{section}] is not a section; there are {', '.join(SECTIONS)}.")
        if not isinstance(content, dict):
            raise ThemeError(f"{path}: {section} must be a section: [{section}].")
        for key in content:
            if key not in SECTIONS[section]:
                raise ThemeError(f"{path}: [{section}] has no {key!r}; it knows {', '.join(SECTIONS[section])}.")
    palette = {**PALETTE, **_colours(path, data.get("colours", {}))}
    return Theme(palette, _face(path, data.get("type", {})), _names(path, data.get("names", {})), str(path))


def _colours(path: Path, given: Mapping[str, Any]) -> dict[str, str]:
    for token, colour in given.items():
        if not isinstance(colour, str) or not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
            raise ThemeError(f'{path}: [colours] {token} = {colour!r}: write it like "#C8281F".')
    return {token: colour.upper() for token, colour in given.items()}


def _names(path: Path, given: Mapping[str, Any]) -> dict[str, str]:
    for key, name in given.items():
        if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
            raise ThemeError(f"{path}: [names] {key} = {name!r}: write it in quotes, at most {LONGEST_NAME} letters.")
    return {key: name.strip() for key, name in given.items()}


def _face(path: Path, given: Mapping[str, Any]) -> Face:
    if not given:
        return DEFAULT
    if len(given) > 1:
        raise ThemeError(f"{path}: [type] has file and weights: keep file for a variable font, weights for static ones.")
    if "file" in given:
        return Face(variable=_font(path, "file", given["file"]))
    weights = given["weights"]
    if not isinstance(weights, dict) or not weights:
        raise ThemeError(f'{path}: [type.weights]: name a file for each weight, like {MEDIUM} = "Medium.ttf".')
    for weight in weights:
        if not re.fullmatch(r"[1-9]\d{2}", weight):
            raise ThemeError(f"{path}: [type.weights] {weight}: a weight is a number like {MEDIUM} or {HEAVY}.")
    fonts = ((int(weight), _font(path, f"weights.{weight}", name)) for weight, name in weights.items())
    return Face(static=tuple(sorted(fonts)))


def _font(path: Path, key: str, name: Any) -> Path:
    where = f"{path}: [type] {key} = {name!r}"
    if not isinstance(name, str) or not name:
        raise ThemeError(f"{where}: write the name of a font file in quotes.")
    file = path.parent / name
    try:
        with file.open("rb") as font:
            beginning = font.read(4)
    except OSError as error:
        raise ThemeError(f"{where}: {file} cannot be read: {error.strerror}.") from error
    if beginning not in FONT_BEGINNINGS:
        raise ThemeError(f"{where}: {file.name} is not a TrueType or OpenType font (.ttf or .otf).")
    return file
