"""What the encoder's head `party` found: mentions of our own kinds, for words that no rule has taken.

A tag gives the kind of a name or noun that the rules know little of, makes states of countries and capitals
that act, and where it lies over free words it becomes a mention of its own.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct, structs

from factions.reading.encoder.encoding import Encoding, Tagged
from factions.reading.who.draft import COUNTRY, Draft, Tokens, take
from factions.reading.who.edges import NUMBERS
from factions.reading.who.lexicon import lexicon
from factions.reading.who.pronouns import NUMBER
from factions.reading.who.roles import PREPOSITIONS
from factions.reading.who.runs import DIRECTIONS
from factions.records import Span

HEAD, OUTER = "party", "whole"
STATE_SCORE = 0.5
# The least scores of a mention that no rule knows, by its form.
NAME_SCORE, NOUN_SCORE, OUTER_SCORE = 0.35, 0.4, 0.4
# From here on the head is believed about a name that stands where places do.
SURE_NAME = 0.85
LONGEST = 9
_NOBODY = frozenset({"place", "other"})
_BODIES = frozenset({"group", "state_force", "state", "office"})
# From which score the head is believed against the rules' kind of a mention whose actor is not known; for
# pairs that are not listed the rules are right more often than not (`python -m benchmarks.mentions`).
BELIEVED = {
    "other": {
        "group": 0.0, "office": 0.0, "state": 0.5, "state_force": 0.5, "person": 0.7, "people": 0.5,
        "civilians": 0.7, "facility": 0.7, "weapon": 0.7,
    },
    "civilians": {"person": 0.0, "group": 0.3},
    "state_force": {"person": 0.4, "group": 0.4},
    "facility": {"weapon": 0.3, "office": 0.3, "person": 0.3},
    "weapon": {"state_force": 0.3},
    "office": {"group": 0.5},
    "people": {"person": 0.6},
    "person": {"office": 0.6, "state": 0.6},
}  # fmt: skip
# What stands around a noun phrase's head: after it, a clause or a phrase of its own; before it, counts.
_AFTER_HEAD = frozenset(
    "of in from at on with for who whose whom which that loyal led based known called near to by inside "
    "under accused suspected opposed close linked allied named".split()
)
_SPOKEN_TO = frozenset(
    "accused accuses accusing blamed blames blaming urged urges warned warns told tells".split()
)
TWO = 2
_LENDS = frozenset("has have had also then since now later again repeatedly long nevertheless".split())
_POLITICS = frozenset(
    "says accuses accuse denies deny rejects reject rejected insists insist blames blame blamed "
    "condemned condemns condemn recalled recalls expelled expels severed backs back backed supports "
    "supported arms armed funds funded signed withdrew withdrawn left joined refused refuses agreed "
    "agrees wants demanded demands protested praised welcomed hired hosts host hosted closed reopened "
    "suspended called calls sees regards considers vows vowed threatened retaliated sent sends deployed "
    "declined maintains hopes fears relies views".split()
)
# After these a capital is the city, whatever the head holds: "took Kabul", "marched into Juba".
_THE_CITY = frozenset(
    "take takes took taken taking retake retook retaken seize seized seizing capture captured recapture "
    "recaptured enter entered entering leave left leaving reach reached reaching besiege besieged besieging "
    "occupy occupied shell shelled shelling bomb bombed bombing storm stormed hold held control controlled "
    "in at near into outside inside around through across".split()
)
_BEFORE_PLACES = frozenset(
    "from surrender surrendered surrendering keep keeps kept keeping retain retained lose loses lost "
    "overrun overran overrunning liberate liberated evacuate evacuated abandon abandoned".split()
)
_NEVER_FIRST = PREPOSITIONS | {"no", "and", "or", "but"}
_COUNTS = NUMBERS | frozenset("at least about around some nearly almost more than over up to only".split())


class Tag(Struct, frozen=True):
    """A tag of the head in words: the first, the last, the kind and how sure it is."""

    first: int
    last: int
    kind: str
    score: float


def tags_of(tokens: Tokens, encoding: Encoding, head: str = HEAD) -> list[Tag]:
    """The head's tags in text order, over one sentence each."""
    starts = [word.start for word in tokens.words]
    return [tag for one in encoding.of(head) if (tag := _tag(tokens, starts, one)) is not None]


def _tag(tokens: Tokens, starts: list[int], one: Tagged) -> Tag | None:
    first, last = bisect_left(starts, one.start), bisect_left(starts, one.end) - 1
    if first > last or tokens.sentence[first] != tokens.sentence[last]:
        return None
    return Tag(first, last, one.label, one.score)


def acting_words(tags: Iterable[Tag]) -> frozenset[int]:
    """The words that the head takes for a state."""
    sure = (tag for tag in tags if tag.kind == "state" and tag.score >= STATE_SCORE)
    return frozenset(at for tag in sure for at in range(tag.first, tag.last + 1))


def capital_drafts(
    tokens: Tokens, tags: Iterable[Tag], slugs: dict[str, str], taken: bytearray
) -> list[Draft]:
    """Drafts of capitals that stand for their state ("Ankara said"); marks the words that they take."""
    found: list[Draft] = []
    for tag in tags:
        start, end = tokens.words[tag.first].start, tokens.words[tag.last].end
        code = capitals().get(tokens.text[start:end])
        if (
            code not in slugs
            or tokens.shouts(tag.first)
            or not (tag.kind == "state" or _speaks(tokens, tag))
            or (tokens.joined(tag.first - 1) and tokens.lower[tag.first - 1] in _THE_CITY)
            or any(mark not in (0, COUNTRY) for mark in taken[tag.first : tag.last + 1])
        ):
            continue
        found.append(
            Draft(
                start, end, tag.first, tag.last, "state", "named", actors=(f"act_{slugs[code]}",),
                country=code, name=tokens.text[start:end], head=Span(start, end), confidence=tag.score,
            )
        )  # fmt: skip
        take(taken, found[-1])
    return found


def _speaks(tokens: Tokens, tag: Tag) -> bool:
    """Whether a capital says something or is spoken to ("Niamey accused Cotonou")."""
    last = tag.last
    while tokens.lower[last + 1 : last + 2] == ["and"] and last + TWO < len(tokens.words):
        last += TWO
    if tokens.joined(last) and _acts(tokens, last + 1):
        return True
    return tokens.joined(tag.first - 1) and tokens.lower[tag.first - 1] in _SPOKEN_TO


def _acts(tokens: Tokens, at: int) -> bool:
    """Whether a verb of speech or of politics stands at a word, "have since" before it or not."""
    while tokens.lower[at] in _LENDS and tokens.joined(at):
        at += 1
    return tokens.lower[at] in lexicon().speech or tokens.lower[at] in _POLITICS


@cache
def capitals() -> dict[str, str]:
    """The code of a country by its capital."""
    table = tomllib.loads((files(__package__) / "capitals.toml").read_text("utf-8"))
    return {name: code for code, names in table.items() for name in names}


def with_kinds(drafts: Iterable[Draft], tags: list[Tag], surely: Iterable[bool]) -> list[Draft]:
    """`drafts` with the head's kinds where it is to be believed; those `surely` known keep theirs."""
    firsts = [tag.first for tag in tags]
    return [
        draft if sure or draft.form == "pronoun" or draft.silent else _with_kind(draft, tags, firsts)
        for draft, sure in zip(drafts, surely, strict=True)
    ]


def _with_kind(draft: Draft, tags: list[Tag], firsts: list[int]) -> Draft:
    kind = _kind_of(draft, tags, firsts)
    return structs.replace(draft, kind=kind) if kind else draft


def _kind_of(draft: Draft, tags: list[Tag], firsts: list[int]) -> str | None:
    """The kind of the tag over a draft's last word, if it is believed."""
    believed = BELIEVED.get(draft.kind, {})
    at = bisect_left(firsts, draft.last + 1) - 1
    if at < 0 or not believed or tags[at].last < draft.last:
        return None
    tag = tags[at]
    return tag.kind if tag.score >= believed.get(tag.kind, 2.0) else None


def party_drafts(tokens: Tokens, tags: Iterable[Tag], wholes: Iterable[Tag], taken: bytearray) -> list[Draft]:
    """Drafts of the mentions that the head found over free words; marks the words that they take.

    Of a mention that holds others ("[forces] loyal to [Haftar]") only its head with what stands before it is
    taken, so that mentions stay flat.
    """
    found: list[Draft] = []
    heads = (_head_alone(tokens, tag) for tag in wholes if tag.score >= OUTER_SCORE)
    for tag in (*tags, *heads):
        draft = _free_draft(tokens, tag, taken) if tag.kind not in _NOBODY else None
        if draft is not None:
            found.append(draft)
            take(taken, draft)
    return found


def _head_alone(tokens: Tokens, tag: Tag) -> Tag:
    """A tag up to the head of its phrase."""
    return structs.replace(tag, last=next(_ends(tokens, tag), tag.last))


def _ends(tokens: Tokens, tag: Tag) -> Iterator[int]:
    """The words before what follows the head of a phrase."""
    for at in range(tag.first + 1, tag.last + 1):
        if tokens.lower[at] in _AFTER_HEAD or tokens.gap(at - 1).startswith((",", " (")):
            yield at - 1


def _free_draft(tokens: Tokens, tag: Tag, taken: bytearray) -> Draft | None:
    """A draft of the free words up to a tag's last one, counts left outside; null for a pronoun or verb."""
    first, last = tag.first, tag.last
    if taken[last]:
        return None
    first = next((at + 1 for at in range(last, first - 1, -1) if taken[at] not in (0, COUNTRY)), first)
    while first < last and (tokens.lower[first] in _COUNTS or tokens.lower[first][:1].isdigit()):
        first += 1
    noun, named = tokens.lower[last], _is_name(tokens, first, last)
    if last - first >= LONGEST or noun in NUMBER or noun in lexicon().unnamed or not noun[:1].isalnum():
        return None
    written = tokens.text[tokens.words[first].start : tokens.words[last].end]
    if (
        (not named and noun.endswith("ing"))
        or {written, written.title()} & capitals().keys()
        or noun.isdigit()
    ):
        return None
    if named and _may_be_place(tokens, first, last, tag):
        return None
    if _is_title(tokens, last):
        return None
    if tag.score < (NAME_SCORE if named else NOUN_SCORE) or tokens.lower[first] in _NEVER_FIRST:
        return None
    return _draft(tokens, first, tag, named)


def _is_title(tokens: Tokens, last: int) -> bool:
    """Whether a word is the title of the name right after it ("President William Ruto")."""
    titles = lexicon().honorifics | lexicon().addresses
    return tokens.lower[last] in titles and tokens.joined(last) and tokens.words[last + 1].text[0].isupper()


def _may_be_place(tokens: Tokens, first: int, last: int, tag: Tag) -> bool:
    """Whether a name of which the head is not sure stands where places do ("kept Kidal", "from Abyan")."""
    if tag.score >= SURE_NAME or not tokens.joined(first - 1):
        return False
    if tokens.words[first].text in DIRECTIONS and first < last:
        return True
    return tokens.lower[first - 1] in _THE_CITY | _BEFORE_PLACES


def _draft(tokens: Tokens, first: int, tag: Tag, named: bool) -> Draft:
    words, last = lexicon(), tag.last
    determiner = tokens.lower[first] if tokens.lower[first] in words.determiners and first < last else None
    start, end = tokens.words[first].start, tokens.words[last].end
    own = first + (determiner is not None)
    return Draft(
        start, end, first, last, tag.kind, "named" if named else "nominal",
        _number(tokens.lower[last], tag.kind, named),
        noun=None if named else tokens.lower[last],
        determiner=determiner,
        quantity=words.quantities.get(determiner or ""),
        name=tokens.text[tokens.words[own].start : end] if named else None,
        head=Span(tokens.words[own if named else last].start, end),
        describing=frozenset(tokens.lower[own:last]),
        confidence=tag.score,
    )  # fmt: skip


def _is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the last word is written as a name, or all words of a phrase that a capital opens are."""
    if tokens.shouts(last) or not tokens.words[last].text[0].isupper():
        return False
    plain = tokens.lower[last].endswith("s") or tokens.lower[last] in lexicon().heads
    return not (first == last and tokens.opens(last) and plain)


def _number(noun: str, kind: str, named: bool) -> str:
    head = lexicon().heads.get(noun)
    if head is not None and not named:
        return head.number
    plural = noun.endswith("s") and not noun.endswith("ss")
    if kind == "person":
        return "many" if plural and not named else "one"
    return "body" if kind in _BODIES and (named or not plural) else "many" if plural else "one"
