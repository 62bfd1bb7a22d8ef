"""Signing in through the real client to the stand-in's door: both ways, with a code, each password sent once a way."""

from __future__ import annotations

from typing import Any

import pyotp
import pytest
import requests

from publisher.instagram.egress import EgressError
from publisher.instagram.errors import SIGN_IN, SignInRefused
from publisher.instagram.private import PrivateApi
from publisher.instagram.sign_in import Entered, check_token, sign_in
from publisher.instagram.sign_in_egress import SignInEgress
from tests.faults.graph_face import SECRET as TOKEN
from tests.faults.graph_face import GraphFace
from tests.faults.sign_in_face import SECRET, SEED, SignInFace
from tests.faults.stand_in import ACCOUNT, ACCOUNT_ID
from tests.instagram.test_egress import Wire

WAYS = ("caa", "fallback")


def enter(face: SignInFace, **more: Any) -> Entered:
    given = {"password": face.password, "code": pyotp.TOTP(SEED).now(), "account_id": ACCOUNT_ID, **more}
    with face:
        return sign_in(ACCOUNT, given.pop("password"), loopback=face.base, **given)


def refused(face: SignInFace, **more: Any) -> SignInRefused:
    with pytest.raises(SignInRefused) as raised:
        enter(face, **more)
    error = raised.value
    assert error.__cause__ is None and error.__context__ is None
    assert face.password not in str(error) and SECRET not in str(error) and SIGN_IN[error.code] in str(error)
    return error


@pytest.mark.parametrize("way", WAYS)
def test_name_password_and_code_open_the_door_and_the_session_posts(way: str) -> None:
    face = SignInFace(way=way)
    with face:
        entered = sign_in(ACCOUNT, face.password, pyotp.TOTP(SEED).now(), ACCOUNT_ID, loopback=face.base)
        assert (entered.account, entered.account_id, face.problems) == (ACCOUNT, ACCOUNT_ID, [])
        assert PrivateApi(entered.secret, loopback=face.base, pause=0).preflight(ACCOUNT_ID).account == ACCOUNT
    assert set(face.passwords) == {face.password} and len(face.passwords) == 1
    kept = str(entered.secret)
    assert SECRET in kept and face.password not in kept and SECRET not in repr(entered)
    assert entered.secret["locale"] == "id_ID" and entered.secret["country"] == "ID"
    assert (entered.secret["country_code"], entered.secret["timezone_offset"]) == (62, 25_200)
    assert not {"tls_verify", "request_timeout", "private_transport"} & set(entered.secret)


def test_the_same_phone_comes_back_the_next_time() -> None:
    first = enter(face := SignInFace())
    again = enter(other := SignInFace(), before=first.secret)
    assert face.devices == other.devices
    assert again.secret["uuids"]["phone_id"] == first.secret["uuids"]["phone_id"]
    assert again.secret["usdid"]["private_key"] == first.secret["usdid"]["private_key"]
    assert again.secret["device_settings"]["model"] == "Pixel 8 Pro"


@pytest.mark.parametrize("way", WAYS)
def test_without_two_steps_no_code_is_needed(way: str) -> None:
    assert enter(SignInFace(way=way, two_step=False), code="").account == ACCOUNT


@pytest.mark.parametrize("way", WAYS)
def test_a_wrong_password_a_missing_and_a_wrong_code_are_told_apart(way: str) -> None:
    face = SignInFace(way=way)
    assert refused(face, password="wrong").code == "wrong_password"
    assert len(face.passwords) == 1
    assert refused(SignInFace(way=way), code="").code == "code_needed"
    assert refused(SignInFace(way=way), code="000000").code == "code_wrong"


def test_another_account_than_the_configured_one_is_not_let_in() -> None:
    assert refused(SignInFace(), account_id="424242").code == "wrong_account"


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        ("challenge_required", "challenge_required"),
        ("checkpoint_required", "challenge_required"),
        ("suspended", "suspended"),
        ("feedback_required", "too_often"),
        ("please_wait", "too_often"),
        ("429", "too_often"),
        ("forbidden", "refused"),
    ],
)
def test_what_the_channel_says_is_told_as_what_to_do(refusal: str, code: str) -> None:
    assert refused(SignInFace(refusal=refusal)).code == code


def test_nobody_there_is_told_as_such() -> None:
    with SignInFace() as face:
        base = face.base
    with pytest.raises(SignInRefused) as raised:
        sign_in(ACCOUNT, "x", "", ACCOUNT_ID, loopback=base)
    assert raised.value.code == "no_connection"


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("POST", "https://i.instagram.com/api/v1/media/configure_sidecar/"),
        ("POST", "https://i.instagram.com/api/v1/accounts/change_password/"),
        ("POST", "https://b.i.instagram.com/api/v1/bloks/async_action/com.bloks.www.fxcal.link.async/"),
        ("POST", "https://www.instagram.com/api/v1/accounts/login/"),
        ("POST", "http://i.instagram.com/api/v1/accounts/login/"),
        ("GET", "https://graph.instagram.com/me"),
        ("PUT", "https://i.instagram.com/api/v1/accounts/login/"),
    ],
)
def test_signing_in_sends_nothing_else_out(method: str, url: str) -> None:
    wire = Wire()
    with pytest.raises(EgressError):
        SignInEgress(wire).send(requests.Request(method, url).prepare())
    assert wire.sent == []


def test_a_password_leaves_once_a_way() -> None:
    wire = Wire()
    egress = SignInEgress(wire)
    request = requests.Request("POST", "https://i.instagram.com/api/v1/accounts/login/", data="x").prepare()
    egress.send(request)
    with pytest.raises(EgressError):
        egress.send(request)
    assert len(wire.sent) == 1


def test_what_holds_a_password_or_code_goes_the_way_that_sends_once() -> None:
    wire, once = Wire(), Wire()
    egress = SignInEgress(wire, once=once)
    bloks = "https://b.i.instagram.com/api/v1/bloks/async_action/com.bloks.www."
    for url in (
        "https://i.instagram.com/api/v1/accounts/login/",
        "https://i.instagram.com/api/v1/accounts/two_factor_login/",
        f"{bloks}bloks.caa.login.async.send_login_request/",
        f"{bloks}two_step_verification.verify_code.async/",
        f"{bloks}ap.two_step_verification.code_entry_async/",
    ):
        egress.send(requests.Request("POST", url, data="x").prepare())
    egress.send(requests.Request("POST", f"{bloks}caa.login.oauth.token.fetch.async/", data="x").prepare())
    assert (len(once.sent), len(wire.sent)) == (5, 1)


def test_the_transport_of_production_opens_for_signing_in_and_lets_nothing_out_without_a_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without a stand-in, the library's own adapters are wrapped; here they lead nowhere."""
    sent: list[str] = []

    def nowhere(self: object, request: requests.PreparedRequest, **named: object) -> requests.Response:
        sent.append(str(request.url))
        raise requests.ConnectionError("nowhere")

    monkeypatch.setattr(SignInEgress, "send", nowhere)
    monkeypatch.setattr("publisher.instagram.sign_in.PAUSE", 0.0)
    with pytest.raises(SignInRefused) as raised:
        sign_in(ACCOUNT, "x", "", ACCOUNT_ID)
    assert raised.value.code == "no_connection" and sent == ["https://b.i.instagram.com/graphql_www"]


# The official API.


def test_a_token_is_asked_whose_it_is() -> None:
    with GraphFace() as graph:
        entered = check_token(TOKEN, ACCOUNT_ID, "graph.instagram.com", "v26.0", graph.base)
        assert (entered.secret, entered.account_id) == ({"token": TOKEN}, ACCOUNT_ID)
        for account, kind, code in (
            ("424242", "", "wrong_account"),
            (ACCOUNT_ID, "token_invalid", "token_refused"),
            (ACCOUNT_ID, "no_permission", "token_refused"),
            (ACCOUNT_ID, "checkpoint", "challenge_required"),
            (ACCOUNT_ID, "503", "instagram_down"),
        ):
            if kind:
                graph.fault("me", "before", kind)
            with pytest.raises(SignInRefused) as raised:
                check_token(TOKEN, account, "graph.instagram.com", "v26.0", graph.base)
            assert raised.value.code == code and TOKEN not in str(raised.value)
            assert raised.value.__context__ is None


def test_an_empty_token_is_refused_without_a_request() -> None:
    with pytest.raises(SignInRefused):
        check_token("", ACCOUNT_ID, "graph.instagram.com", "v26.0")
