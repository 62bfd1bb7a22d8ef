"""The demonstration city's tickets and calls as rows of the invented application, private columns included.

The private content is invented, of the sorts that a real application holds. No view gives it out; it is here so
that tests can show that it never leaves the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from random import Random

from publisher.intake import synthetic_city as city
from publisher.intake.synthetic_calls import Call
from publisher.intake.synthetic_tickets import Ticket

Row = dict[str, object]


def call_rows(rng: Random, calls: list[Call]) -> Iterator[Row]:
    """The calls. The tickets' own come first and so bear the tickets' ids."""
    operators = rng.choices(range(1, city.OPERATORS + 1), k=len(calls))
    for position, (call, operator) in enumerate(zip(calls, operators, strict=True), start=1):
        answered = None if call.ringing is None else call.at + timedelta(seconds=call.ringing)
        yield {
            "id_panggilan": position,
            "waktu_masuk": str(call.at),
            "waktu_angkat": _text(answered),
            "durasi_detik": call.seconds,
            "jenis": call.kind,
            "kanal": "112",
            "no_penelepon": _phone(rng),
            "id_petugas": operator,
            "rekaman": None if answered is None else f"rekaman/{position}.wav",
        }


def ticket_row(
    rng: Random, ticket: Ticket, categories: Mapping[tuple[str, str | None], int], places: Mapping[str, int]
) -> Row:
    return {
        "id_tiket": ticket.id,
        "no_tiket": ticket.number,
        "id_panggilan": ticket.id,
        "id_tiket_induk": ticket.parent.id if ticket.parent else None,
        "id_kategori": categories[ticket.category, ticket.subcategory] if ticket.category else None,
        **_private_columns(rng, has_victim=bool(ticket.dead or ticket.injured)),
        "id_kelurahan": places[ticket.sub_district] if ticket.sub_district else None,
        "kelurahan_teks": ticket.typed_area,
        "luar_wilayah": int(ticket.outside),
        "korban_luka": ticket.injured,
        "korban_meninggal": ticket.dead,
        "status": ticket.status,
        "alasan_tutup": ticket.reason,
        "waktu_lapor": _text(ticket.opened),
        "waktu_disposisi": _text(ticket.dispatched),
        "waktu_tiba": _text(ticket.on_scene),
        "waktu_selesai": _text(_done(ticket)),
        "waktu_tutup": _text(ticket.closed) if ticket.status == "DITUTUP" else None,
        "jumlah_buka_ulang": ticket.reopened,
        "diubah": _text(ticket.changed),
    }


def _done(ticket: Ticket) -> datetime | None:
    """The field's report: a little before the dispatcher closes, where there is one."""
    if ticket.closed and ticket.status == "DITUTUP" and ticket.on_scene and ticket.on_scene < ticket.closed:
        done = ticket.on_scene + (ticket.closed - ticket.on_scene) * 9 // 10
        return done.replace(microsecond=0)
    return ticket.closed


def _private_columns(rng: Random, *, has_victim: bool) -> Row:
    name, landmark, address = rng.choice(city.NAMES), rng.choice(city.LANDMARKS), _address(rng)
    return {
        "judul": f"Laporan {name}",
        "uraian": f"Pelapor {name} melaporkan kejadian {landmark}.",
        "nama_pelapor": name,
        "no_hp_pelapor": _phone(rng),
        "nik_pelapor": f"3375{rng.randrange(10**11, 10**12)}",
        "alamat_pelapor": address,
        "lokasi_kejadian": address,
        "patokan": landmark,
        "lintang": round(-6.9 + rng.uniform(-0.04, 0.04), 6),
        "bujur": round(109.67 + rng.uniform(-0.04, 0.04), 6),
        "nama_korban": rng.choice(city.NAMES) if has_victim else None,
    }


def _address(rng: Random) -> str:
    return f"{rng.choice(city.STREETS)} No {rng.randrange(1, 90)} RT {rng.randrange(1, 9)} RW {rng.randrange(1, 12)}"


def _phone(rng: Random) -> str:
    """A number that no caller has: 0800 is the free service's, not a person's."""
    return f"0800{rng.randrange(1_000_000, 9_999_999)}"


def assignment_rows(rng: Random, tickets: Iterable[Ticket], agencies: Mapping[str, int]) -> Iterator[Row]:
    """One row for every agency of every ticket, the lead first; the supports arrive some minutes later."""
    number = 0
    for ticket in tickets:
        for position, name in enumerate(ticket.agencies):
            number += 1
            lead = position == 0
            arrival = ticket.on_scene
            if not lead and arrival is not None:
                arrival += timedelta(seconds=rng.randrange(60, 600))
                # Whoever would come after the closing did not come.
                arrival = None if ticket.closed is not None and arrival >= ticket.closed else arrival
            yield {
                "id_disposisi": number,
                "id_tiket": ticket.id,
                "id_instansi": agencies[name],
                "utama": int(lead),
                "waktu_kirim": _text(ticket.dispatched or ticket.opened),
                "waktu_tiba": _text(arrival),
                "waktu_selesai": _text(ticket.closed) if lead else None,
            }


def note_rows(rng: Random, tickets: Iterable[Ticket]) -> Iterator[Row]:
    """A closing note for every ticket that someone worked on: line breaks, markup, capitals, names and numbers."""
    worked_on = (ticket for ticket in tickets if ticket.agencies)
    for number, ticket in enumerate(worked_on, start=1):
        note = rng.choice(city.SENTENCES).format(
            name=rng.choice(city.NAMES), address=_address(rng), phone=_phone(rng), landmark=rng.choice(city.LANDMARKS)
        )
        yield {"id_tindak_lanjut": number, "id_tiket": ticket.id, "waktu": _text(ticket.changed), "isi": note}


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else str(moment)
