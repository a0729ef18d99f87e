"""The question `audit`: a random sample to judge, and what the verdicts come to for a methods section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
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


class Sample(Struct, frozen=True):
    """What was drawn to be judged, of how many documents, claims, and sentences in which none was read.

    `silent` counts the claims that do not bear on the day asked about.
    """

    asked: Asked
    lines: tuple[AuditLine, ...]
    documents: int
    claims: int
    unread: int
    silent: int

    def judged(self, verdicts: Mapping[str, str]) -> Sample:
        """The sample with verdicts; raises UserError for one that is none, or on nothing that was drawn."""
        given = _checked(verdicts, self.lines)
        lines = tuple(msgspec.structs.replace(line, verdict=given.get(line.id)) for line in self.lines)
        return msgspec.structs.replace(self, lines=lines)

    def count(self, verdict: str) -> int:
        return sum(line.verdict == verdict for line in self.lines)


def draw_sample(
    casefile: Casefile, *, size: int, seed: int, on: str | None = None, known_by: str | None = None
) -> Sample:
    """Draws claims, and sentences without any; raises BadDate."""
    asked = ask(casefile, casefile.claims(), on=on, known_by=known_by)
    bearing = weigh(asked.seen.claims, asked.on)
    claims = bearing.claims if bearing else ()
    # A document in which nothing was read is where most may have been missed.
    documents = tuple(casefile.documents(known_by=known_by))
    unread = unread_sentences(documents, asked.seen.claims, seed)
    drawn = [_claim_line(claim, asked) for claim in draw(claims, size, seed)]
    sentences = [_sentence_line(sentence) for sentence in draw(unread, size, seed)]
    silent = len(asked.seen.claims) - len(claims)
    return Sample(asked, (*drawn, *sentences), len(documents), len(claims), len(unread), silent)


def precision(sample: Sample) -> Estimate | None:
    """The share of the claims judged that are right, with its Jeffreys interval; null before any verdict."""
    right, judged = sample.count("right"), sample.count("right") + sample.count("wrong")
    if not judged:
        return None
    drawn = np.random.default_rng(_SEED).beta(right + 0.5, judged - right + 0.5, _DRAWS)
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Estimate(right / judged, float(low), float(high))


def recall(sample: Sample) -> Estimate | None:
    """The share of all there is to read that was read, one claim counted for each sentence that was missed.

    The intervals of both samples are drawn together; null before verdicts on claims and on sentences.
    """
    right, judged = sample.count("right"), sample.count("right") + sample.count("wrong")
    missed, sentences = sample.count("missed"), sample.count("missed") + sample.count("nothing")
    if not (judged and sentences):
        return None
    random = np.random.default_rng(_SEED)
    read = sample.claims * random.beta(right + 0.5, judged - right + 0.5, _DRAWS)
    lost = sample.unread * random.beta(missed + 0.5, sentences - missed + 0.5, _DRAWS)
    low, high = np.percentile(read / (read + lost), (2.5, 97.5))
    found, gone = sample.claims * right / judged, sample.unread * missed / sentences
    return Estimate(found / (found + gone) if found + gone else 0.0, float(low), float(high))


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
    drawn = draw_sample(casefile, size=size, seed=seed, on=on, known_by=known_by).judged(verdicts or {})
    return answer(
        drawn.asked, "audit", {"size": str(size), "seed": str(seed)}, drawn.lines, silent=drawn.silent,
        notes=methods(drawn),
    )  # fmt: skip


def methods(sample: Sample) -> tuple[str, ...]:
    """The paragraph for a methods section, as far as there are verdicts; without any, what to do."""
    right, wrong, missed, nothing = map(sample.count, VERDICTS)
    exact = precision(sample)
    if exact is None:
        return (
            "Judge each claim `right` or `wrong`, each sentence `missed` or `nothing`, and ask again with "
            "the verdicts: the answer then has a paragraph for a methods section.",
        )
    paragraph = (
        f"For the methods section: of {sample.claims} claims that were read in "
        f"{sample.documents} documents, "
        f"{right + wrong} drawn at random were judged by hand against their quoted words, and {right} were "
        f"right: a precision of {exact}."
    )
    found = recall(sample)
    if found is None:
        return (paragraph,)
    return (
        paragraph,
        f"Of {sample.unread} sentences without a claim, {missed + nothing} were judged, and in {missed} a "
        "claim should have been read. Counting one claim for each such sentence, the reading has found "
        f"{found} of what there is; where a sentence holds several claims, or one was read only in part, "
        "less.",
    )


def _checked(verdicts: Mapping[str, str], lines: Iterable[AuditLine]) -> Mapping[str, str]:
    allowed = {line.id: VERDICTS[:2] if line.claims else VERDICTS[2:] for line in lines}
    for id, verdict in verdicts.items():
        if id not in allowed:
            raise UserError(f"{id!r} is not in this sample; give the seed and size that it was drawn with.")
        if verdict not in allowed[id]:
            raise UserError(f"{verdict!r} is no verdict on {id}; give {' or '.join(allowed[id])}.")
    return verdicts


def _claim_line(claim: Claim, asked: Asked) -> AuditLine:
    sentence = (event_sentence if is_event(claim) else relation_sentence)((claim,), asked.names)
    words, document = claim.evidence[0], asked.seen.documents[claim.document]
    return AuditLine(
        text=f"Is this what it says? {sentence}", kind=claim.kind, actors=actors_of((claim,)),
        period=period_of([claim.when]), status="stated", claims=(claim.id,), documents=(document.id,),
        origins=1,
        id=claim.id, quote=words.text, start=words.start, end=words.end,
    )  # fmt: skip


def _sentence_line(sentence: Unread) -> AuditLine:
    words = sentence.quote
    return AuditLine(
        text="No claim was read in this sentence. Should one have been?", kind="unread", actors=(),
        period=None, status="possible", claims=(), documents=(sentence.document,), origins=1, id=sentence.id,
        quote=words.text, start=words.start, end=words.end,
    )  # fmt: skip
