"""The weekly transparency publisher: intake → anonymise → summary → charts → templates → edition → review → instagram."""

__version__ = "0.1.0"
