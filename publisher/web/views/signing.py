"""Masuk, kode dua langkah, keluar. Locks and codes go by the machine's clock: they are about real phones."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from publisher.clock import SystemClock
from publisher.review import signing_in
from publisher.review.actor import roles_of
from publisher.review.models import User
from publisher.review.permissions import Role
from publisher.web.forms import CodeForm, SignInForm

HALF_WAY = "half_way"  # who has given a right password, and when
PATIENCE = timedelta(minutes=10)


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(_target(request))
    if request.method != "POST":
        return _form(request, SignInForm())
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    outcome = signing_in.check_credentials(
        form.cleaned_data["username"], form.cleaned_data["password"], SystemClock().now()
    )
    if outcome.user is None:
        return _form(request, form, status=422, refused=outcome)
    if signing_in.needs_second_step(outcome.user, _roles(outcome.user)):
        request.session.cycle_key()
        request.session[HALF_WAY] = {
            "user": outcome.user.pk,
            "at": SystemClock().now().isoformat(),
            "next": request.POST.get("next", ""),
        }
        return redirect("second_step")
    target = _target(request)
    _enter(request, outcome.user)
    return redirect(target)


@login_not_required
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    user, target = _half_way(request)
    if user is None:
        return redirect("sign_in")
    form = CodeForm(request.POST or None)
    now = SystemClock().now()
    if (locked := signing_in.code_locked_until(user, now)) is not None:
        return render(request, "signing/code.html", {"form": form, "locked_until": locked}, status=422)
    if request.method == "POST" and form.is_valid():
        if signing_in.check_code(user, form.cleaned_data["code"], now):
            del request.session[HALF_WAY]
            _enter(request, user)
            return redirect(target)
        form.add_error("code", "Kode salah atau sudah dipakai. Tunggu kode berikutnya, lalu ketik lagi.")
    locked = signing_in.code_locked_until(user, now)
    context = {"form": form, "locked_until": locked, "no_seed": not user.totp_seed}
    return render(request, "signing/code.html", context, status=422 if form.errors or locked else 200)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    auth.logout(request)
    return redirect("sign_in")


def _enter(request: HttpRequest, user: User) -> None:
    auth.login(request, user)
    signing_in.record_sign_in(user, settings.PUBLICATION.clock.now())


def _form(
    request: HttpRequest, form: SignInForm, status: int = 200, refused: signing_in.SignIn | None = None
) -> HttpResponse:
    target = request.POST.get("next") or request.GET.get("next", "")
    return render(request, "signing/in.html", {"form": form, "refused": refused, "next": target}, status=status)


def _half_way(request: HttpRequest) -> tuple[User | None, str]:
    """Who gave a right password at most ten minutes ago, and where they wanted to go."""
    kept = request.session.get(HALF_WAY)
    if not kept or SystemClock().now() - datetime.fromisoformat(kept["at"]) > PATIENCE:
        request.session.pop(HALF_WAY, None)
        return None, ""
    user = User.objects.filter(pk=kept["user"], is_active=True).first()
    return user, _safe(request, kept["next"])


def _roles(user: User) -> frozenset[Role]:
    now = settings.PUBLICATION.clock.now()
    return roles_of(user, signing_in.publication(), now.astimezone(settings.PUBLICATION.zone).date())


def _target(request: HttpRequest) -> str:
    return _safe(request, request.POST.get("next") or request.GET.get("next", ""))


def _safe(request: HttpRequest, target: str) -> str:
    """Only an address of ours is followed after signing in."""
    ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if ours else str(settings.LOGIN_REDIRECT_URL)
