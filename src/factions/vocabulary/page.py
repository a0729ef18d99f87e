"""The page of terms, docs/words.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from factions.vocabulary.terms import CLAIM_SHAPES, Attribute, Equivalent, Family, RoleSlot, Term, Vocabulary

_OPENING = """# The words

Every controlled term that a claim or an answer may use. This page is made from the tables in
`src/factions/vocabulary` by `python -m factions.vocabulary > docs/words.md`; change those, not this.

Each term says what it means, which way it points, an example, its roles and attributes, and what it is in
six schemes of the field. A fit is seen from the other scheme: **exact**, **close**, **broad** (theirs takes
in more), **narrow** (theirs takes in less). **none** comes with the reason: a forced equivalent would be a
false statement. Alternatives are tried in order. A role marked `*` may stand any number of times, `+` at
least once, `?` at most once, unmarked exactly once. In the examples of roles, capitals mark the words that
hold the role.
"""


def words_page(vocabulary: Vocabulary) -> str:
    """The whole page as Markdown."""
    blocks = [_OPENING, _schemes(vocabulary), _contents(vocabulary)]
    for family in vocabulary.families:
        blocks.append(_family(family, vocabulary))
    return "\n".join(blocks)


def _schemes(vocabulary: Vocabulary) -> str:
    rows = "".join(f"| {scheme.title} | {scheme.of} |\n" for scheme in vocabulary.schemes)
    return f"| scheme | what of it |\n| --- | --- |\n{rows}"


def _contents(vocabulary: Vocabulary) -> str:
    kinds = _index(vocabulary, values=False)
    rest = _index(vocabulary, values=True)
    return f"## Contents\n\nKinds of claims:\n\n{kinds}\nValues and records:\n\n{rest}"


def _index(vocabulary: Vocabulary, *, values: bool) -> str:
    chosen = (family for family in vocabulary.families if (family.shape not in CLAIM_SHAPES) is values)
    return "".join(
        f"- {family.title} (`{family.name}`): {', '.join(term.name for term in family.terms)}\n"
        for family in chosen
    )


def _family(family: Family, vocabulary: Vocabulary) -> str:
    title = f"## {family.title}\n\n{family.definition} (`{family.name}`, {family.shape})\n\n"
    titles = {scheme.name: scheme.title for scheme in vocabulary.schemes}
    return title + (_kinds(family, titles) if family.shape in CLAIM_SHAPES else _values(family, titles))


def _kinds(family: Family, titles: dict[str, str]) -> str:
    return "\n".join(
        f"### {term.name}\n\n{term.definition}\n\n*{term.example}*\n\n{_use(term)}"
        f"\nElsewhere:\n\n{_bullets(term.equivalents, titles)}"
        for term in family.terms
    )


def _values(family: Family, titles: dict[str, str]) -> str:
    """Values in brief: what holds for the whole family elsewhere is said once."""
    terms = "".join(_value(term, family, titles) for term in family.terms)
    return f"{terms}\nElsewhere, where not said above:\n\n{_bullets(family.default, titles)}"


def _value(term: Term, family: Family, titles: dict[str, str]) -> str:
    own = tuple(found for found in term.equivalents if found not in family.default)
    direction = f" Direction: {term.direction}." if term.direction else ""
    elsewhere = f"  \n  {'; '.join(_elsewhere(own, titles))}" if own else ""
    return f"- **{term.name}**: {term.definition} *{term.example}*{direction}{elsewhere}\n"


def _bullets(found: tuple[Equivalent, ...], titles: dict[str, str]) -> str:
    return "".join(f"- {line}\n" for line in _elsewhere(found, titles))


def _elsewhere(found: tuple[Equivalent, ...], titles: dict[str, str]) -> Iterator[str]:
    for scheme, ones in groupby(found, key=lambda one: one.scheme):
        yield f"{titles[scheme]}: {'; '.join(_equivalent(one) for one in ones)}"


def _use(term: Term) -> str:
    rows = []
    if term.direction:
        rows.append(f"- direction: {term.direction}")
    if term.roles:
        rows.append("- roles: " + ", ".join(f"`{_slot(slot)}`" for slot in term.roles))
    rows.extend(f"- attribute {_attribute(attribute)}" for attribute in term.attributes)
    return "".join(f"{row}\n" for row in rows)


def _slot(slot: RoleSlot) -> str:
    mark = {(0, True): "*", (1, True): "+", (0, False): "?", (1, False): ""}
    return slot.role + mark[slot.least, slot.many]


def _attribute(attribute: Attribute) -> str:
    of = {"term": "one of", "terms": "some of"}.get(attribute.type, attribute.type)
    allowed = f"{of} `{attribute.values}`" if attribute.values else of
    return f"`{attribute.name}` ({allowed}): {attribute.meaning}"


def _equivalent(found: Equivalent) -> str:
    if found.fit == "none":
        return f"none: {found.note}"
    codes = ", ".join(f"{field} `{code}`" for field, code in found.codes)
    when = f", when {found.when}" if found.when else ""
    note = f" ({found.note})" if found.note else ""
    return f"{codes}{when} [{found.fit}]{note}"
