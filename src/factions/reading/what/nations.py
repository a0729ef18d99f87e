"""The state whose weapon a phrase names: "a US drone", "Israeli missiles"."""

from __future__ import annotations

import re

from factions.records import Mention

_NATION = re.compile(
    r"\b(?:U\.?S\.?|UK|French|Dutch|Greek|"
    r"[A-Z][a-z]+(?:an|ese|ish|aeli|raqi|emeni|uwaiti|atari|mirati|audi|kistani|bwean))(?![\w-])"
)


def nation_of(weapon: Mention) -> Mention | None:
    """The nation in the words of a weapon as a mention of its own, unless there is none."""
    found = _NATION.search(weapon.text)
    if found is None:
        return None
    start, end = weapon.start + found.start(), weapon.start + found.end()
    return Mention(
        found[0], start, end, id=f"s{start}", kind="state", form="named", cluster=f"s:{found[0].lower()}",
        name=found[0],
    )  # fmt: skip
