"""`publisher screen`: the gate as a command. JSON lines {"id", "text"} in, findings out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from publisher.anonymise.gate import Screened, Span
from publisher.anonymise.gate import screen as look
from publisher.commands import CommandError

# Ten times the longest caption there is.
LONGEST_TEXT = 20_000
# JSON may write one character as twelve (two halves of an emoji, each as \uXXXX); the rest is for the id.
LONGEST_LINE = 12 * LONGEST_TEXT + 4_000
TOO_LONG = "TOO_LONG"


def screen(source: TextIO, target: TextIO) -> int:
    """Screen every line at the level for an editor's words. A line that is no such object stops with its number.

    A text of more than LONGEST_TEXT characters is not read: it is one finding from end to end, and the exit code is 1.
    """
    refused = 0
    for number, line in _lines(source):
        identity, text = _read(line, number)
        if len(text) > LONGEST_TEXT:
            refused = 1
            print(  # noqa: T201
                f"Line {number}: a text of {len(text):,} characters, more than {LONGEST_TEXT:,}; masked whole, not read.",
                file=sys.stderr,
            )
            found = Screened((Span(0, len(text), TOO_LONG),), f"[{TOO_LONG}]")
        else:
            found = look(text)
        spans = [{"start": span.start, "end": span.end, "label": span.label} for span in found.spans]
        target.write(json.dumps({"id": identity, "spans": spans, "masked": found.masked}, ensure_ascii=False) + "\n")
    return refused


def _lines(source: TextIO) -> Iterator[tuple[int, str]]:
    """The lines that hold anything, with their numbers. No more of a line is taken in than may be one."""
    number = 0
    while line := source.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise CommandError(f"Line {number} is longer than {LONGEST_LINE:,} characters.")
        if line.strip():
            yield number, line


def _read(line: str, number: int) -> tuple[Any, str]:
    try:
        item = json.loads(line)
        identity, text = item["id"], item["text"]
        if not isinstance(text, str):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CommandError(f'Line {number} is not a JSON object with "id" and "text".') from error
    return identity, text
