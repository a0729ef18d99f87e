"""How judgements look on a page."""

from __future__ import annotations

from collections.abc import Sequence

from factions.casefile import Casefile, Judgement
from factions.casefile.identity.rings import PART, part_of_rings
from factions.casefile.judged import judged
from factions.cli.console import page_console


def judgement_line(judgement: Judgement) -> str:
    """Who decided what about what, when and why, in one line."""
    on = " and ".join(dict.fromkeys(judgement.on))
    said = {key: value for key, value in judgement.details.items() if key not in ("reader", "made")}
    details = ", ".join(f"{key} {_plain(value)}" for key, value in said.items() if value)
    what = f"takes back {judgement.withdraws}:" if judgement.withdraws else judgement.what
    parts = [f"{judgement.id}  {judgement.at[:16]}  {judgement.who}: {what} {on}"]
    parts += [f" ({details})" if details else "", f" – {judgement.why}" if judgement.why else ""]
    return "".join([*parts, f" [{judgement.codebook}]" if judgement.codebook else ""])


def show_judgements(casefile: Casefile, things: Sequence[str]) -> None:
    """The judgements on some things or all, taken back or not, and what has to be looked at."""
    console = page_console()
    found = [one for thing in things or (None,) for one in casefile.judgements(on=thing, withdrawn=True)]
    for judgement in found:
        console.print(judgement_line(judgement), soft_wrap=True)
    view = judged(casefile)
    for lost in view.unattached():
        how = "found no claim again" if lost.how == "gone" else "fits several claims now"
        console.print(f"{lost.judgement.id} {how}: look at {lost.judgement.document}.", soft_wrap=True)
    for pair in view.identity.open:
        ids = ", ".join(one.id for one in pair.judgements)
        console.print(f"Open: whether {pair.pair[0]} and {pair.pair[1]} are one ({ids}).", soft_wrap=True)
    for ring in part_of_rings(view.claims(kind=PART)):
        ids = ", ".join(ring.claims)
        console.print(f"Disputed: {', '.join(ring.actors)} are said to be parts of each other ({ids}).")
    if not found:
        console.print("Nothing was judged.")


def _plain(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
