"""The question `audit`: a random sample to judge, and what the verdicts come to for a methods section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct

from factions.errors import UserError
from factions.questions.answer import Answer, AuditLine
from factions.questions.asking import Asked, answer, ask
from factions.questions.casefile import Casefile
from factions.questions.drawing import Unread, draw, unread_sentences
from factions.questions.event_sentences import event_sentence
from factions.questions.holding import period_of
from factions.questions.relations import actors_of
from factions.questions.sentences import relation_sentence
from factions.questions.weighing import is_event, weigh
from factions.records import Claim

VERDICTS = ("right", "wrong", "missed", "nothing")
_SEED, _DRAWS = 20_200_512, 2000


class Estimate(Struct, frozen=True):
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.0%} (95 % interval {self.low:.0%}–{self.high:.0%})"


def audit(
    casefile: Casefile,
    *,
    size: int = 50,
    seed: int = 1,
    verdicts: Mapping[str, str] | None = None,
    on: str | None = None,
    known_by: str | None = None,
) -> Answer:
    """A sample of claims, and of sentences without any, to be judged; with verdicts, precision and recall.

    `verdicts` gives `right` or `wrong` for the id of a claim, `missed` (a claim should have been read) or
    `nothing` for that of a sentence; the same seed draws the same sample. Raises BadDate, and UserError for a
    verdict that is none or on nothing that was drawn.
    """
    asked = ask(casefile, casefile.claims(), on=on, known_by=known_by)
    bearing = weigh(asked.seen.claims, asked.on)
    claims = sorted(bearing.claims if bearing else (), key=lambda claim: claim.id)
    unread = unread_sentences(asked.seen.documents.values(), asked.seen.claims, seed)
    drawn = draw(claims, size, seed)
    sentences = draw(sorted(unread, key=lambda sentence: sentence.id), size, seed)
    given = _checked(dict(verdicts or {}), drawn, sentences)
    lines = [
        *(_claim_line(claim, given.get(claim.id), asked) for claim in drawn),
        *(_sentence_line(sentence, given.get(sentence.id)) for sentence in sentences),
    ]
    return answer(
        asked, "audit", {"size": str(size), "seed": str(seed)}, lines,
        silent=len(asked.seen.claims) - len(claims),
        notes=_paragraph(lines, len(claims), len(unread), len(asked.seen.documents)),
    )  # fmt: skip


def _checked(
    verdicts: dict[str, str], claims: Iterable[Claim], sentences: Iterable[Unread]
) -> dict[str, str]:
    allowed = {claim.id: VERDICTS[:2] for claim in claims} | {one.id: VERDICTS[2:] for one in sentences}
    for id, verdict in verdicts.items():
        if id not in allowed:
            raise UserError(f"{id!r} is not in this sample; give the seed and size that it was drawn with.")
        if verdict not in allowed[id]:
            raise UserError(f"{verdict!r} is no verdict on {id}; give {' or '.join(allowed[id])}.")
    return verdicts


def _claim_line(claim: Claim, verdict: str | None, asked: Asked) -> AuditLine:
    sentence = (event_sentence if is_event(claim) else relation_sentence)((claim,), asked.names)
    words, document = claim.evidence[0], asked.seen.documents[claim.document]
    return AuditLine(
        text=f"Is this what it says? {sentence}", kind=claim.kind, actors=actors_of((claim,)),
        period=period_of([claim.when]), status="stated", claims=(claim.id,), documents=(document.id,),
        origins=1,
        id=claim.id, quote=words.text, start=words.start, end=words.end, verdict=verdict,
    )  # fmt: skip


def _sentence_line(sentence: Unread, verdict: str | None) -> AuditLine:
    words = sentence.quote
    return AuditLine(
        text="No claim was read in this sentence. Should one have been?", kind="unread", actors=(),
        period=None, status="possible", claims=(), documents=(sentence.document,), origins=1, id=sentence.id,
        quote=words.text, start=words.start, end=words.end, verdict=verdict,
    )  # fmt: skip


def _paragraph(lines: Sequence[AuditLine], claims: int, unread: int, documents: int) -> Iterable[str]:
    right, wrong, missed, nothing = (sum(line.verdict == verdict for line in lines) for verdict in VERDICTS)
    if not right + wrong:
        yield (
            "Judge each claim `right` or `wrong`, each sentence `missed` or `nothing`, and ask again with "
            "the verdicts: the answer then has a paragraph for a methods section."
        )
        return
    yield (
        f"For the methods section: of {claims} claims that were read in {documents} documents, "
        f"{right + wrong} drawn at random were judged by hand against their quoted words, and {right} were "
        f"right: a precision of {_precision(right, right + wrong)}."
    )
    if missed + nothing:
        yield (
            f"Of {unread} sentences without a claim, {missed + nothing} were judged, and in {missed} a claim "
            "should have been read. Counting one claim for each such sentence, the reading has found "
            f"{_recall(right, right + wrong, missed, missed + nothing, claims, unread)} of what there is; "
            "where a sentence holds several claims, or one that was read only in part, less."
        )


def _precision(right: int, judged: int) -> Estimate:
    drawn = np.random.default_rng(_SEED).beta(right + 0.5, judged - right + 0.5, _DRAWS)
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Estimate(right / judged, float(low), float(high))


def _recall(right: int, judged: int, missed: int, sentences: int, claims: int, unread: int) -> Estimate:
    """The share of all claims that were read; Jeffreys intervals of both samples, drawn together."""
    random = np.random.default_rng(_SEED)
    read = claims * random.beta(right + 0.5, judged - right + 0.5, _DRAWS)
    lost = unread * random.beta(missed + 0.5, sentences - missed + 0.5, _DRAWS)
    low, high = np.percentile(read / (read + lost), (2.5, 97.5))
    found, gone = claims * right / judged, unread * missed / sentences
    return Estimate(found / (found + gone) if found + gone else 0.0, float(low), float(high))
