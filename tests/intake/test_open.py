from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from publisher.config import Source
from publisher.intake import IntakeError
from publisher.intake.open import open_intake
from publisher.intake.sql import SqlIntake
from publisher.intake.table import TableIntake
from publisher.regions import Region

from .conftest import settings_for

SOURCES = [Source("incidents", {}, view="v", file="a.csv")]


def test_the_kind_chooses_the_intake(region: Region) -> None:
    assert isinstance(open_intake(settings_for(SOURCES, url="sqlite:///a.sqlite3"), region), SqlIntake)
    assert isinstance(open_intake(settings_for(SOURCES), region), TableIntake)
    with pytest.raises(IntakeError, match="kind = 'radio'"):
        open_intake(replace(settings_for(SOURCES), kind="radio"), region)


def test_the_door_loads_neither_sqlalchemy_nor_openpyxl_nor_pandas() -> None:
    code = (
        "import sys, publisher.intake.open, publisher.intake.table; "
        "print(sorted({'sqlalchemy', 'openpyxl', 'pandas'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
