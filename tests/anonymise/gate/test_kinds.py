"""Every label that a recogniser gives has a name and a reason for the newsroom."""

import re
from pathlib import Path

import publisher.anonymise.gate as gate
from publisher.anonymise.gate.kinds import KINDS

SOURCES = [path.read_text(encoding="utf-8") for path in Path(gate.__file__).parent.glob("*.py") if path.name != "kinds.py"]
LABELS = set(re.findall(r'"(NAME|WORD|Q_[A-Z]+|[A-Z]{2,7})"', "\n".join(SOURCES))) & {
    *KINDS,
    *re.findall(r'Span\([^\n]*"([A-Z_]+)"\)', "\n".join(SOURCES)),
}


def test_every_label_given_by_a_recogniser_is_described() -> None:
    given = set(re.findall(r'Span\([^\n]*"([A-Z_]+)"\)', "\n".join(SOURCES)))
    assert {"PHONE", "ADDRESS", "Q_KIN"} <= LABELS
    assert given <= set(KINDS)


def test_names_are_lower_case_words_and_reasons_are_one_short_sentence() -> None:
    for kind in KINDS.values():
        assert 2 < len(kind.name) < 40
        assert kind.why[0].isupper()
        assert kind.why.endswith(".")
        assert kind.why.count(".") == 1
        assert len(kind.why) < 100
