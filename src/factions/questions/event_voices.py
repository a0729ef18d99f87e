"""Who tells an event, who claims it, who is blamed for it by whom, and who denies what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factions.questions.event_sentences import named_in
from factions.questions.weighing import DOERS, Weighing, source_words, voice
from factions.records import Claim, Document

_ORDER = ("stated", "claimed", "alleged", "predicted", "planned")


def event_voices(weighing: Weighing, documents: dict[str, Document], names: dict[str, str]) -> str:
    """Such as "Told by X. Claimed by Y (X). Blamed on Z by the army (W). Denied by Z (W)."."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in weighing.claims:
        groups[voice(claim), named_in((claim,), DOERS, names)].append(claim)
    ordered = sorted(groups.items(), key=_order)
    told = [_sentence(spoken, doers, claims, documents, names) for (spoken, doers), claims in ordered]
    return " ".join(dict.fromkeys(_one_telling(told, ordered, documents, names)))


def _order(group: tuple[tuple[str, str], list[Claim]]) -> tuple[bool, int, str, str]:
    spoken, doers = group[0]
    place = _ORDER.index(spoken) if spoken in _ORDER else len(_ORDER)
    return spoken == "denied", place, spoken, doers


def _one_telling(
    told: Sequence[str],
    ordered: Sequence[tuple[tuple[str, str], list[Claim]]],
    documents: dict[str, Document],
    names: dict[str, str],
) -> Iterable[str]:
    """The plain tellings as one sentence, whoever they name, then the others."""
    plain = [claim for (spoken, _), claims in ordered if spoken == "stated" for claim in claims]
    if plain:
        yield f"Told by {source_words(plain, documents, names)}."
    yield from (words for words, ((spoken, _), _) in zip(told, ordered, strict=True) if spoken != "stated")


def _sentence(
    spoken: str, doers: str, claims: Sequence[Claim], documents: dict[str, Document], names: dict[str, str]
) -> str:
    sources = source_words(claims, documents, names)
    own = doers != "" and sources.startswith(f"{doers} (")
    if spoken == "alleged":
        return f"Blamed on {doers} by {sources}." if doers else f"Alleged by {sources}."
    if spoken == "denied":
        return f"Denied that it was {doers}, by {sources}." if doers and not own else f"Denied by {sources}."
    if spoken == "claimed":
        return f"Claimed for {doers} by {sources}." if doers and not own else f"Claimed by {sources}."
    return f"{spoken.capitalize()}{f' of {doers}' if doers else ''} by {sources}."
