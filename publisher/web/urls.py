"""Addresses: staff under /redaksi/."""

from __future__ import annotations

from django.urls import include, path, register_converter

from publisher.web.converters import HashConverter, WeekConverter
from publisher.web.dialog_texts import DIALOGS
from publisher.web.views import (
    approve,
    clock,
    correction,
    dialogs,
    health,
    home,
    images,
    log,
    password,
    pictures,
    posting,
    privacy,
    rehearsal,
    review,
    signing,
    suggestions,
    texts,
)

register_converter(WeekConverter, "week")
register_converter(HashConverter, "hash")

handler400 = "publisher.web.errors.bad_request"
handler403 = "publisher.web.errors.permission_denied"
handler404 = "publisher.web.errors.not_found"
handler500 = "publisher.web.errors.server_error"

edition = [
    path("", review.review, name="review"),
    path("simpan/", texts.save, name="save"),
    path("periksa-angka/", privacy.check_counts, name="check_counts"),
    path("kalimat/<int:number>/putuskan/", privacy.decide, name="decide_sentence"),
    path("kalimat/<int:number>/ubah/", privacy.reopen, name="reopen_sentence"),
    path("kalimat/<int:number>/baca/", privacy.read, name="read_sentence"),
    path("kalimat/<int:number>/buang/", privacy.discard, name="discard_sentence"),
    path("usulan/<int:number>/pakai/", suggestions.use, name="use_suggestion"),
    path("usulan/<int:number>/buang/", suggestions.discard, name="discard_suggestion"),
    path("setujui/", approve.approve_edition, name="approve"),
    path("tayang/", posting.posting, name="posting"),
    path("ralat/", correction.record, name="correction"),
    path("tayang/paket/", posting.package, name="package"),
    *(path(f"{name}/", dialogs.dialog, {"name": name}, name=name) for name in DIALOGS),
]

publication = [
    path("", home.home, name="home"),
    path("kata-sandi/", password.change_password, name="password"),
    path("periksa/", home.check_now, name="check"),
    path("jam/", clock.step, name="clock"),
    path("gambar/<hash:name>.jpg", images.page_image, name="image"),
    path("catatan/", log.audit_log, name="log"),
    path("latihan/", rehearsal.feed, name="feed"),
    path("latihan/<slug:post_id>/", rehearsal.post, name="feed_post"),
    path("latihan/<slug:post_id>/<int:number>.jpg", rehearsal.slide, name="feed_slide"),
    path("<week:week>/", include(edition)),
]

urlpatterns = [
    path("", home.front, name="front"),
    path("g/<str:signed>.jpg", pictures.approved_picture, name="approved_picture"),
    path("sehat", health.health, name="health"),
    path("redaksi/masuk/", signing.sign_in, name="sign_in"),
    path("redaksi/masuk/kode/", signing.second_step, name="second_step"),
    path("redaksi/keluar/", signing.sign_out, name="sign_out"),
    path("redaksi/<slug:pub>/", include(publication)),
]
