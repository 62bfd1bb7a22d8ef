"""Who sits at the desk: one request's publication, actor, time and rules, and the door before every staff page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from publisher.clock import Week
from publisher.review.actor import Actor, actor_for
from publisher.review.models import Edition, Publication
from publisher.review.permissions import MAY, ROLE_NAMES, role_refusal
from publisher.review.store import Rules

P = ParamSpec("P")


@dataclass(frozen=True)
class Desk:
    """One request in one publication. `now` is the publication's time, which a demo steps by hand."""

    publication: Publication
    actor: Actor
    now: datetime
    rules: Rules

    @property
    def slug(self) -> str:
        return self.rules.slug

    @property
    def zone(self) -> ZoneInfo:
        return self.rules.settings.zone

    @property
    def role_name(self) -> str:
        return ", ".join(name for role, name in ROLE_NAMES.items() if role in self.actor.roles)

    def may(self, verb: str) -> bool:
        return bool(self.actor.roles & MAY[verb])

    def edition(self, week: Week) -> Edition:
        """The weekly edition of `week`; 404 when there is none."""
        found = (
            Edition.objects.select_related("publication", "revision__reading", "revision__created_by", "submitted_by")
            .filter(publication=self.publication, kind="weekly", period_start=week.monday, number=1)
            .first()
        )
        if found is None:
            raise Http404
        return found


View = Callable[Concatenate[HttpRequest, Desk, P], HttpResponseBase]
Entered = Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]


def newsroom(verb: str) -> Callable[[View[P]], Entered[P]]:
    """Let a view be reached by those who may do `verb` in the publication named in the address.

    The view gets a Desk in place of the name. Another publication is 404, a missing role is 403.
    """

    def door(view: View[P]) -> Entered[P]:
        @wraps(view)
        def entered(request: HttpRequest, pub: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            desk = desk_for(request, pub)
            if refusal := role_refusal(verb, desk.actor.roles):
                raise PermissionDenied(refusal)
            request.desk = desk  # for the frame of the page
            return view(request, desk, *args, **kwargs)

        return cast(Entered[P], entered)

    return door


def desk_for(request: HttpRequest, pub: str) -> Desk:
    """The desk of the signed-in person. Raises Http404 for a publication that this process does not serve."""
    rules = Rules.of(settings.PUBLICATION)
    publication = Publication.objects.filter(slug=pub).first() if pub == rules.slug else None
    if publication is None:
        raise Http404
    now = settings.PUBLICATION.clock.now()
    day = now.astimezone(rules.settings.zone).date()
    return Desk(publication, actor_for(request.user, publication, day), now, rules)
