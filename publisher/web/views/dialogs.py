"""The dialogs as full pages: GET says what will happen, POST does it through review.actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from publisher.clock import Week, clock_text
from publisher.review.actions.moving import STATE_NAMES, Refused
from publisher.review.actions.post_moves import Overtaken
from publisher.review.models import Edition
from publisher.review.permissions import role_refusal
from publisher.review.states import EditionState
from publisher.web import readiness
from publisher.web.desk import Desk, newsroom
from publisher.web.dialog_texts import DIALOGS, Answer, Dialog
from publisher.web.forms import LinkForm, ReasonForm, TickForm
from publisher.web.standing import Standing

FORMS: dict[str, type[forms.Form]] = {"reason": ReasonForm, "tick": TickForm, "link": LinkForm, "": forms.Form}
OVERTAKEN = "Edisi ini berubah sejak Anda membukanya. Muat ulang, lalu periksa lagi."


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom("read")
def dialog(request: HttpRequest, desk: Desk, week: Week, name: str) -> HttpResponse:
    asked = DIALOGS[name]
    if refusal := role_refusal(asked.verb, desk.actor.roles):
        raise PermissionDenied(refusal)
    edition = desk.edition(week)
    form = FORMS[asked.asks](request.POST if request.method == "POST" else None)
    if request.method != "POST":
        # What is still open is said before the button is pressed, an audit that came to no end included.
        lacking = readiness.gaps(edition) if name == "ajukan" and asked.possible(edition.state) else []
        more: dict[str, Any] = {"gaps": lacking} if lacking else {}
        return _page(request, desk, edition, asked, form, **more)
    if name == "ajukan":
        return submit_now(request, desk, edition)
    form.is_valid()
    given = getattr(form, "cleaned_data", {})
    answer = Answer(given.get("reason", ""), given.get("confirmed", False), given.get("link", ""))
    return _act(request, desk, edition, asked, form, answer)


def submit_now(request: HttpRequest, desk: Desk, edition: Edition) -> HttpResponse:
    """Hand a draft in, or say what it still lacks, with links to each."""
    if refusal := role_refusal("submit", desk.actor.roles):
        raise PermissionDenied(refusal)
    asked, form = DIALOGS["ajukan"], forms.Form()
    if missing := readiness.gaps(edition):
        return _page(request, desk, edition, asked, form, gaps=missing, status=422)
    return _act(request, desk, edition, asked, form, Answer())


def _act(
    request: HttpRequest, desk: Desk, edition: Edition, asked: Dialog, form: forms.Form, answer: Answer
) -> HttpResponse:
    if not asked.possible(edition.state):
        return _page(request, desk, edition, asked, form, status=422)
    try:
        asked.act(edition, desk, answer)
    except Refused as refusal:
        return _page(request, desk, desk.edition(edition.week), asked, form, refusal=str(refusal), status=422)
    except Overtaken:
        return _page(request, desk, desk.edition(edition.week), asked, form, refusal=OVERTAKEN, status=409)
    hour = clock_text(desk.now, desk.zone).rpartition(" ")[0]
    messages.success(request, asked.done.format(hour=hour))
    return redirect(_address(asked.back, desk, edition))


def _page(
    request: HttpRequest, desk: Desk, edition: Edition, asked: Dialog, form: forms.Form, status: int = 200, **more: Any
) -> HttpResponse:
    state = EditionState(edition.state)
    possible = asked.possible(state)
    if not possible and not more:
        more["refusal"] = f"Edisi ini {STATE_NAMES[state]}, jadi tindakan ini tidak bisa dilakukan."
    context = {
        "edition": edition,
        "standing": Standing(edition, desk),
        "dialog": asked,
        "title": asked.title.format(number=edition.week.number),
        "form": form,
        "possible": possible,
        "back": _address(asked.back, desk, edition),
        "nav": "home",
        **more,
    }
    return render(request, "dialog.html", context, status=status)


def _address(name: str, desk: Desk, edition: Edition) -> str:
    if name == "home":
        return reverse("home", args=[desk.slug])
    return reverse(name, args=[desk.slug, edition.week])
