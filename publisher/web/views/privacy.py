"""Privasi: run the small-count audit again; decide on, read or discard a sentence that somebody typed."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from publisher.clock import Week
from publisher.review.actions.check_small_counts import check_small_counts
from publisher.review.actions.decide_sentence import Decision, NotDecided, decide_sentence
from publisher.review.actions.discard_sentence import discard_sentence
from publisher.review.actions.moving import Refused
from publisher.review.actions.read_sentence import read_sentence
from publisher.review.actions.reopen_sentence import reopen_sentence
from publisher.review.models import Edition, OwnSentence
from publisher.web.desk import Desk, newsroom
from publisher.web.review_page import review_context
from publisher.web.sentence_cards import Answer

OUTCOMES = {
    "passed": "Audit angka kecil lulus.",
    "refused": "Audit angka kecil menolak edisi ini.",
    "failed": "Audit angka kecil belum selesai.",
}
METHODS = ["GET", "HEAD", "POST"]
AUDIT, SENTENCES = "audit", "kalimat"


@require_http_methods(METHODS)
@newsroom("check_small_counts")
def check_counts(request: HttpRequest, desk: Desk, week: Week) -> HttpResponse:
    edition = desk.edition(week)
    if request.method == "POST":
        try:
            outcome = check_small_counts(edition, desk.actor, desk.now, desk.rules).outcome
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            say = messages.success if outcome == "passed" else messages.warning
            say(request, OUTCOMES[outcome])
    return _back(edition, desk, AUDIT)


@require_http_methods(METHODS)
@newsroom("decide_sentence")
def decide(request: HttpRequest, desk: Desk, week: Week, number: int) -> HttpResponse:
    edition = desk.edition(week)
    if request.method != "POST":
        return _back(edition, desk, SENTENCES)
    decisions = _decisions(request, edition, number)
    try:
        sentence = decide_sentence(
            edition, number, request.POST.get("seen", ""), decisions, desk.actor, desk.now, desk.rules
        )
    except NotDecided as refusal:
        answer = Answer(number, str(refusal), refusal.number, decisions)
        context = review_context(desk.edition(week), desk, request.GET, tab="privasi", answer=answer)
        return render(request, "review/review.html", context, status=422)
    except Refused as refusal:
        return _overtaken(request, desk, week, str(refusal))
    if sentence.state == OwnSentence.State.DECIDED:
        messages.success(request, "Keputusan tersimpan. Sekarang perlu dibaca orang lain.")
    else:
        left = sum(not finding["decision"] for finding in sentence.findings)
        messages.warning(request, f"Tersimpan. {left} bagian belum diputuskan.")
    return _back(edition, desk, SENTENCES)


@require_http_methods(METHODS)
@newsroom("decide_sentence")
def reopen(request: HttpRequest, desk: Desk, week: Week, number: int) -> HttpResponse:
    def again(edition: Edition) -> str:
        reopen_sentence(edition, number, request.POST.get("seen", ""), desk.actor, desk.now)
        return "Kalimat ini bisa diputuskan lagi."

    return _act(request, desk, week, again)


@require_http_methods(METHODS)
@newsroom("read_sentence")
def read(request: HttpRequest, desk: Desk, week: Week, number: int) -> HttpResponse:
    def accept(edition: Edition) -> str:
        read_sentence(edition, number, request.POST.get("seen", ""), desk.actor, desk.now, desk.rules)
        return "Kalimat ikut tayang. Edisi ini versi baru dan perlu diajukan lagi."

    return _act(request, desk, week, accept)


@require_http_methods(METHODS)
@newsroom("discard_sentence")
def discard(request: HttpRequest, desk: Desk, week: Week, number: int) -> HttpResponse:
    def drop(edition: Edition) -> str:
        discard_sentence(edition, number, desk.actor, desk.now)
        return "Kalimat dibuang. Tidak ada yang ikut tayang."

    return _act(request, desk, week, drop)


def _act(request: HttpRequest, desk: Desk, week: Week, act: Callable[[Edition], str]) -> HttpResponse:
    edition = desk.edition(week)
    if request.method == "POST":
        try:
            messages.success(request, act(edition))
        except Refused as refusal:
            return _overtaken(request, desk, week, str(refusal))
    return _back(edition, desk, SENTENCES)


def _decisions(request: HttpRequest, edition: Edition, number: int) -> list[Decision]:
    sentence = edition.own_sentences.filter(pk=number).first()
    given = request.POST
    return [
        Decision(
            given.get(f"pilihan-{place}", ""),
            given.get(f"ganti-{place}", ""),
            given.get(f"alasan-{place}", ""),
            f"nama-{place}" in given,
        )
        for place in range(1, len(sentence.findings if sentence else []) + 1)
    ]


def _overtaken(request: HttpRequest, desk: Desk, week: Week, says: str) -> HttpResponse:
    context = review_context(desk.edition(week), desk, request.GET, tab="privasi", refusal=says)
    return render(request, "review/review.html", context, status=409)


def _back(edition: Edition, desk: Desk, place: str) -> HttpResponse:
    return redirect(f"{reverse('review', args=[desk.slug, edition.week])}?tab=privasi#{place}")
