"""Whether a verb after a name is singular or plural: "the attackers are", "the Front is"."""

from __future__ import annotations

import re
from functools import cache

from factions.questions.templates import load_templates

_VERB = re.compile(r"\(([^()|]+)\|([^()|]+)\)")
_AFTER_HEAD = re.compile(r"\s+(?:of|from|in|who|that|which|with|under|loyal|led|belonging|at|on)\s|,|\s*\(")
_PLURAL_VERBS = {"is": "are", "was": "were", "has": "have"}


def verb(singular: str, name: str) -> str:
    """The verb as it agrees with a name.

    >>> verb("is", "all the attackers"), verb("is", "Shore Front"), verb("was", "the United States")
    ('are', 'is', 'was')
    """
    return _PLURAL_VERBS[singular] if is_plural(name) else singular


def agree(sentence: str, subject: str, *, several: bool) -> str:
    """A sentence whose verbs stand as (is|are), with those that agree with its subject; so do other words."""
    number = 2 if several or is_plural(subject) else 1
    return _VERB.sub(lambda found: found[number], sentence)


def is_plural(name: str) -> bool:
    """Whether a name is of several, by its first and last word; one that tells neither way is of one."""
    head = _AFTER_HEAD.split(name, maxsplit=1)[0].strip()
    words = head.casefold().split()
    rules = _rules()
    if not words or head.casefold().removeprefix("the ") in rules["one"]:
        return False
    if words[0] in rules["many_first"] or words[0].isdigit() or words[-1] in rules["many_last"]:
        return True
    last = words[-1]
    return last.endswith("s") and not last.endswith(tuple(rules["one_endings"])) and not head.isupper()


@cache
def _rules() -> dict[str, list[str]]:
    found: dict[str, list[str]] = load_templates()["number"]
    return found
