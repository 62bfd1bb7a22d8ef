"""The stand-in's door: signing in with a password and a code, as the client library really does it.

`way` is "caa" (the library's present flow with a two-step context) or "fallback" (the answer sends it back to the older
endpoints). The password comes encrypted for a key of ours and is opened and compared; the code is an authenticator's.
The answers have the least in them that the library reads; real ones are longer.
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlsplit

import pyotp
from Cryptodome.Cipher import AES, PKCS1_v1_5
from Cryptodome.PublicKey import RSA

from tests.faults.answers import ANSWERS
from tests.faults.stand_in import Logged, StandIn, _Handler

KEY = RSA.generate(2048)
KEY_ID = 112
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SECRET = "canary-session-of-the-sign-in"
CONTEXT = "two-step-context"
PATHS = {
    "graphql": re.compile(r"/graphql_www"),
    "bloks": re.compile(r"/api/v1/bloks/(?:async_action|apps)/([A-Za-z_.]+)/"),
    "attest": re.compile(r"/api/v1/attestation/create_android_keystore/"),
    "key": re.compile(r"/api/v1/qe/sync/"),
    "launcher": re.compile(r"/api/v1/launcher/sync/"),
    "login": re.compile(r"/api/v1/accounts/login/"),
    "two_factor": re.compile(r"/api/v1/accounts/two_factor_login/"),
    "looks": re.compile(r"/api/v1/feed/(?:reels_tray|timeline)/"),
}
Answer = tuple[int, dict[str, Any], dict[str, str]]


@dataclass
class SignInFace(StandIn):
    """`refusal` is an entry of ANSWERS with which the first request after the password is met."""

    way: str = "caa"
    password: str = "canary-password-112"
    two_step: bool = True
    refusal: str = ""
    passwords: list[str] = field(default_factory=list)
    devices: list[str] = field(default_factory=list)

    def handle(self, handler: _Handler, method: str, body: bytes) -> None:
        path = urlsplit(handler.path).path
        for name, form in PATHS.items():
            if match := form.fullmatch(path):
                self.log.append(Logged(method, handler.path, name, body))
                status, answer, headers = self._enter(name, match[1] if match.groups() else "", body.decode())
                content = json.dumps({"status": "ok" if status == 200 else "fail", **answer}).encode()
                handler.send_response(status)
                for header, value in {**headers, "Content-Length": str(len(content))}.items():
                    handler.send_header(header, value)
                handler.end_headers()
                handler.wfile.write(content)
                return
        super().handle(handler, method, body)

    def _enter(self, name: str, action: str, body: str) -> Answer:
        if name == "graphql":
            return 200, {"data": {"xdt_usdid_registration": {"success": True}}}, {}
        if name == "attest":
            return 200, {"challenge_nonce": "nonce", "key_nonce": "key"}, {}
        if name == "key":
            public = base64.b64encode(KEY.public_key().export_key()).decode()
            found = {"ig-set-password-encryption-key-id": str(KEY_ID), "ig-set-password-encryption-pub-key": public}
            return 200, {}, found
        if name == "bloks":
            return self._bloks(action, json.loads(parse_qs(body)["params"][0]))
        if name == "login":
            return self._legacy(json.loads(unquote_plus(body).removeprefix("signed_body=SIGNATURE.")))
        if name == "two_factor":
            return self._legacy_code(json.loads(unquote_plus(body).removeprefix("signed_body=SIGNATURE.")))
        return 200, {}, {}

    def _bloks(self, action: str, parameters: dict[str, Any]) -> Answer:
        if action.endswith("process_client_data_and_redirect"):
            node = {"data": {"key": "CAA_ACCOUNT_ACCESS_CONTEXT:aac", "initial": "access"}}
            return 200, {"layout": {"bloks_payload": {"data": [node]}}}, {}
        if action.endswith("send_login_request"):
            given = parameters["client_input_params"]
            self.devices.append(given["device_id"])
            if self.refusal:
                return self._refused()
            if self.way == "fallback":
                return 200, {"layout": {"bloks_payload": {"data": ["CAA_LOGIN_FALLBACK:legacy"]}}}, {}
            if not self._right(given["password"]):
                return 200, {"layout": {"bloks_payload": {"action": "(bk.action.Dialog)"}}}, {}
            return (
                (200, {"two_step_verification_context": CONTEXT, "totp_two_factor_on": True}, {})
                if self.two_step
                else self._in()
            )
        if action.endswith("verify_code.async"):
            if parameters["server_params"]["two_step_verification_context"] != CONTEXT:
                self.problems.append("another two-step context")
            return self._in() if self._code(parameters["client_input_params"]["code"]) else self._wrong_code()
        return 200, {}, {}

    def _legacy(self, data: dict[str, Any]) -> Answer:
        if not self._right(data["enc_password"]):
            return 400, {"message": "The password you entered is incorrect.", "error_type": "bad_password"}, {}
        if self.two_step:
            info = {"two_factor_identifier": CONTEXT, "totp_two_factor_on": True}
            return 400, {"message": "", "error_type": "two_factor_required", "two_factor_info": info}, {}
        return 200, {}, {"ig-set-authorization": self._authorization()}

    def _legacy_code(self, data: dict[str, Any]) -> Answer:
        if not self._code(data["verification_code"]):
            return self._wrong_code()
        return 200, {"logged_in_user": {"pk": self.account_id}}, {"ig-set-authorization": self._authorization()}

    def _in(self) -> Answer:
        raw = {
            "login_response": json.dumps({"logged_in_user": {"pk": self.account_id}}),
            "headers": json.dumps({"IG-Set-Authorization": self._authorization()}),
            "cookies": "",
        }
        return 200, {"layout": {"bloks_payload": {"action": f"(bk.action.Done, {json.dumps(json.dumps(raw))})"}}}, {}

    def _authorization(self) -> str:
        held = {"ds_user_id": self.account_id, "sessionid": f"{self.account_id}%3A{SECRET}%3A1"}
        return "Bearer IGT:2:" + base64.b64encode(json.dumps(held).encode()).decode()

    def _refused(self) -> Answer:
        status, content = ANSWERS[self.refusal]
        return status, json.loads(content), {}

    def _wrong_code(self) -> Answer:
        said = "Please check the security code and try again."
        return 400, {"message": said, "error_type": "sms_code_validation_code_invalid"}, {}

    def _code(self, code: str) -> bool:
        return pyotp.TOTP(SEED).verify(code, valid_window=1)

    def _right(self, encrypted: str) -> bool:
        """Open a password as the channel would: AES-GCM under a key that is encrypted for ours."""
        _, version, stamp, payload = encrypted.split(":", 3)
        raw = base64.b64decode(payload)
        if (version, raw[0], raw[1]) != ("4", 1, KEY_ID):
            self.problems.append("password encrypted otherwise")
        nonce, size = raw[2:14], int.from_bytes(raw[14:16], "little")
        inner, tag, sealed = raw[16 : 16 + size], raw[16 + size : 32 + size], raw[32 + size :]
        cipher = AES.new(PKCS1_v1_5.new(KEY).decrypt(inner, b""), AES.MODE_GCM, nonce)
        cipher.update(stamp.encode())
        self.passwords.append(cipher.decrypt_and_verify(sealed, tag).decode())
        return self.passwords[-1] == self.password
