"""Ten invented incidents in the column shape of San Francisco's fire calls; the comments say where each belongs."""

from __future__ import annotations

HEADER = (
    "Call Number,Unit ID,Incident Number,Call Type,Call Date,Watch Date,Received DtTm,Entry DtTm,Dispatch DtTm,"
    "Response DtTm,On Scene DtTm,Transport DtTm,Hospital DtTm,Call Final Disposition,Available DtTm,Address,City,"
    "Zipcode of Incident,Battalion,Station Area,Box,Original Priority,Priority,Final Priority,ALS Unit,Call Type Group,"
    "Number of Alarms,Unit Type,Unit sequence in call dispatch,Fire Prevention District,Supervisor District,"
    "Neighborhooods - Analysis Boundaries,Location,RowID"
)


def unit(incident: int, kind: str, received: str, available: str, /, **more: str) -> dict[str, str]:
    """One unit on one incident. It is sent a minute after the call at the earliest, and arrives when `on_scene` says."""
    return {
        "Call Number": f"9{incident:08}",
        "Incident Number": str(incident),
        "Call Type": kind,
        "Received DtTm": received,
        "Dispatch DtTm": more.get("dispatch", received),
        "On Scene DtTm": more.get("on_scene", ""),
        "Available DtTm": available,
        "Call Final Disposition": more.get("disposition", "Fire"),
        "Unit Type": more.get("unit_type", "ENGINE"),
        "Unit sequence in call dispatch": more.get("sequence", "1"),
        "Supervisor District": "6",
        "Address": "Jalan Rekaan 12",
        "Location": "(37.0, -122.0)",
        "RowID": f"{incident}-{more.get('unit_type', 'ENGINE')}",
    }


ROWS = (
    # 1: the engine is free on Sunday, the truck on Monday at 00.10: closed in week 17.
    unit(1, "Structure Fire", "04/19/2020 11:20:00 PM", "04/19/2020 11:50:00 PM", on_scene="04/19/2020 11:26:00 PM"),
    unit(1, "Structure Fire", "04/19/2020 11:20:00 PM", "04/20/2020 12:10:00 AM", unit_type="TRUCK", sequence="2"),
    # 2: closed on Monday at 00.30 local, which is still Monday in UTC: week 16.
    unit(2, "Outside Fire", "04/12/2020 11:40:11 PM", "04/13/2020 12:30:00 AM", on_scene="04/12/2020 11:47:11 PM"),
    # 3: closed on Sunday at 23.59.59 local, which is Monday in UTC: week 15.
    unit(3, "Alarms", "04/12/2020 10:41:00 PM", "04/12/2020 11:59:59 PM", on_scene="04/12/2020 10:50:00 PM"),
    # 4: three units, one of which never arrives: one incident of week 16.
    unit(
        4,
        "Medical Incident",
        "04/14/2020 09:12:00 AM",
        "04/14/2020 10:05:00 AM",
        unit_type="MEDIC",
        on_scene="04/14/2020 09:19:00 AM",
        disposition="Code 2 Transport",
    ),
    unit(
        4,
        "Medical Incident",
        "04/14/2020 09:12:00 AM",
        "04/14/2020 09:40:00 AM",
        unit_type="ENGINE",
        on_scene="04/14/2020 09:17:00 AM",
        sequence="2",
        disposition="Code 2 Transport",
    ),
    unit(
        4,
        "Medical Incident",
        "04/14/2020 09:12:00 AM",
        "04/14/2020 09:21:00 AM",
        unit_type="CHIEF",
        sequence="3",
        disposition="Code 2 Transport",
    ),
    # 5 went to the highway patrol, 6 was nothing: out of week 16, each in a bucket of its own.
    unit(
        5,
        "Traffic Collision",
        "04/15/2020 07:03:00 AM",
        "04/15/2020 07:33:00 AM",
        on_scene="04/15/2020 07:09:00 AM",
        disposition="CHP",
    ),
    unit(
        6,
        "Alarms",
        "04/15/2020 08:03:00 PM",
        "04/15/2020 08:23:00 PM",
        on_scene="04/15/2020 08:09:00 PM",
        disposition="No Merit",
    ),
    # 7: a type that the pack leaves unknown on purpose: counted, among the guarded.
    unit(
        7,
        "Other",
        "04/16/2020 01:03:00 PM",
        "04/16/2020 01:23:00 PM",
        on_scene="04/16/2020 01:09:00 PM",
        disposition="Other",
    ),
    # 8: an ordinary one of week 16.
    unit(
        8,
        "Gas Leak (Natural and LP Gases)",
        "04/17/2020 06:43:00 AM",
        "04/17/2020 07:23:00 AM",
        on_scene="04/17/2020 06:49:00 AM",
        unit_type="TRUCK",
    ),
    # 9: a unit is still out, so the incident is not closed, whatever the other one says.
    unit(9, "Structure Fire", "04/18/2020 06:43:00 AM", "04/18/2020 07:23:00 AM", on_scene="04/18/2020 06:48:00 AM"),
    unit(9, "Structure Fire", "04/18/2020 06:43:00 AM", "", unit_type="TRUCK", sequence="2"),
    # 10: closed on the stroke of the next Monday: week 17.
    unit(10, "Vehicle Fire", "04/19/2020 11:13:00 PM", "04/20/2020 12:00:00 AM", on_scene="04/19/2020 11:19:00 PM"),
)
