"""The typeface of a theme: one variable file, or a static file for each weight; without files, the one that is shipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

SHIPPED = "Plus Jakarta Sans"
WEIGHT = "wght"


@dataclass(frozen=True)
class Face:
    """`static` pairs a weight with its file. A face is compared by its files' places, not by what is in them."""

    variable: Path | None = None
    static: tuple[tuple[int, Path], ...] = ()

    @property
    def name(self) -> str:
        if self.static:
            return ", ".join(dict.fromkeys(path.name for _, path in self.static))
        return self.variable.name if self.variable else SHIPPED

    def file(self, weight: int) -> Path | None:
        """The file of a weight; of static ones the nearest, until the gates refuse a weight that is missing."""
        if not self.static:
            return self.variable
        return min(self.static, key=lambda pair: abs(pair[0] - weight))[1]


@lru_cache(maxsize=16)
def font_bytes(path: Path | None) -> bytes:
    """A font file; None is the shipped one."""
    return (
        path.read_bytes()
        if path
        else (files("fontpkg_plus_jakarta_sans") / "files" / "PlusJakartaSans[wght].ttf").read_bytes()
    )


@lru_cache(maxsize=16)
def axes(path: Path | None) -> Mapping[str, tuple[float, float, float]]:
    """The axes of a variable font in their order: least, default, most. None has a static one."""
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(font_bytes(path)), lazy=True)
    if "fvar" not in font:
        return {}
    return {axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in font["fvar"].axes}


@lru_cache(maxsize=16)
def characters(path: Path | None) -> frozenset[str]:
    """The characters that a font has a glyph for."""
    from fontTools.ttLib import TTFont

    return frozenset(map(chr, TTFont(BytesIO(font_bytes(path)), lazy=True).getBestCmap() or ()))


DEFAULT = Face()
