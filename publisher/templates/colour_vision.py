"""How far apart two colours look to people who lack one kind of cone.

The simulation is that of Machado, Oliveira and Fernandes (2009) at full severity, on amounts of light; the distance is
Euclidean in Oklab (Ottosson 2020), where 0.02 is about the least difference that is noticed and black to white is 1.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from publisher.templates.theme import linear

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

VISION: Mapping[str, Matrix] = {
    "full colour vision": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def difference(one: str, other: str, vision: str) -> float:
    """The distance of two colours ("#C8281F") as seen with one of VISION."""
    return math.dist(*(_oklab(seen(colour, vision)) for colour in (one, other)))


def seen(colour: str, vision: str) -> Triple:
    """The amounts of light that give the same impression."""
    red, green, blue = _times(VISION[vision], linear(colour))
    return _within(red), _within(green), _within(blue)


def _oklab(light: Triple) -> Triple:
    long, medium, short = _times(_CONES, light)
    return _times(_OKLAB, (long ** (1 / 3), medium ** (1 / 3), short ** (1 / 3)))


def _times(matrix: Matrix, vector: Triple) -> Triple:
    one, two, three = (sum(weight * part for weight, part in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def _within(part: float) -> float:
    return min(1.0, max(0.0, part))
