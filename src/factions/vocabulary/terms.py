"""The frozen records of the vocabulary and the look-ups on it."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

CLAIM_SHAPES = ("state", "step", "pattern", "event")


class Equivalent(Struct, frozen=True):
    """What a term is in another scheme.

    `fit` is seen from their side, as in SKOS: exact, close, broad (theirs takes in more), narrow
    (theirs takes in less), or none, and then `note` is the reason. `when` narrows one of several
    alternatives, which are tried in order.
    """

    scheme: str
    fit: str
    codes: tuple[tuple[str, str], ...] = ()
    when: str | None = None
    note: str | None = None


class Scheme(Struct, frozen=True):
    """A scheme that terms are mapped onto; a field without codes takes any text."""

    name: str
    title: str
    of: str
    fields: dict[str, tuple[str, ...]]


class RoleSlot(Struct, frozen=True):
    """A role that a kind of claim has, how often at least, and whether more than once (`many`)."""

    role: str
    least: int
    many: bool


class Attribute(Struct, frozen=True):
    """An attribute of a kind of claim.

    `type`: term (one of the family `values`), terms (a list of them), words (text), count (an integer
    or null), flag (true or false). Every attribute may be left out.
    """

    name: str
    meaning: str
    type: str
    values: str | None = None


class Term(Struct, frozen=True):
    """One term. `direction` says what its roles are to each other; null for values."""

    name: str
    family: str
    definition: str
    example: str
    direction: str | None
    symmetric: bool
    roles: tuple[RoleSlot, ...]
    attributes: tuple[Attribute, ...]
    equivalents: tuple[Equivalent, ...]

    def in_scheme(self, scheme: str) -> tuple[Equivalent, ...]:
        return tuple(found for found in self.equivalents if found.scheme == scheme)


class Family(Struct, frozen=True):
    """Terms that belong together. `shape`: state, step, pattern or event for kinds of claims; value; record.

    `default` is what a term of the family is in each scheme unless it says otherwise.
    """

    name: str
    title: str
    definition: str
    shape: str
    default: tuple[Equivalent, ...]
    terms: tuple[Term, ...]


class Vocabulary:
    """All terms. The names of kinds of claims are unique; a value is known by its family and name."""

    def __init__(self, families: tuple[Family, ...], schemes: tuple[Scheme, ...]) -> None:
        self.families = families
        self.schemes = schemes

    @cached_property
    def _of_shapes(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    @cached_property
    def _kinds(self) -> dict[str, Term]:
        kinds = (term for family in self.families if family.shape in CLAIM_SHAPES for term in family.terms)
        return {term.name: term for term in kinds}

    @cached_property
    def _families(self) -> dict[str, Family]:
        return {family.name: family for family in self.families}

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        return {family.name: tuple(term.name for term in family.terms) for family in self.families}

    def term(self, kind: str) -> Term:
        """The term of a kind of claim; raises KeyError."""
        return self._kinds[kind]

    def family(self, name: str) -> Family:
        return self._families[name]

    def terms(self, family: str) -> tuple[Term, ...]:
        return self._families[family].terms

    def names(self, family: str) -> tuple[str, ...]:
        """The names of a family's terms, such as the allowed values of `polarity`."""
        return self._names[family]

    def kinds(self, *shapes: str) -> tuple[str, ...]:
        """The kinds of claims, or those of the given shapes (state, step, pattern, event)."""
        if shapes not in self._of_shapes:
            known = (name for name in self._kinds if not shapes or self.shape(name) in shapes)
            self._of_shapes[shapes] = tuple(known)
        return self._of_shapes[shapes]

    def shape(self, kind: str) -> str:
        return self._families[self._kinds[kind].family].shape

    def is_symmetric(self, kind: str) -> bool:
        """Whether its parties may change places without changing what is said."""
        return self._kinds[kind].symmetric

    def roles(self, kind: str) -> tuple[RoleSlot, ...]:
        """The roles that a kind of claim has."""
        return self._kinds[kind].roles
