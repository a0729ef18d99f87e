"""In which language a text is written; only English is read so far."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

READ_LANGUAGES = frozenset({"en"})

_SAMPLE = 2_000
_FEWEST_LETTERS = 12
# Words that are frequent in English and in no other language written like it. Where they make up a tenth of a
# text it is English, which saves loading the model (over a second); in news in English they make up a fifth.
_ENGLISH = frozenset(("the", "of", "and", "to", "that", "were", "with", "by", "from", "said"))
_ENGLISH_SHARE = 0.1
_FEWEST_WORDS = 30
_WORD = re.compile(r"[^\W\d_]+")
# How much likelier (in nats) another language must be. Names pull short English texts elsewhere: over 1,500
# pieces of 20 to 320 characters of English news the largest lead was 25, while the shortest sentences tried
# in eleven other languages had 43 and more.
_LEAD = 30.0


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def language_of(text: str) -> str | None:
    """The language code of `text` (ISO 639), English where it is in doubt,
    null where there are too few letters to tell.

    Only its beginning and its middle are looked at, so long texts cost no more than short ones.
    """
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    if _is_plainly_english(sample):
        return "en"
    scores = {str(code): float(score) for code, score in _identifier().rank(sample)}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] - scores["en"] > _LEAD else "en"


def _is_plainly_english(sample: str) -> bool:
    words = _WORD.findall(sample.lower())
    return len(words) >= _FEWEST_WORDS and sum(map(_ENGLISH.__contains__, words)) >= _ENGLISH_SHARE * len(
        words
    )


def unread_note(language: str | None) -> tuple[str, ...]:
    """The remark on a document in a language that is not read yet."""
    if language is None or language in READ_LANGUAGES:
        return ()
    note = (
        f"The document is in the language '{language}'; only English is read so far, so it yields no claims."
    )
    return (note,)
