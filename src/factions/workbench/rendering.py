"""Templates: everything that is put into a page is escaped, and a name that is missing is an error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from factions.questions.wording import day_words
from factions.workbench.assets import asset_address

_ID_AT_END = re.compile(r"\(((?:act|usr)_[^()\s]+)\)$")


@cache
def environment() -> Environment:
    """The templates of the workbench with the words that all pages use."""
    made = Environment(
        loader=PackageLoader("factions.workbench", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["asset"] = asset_address
    made.filters |= {
        "plural": plural,
        "words": words,
        "flat": flat,
        "day": day,
        "count": count,
        "bare_id": bare_id,
    }
    return made


def render(template: str, values: Mapping[str, Any]) -> str:
    return environment().get_template(template).render(values)


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its word: "1 document", "1,204 documents"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def count(number: int) -> str:
    return f"{number:,}"


def words(name: str) -> str:
    """A term of the vocabulary as it is read: "split_from" is "split from"."""
    return name.replace("_", " ")


def flat(text: str) -> str:
    """Words of a document in one line."""
    return " ".join(text.split())


def day(iso: str | None) -> str:
    return day_words(iso) if iso else "undated"


def bare_id(offered: str) -> str:
    """The id in the brackets of an offer such as "Taliban (act_taliban)"; a name without one as it is."""
    found = _ID_AT_END.search(offered)
    return found[1] if found else offered
