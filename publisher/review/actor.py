"""Who acts: a member of staff with the roles of today, or the clock."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from datetime import date

from publisher.review.models import Publication, RoleGrant, User
from publisher.review.permissions import Role


@dataclass(frozen=True)
class Actor:
    """`user_id` is None for the clock. `name` is what the log and the screens show."""

    name: str
    user_id: int | None = None
    roles: frozenset[Role] = frozenset()

    @property
    def is_clock(self) -> bool:
        return self.user_id is None


CLOCK = Actor("Penjadwal")


def at_the_server() -> Actor:
    """Whoever runs a command on the server, by the operating system's account: the log names a person who can be asked."""
    try:
        name = pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # in a container an account may have a number only
        name = str(os.geteuid())
    return Actor(f"{name} (perintah di server)")


def roles_of(user: User, publication: Publication, day: date) -> frozenset[Role]:
    """The roles that hold on a local day, lent ones included."""
    grants = RoleGrant.objects.filter(user=user, publication=publication)
    return frozenset(Role(grant.role) for grant in grants if grant.holds_on(day))


def actor_for(user: User, publication: Publication, day: date) -> Actor:
    """A member of staff as they may act on `day`. A lent role is said with the name."""
    grants = [grant for grant in RoleGrant.objects.filter(user=user, publication=publication) if grant.holds_on(day)]
    lent = any(grant.ends_on for grant in grants)
    name = f"{user} (Plh.)" if lent else str(user)
    return Actor(name, user.pk, frozenset(Role(grant.role) for grant in grants) if user.is_active else frozenset())
