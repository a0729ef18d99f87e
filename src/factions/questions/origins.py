"""How many independent origins a line rests on: a first rule, told in docs/questions.md.

Documents are one origin where they come from one publisher or credit one agency, where one is a copy of the
other (near-identical text), or where both cite one speaker who is a known actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from factions.records import Claim, Document

_SHINGLE = 5
_COPIED = 0.6
_WORD = re.compile(r"\w+")
_AGENCIES = (
    "Reuters", "AFP", "Agence France-Presse", "AP", "Associated Press", "Xinhua", "TASS", "Interfax",
    "Anadolu", "EFE", "DPA", "ANSA", "Kyodo", "PTI", "BNO", "UPI", "IRNA", "SANA", "WAM", "Yonhap",
)  # fmt: skip
_CREDIT = re.compile(
    r"\((?P<bracket>"
    + "|".join(map(re.escape, _AGENCIES))
    + r")\)|^(?P<dash>"
    + "|".join(map(re.escape, _AGENCIES))
    + r")\s*[-–—]",
    re.MULTILINE,
)
_SAME_AGENCY = {"agence france-presse": "afp", "associated press": "ap"}
_CREDIT_WITHIN = 400


def count_origins(claims: Iterable[Claim], documents: dict[str, Document]) -> int:
    """The number of independent origins among the documents that the claims come from."""
    parents: dict[str, str] = {}

    def top(of: str) -> str:
        while parents.setdefault(of, of) != of:
            of = parents[of]
        return of

    cited = sorted({claim.document for claim in claims})
    for claim in claims:
        for tie in _ties(claim, documents[claim.document]):
            parents[top(tie)] = top(claim.document)
    for one, other in combinations(cited, 2):
        if top(one) != top(other) and is_copy(documents[one], documents[other]):
            parents[top(one)] = top(other)
    return len({top(document) for document in cited})


def _ties(claim: Claim, document: Document) -> Iterator[str]:
    """What makes documents one origin when they share it."""
    yield f"sha256 {document.sha256}"
    credit = agency(document) or document.publisher
    if credit:
        yield f"publisher {credit.casefold()}"
    if claim.stance.attribution and claim.stance.attribution[-1].actor:
        yield f"speaker {claim.stance.attribution[-1].actor}"


def agency(document: Document) -> str | None:
    """The news agency that the head of the text credits."""
    found = _CREDIT.search(document.text[:_CREDIT_WITHIN])
    if found is None:
        return None
    name = (found["bracket"] or found["dash"]).casefold()
    return _SAME_AGENCY.get(name, name)


def is_copy(one: Document, other: Document) -> bool:
    """Whether most of the shorter text's runs of five words stand in the other."""
    ours, theirs = _shingles(one.text), _shingles(other.text)
    smaller = min(len(ours), len(theirs))
    return smaller > 0 and len(ours & theirs) / smaller >= _COPIED


@lru_cache(maxsize=512)
def _shingles(text: str) -> frozenset[int]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(hash(tuple(words[at : at + _SHINGLE])) for at in range(len(words) - _SHINGLE + 1))
