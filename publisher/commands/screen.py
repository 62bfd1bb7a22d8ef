"""`publisher screen`: the gate as a command. JSON lines {"id", "text"} in, findings out."""

from __future__ import annotations

import json
from typing import TextIO

from publisher.anonymise.gate import screen as look
from publisher.commands import CommandError


def screen(source: TextIO, target: TextIO) -> int:
    """Screen every line at the level for an editor's words. A line that is no such object stops with its number."""
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            identity, text = item["id"], item["text"]
            if not isinstance(text, str):
                raise TypeError
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f'Line {number} is not a JSON object with "id" and "text".') from error
        found = look(text)
        spans = [{"start": span.start, "end": span.end, "label": span.label} for span in found.spans]
        target.write(json.dumps({"id": identity, "spans": spans, "masked": found.masked}, ensure_ascii=False) + "\n")
    return 0
