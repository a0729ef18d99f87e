"""Taking words out of a casefile, at somebody's word."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factions.casefile.casefile import Casefile
from factions.casefile.judgements import Judgement, check_who, insert_judgement, made_on
from factions.casefile.judging.blanking import blanked_text, blanks_for, left_over, scrub
from factions.casefile.judging.redacting import blank_rows
from factions.errors import UserError
from factions.records import Span


def redact(
    casefile: Casefile, document: str, spans: Sequence[Span], *, who: str, why: str | None = None
) -> tuple[Judgement, tuple[str, ...]]:
    """Takes words out of a document, wherever it has them, and out of all that was made of them.

    Gives the tombstone and those single words of them that the document still has elsewhere. Raises UserError
    if there is nothing to take out. Nothing brings the words back.
    """
    check_who(who)
    text = casefile.document(document).text
    if not spans or any(not 0 <= span.start < span.end <= len(text) for span in spans):
        raise UserError(f"{document} has {len(text)} characters; give spans within them.")
    judgement = made_on(None, who=who, what="redact", on=(document,), why=None)
    with casefile.transaction(writes=True) as connection:
        blanks = blanks_for(document, text, spans)
        # The reason is a person's own words: were it to name what was taken out, all would be in vain.
        said = msgspec.structs.replace(
            judgement, document=document, spans=tuple(sorted(spans)), why=scrub(why, blanks)
        )
        made = insert_judgement(connection, said)
        blank_rows(connection, document, blanks)
    casefile.purge()
    return made, left_over(blanked_text(text, blanks.spans), blanks)
