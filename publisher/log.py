"""Logs hold an allow-list of keys (decisions 38): event, level, logger, and what is named below. Never a message of
a library, an exception's text or a traceback, for drivers put values of rows into those."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

KEYS = ("week", "edition", "state", "count", "seconds", "code", "kind", "status", "what", "error_id")
OUR_LOGGERS = ("publisher", "scheduled")


class AllowListFormatter(logging.Formatter):
    """One JSON object a line. The event's text is kept for our own loggers only; others are named, not quoted."""

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.split(".")[0] in OUR_LOGGERS
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        if ours:
            # The format string is code of ours; its arguments are not, so they are left out.
            line["event"] = str(record.msg)
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
        status = getattr(record, "status_code", None)
        if isinstance(status, int):
            line["status"] = status
        for key in KEYS:
            value = getattr(record, key, None)
            if isinstance(value, str | int | float | bool):
                line[key] = value
        return json.dumps(line, ensure_ascii=False)
