"""Region packs: a city's areas, categories, agencies, shifts and words, as data.

A pack is a folder with `region.toml`, `categories.toml`, `agencies.toml` and `words.toml`; never
Python. `kota-pekalongan` ships; a path names any other folder.
"""

from publisher.regions.pack import RegionError, load_region
from publisher.regions.region import Agency, Area, Category, Region, Subcategory, fold

__all__ = ["Agency", "Area", "Category", "Region", "RegionError", "Subcategory", "fold", "load_region"]
