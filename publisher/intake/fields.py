"""Our field names for each source, which of them are required, and how a source's columns are found for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from publisher.config import IntakeSettings, Source
from publisher.intake import IntakeError
from publisher.vocabulary import Flag

FLAG_PREFIX = "flag_"
FLAG_FIELDS: Mapping[str, Flag] = {f"{FLAG_PREFIX}{flag.value}": flag for flag in Flag}


# What a deployment may hand to the gate, to be hashed and forgotten; and the gate's labels for them.
PRIVATE_LABELS: Mapping[str, str] = {
    "reporter": "NAME",
    "owner": "NAME",
    "victim": "NAME",
    "officer": "NAME",
    "phone": "PHONE",
    "address": "ADDRESS",
    "landmark": "ADDRESS",
}
PRIVATE_FIELDS = tuple(PRIVATE_LABELS)


@dataclass(frozen=True)
class SourceFields:
    """The fields that one source may give, in the order in which they are fetched."""

    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return self.required + self.optional


FIELDS: Mapping[str, SourceFields] = {
    "incidents": SourceFields(
        ("id", "closed_at"),
        (
            "opened_at",
            "dispatched_at",
            "on_scene_at",
            "changed_at",
            "category",
            "subcategory",
            "district",
            "sub_district",
            "status",
            "close_reason",
            "channel",
            "call_type",
            "merged_into",
            "reopen_count",
            "out_of_area",
            *FLAG_FIELDS,
        ),
    ),
    "steps": SourceFields(("id", "agency", "step", "at"), ("role", "closed_at")),
    "calls": SourceFields(("day", "call_type", "answered", "calls"), ("ended_within_10s",)),
    "changes": SourceFields(("id", "status", "opened_at"), ("changed_at", "category", "call_type", "merged_into")),
    "private": SourceFields(("closed_at",), PRIVATE_FIELDS),
    "notes": SourceFields(("id", "closed_at", "note"), ()),
}

# What a file's header may call a field when the configuration maps nothing: the names of GeoReport v2 Bulk.
# Its address, lat and long have no field here, so they are never read.
GEOREPORT_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("service_request_id",),
    "opened_at": ("requested_datetime",),
    "changed_at": ("updated_datetime",),
    "closed_at": ("closed_datetime", "closed_date"),
    "category": ("service_name",),
    "subcategory": ("service_subtype",),
    "agency": ("agency_responsible",),
}


def refuse_unknown_fields(settings: IntakeSettings) -> None:
    """Raise IntakeError for the first mapped field, or code table, that the contract does not have."""
    for source in settings.sources.values():
        allowed = FIELDS[source.name].all
        for field in source.columns:
            if field not in allowed:
                raise IntakeError(
                    f"[intake.{source.name}.columns] {field} is not a field of {source.name}; "
                    f"it knows {', '.join(allowed)}."
                )
    known = {field for fields in FIELDS.values() for field in fields.all}
    for field in settings.codes:
        if field not in known:
            raise IntakeError(f"[intake.codes.{field}]: {field} is not a field; there are {', '.join(sorted(known))}.")


def columns_for(source: Source, available: Iterable[str] | None, where: str, *, georeport: bool = False) -> dict[str, str]:
    """Which column gives which of our fields, in the order of the contract.

    `available` are the columns that the source has, None where they cannot be known beforehand. A column is
    found by its exact name, else without regard to case. Raises IntakeError that names `where` and the column.
    """
    fields = FIELDS[source.name]
    spellings = None if available is None else _spellings(available)
    if source.columns:
        found = {field: _mapped(source.columns[field], spellings, where) for field in fields.all if field in source.columns}
    else:
        found = {}
        for field in fields.all:
            names = (field, *(GEOREPORT_NAMES.get(field, ()) if georeport else ()))
            column = next((column for name in names if (column := _spelt(name, spellings or {}))), None)
            if column is not None:
                found[field] = column
    missing = [field for field in fields.required if field not in found]
    if missing:
        raise IntakeError(_missing_text(missing, source, where))
    return found


def _missing_text(missing: list[str], source: Source, where: str) -> str:
    # Without a closing time an incident is in no week: that is said first, in words.
    words = sorted(missing, key=lambda field: field != "closed_at")
    what = " and ".join("no closing time" if field == "closed_at" else f"no {field}" for field in words)
    return (
        f"{where} has {what}: {source.name} needs {', '.join(FIELDS[source.name].required)}. "
        f'Name the column in [intake.{source.name}.columns], as {words[0]} = "…".'
    )


def _spellings(available: Iterable[str]) -> dict[str, list[str]]:
    spellings: dict[str, list[str]] = {}
    for name in available:
        spellings.setdefault(name.strip().casefold(), []).append(name)
    return spellings


def _spelt(name: str, spellings: Mapping[str, list[str]]) -> str | None:
    candidates = spellings.get(name.strip().casefold(), [])
    if name in candidates:
        return name
    return candidates[0] if len(candidates) == 1 else None


def _mapped(column: str, spellings: Mapping[str, list[str]] | None, where: str) -> str:
    if spellings is None:
        return column
    found = _spelt(column, spellings)
    if found is None:
        raise IntakeError(
            f"{where} has no column {column!r} (or two that differ in case only): correct the configuration, "
            "or ask for the column."
        )
    return found
