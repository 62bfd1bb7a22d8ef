from __future__ import annotations

import subprocess
import sys

HEAVY = {"matplotlib.pyplot", "matplotlib.font_manager", "matplotlib.figure", "matplotlib.backends.backend_agg", "pandas"}


def test_composing_an_edition_imports_neither_pyplot_nor_the_font_manager() -> None:
    code = "import sys, publisher.edition.build; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "matplotlib.path" in loaded
    assert not HEAVY & set(loaded)
