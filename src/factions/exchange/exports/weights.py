"""What goes along with every exported claim: how it is said, by whom, and on how many origins it rests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from factions.casefile.origins import count_origins, find_copies
from factions.questions.casefile import Casefile
from factions.questions.relations import same_relation
from factions.questions.tellings import tellings
from factions.questions.weighing import is_event, publisher_of, voice
from factions.records import Claim, Document


class Weight(Struct, frozen=True):
    """A claim's status in words, who makes it, and the number of independent origins of what it says.

    `claim_status` is as the questions have it: stated, claimed, alleged, called possible, planned, denied, …
    `claimant` is the first speaker that the document cites, or else its publisher.
    """

    claim_status: str
    claimant: str
    claimant_actor: str | None
    n_origins: int
    n_documents: int


def weigh_claims(casefile: Casefile, claims: Sequence[Claim]) -> dict[str, Weight]:
    """The weight of each claim by id; claims on one relation, or one event, count together."""
    known = casefile.documents(ids={claim.document for claim in claims})
    documents = {document.id: document for document in known}
    copies = find_copies(documents.values())
    groups = [
        *same_relation(claim for claim in claims if not is_event(claim)),
        *_events([claim for claim in claims if is_event(claim)], casefile),
    ]
    return {id: weight for group in groups for id, weight in _weights(group, documents, copies)}


def _events(claims: Sequence[Claim], casefile: Casefile) -> Iterable[list[Claim]]:
    """The claims by the event they are on; those on what did not happen by their document's links."""
    told = casefile.told({claim.id for claim in claims}, known_by=None)
    groups: dict[object, list[Claim]] = defaultdict(list)
    for number, telling in enumerate(tellings(claims, told)):
        known = told.get(telling.first.id)
        groups[known.event if known else number].extend(telling.claims)
    return groups.values()


def _weights(
    group: Sequence[Claim], documents: dict[str, Document], copies: dict[str, str]
) -> Iterable[tuple[str, Weight]]:
    origins = count_origins(group, documents, copies)
    number = len({claim.document for claim in group})
    for claim in group:
        actor, name = claimant(claim, documents)
        yield claim.id, Weight(voice(claim), name, actor, origins, number)


def claimant(claim: Claim, documents: Mapping[str, Document]) -> tuple[str | None, str]:
    """Who makes a claim: the actor's id, where it is known, and the name."""
    if claim.stance.attribution:
        speaker = claim.stance.attribution[-1]
        return speaker.actor, speaker.name or speaker.text
    return None, publisher_of(documents[claim.document])
