"""Which channel is opened, and which needs somebody's session."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings

from publisher.config import BACKENDS
from publisher.instagram import NeedsPerson
from scheduled.channel import the_channel


@pytest.mark.parametrize("backend", BACKENDS)
def test_every_backend_is_opened_or_says_what_it_lacks(backend: str) -> None:
    site = replace(settings.PUBLICATION, backend=backend, graph_host="graph.instagram.com", graph_version="v26.0")
    if site.needs_session:
        with pytest.raises(NeedsPerson, match="no_session"):
            the_channel(site)
    else:
        channel = the_channel(site)
        assert (channel is None) == site.by_hand


def test_people_are_told_by_which_way_an_edition_goes_out() -> None:
    from publisher.web.health import WAYS

    assert set(WAYS) == set(BACKENDS) - {"rehearsal"}
