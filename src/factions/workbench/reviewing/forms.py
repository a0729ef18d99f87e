"""The form in which a person edits or adds a claim: what it shows of one.

What a filled form changes is found by comparing it with what it showed (changing.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from factions.errors import UserError
from factions.records import Claim, Quote, Role, Stance, Toll, When
from factions.vocabulary import Attribute, load_vocabulary

Choices = tuple[tuple[str, str], ...]
# Roles that a claim of another kind has in place of these: an attacker becomes an abductor, and so on.
_ALIKE = (
    ("attacker", "abductor", "detainer", "subject", "side_a", "gained_by"),
    ("target", "abductee", "detainee", "object", "side_b", "victim", "lost_by"),
)
_STANCE = {
    "polarity": "polarity", "certainty": "certainty", "aspect": "aspect", "speech_act": "speech_acts",
    "basis": "basis",
}  # fmt: skip
_SPEAKERS = "Several are parted by |: who tells it, then whom that one cites. Empty: the author says so."
_YES_NO: Choices = (("", "–"), ("yes", "yes"), ("no", "no"))
_DAYS = "A day, 2021-05-03, or two parted by a slash. Empty: no time."


class Field(Struct, frozen=True):
    """One field of a form; `at` holds the spans of its words where it takes words of the document.

    `choices` are pairs of value and label, empty where any text will do; `told`: help stands beside it.
    """

    name: str
    label: str
    value: str
    help: str = ""
    at: str | None = None
    choices: Choices = ()
    told: bool = False


class ClaimForm(Struct, frozen=True):
    """All that a person may set on a claim of a kind; `kinds` are families' titles with their kinds."""

    kind: str
    kinds: tuple[tuple[str, Choices], ...]
    meaning: str
    evidence: Field
    roles: tuple[Field, ...]
    circumstances: tuple[Field, ...]
    speakers: Field
    values: tuple[Field, ...]
    links: tuple[Field, ...] = ()


def claim_form(
    base: Claim | None = None,
    kind: str | None = None,
    words: Quote | None = None,
    linked: Mapping[str, str] | None = None,
) -> ClaimForm:
    """The form of a claim as it is, or as it would be of another kind; raises UserError for no such kind.

    Without a claim it is that of a new one that rests on `words`; without a kind it has no roles yet.
    `linked` are the words of claims that it is tied to, by their ids.
    """
    vocabulary = load_vocabulary()
    chosen = kind or (base.kind if base else "")
    if chosen and chosen not in vocabulary.kinds():
        raise UserError(f"{chosen!r} is no kind of claim; docs/words.md lists them.")
    evidence = words or (base.evidence[0] if base else None)
    return ClaimForm(
        chosen,
        _kinds(),
        vocabulary.term(chosen).definition if chosen else "",
        _words_field("evidence", "Words", [evidence] if evidence else [], "What the claim rests on."),
        tuple(_role_fields(base, chosen)) if chosen else (),
        tuple(_circumstances(base, chosen)),
        _words_field("speakers", "who says so", base.stance.attribution if base else (), _SPEAKERS, True),
        tuple(_values(base, chosen)),
        tuple(_link_fields(base, linked or {})) if base else (),
    )


def roles_for(base: Claim, kind: str) -> dict[str, list[Role]]:
    """The roles that a claim would have if it were of a kind: the same ones, else their like."""
    allowed = [slot.role for slot in load_vocabulary().roles(kind)]
    found: dict[str, list[Role]] = {name: [] for name in allowed}
    for role in base.roles:
        name = role.role if role.role in found else _like(role.role, found)
        if name is not None:
            found[name].append(role)
    return found


def when_text(when: When | None) -> str:
    """A time as the form takes it, a day or two parted by a slash; `..` stands for a bound that is open."""
    if when is None or not any(when.bounds):
        return ""
    first, last = when.earliest_start or "..", when.latest_end or ".."
    return first if first == last else f"{first}/{last}"


def toll_text(toll: Toll) -> str:
    """A toll as the form takes it: 12, 12-15 or 12+."""
    if toll.min is None:
        return "" if toll.max is None else str(toll.max)
    if toll.max is None or toll.qualifier == "at_least":
        return f"{toll.min}+"
    return str(toll.min) if toll.min == toll.max else f"{toll.min}-{toll.max}"


def _kinds() -> tuple[tuple[str, Choices], ...]:
    vocabulary = load_vocabulary()
    known = set(vocabulary.kinds())
    return tuple(
        (family.title, tuple((term.name, plain(term.name)) for term in family.terms))
        for family in vocabulary.families
        if any(term.name in known for term in family.terms)
    )


def _like(role: str, allowed: Iterable[str]) -> str | None:
    alike = next((group for group in _ALIKE if role in group), ())
    return next((name for name in alike if name in allowed), None)


def _role_fields(base: Claim | None, kind: str) -> Iterator[Field]:
    held = roles_for(base, kind) if base else {}
    for slot in load_vocabulary().roles(kind):
        many = "Several are parted by |." if slot.many else ""
        yield _words_field(f"role.{slot.role}", plain(slot.role), held.get(slot.role, ()), many)


def _words_field(name: str, label: str, words: Iterable[Quote], help: str, told: bool = False) -> Field:
    quotes = list(words)
    text = " | ".join(" ".join(quote.text.split()) for quote in quotes)
    at = "|".join(f"{quote.start}:{quote.end}" for quote in quotes)
    return Field(name, label, text, help, at=at, told=told)


def _circumstances(base: Claim | None, kind: str) -> Iterator[Field]:
    when, place = (base.when, base.place) if base else (None, None)
    yield Field("when", "when", when_text(when), _DAYS)
    yield _words_field("words", "words for when", [when] if when else [], "")
    yield _words_field("place", "where", [place] if place else [], "Empty: no place.")
    if kind and load_vocabulary().shape(kind) == "event":
        held = {toll.category: toll for toll in reversed(base.tolls)} if base else {}
        for category in load_vocabulary().names("toll_categories"):
            value = toll_text(held[category]) if category in held else ""
            yield Field(f"toll.{category}", category, value, "12, 12-15 or 12+")


def _values(base: Claim | None, kind: str) -> Iterator[Field]:
    vocabulary, stance = load_vocabulary(), base.stance if base else Stance()
    for name, family in _STANCE.items():
        yield Field(f"value.{name}", plain(name), getattr(stance, name), choices=_choices(family))
    for attribute in vocabulary.term(kind).attributes if kind else ():
        held = base.attributes.get(attribute.name) if base and base.kind == kind else None
        text = _attribute_text(held)
        if text is not None:
            yield _attribute_field(attribute, text)


def _link_fields(base: Claim, linked: Mapping[str, str]) -> Iterator[Field]:
    """The claim's ties to others (caused by them, told while they go on), each to be changed or undone."""
    choices = (("", "no tie"), *_choices("link_kinds"))
    for number, link in enumerate(base.links):
        cue = f" (“{' '.join(link.cue.text.split())}”)" if link.cue else ""
        help = f"with: {linked.get(link.to, link.to)}{cue}"
        yield Field(f"link.{number}", "tie", link.kind, help, choices=choices, told=True)


def _attribute_text(held: object) -> str | None:
    """An attribute as the form takes it; null for one that is no text, count, flag or list of terms."""
    match held:
        case None:
            return ""
        case bool():
            return "yes" if held else "no"
        case str() | int():
            return " ".join(str(held).split())
        case list() | tuple() if all(isinstance(one, str) for one in held):
            return " | ".join(plain(one) for one in held)
    return None


def _attribute_field(attribute: Attribute, text: str) -> Field:
    """The field of an attribute; a term that is not listed any more can be kept."""
    name, label = f"value.{attribute.name}", plain(attribute.name)
    listed = _choices(attribute.values) if attribute.values else ()
    match attribute.type:
        case "terms":
            terms = ", ".join(label for _, label in listed)
            return Field(name, label, text, f"Several are parted by |, of: {terms}.", told=True)
        case "count":
            return Field(name, label, text, "A whole number; empty where it is left open.")
        case "flag":
            return Field(name, label, text, attribute.meaning, choices=_YES_NO)
    choices = (("", "–"), *listed) if listed else ()
    unlisted = ((text, plain(text)),) if choices and text not in dict(choices) else ()
    return Field(name, label, text, attribute.meaning, choices=(*choices, *unlisted))


def _choices(family: str) -> Choices:
    return tuple((name, plain(name)) for name in load_vocabulary().names(family))


def plain(term: str) -> str:
    """A term as a page writes it."""
    return term.replace("_", " ")
