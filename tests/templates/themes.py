"""Other themes, as a publication might write them."""

from __future__ import annotations

HARBOUR = """\
[colours]
paper = "#F6F8FB"
panel = "#E7ECF3"
ink = "#0B1B33"
indigo = "#0F2D57"
cloth = "#081C3A"
red = "#B04600"
teal = "#00666B"
saffron = "#FF9E3D"
sky = "#9CC7F0"
blue = "#4A7FB5"
soga = "#6B4423"
sand = "#8F8B7A"
muted = "#4A5568"
muted_on_dark = "#BFD0E6"
hair = "#DCE3EC"
rule = "#C2CCD9"
range = "#E4ECF5"
map = "#DFE8F2"
lattice = "#2F5580"
"""

BLACK_ON_WHITE = """\
[colours]
paper = "#FFFFFF"
panel = "#F0F0F0"
ink = "#000000"
indigo = "#000000"
cloth = "#000000"
red = "#B00000"
teal = "#005A5A"
saffron = "#FFD400"
sky = "#9CD3FF"
blue = "#00509E"
soga = "#5A2A00"
sand = "#6B6B6B"
muted = "#333333"
muted_on_dark = "#E6E6E6"
hair = "#CCCCCC"
rule = "#999999"
range = "#EEEEEE"
map = "#E6E6E6"
lattice = "#555555"
"""

# Pretty on a poster, and unreadable here: a pale headline colour that is as good as the indigo to many eyes.
FADED = """\
[colours]
red = "#E58A84"
indigo = "#8A8F6A"
"""

NAMED = """\
[names]
report_name = "Kabar Siaga 112"
guarded_group = "Bantuan warga"
"""
