"""What the registry holds of an actor: dated names and kinds, where it acts, its numbers elsewhere."""

from __future__ import annotations

from msgspec import Struct

SOURCES = ("user", "curated", "country", "ucdp")


class Period(Struct, frozen=True, omit_defaults=True):
    """A stretch of ISO days, both ends included; null is an end that nobody stated."""

    since: str | None = None
    until: str | None = None

    def holds_on(self, day: str | None) -> bool:
        """Whether `day` lies within; a day of which nothing is known always may."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class ActorName(Period, frozen=True, kw_only=True, omit_defaults=True):
    """One name of an actor; `contested` is a name that not everybody grants it."""

    text: str
    language: str | None = None
    status: str = "accepted"


class ActorKind(Period, frozen=True, kw_only=True, omit_defaults=True):
    """What an actor is for a time: rebels may become a state."""

    kind: str


class External(Period, frozen=True, kw_only=True, omit_defaults=True):
    """A number of this actor in another scheme; several actors may share one and one may have several."""

    scheme: str
    id: str


class Actor(Struct, frozen=True, omit_defaults=True):
    """Somebody who acts in conflicts, with every name that is known for it.

    `name` is the best name and the first of `names`. `country` holds ISO 3166 codes of the countries where
    the actor is at home or at war, empty for one that is everywhere. `source` says who put it here:
    user, curated, country (made from the table of countries) or ucdp.
    """

    id: str
    name: str
    names: tuple[ActorName, ...]
    kinds: tuple[ActorKind, ...]
    country: tuple[str, ...] = ()
    external: tuple[External, ...] = ()
    note: str | None = None
    source: str = "curated"

    def kind_on(self, day: str | None = None) -> str:
        """The actor's kind on an ISO day, the latest one if no day is given or none holds."""
        if day is not None:
            for dated in self.kinds:
                if dated.holds_on(day):
                    return dated.kind
        return self.kinds[-1].kind


class Match(Struct, frozen=True):
    """An actor that a name may mean: through which of its names, and how well (0 to 1)."""

    actor: Actor
    name: ActorName
    score: float
