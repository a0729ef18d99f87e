"""Which part a mention plays in its clause, told by the words right around it."""

from __future__ import annotations

from factions.reading.who.draft import OWNERS, Draft, Tokens

TOPIC, SUBJECT, OBJECT, OWNER, OBLIQUE = 1.4, 1.1, 0.5, 0.3, 0.0
LATEST_TOPIC = 9
LONGEST_POST, FORMED_REACH = 5, 4
PREPOSITIONS = frozenset(
    "of in on at from with within by for against to into among between under over near through after before "
    "during since until towards toward like unlike despite without inside outside behind beside besides "
    "around about than across upon alongside including via per".split()
)
_BEFORE_SUBJECTS = frozenset(
    "and but or that when while after as because said says if whether where although though since until "
    "before so which who whom how why what yet once unless".split()
)
_COUNTS = frozenset(
    "two three four five six seven eight nine ten dozen dozens hundreds thousands more least about than some "
    "only nearly almost around over".split()
)
AUXILIARIES = frozenset(
    "is was are were has have had will would can could may might must shall should does do did said says say "
    "also then later still now never not often reportedly who which that itself themselves".split()
)

_FORMING = frozenset(
    "form formed forming found founded founding create created creating establish established establishing "
    "launch launched launching become became becoming called named renamed into up".split()
)


def part_of(tokens: Tokens, draft: Draft, before: float | None) -> float:
    """How prominent a mention's part is; `before` is that of a mention that only "and" parts from it."""
    if before is not None:
        return before
    number = tokens.sentence[draft.first]
    first = tokens.first[number] if number >= 0 else 0
    at = draft.first if draft.determiner else _before_count(tokens, draft.first, first)
    owned = tokens.text[draft.end : draft.end + 2] in OWNERS or draft.owns is not None
    if at == first:
        return OWNER if owned else TOPIC
    previous = tokens.lower[at - 1]
    comma = tokens.gap(at - 1).startswith(",")
    clause = previous in _BEFORE_SUBJECTS and acts(tokens, draft)
    if previous in PREPOSITIONS and not (comma or clause):
        return OBLIQUE
    if owned:
        return OWNER
    if comma and at - first <= LATEST_TOPIC and acts(tokens, draft):
        return TOPIC
    apart = previous in _BEFORE_SUBJECTS or comma or previous.isdigit() or tokens.gap(at - 1)[:1] in ":;"
    return SUBJECT if apart and acts(tokens, draft) else OBJECT


def _before_count(tokens: Tokens, at: int, first: int) -> int:
    """The first word of a phrase with its count ("at least two groups")."""
    while at > first and (tokens.lower[at - 1][:1].isdigit() or tokens.lower[at - 1] in _COUNTS):
        at -= 1
    return at


def acts(tokens: Tokens, draft: Draft) -> bool:
    """Whether a verb may follow, at once or behind a bracket or a clause set off by a comma."""
    after = draft.last + 1
    if after >= len(tokens.lower) or tokens.sentence[after] != tokens.sentence[draft.last]:
        return False
    gap = tokens.text[draft.end : tokens.words[after].start]
    if gap.strip():
        return gap.startswith((",", " ("))
    return may_be_verb(tokens.lower[after])


def comes_about(tokens: Tokens, draft: Draft) -> bool:
    """Whether a name is of somebody just made ("they formed the Valley Front", "renamed it the VF")."""
    before = tokens.lower[max(0, draft.first - FORMED_REACH) : draft.first]
    return not _FORMING.isdisjoint(before)


def describes_owner(tokens: Tokens, draft: Draft) -> bool:
    """Whether "his" after a name and a comma opens a description of it ("Musa, his deputy, left")."""
    at = draft.last + 1
    while tokens.joined(at) and at - draft.last < LONGEST_POST and tokens.lower[at + 1] not in PREPOSITIONS:
        if may_be_verb(tokens.lower[at + 1]):
            return False
        at += 1
    return tokens.joined(draft.last)


def may_be_verb(word: str) -> bool:
    """Whether a word right after a name or noun is likely its verb."""
    return word in AUXILIARIES or (len(word) > 3 and word.endswith(("ed", "s"))) or word in _VERBS


_VERBS = frozenset(
    "took fought struck hit fell left fled lost held began came went made gave met sent found set put got "
    "kept led built cut shut broke drove ran threw seized shot won drew grew blew knew swore rose chose "
    "became told saw spoke stood understood withdrew overran stole burnt beat bore felt dealt sought "
    "bought brought taught caught thought paid laid read wrote sold claim deny say want plan remain seem "
    "appear attack control fight operate carry hold call kill target take use blame reject accuse support "
    "describe".split()
)
