"""The way out: one host, few paths, forced timeouts, one commit a guard."""

from __future__ import annotations

import json
from urllib.parse import quote_plus

import pytest
import requests
from requests.adapters import BaseAdapter

from publisher.instagram import Ambiguous, CommitGuard, RetrySafe
from publisher.instagram.egress import COMMIT, PREFIX, TIMEOUT, Egress, EgressError, Refuse, loopback_netloc
from publisher.instagram.once import SendOnce
from tests.faults.stand_in import StandIn
from tests.instagram.aim import aimed, opened

SIDECAR = "1763269200000"
CONFIGURE = PREFIX.rstrip("/") + COMMIT


class Wire(BaseAdapter):
    """Takes what is sent and answers 200."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []
        self.timeouts: list[object] = []

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        self.sent.append(f"{request.method} {request.url}")
        self.timeouts.append(timeout)
        response = requests.Response()
        response.status_code = 200
        return response

    def close(self) -> None:
        pass


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def egress(wire) -> Egress:
    return Egress(wire)


def request(method: str, url: str, sidecar: str = "") -> requests.PreparedRequest:
    body = "signed_body=SIGNATURE." + quote_plus(json.dumps({"client_sidecar_id": sidecar})) if sidecar else None
    return requests.Request(method, url, data=body).prepare()


@pytest.mark.parametrize(
    "url",
    [
        "https://www.instagram.com/api/v1/accounts/current_user/",
        "https://b.i.instagram.com/api/v1/bloks/apps/",
        "https://graph.facebook.com/",
        "http://i.instagram.com/api/v1/accounts/current_user/",
        "https://i.instagram.com:8443/api/v1/accounts/current_user/",
        "https://i.instagram.com@example.org/api/v1/accounts/current_user/",
        "https://example.org/i.instagram.com/",
    ],
)
def test_every_other_host_is_refused(egress, wire, url):
    with pytest.raises(EgressError):
        egress.send(request("GET", url))
    assert wire.sent == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "api/v1/accounts/login/"),
        ("POST", "api/v1/media/configure/"),
        ("POST", "api/v1/media/1/delete/"),
        ("POST", "api/v1/feed/user/1/"),
        ("GET", "api/v1/direct_v2/inbox/"),
        ("PUT", "rupload_igphoto/1763269199999_0_1234567890"),
        ("POST", "rupload_igvideo/1763269199999_0_1234567890"),
    ],
)
def test_every_other_path_is_refused(egress, wire, method, path):
    with pytest.raises(EgressError):
        egress.send(request(method, PREFIX + path))
    assert wire.sent == []


def test_reads_and_uploads_pass_with_forced_timeouts(egress, wire):
    egress.send(request("GET", PREFIX + "api/v1/accounts/current_user/?edit=true"), timeout=None)
    egress.send(request("GET", PREFIX + "api/v1/feed/user/63700000011/?count=33"))
    egress.send(request("POST", PREFIX + "rupload_igphoto/1763269199999_0_1234567890"))
    assert wire.timeouts == [TIMEOUT] * 3 == [(10.0, 60.0)] * 3


def test_a_commit_without_a_guard_is_refused(egress, wire):
    with pytest.raises(EgressError):
        egress.send(request("POST", CONFIGURE, SIDECAR))
    assert wire.sent == []


def test_a_guard_lets_one_commit_through_and_a_new_guard_another(egress, wire):
    with egress.armed(CommitGuard(SIDECAR)):
        egress.send(request("POST", CONFIGURE, SIDECAR))
        with pytest.raises(Ambiguous):
            egress.send(request("POST", CONFIGURE, SIDECAR))
    assert len(wire.sent) == 1
    with egress.armed(CommitGuard(SIDECAR)):
        egress.send(request("POST", CONFIGURE, SIDECAR))
    assert len(wire.sent) == 2


def test_the_way_out_closes_behind_an_attempt(egress, wire):
    with egress.armed(CommitGuard(SIDECAR)):
        pass
    with pytest.raises(EgressError):
        egress.send(request("POST", CONFIGURE, SIDECAR))
    assert wire.sent == []


@pytest.mark.parametrize("named", ["1763269200001", ""])
def test_a_guard_does_not_serve_another_plan(egress, wire, named):
    guard = CommitGuard(SIDECAR)
    with egress.armed(guard), pytest.raises(RetrySafe):
        egress.send(request("POST", CONFIGURE, named))
    assert not guard.spent
    assert wire.sent == []


def test_the_lease_is_asked_in_the_last_moment_and_a_refusal_leaves_the_guard_unspent():
    guard = CommitGuard(SIDECAR, still_mine=lambda: False)
    with pytest.raises(RetrySafe):
        guard.spend(SIDECAR)
    assert not guard.spent


def test_production_keeps_the_library_s_transport_and_refuses_all_other_prefixes(instagram):
    from publisher.instagram.private import PrivateApi

    client = PrivateApi(instagram.session())._client
    way_out = client.private.get_adapter(PREFIX)
    assert isinstance(way_out, Egress)
    assert way_out.timeout == TIMEOUT
    assert type(way_out.inner).__name__ == "_CurlH2Adapter"
    assert isinstance(way_out.committing, SendOnce)
    assert client.private_transport == "curl"
    for http in (client.private, client.public, client.graphql):
        for url in ("https://www.instagram.com/", "http://i.instagram.com/", "https://graph.instagram.com/"):
            assert isinstance(http.get_adapter(url), Refuse)
            with pytest.raises(EgressError):
                http.get(url)
    assert instagram.log == []


@pytest.mark.parametrize("base", ["http://127.0.0.1:8123", "http://localhost:9"])
def test_a_loopback_address_is_taken(base):
    assert loopback_netloc(base) == base.removeprefix("http://")


@pytest.mark.parametrize(
    "base",
    [
        "https://127.0.0.1:1",
        "http://10.0.0.5:80",
        "http://127.0.0.1.example.org",
        "http://localhost@example.org",
        "http://user@127.0.0.1:1",
        "http://127.0.0.1:1/proxy",
        "127.0.0.1:1",
        "",
    ],
)
def test_only_this_machine_can_stand_in(instagram, base):
    from publisher.instagram.private import PrivateApi

    with pytest.raises(ValueError, match="loopback"):
        PrivateApi(instagram.session(), loopback=base)


# Over HTTP/2, on a stand-in that libcurl takes for the channel.


@pytest.fixture
def over_h2():
    with StandIn(h2=True) as stand_in:
        yield stand_in


def test_the_guard_holds_over_the_transport_of_production(over_h2):
    backend = opened(over_h2)
    assert backend.preflight(over_h2.account_id).account_id == over_h2.account_id
    for url in (CONFIGURE, f"{PREFIX}api/v1/media/configure/", f"{PREFIX}api/v1/accounts/login/", "https://example.org/"):
        with pytest.raises(EgressError):
            backend._client.private.post(url, data="signed_body=SIGNATURE.")
    assert [entry.endpoint for entry in over_h2.log] == ["me"]
    assert over_h2.problems == []


@pytest.mark.parametrize("verify", [False, "/etc/hostname"])
def test_a_session_cannot_make_it_trust_another_certificate(over_h2, verify):
    backend = aimed(over_h2, tls_verify=verify)
    with pytest.raises(RetrySafe) as error:
        backend.preflight(over_h2.account_id)
    assert error.value.code == "no_connection"
    assert over_h2.log == []
    assert "tls_verify" not in backend.session()


def test_a_transport_that_a_release_has_changed_is_found_out_before_anything_is_sent():
    class Other:
        class client:  # noqa: N801
            curl_options = None

    with pytest.raises(TypeError, match="transport has changed"):
        SendOnce(Other())
