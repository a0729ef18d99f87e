"""Audits: a drawn sample with the verdicts that people gave on it, each a judgement of its own.

An audit measures how the documents were read, so its verdicts change no claim: what it finds wrong is put
right in the reading view.
"""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import func, select

from factions.casefile import Casefile, Judgement
from factions.casefile.judged import judged
from factions.casefile.judgements import AUDIT
from factions.casefile.schema import claims
from factions.casefile.state import State
from factions.errors import UserError
from factions.questions.answer import AuditLine
from factions.questions.audit import VERDICTS, Sample, draw_sample

MOST_CLAIMS = 200_000
MOST_SIZE = 500


def drawn_sample(casefile: Casefile, state: State, size: int, seed: int, known_by: str | None) -> Sample:
    """The sample as it was drawn from these readings, without verdicts; drawn once for each.

    It stays the same while people judge. Raises UserError where there is too much to draw from in a page.
    """
    return _drawn(casefile, state[:3], size, seed, known_by)


@lru_cache(maxsize=4)
def _drawn(casefile: Casefile, _: State, size: int, seed: int, known_by: str | None) -> Sample:
    with casefile.transaction() as connection:
        count = connection.execute(select(func.count()).select_from(claims)).scalar_one()
    if count > MOST_CLAIMS:
        raise UserError(
            f"This casefile has {count:,} claims, too many to draw from while a page waits; draw with "
            f"`factions ask CASE audit --size {size} --seed {seed}`, which takes minutes."
        )
    return draw_sample(judged(casefile), size=size, seed=seed, known_by=known_by)


def standing_verdicts(casefile: Casefile, sample: Sample) -> dict[str, Judgement]:
    """The last verdict that anybody gave on what was drawn, by the ids of claims and sentences."""
    drawn = {line.id for line in sample.lines}
    made = (one for one in casefile.judgements() if one.what == AUDIT)
    return {id: one for one in made if (id := judged_thing(one)) in drawn}


def judged_thing(judgement: Judgement) -> str:
    """The claim or sentence that an audit's verdict is on."""
    return str(judgement.details.get("sentence") or judgement.on[0])


def with_verdicts(sample: Sample, verdicts: dict[str, Judgement]) -> Sample:
    return sample.judged({id: one.details["verdict"] for id, one in verdicts.items()})


def give_verdict(casefile: Casefile, line: AuditLine, verdict: str, *, who: str) -> Judgement:
    """Keeps a verdict on something drawn; raises UserError for one that cannot be given on it."""
    allowed = VERDICTS[:2] if line.claims else VERDICTS[2:]
    if verdict not in allowed:
        raise UserError(f"{verdict!r} is no verdict on {line.id}; give {' or '.join(allowed)}.")
    details = {"verdict": verdict} | ({} if line.claims else {"sentence": line.id})
    return casefile.judge(AUDIT, line.claims or line.documents, who=who, details=details)
