"""Events of one sentence: triggers, what stands in their roles, and their merging."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factions.reading.what.lexicon import Entry, Frame, lexicon, senses
from factions.reading.what.mask import ALL_OPEN, CLOSE
from factions.reading.what.nouns import target_classes
from factions.reading.what.syntax import _heads as heads_between
from factions.reading.what.syntax import (
    agents,
    is_passive,
    is_verb,
    next_preposition,
    objects,
    phrase_end,
    phrase_heads,
    subjects,
)
from factions.reading.what.tokens import MENTION, WORD, Tokens
from factions.reading.what.words import words
from factions.records import Mention

_ARMED = frozenset({"group", "state", "state_force", "people", "person", "civilians", "office"})
_HARMED = frozenset({"person", "civilians", "people", "state_force", "group", "office", "other", "state"})
_HIT = frozenset(
    {
        "facility",
        "place",
        "civilians",
        "people",
        "state_force",
        "group",
        "person",
        "office",
        "state",
        "other",
        "weapon",
    }
)
_SIDES = frozenset({"group", "state", "state_force", "people"})
ALLOWED = {
    "attacker": _ARMED, "abductor": _ARMED, "detainer": _ARMED - {"civilians"}, "victim": _HARMED,
    "abductee": _HARMED, "detainee": _HARMED, "target": _HIT, "side_a": _SIDES, "side_b": _SIDES,
    "gained_by": _SIDES, "lost_by": _SIDES, "place": frozenset({"place", "facility"}),
    "instrument": frozenset({"weapon"}), "subject": _ARMED, "object": _SIDES | {"office", "person"},
}  # fmt: skip
_TARGET_PLACES = frozenset({"at", "in", "near", "outside", "inside", "under", "among", "into"})
_LIGHT = frozenset(
    "carried carry carries carrying launched launch launches launching staged stage stages staging conducted conduct conducts conducting committed commit commits "
    "mounted mount mounts mounting perpetrated executed orchestrated planned began begin started start made undertook led waged unleashed mount ordered directed "
    "intensified resumed stepped conducts masterminded plotted organised organized held".split()
)
_SUFFERING = frozenset(
    "suffered survived faced repelled repulsed foiled thwarted condemned escaped endured".split()
)
_STORMING = frozenset({"storm", "fight its way into"})
_AIRCRAFT = (
    "warplane",
    "jet",
    "aircraft",
    "air force",
    "helicopter",
    "drone",
    "gunship",
    "fighter jets",
    "airforce",
)
_GUNMEN = ("gunmen", "gunman", "armed men", "shooter", "assailants on motor", "hitmen")


class Draft:
    """An event while it is being put together."""

    def __init__(self, frame: Frame, entry: Entry, first: int, last: int) -> None:
        self.frame = frame
        self.kind = frame.kind
        self.lemma = entry.lemma
        self.form = entry.form
        self.first = first
        self.last = last
        self.roles: list[tuple[str, Mention]] = []
        self.definite = False
        self.toll = False
        self.passive = False
        self.named_post = False
        self.bare = False

    @property
    def plural(self) -> bool:
        """Whether a noun speaks of several events at once ("attacks")."""
        return (
            self.frame.noun
            and self.lemma.endswith("s")
            and self.kind not in ("armed_clash", "suicide_bombing")
        )

    def add(self, role: str, mentions: Sequence[Mention]) -> None:
        """Put the mentions that a role admits into it."""
        for name in role.split("+"):
            admitted = self.frame.kinds.get(name, ALLOWED.get(name, _ARMED))
            for mention in mentions:
                if (mention.kind in admitted or (name == "attacker" and _armed_men(mention))) and not any(
                    mention.start == have.start and role_ == name for role_, have in self.roles
                ):
                    self.roles.append((name, mention))

    def of(self, *names: str) -> list[Mention]:
        return [mention for role, mention in self.roles if role in names]


def _armed_men(mention: Mention) -> bool:
    return mention.kind == "other" and mention.form == "nominal" and mention.text.lower().endswith("men")


def read_drafts(tokens: Tokens) -> list[Draft]:
    """The events that the triggers of one sentence tell of, before merging."""
    drafts: list[Draft] = []
    at = 0
    while at < len(tokens):
        entry = _entry(tokens, at) if tokens.classes[at] == WORD else None
        if entry is None:
            at += 1
            continue
        last = at + len(entry.rest)
        if not _other_sense(tokens, at, last):
            draft = Draft(entry.frame, entry, at, last)
            _fill(tokens, draft, entry)
            draft.named_post = bool(entry.frame.before & set(_inner_words(tokens, last + 1, last + 12)))
            drafts.append(draft)
        at = last + 1
    return drafts


def _inner_words(tokens: Tokens, first: int, last: int) -> list[str]:
    """The words of a stretch, those inside nominal mentions too."""
    return [inner for word in tokens.words[first:last] for inner in word.strip(ALL_OPEN + CLOSE).split()]


def _entry(tokens: Tokens, at: int) -> Entry | None:
    found = lexicon().get(tokens.words[at])
    if not found:
        return None
    noun_here = _gerund_noun(tokens, at) if tokens.words[at].endswith("ing") else _stands_as_noun(tokens, at)
    if noun_here:
        found = tuple(sorted(found, key=lambda entry: (-len(entry.rest), not entry.frame.noun)))
    for entry in found:
        if tuple(tokens.words[at + 1 : at + 1 + len(entry.rest)]) != entry.rest:
            continue
        if entry.frame.noun:
            if (
                len(found) == 1
                or entry.rest
                or noun_here
                or not any(not e.frame.noun and not e.rest for e in found)
            ):
                return entry
        elif not (noun_here and entry.form in ("base", "s", "ing")) and not _adjectival(tokens, at, entry):
            return entry
    return None


def _gerund_noun(tokens: Tokens, at: int) -> bool:
    """ "The killing of X", "fighting between": a noun; ", killing six", "accused of killing": a verb."""
    after = tokens.words[at + 1] if at + 1 < len(tokens) else "."
    before = tokens.words[at - 1] if at else ""
    if before in (",", "and", "or") and after not in ("of", "by", "between"):
        return False
    if before in words().be and after not in ("of", "between"):
        return False
    if after in ("of", "between", "by") or after in words().be or after in words().saying:
        return True
    ends = (
        after in words().prepositions
        or (at + 1 < len(tokens) and tokens.classes[at + 1] == "p")
        or after == "."
    )
    return ends or before in (
        "the",
        "a",
        "an",
        "'s",
        "this",
        "that",
        "heavy",
        "fierce",
        "suicide",
        "bitter",
        "intense",
        "renewed",
    )


def _adjectival(tokens: Tokens, at: int, entry: Entry) -> bool:
    """ "The wounded man", "a targeted killing": a participle before a noun after a determiner."""
    if entry.rest or not tokens.words[at].endswith(("ed", "ing", "en")) or at == 0:
        return False
    before = tokens.words[at - 1]
    if before in ("the", "a", "an", "their", "his", "its") and at + 1 < len(tokens):
        after = tokens.words[at + 1]
        return tokens.classes[at + 1] != "p" and after not in words().prepositions
    return False


def _stands_as_noun(tokens: Tokens, at: int) -> bool:
    """Whether a form that may be verb or noun is a noun here."""
    if at == 0:
        return at + 1 < len(tokens) and tokens.words[at + 1] in words().prepositions
    before = tokens.words[at - 1]
    if before in (
        "to",
        "will",
        "would",
        "could",
        "may",
        "might",
        "can",
        "did",
        "not",
        "who",
        "which",
        "they",
        "we",
        "must",
        "should",
        "shall",
    ):
        return False
    if tokens.classes[at - 1] == MENTION:
        # "Taliban attack on a base" against "rebels attack a base"
        after = tokens.words[at + 1] if at + 1 < len(tokens) else "."
        return (
            after in words().prepositions
            or after in (".", ",", "'s")
            or after in words().be
            or after in ("that", "which", "has", "had", "killed", "left")
        )
    if before in words().determiners or before == "'s" or before in words().prepositions or before.isdigit():
        return True
    return tokens.classes[at - 1] == WORD and before not in words().aux and not before.endswith("ly")


def _other_sense(tokens: Tokens, first: int, last: int) -> bool:
    if first and (tokens.words[first - 1] in senses().before or tokens.words[first - 1] == "-"):
        return True
    phrases = senses().after.get(tokens.words[last + 1], ()) if last + 1 < len(tokens) else ()
    after = " ".join(tokens.words[last + 1 : last + 5]) if phrases else ""
    return any(after == phrase or after.startswith(phrase + " ") for phrase in phrases)


def _fill(tokens: Tokens, draft: Draft, entry: Entry) -> None:
    if entry.frame.noun:
        _fill_noun(tokens, draft)
    else:
        _fill_verb(tokens, draft)
    for preposition, role in entry.frame.preps.items():
        _fill_preposition(tokens, draft, preposition, role)
    _instrument(tokens, draft)


def _fill_verb(tokens: Tokens, draft: Draft) -> None:
    frame = draft.frame
    draft.passive = is_passive(tokens, draft.first, draft.form) or _bare_passive(tokens, draft)
    if draft.form == "ing" and _after_by(tokens, draft.first):
        _add_all(draft, frame.subject, subjects(tokens, draft.first))
        _add_all(draft, frame.object, objects(tokens, draft.last))
    elif draft.passive:
        _add_all(draft, frame.object, subjects(tokens, draft.first) or _bare_subject(tokens, draft))
        _add_all(draft, frame.subject, agents(tokens, draft.last))
    else:
        _add_all(draft, frame.subject, subjects(tokens, draft.first))
        _add_all(draft, frame.object, objects(tokens, draft.last))
    sides = draft.of("side_a")
    if len(sides) > 1 and not draft.of("side_b"):
        draft.roles = [("side_a" if mention is sides[0] else "side_b", mention) for _, mention in draft.roles]


def _after_by(tokens: Tokens, at: int) -> bool:
    return at > 0 and tokens.words[at - 1] == "by"


def _bare_passive(tokens: Tokens, draft: Draft) -> bool:
    """ "Five soldiers killed in ambush": a participle of harm with no object after its noun."""
    if draft.form not in ("ed", "participle") or not (
        draft.frame.harm or draft.kind in ("abduction", "arrest")
    ):
        return False
    at = draft.last + 1
    if at < len(tokens) and tokens.words[at] not in (
        "in",
        "when",
        "during",
        "near",
        "after",
        "on",
        "at",
        "as",
        ".",
        ",",
        "outside",
        "while",
        "and",
    ):
        return False
    if (
        at < len(tokens)
        and tokens.words[at] in ("on", "at", "and", ",")
        and draft.first
        and tokens.words[draft.first - 1] in ("and", "had", "has", "have")
    ):
        return False
    found = subjects(tokens, draft.first)
    return (
        bool(found)
        and all(
            mention.kind in ("civilians", "person", "state_force", "people", "other")
            or _counted(tokens, mention)
            for mention in found
        )
        and not objects(tokens, draft.last)
    )


def _counted(tokens: Tokens, mention: Mention) -> bool:
    """ "Twelve fighters killed in raid": those who are counted are rather the dead than the killers."""
    words_before = tokens.document[max(0, mention.start - 16) : mention.start].lower().split()
    return (
        mention.form == "nominal"
        and bool(words_before)
        and (words_before[-1].isdigit() or words_before[-1] in _COUNTS)
    )


_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens several scores hundreds some more".split()
)


def _bare_subject(tokens: Tokens, draft: Draft) -> list[Mention]:
    return phrase_heads(tokens, draft.first - 1) if draft.first else []


def _add_all(draft: Draft, names: Sequence[str], mentions: Sequence[Mention]) -> None:
    """Each mention takes the first of the roles that admits its kind."""
    for mention in mentions:
        for name in names:
            before = len(draft.roles)
            draft.add(name, [mention])
            if len(draft.roles) > before:
                break
        else:
            if mention.kind == "weapon":
                draft.add("instrument", [mention])


def _fill_noun(tokens: Tokens, draft: Draft) -> None:
    first = draft.first
    before = first - 1
    while before >= 0 and before > first - 4 and _describes_event(tokens, before):
        before -= 1
    word = tokens.words[before] if before >= 0 else ""
    draft.definite = word in ("the", "this", "that", "these", "those", "its", "their", "such")
    draft.bare = before < 0 or word in words().prepositions
    mention = (
        tokens.mention(before - 1)
        if word == "'s" and before
        else (tokens.mention(before) if before >= 0 and tokens.item(before) else None)
    )
    if mention is not None:
        _possessor(draft, mention)
    if draft.frame.preps.get("between") == "sides":
        _sides(tokens, draft)
    _light_verb(tokens, draft, before if word in words().determiners else first)


def _describes_event(tokens: Tokens, at: int) -> bool:
    """Whether a word between a determiner or a name and the noun only describes the event ("a deadly dawn raid")."""
    word, closed = tokens.words[at], words()
    if (
        tokens.classes[at] != WORD
        or word == "'s"
        or word in _LIGHT
        or is_verb(tokens, at)
        or word in _EXPECTING
    ):
        return False
    return word not in closed.determiners | closed.prepositions | closed.conjunctions


_EXPECTING = frozenset(
    "expect expects expected fear feared predict want wants plan plans saw see sees face faces".split()
)


def _possessor(draft: Draft, mention: Mention) -> None:
    if mention.kind == "facility":
        draft.add("target", [mention])
        return
    if draft.frame.possessor:
        draft.add(draft.frame.possessor, [mention])


def _sides(tokens: Tokens, draft: Draft) -> None:
    """The parties after "between": mentions up to the first after the "and"."""
    for at in range(draft.last + 1, min(draft.last + 8, len(tokens))):
        if tokens.words[at] not in ("between", "involving"):
            continue
        joined = False
        for later in range(at + 1, min(at + 16, len(tokens))):
            mention = tokens.mention(later)
            if mention is not None and mention.kind in _SIDES:
                draft.add("side_b" if draft.of("side_a") else "side_a", [mention])
                if joined:
                    return
            joined = joined or tokens.words[later] in ("and", "against")
        return


def _light_verb(tokens: Tokens, draft: Draft, before: int) -> None:
    """ "X carried out the attack", "X came under attack": the subject of the light verb takes part."""
    at = before - 1
    while (
        at >= 0
        and tokens.classes[at] == WORD
        and tokens.words[at]
        in ("out", "up", "a", "an", "the", "several", "of", "series", "new", "major", "wave", "string")
    ):
        at -= 1
    if at < 0 or tokens.classes[at] != WORD:
        return
    word = tokens.words[at]
    if word in _LIGHT and draft.frame.possessor not in ("victim", "detainee"):
        passive = is_passive(tokens, at, "ed") if word.endswith("ed") else False
        role = draft.frame.possessor or "attacker"
        draft.add(role, agents(tokens, at) if passive else subjects(tokens, at))
    elif word == "with" and at and tokens.words[at - 1] in ("responded", "retaliated", "replied", "reacted"):
        draft.add(draft.frame.possessor or "attacker", subjects(tokens, at - 1))
    elif word == "under" and at and tokens.words[at - 1] in ("came", "come", "comes", "coming", "been"):
        draft.add("target", subjects(tokens, at - 1))
    elif word in _SUFFERING and word in ("suffered", "survived", "faced", "repelled", "repulsed", "escaped"):
        draft.add("target", subjects(tokens, at))


def passive_light_verb(tokens: Tokens, draft: Draft) -> None:
    """ "The attack was carried out by X"."""
    for at in range(draft.last + 1, min(draft.last + 12, len(tokens))):
        if tokens.words[at] in _LIGHT and is_passive(tokens, at, "ed"):
            draft.add(draft.frame.possessor or "attacker", agents(tokens, at))
            return


def _fill_preposition(tokens: Tokens, draft: Draft, preposition: str, role: str) -> None:
    if role == "sides":
        return
    at = next_preposition(tokens, draft.last, preposition, 12)
    if at is None or _claimed_by_nearer(tokens, draft.last, at):
        return
    found = heads_between(tokens, at + 1, phrase_end(tokens, at + 1))
    if role == "target" and preposition in _TARGET_PLACES:
        found = [mention for mention in found if mention.kind in ("facility", "civilians")]
        if not found and preposition in ("at", "in", "near", "outside", "inside") and draft.last + 8 > at:
            return
    draft.add(role, found)


def _claimed_by_nearer(tokens: Tokens, last: int, at: int) -> bool:
    """Whether another event noun or verb stands between the trigger and its preposition."""
    return any(
        tokens.classes[between] == WORD
        and tokens.words[between] in lexicon()
        and tokens.words[between] not in ("take", "down", "left")
        for between in range(last + 1, at)
    )


def add_named_victims(tokens: Tokens, draft: Draft) -> None:
    """Named persons after "among them" or "including" belong to those harmed."""
    if not (draft.frame.harm or draft.toll):
        return
    for at in range(draft.last + 1, len(tokens)):
        word = tokens.words[at]
        if word in words().saying or word in (";", ":"):
            return
        if word == "including" or (
            word == "among" and at + 1 < len(tokens) and tokens.words[at + 1] in ("them", "those", "whom")
        ):
            named = [
                m
                for later in range(at + 1, min(at + 9, len(tokens)))
                if (m := tokens.mention(later))
                and m.kind == "person"
                and m.form == "named"
                and not _speaks(tokens, later)
            ]
            draft.add("victim", named[:3])
            return


def _speaks(tokens: Tokens, at: int) -> bool:
    return any(tokens.words[later] in words().saying for later in range(at + 1, min(at + 3, len(tokens))))


def _instrument(tokens: Tokens, draft: Draft) -> None:
    for preposition in ("with", "using"):
        at = next_preposition(tokens, draft.last, preposition, 14)
        if at is not None and not _claimed_by_nearer(tokens, draft.last, at):
            found = heads_between(tokens, at + 1, phrase_end(tokens, at + 1))
            if found and all(mention.kind == "weapon" for mention in found):
                draft.add("instrument", found)


def refine_kind(tokens: Tokens, draft: Draft) -> None:
    """The more specific kind that the roles' words show."""
    attackers = " ".join(mention.text.lower() for mention in draft.of("attacker"))
    means = " ".join(mention.text.lower() for mention in draft.of("instrument"))
    if draft.kind in ("attack", "bombing", "armed_assault") and _has(means + " " + attackers, ("suicide",)):
        draft.kind = "suicide_bombing"
    elif draft.kind in ("attack", "bombing", "shelling") and (
        _has(attackers, _AIRCRAFT) or _has(means, _AIRCRAFT)
    ):
        draft.kind = "air_strike"
    elif draft.kind == "attack" and _has(means, ("rocket", "mortar", "artillery", "missile", "shell")):
        draft.kind = "shelling"
    elif draft.kind == "attack" and _has(means, ("bomb", "explosive", "mine", "ied", "grenade", "dynamite")):
        draft.kind = "bombing"
    elif draft.kind == "attack" and (
        _has(attackers, _GUNMEN) or _has(means, ("gun", "rifle", "machete", "knife", "knives"))
    ):
        draft.kind = "armed_assault"
    guarded = {name for mention in draft.of("target") for name in target_classes(mention.text, mention.kind)}
    if (
        draft.lemma in _STORMING
        and draft.kind in ("attack", "armed_assault")
        and guarded & {"military", "police", "officials"}
        and draft.of("attacker")
    ):
        draft.kind = "complex_attack"
    mob = ("mob", "crowd", "angry residents", "angry youths", "rioters")
    if draft.kind in ("attack", "arson", "property_destruction", "execution") and _has(attackers, mob):
        draft.kind = "mob_violence"


def _has(text: str, needles: Sequence[str]) -> bool:
    return any(needle in text for needle in needles)


def sufficient(draft: Draft) -> bool:
    """Whether the draft has the roles that its frame needs; one of a group joined by & needs all of them."""
    frame = draft.frame
    if frame.before and not draft.named_post:
        return False
    if frame.noun:
        return bool(draft.roles) or draft.toll
    if not frame.needs:
        return True
    if "&" in frame.needs:
        return all(_met(draft, need) for need in frame.needs.split("&"))
    return any(_met(draft, need) for need in frame.needs.split("|"))


def _met(draft: Draft, need: str) -> bool:
    return draft.toll if need == "toll" else bool(draft.of(need))


def iter_roles(draft: Draft) -> Iterator[tuple[str, Mention]]:
    """The roles of the claim: a place is no role of an event, the assembling step gives it."""
    for role, mention in draft.roles:
        if role != "place":
            yield role, mention
