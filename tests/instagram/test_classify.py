"""Exceptions → what a person must do; the tables against the installed library."""

from __future__ import annotations

import instagrapi.exceptions as library
import pytest
import requests

from publisher.instagram import Ambiguous, CoolDown, FixContent, NeedsPerson, PostingError, RetrySafe
from publisher.instagram.classify import BEFORE, REJECTIONS, UNCLEAR, WORDS, at_commit, before_commit
from publisher.instagram.errors import SENTENCES
from publisher.instagram.private import MISSING

TABLES = {**REJECTIONS, **BEFORE, **WORDS}


@pytest.mark.parametrize("name", sorted({*REJECTIONS, *BEFORE, *UNCLEAR, *MISSING}))
def test_every_listed_class_exists_in_the_installed_library(name):
    assert issubclass(getattr(library, name), Exception)


@pytest.mark.parametrize("meaning", sorted(set(TABLES.values()), key=lambda one: one[1]))
def test_every_listed_meaning_has_a_sentence_for_staff(meaning):
    kind, code = meaning
    assert kind(code).sentence


@pytest.mark.parametrize("code", SENTENCES)
def test_each_sentence_says_what_is_live_before_what_to_do(code):
    assert SENTENCES[code].startswith(("Belum ada yang tayang.", "Belum pasti tayang:", "Kiriman"))


@pytest.mark.parametrize("kind", [RetrySafe, FixContent, CoolDown, NeedsPerson, Ambiguous])
def test_a_code_without_a_sentence_cannot_be_raised(kind):
    with pytest.raises(KeyError):
        kind("a_new_code")


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("anything"),
        KeyError("pk"),
        AttributeError("no get"),
        requests.exceptions.ReadTimeout(),
        requests.exceptions.ConnectionError(),
        requests.exceptions.ConnectTimeout(),
        requests.exceptions.SSLError(),
        requests.exceptions.TooManyRedirects(),
        library.ClientError("oops"),
        library.ClientConnectionError("oops"),
        library.ClientJSONDecodeError("oops"),
        library.ClientIncompleteReadError("oops"),
        library.ClientRequestTimeout("oops"),
        library.ClientNotFoundError("oops"),
        library.ClientForbiddenError("oops"),
        library.ClientUnauthorizedError("oops"),
        library.ClientBadRequestError("oops"),
        library.UnknownError(message="never heard of"),
        library.AlbumConfigureError("oops"),
        library.ChallengeRequired(),
        type("FeedbackRequired", (Exception,), {})("an impostor of another module"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_is_not_a_definite_rejection_is_ambiguous_at_commit(error):
    assert type(at_commit(error, "configure_sidecar")) is Ambiguous


@pytest.mark.parametrize("name", sorted(vars(library)))
def test_before_commit_nothing_is_ever_ambiguous(name):
    kind = getattr(library, name)
    if isinstance(kind, type) and issubclass(kind, library.ClientError):
        assert not isinstance(before_commit(kind("oops"), "stage"), Ambiguous)


def test_every_library_class_outside_the_rejections_is_ambiguous_at_commit():
    listed = {
        kind
        for kind in vars(library).values()
        if isinstance(kind, type) and issubclass(kind, library.ClientError)
        if not isinstance(at_commit(kind("oops"), "configure_sidecar"), Ambiguous)
    }
    assert {kind.__name__ for kind in listed} == {*REJECTIONS, "SignupSpamError"}


def test_our_own_errors_pass_unchanged():
    ours = NeedsPerson("wrong_account")
    assert at_commit(ours, "x") is ours
    assert before_commit(ours, "x") is ours


def test_the_detail_never_quotes_the_exception():
    failure = at_commit(RuntimeError("Bearer IGT:2:c2VjcmV0"), "configure_sidecar")
    assert isinstance(failure, PostingError)
    assert failure.detail == "RuntimeError at configure_sidecar"
