"""How many independent origins a line rests on: a first rule, told in docs/questions.md.

Documents are one origin where they come from one publisher or credit one agency, where one is a copy of the
other (near-identical text), or where both cite one speaker who is a known actor.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factions.records import Claim, Document

_RUN = 5
_COMMON = 50
_NOBODY: list[str] = []
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


def count_origins(claims: Sequence[Claim], documents: dict[str, Document], copies: dict[str, str]) -> int:
    """The number of independent origins among the documents that the claims come from.

    `copies` gives for a near-copy the document that it copies (`find_copies`).
    """
    cited = {claim.document for claim in claims}
    if len(cited) < 2:
        return len(cited)
    parents: dict[str, str] = {}

    def top(of: str) -> str:
        while parents.setdefault(of, of) != of:
            of = parents[of]
        return of

    for claim in claims:
        for tie in _ties(claim, documents[claim.document], copies):
            parents[top(tie)] = top(claim.document)
    return len({top(document) for document in cited})


def _ties(claim: Claim, document: Document, copies: dict[str, str]) -> Iterator[str]:
    """What makes documents one origin when they share it."""
    yield f"sha256 {document.sha256}"
    yield f"copy of {copies.get(document.id, document.id)}"
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


def find_copies(documents: Iterable[Document]) -> dict[str, str]:
    """For each document that is a near-copy of an earlier one, that earlier one.

    Only texts with a run of words in common are compared; a run that very many have tells nothing.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    sizes: dict[str, int] = {}
    copies: dict[str, str] = {}
    for document in documents:
        runs = _runs(document.text)
        telling = (known for run in runs if len(known := holders.get(run, _NOBODY)) <= _COMMON)
        shared = Counter(other for known in telling for other in known)
        for original, count in shared.most_common(1):
            if count >= _COPIED * min(len(runs), sizes[original]):
                copies[document.id] = original
        if document.id not in copies:
            sizes[document.id] = len(runs)
            for run in runs:
                holders[run].append(document.id)
    return copies


def _runs(text: str) -> set[int]:
    """The runs of five words in a text, as numbers."""
    words = _WORD.findall(text.casefold())
    return {hash(run) for run in zip(*(words[at:] for at in range(_RUN)), strict=False)}
