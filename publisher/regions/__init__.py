"""Region packs: a city's areas, categories, agencies, shifts and words, as data.

A pack is a folder with `region.toml`, `categories.toml`, `agencies.toml` and `words.toml`, and `map.geojson` where it has
a map; `locale/en.po` for its words in English; never Python. `kota-pekalongan` ships; a path names any other folder.
"""

from publisher.regions.area_map import AreaMap, read_map
from publisher.regions.pack import load_region
from publisher.regions.region import Agency, Area, Category, Region, RegionError, Subcategory, fold
from publisher.regions.translation import translated

__all__ = [
    "Agency",
    "Area",
    "AreaMap",
    "Category",
    "Region",
    "RegionError",
    "Subcategory",
    "fold",
    "load_region",
    "read_map",
    "translated",
]
