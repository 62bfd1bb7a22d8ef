"""Ganti kata sandi: one's own, with the current one and, where there is an authenticator, a code."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from publisher.clock import SystemClock
from publisher.review import signing_in
from publisher.review.models import User
from publisher.web.desk import Desk, newsroom
from publisher.web.forms import PasswordForm

LOCKED = "Lima kali salah, jadi akun Anda dikunci 15 menit. Kata sandi belum diganti."
WRONG_CODE = "Kode salah atau sudah dipakai. Tunggu kode berikutnya, lalu ketik lagi."


@sensitive_post_parameters("current", "new", "again", "code")
@require_http_methods(["GET", "HEAD", "POST"])
@newsroom("read")
def change_password(request: HttpRequest, desk: Desk) -> HttpResponse:
    user = User.objects.get(pk=request.user.pk)
    form = PasswordForm(request.POST or None, with_code=bool(user.totp_seed))
    if request.method == "POST" and form.is_valid() and _accepted(form, user):
        user.set_password(form.cleaned_data["new"])
        user.save(update_fields=["password"])
        signing_in.record_password_change(user, desk.now)
        update_session_auth_hash(request, user)  # this browser stays in, all others are out
        messages.success(request, "Kata sandi diganti. Di perangkat lain Anda harus masuk lagi.")
        return redirect("home", desk.slug)
    context: dict[str, Any] = {"form": form, "nav": ""}
    return render(request, "password.html", context, status=422 if form.errors else 200)


def _accepted(form: PasswordForm, user: User) -> bool:
    """What is new is looked at first, then the current password, and the code last: it works once."""
    typed, now = form.cleaned_data, SystemClock().now()
    try:
        validate_password(typed["new"], user)
    except ValidationError as error:
        form.add_error("new", error)
        return False
    if signing_in.check_credentials(user.username, typed["current"], now).user is None:
        locked = signing_in.locked_until(user.username, now) is not None
        form.add_error("current", LOCKED if locked else "Kata sandi sekarang salah.")
        return False
    if "code" in typed and not signing_in.check_code(user, typed["code"], now):
        form.add_error("code", LOCKED if signing_in.code_locked_until(user, now) is not None else WRONG_CODE)
        return False
    return True
