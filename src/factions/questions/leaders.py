"""The question `leaders`: who led an actor, in what order, with the gaps and the doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factions.casefile.summaries import Narrowed
from factions.errors import UserError
from factions.questions.answer import Answer, Bounds, LeaderLine, widened
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile, leave_out
from factions.questions.gathering import Gathered, ties_of
from factions.questions.holding import bounds_of, overlap, period_of
from factions.questions.parties import Party, find_party, party_key
from factions.questions.relations import make_line
from factions.questions.tenures import POST, Tenure, ended, exits_of, has_post, holder_of, tenures_of
from factions.questions.weighing import FIRM, Weighing, publisher_of, voice, weight_words
from factions.questions.wording import step_words
from factions.records import Claim
from factions.vocabulary import load_vocabulary

_BY_NAME = "Persons are joined by their names alone: one name may be two people, and two names one."


def leaders(
    casefile: Casefile,
    actor: str,
    *,
    post: str = "leader",
    on: str | None = None,
    known_by: str | None = None,
) -> Answer:
    """Those said to have led an actor (or to have held another post in it), in order of time.

    What ended a leader's time is taken from events in which a person of that name was killed, arrested, gave
    up or changed sides. Raises UnknownActor, AmbiguousActor, BadDate, and UserError for an unknown post.
    """
    _check(post)
    party = find_party(casefile, actor)
    posts = ties_of(casefile, party, Narrowed(known_by, (POST,)))
    held = tuple(claim for claim in posts.claims if _is_of(claim, party))
    read = Gathered((*held, *exits_of(casefile, held, post)), posts.unread)
    asked = ask(casefile, read, on=on, known_by=known_by)
    seen = [claim for claim in asked.seen.claims if claim.kind == POST]
    of_post = [claim for claim in seen if has_post(claim, post)]
    tenures, silent = tenures_of(of_post, asked)
    lines = tuple(
        _line(tenure, before, asked) for before, tenure in zip([None, *tenures], tenures, strict=False)
    )
    return answer(
        asked,
        "leaders",
        {"actor": actor, "post": post},
        lines,
        silent=silent,
        left_out=leave_out(len(seen) - len(of_post), "claim on another post", "claims on other posts"),
        notes=(_BY_NAME, *_at_once(tenures)) if lines else (),
    )


def _check(post: str) -> None:
    posts = load_vocabulary().names("posts")
    if post not in posts:
        raise UserError(f"No post is named {post!r}. The posts are: {', '.join(posts)}.")


def _is_of(claim: Claim, party: Party) -> bool:
    """Whether the post is in the party, and not held by it."""
    return any(role.role == "object" and party_key(role) == party.key for role in claim.roles)


def _line(tenure: Tenure, before: Tenure | None, asked: Asked) -> LeaderLine:
    posts = tenure.posts
    weighing = Weighing(posts.status, (*posts.affirming, *tenure.exits), posts.denying)
    holder = holder_of(posts.claims[0])
    name = asked.names.get(tenure.person, holder.name if holder else tenure.person)
    said = weight_words(posts, asked.seen.documents, asked.on, asked.names)
    gap = _gap(before, tenure)
    parts = (f"{name}{_post_words(posts)}: {said}", _ended_words(tenure, asked), gap)
    line = make_line(" ".join(part for part in parts if part), weighing, asked.seen)
    return widened(
        line,
        LeaderLine,
        period=period_of(claim.when for claim in posts.affirming or posts.denying),
        person=name,
        ended=period_of(tenure.end),
        gap_before=bool(gap),
    )


def _post_words(posts: Weighing) -> str:
    """The posts as worded, of which "led" and the like are none."""
    words = {str(claim.attributes.get("post_words") or "") for claim in posts.claims}
    named = sorted(word for word in words if word and not word.endswith(("led", "leads", "headed", "heads")))
    return f" (“{' / '.join(named)}”)" if named else ""


def _ended_words(tenure: Tenure, asked: Asked) -> str:
    """How the time ended, each date with its doubt: "Killed on 26 July 2016 (panel.example)."."""
    told: dict[tuple[Bounds, str], list[str]] = defaultdict(list)
    for claim in tenure.exits:
        publisher = publisher_of(asked.seen.documents[claim.document])
        doubt = "" if voice(claim) in FIRM else f", {voice(claim)}"
        told[bounds_of(claim.when), ended(claim)[tenure.person]].append(f"{publisher}{doubt}")
    parts = [
        f"{how.capitalize()} {step_words(bounds)} ({', '.join(sorted(set(by)))})."
        for (bounds, how), by in sorted(told.items(), key=lambda one: [day or "9999" for day in one[0][0]])
    ]
    if not all(overlap(one, other) for one, _ in told for other, _ in told):
        parts.append("The sources give times for this that cannot all be right.")
    dated = any(claim.when and claim.when.latest_end for claim in tenure.posts.affirming)
    return " ".join(parts) or f"How {'' if dated else 'and when '}this ended is not told here."


def _gap(before: Tenure | None, tenure: Tenure) -> str:
    """What nobody tells between two leaders."""
    if before is None:
        return ""
    ended, begun = before.named[1], tenure.begun
    if not begun:
        return "When this began is not told here."
    return "Who led between the two is not told here." if ended < begun[:7] else ""


def _at_once(tenures: Sequence[Tenure]) -> Iterable[str]:
    """A doubt that no single line has: two are stated as leader of one day."""
    stated = [
        (claim.when.latest_start, claim.when.earliest_end, tenure.person)
        for tenure in tenures
        for claim in tenure.posts.affirming
        if claim.when and voice(claim) in FIRM and claim.when.latest_start and claim.when.earliest_end
    ]
    clash = any(
        one[2] != other[2] and max(one[0], other[0]) <= min(one[1], other[1])
        for at, one in enumerate(stated)
        for other in stated[:at]
    )
    if clash:
        yield "Two persons are stated as leader of the same day: by different sources, or together."
