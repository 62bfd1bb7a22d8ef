"""Pages for what went wrong: plain words, a code to quote, never a traceback or a value.

They are drawn without the request, its session or the database, because any of those may be what failed.
"""

from __future__ import annotations

import logging
import secrets

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from publisher.review.permissions import REFUSALS

log = logging.getLogger(__name__)

# Letters alone: nothing that is misread over a telephone or taken for a number plate.
# Without vowels: four letters must not spell a name, for which the exit would stop the page.
ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
NO_PERMISSION = "Anda tidak punya izin untuk halaman ini. Hubungi admin."


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(400, "Permintaan tidak bisa dibaca", "Kembali ke Beranda, lalu coba lagi.")


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    said = str(exception) if isinstance(exception, PermissionDenied) else ""
    # Only sentences of our own are repeated, whatever an exception may carry.
    first = f"{said} " if said in REFUSALS.values() else ""
    return _page(403, "Tidak ada izin", f"{first}{NO_PERMISSION}")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(404, "Halaman tidak ditemukan", "Alamatnya mungkin salah ketik, atau edisinya belum dibuat.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    says = (
        "Halaman ini sudah terlalu lama terbuka, jadi tidak ada yang disimpan atau dikirim. "
        "Kembali, salin tulisan Anda bila ada, muat ulang, lalu coba lagi."
    )
    return _page(403, "Muat ulang halaman ini", says)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(500, "Ada gangguan di sistem kami", "Coba lagi, atau hubungi admin teknis dengan kode di bawah ini.")


def _page(status: int, title: str, says: str) -> HttpResponse:
    error_id = "E-" + "".join(secrets.choice(ALPHABET) for _ in range(4))
    level = logging.ERROR if status >= 500 else logging.INFO
    log.log(level, "error page shown", extra={"error_id": error_id, "status": status})
    page = render_to_string("error.html", {"title": title, "says": says, "code": error_id})
    return HttpResponse(page, status=status)
