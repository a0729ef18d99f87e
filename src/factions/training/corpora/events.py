"""Event triggers, arguments and heads of mentions: WikiEvents, M2E2, RAMS and ECB+."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from factions.reading.sentences import split_sentences
from factions.records import Span
from factions.training.gold import Labelled, Layer, Pair, Passage, Row, inventory, span_of, whole

# M2E2 knows only these eight; a word that it leaves unlabelled may still be any of the others.
M2E2_TRIGGERS = frozenset(
    {"attack", "protest", "death", "arrest", "meeting", "statement_or_meeting", "movement", "transfer"}
)


def wikievents(row: Row) -> Passage:
    """Sentences with an annotated event are taken as complete; unsure triggers are left open."""
    layers = [_trigger_layer(row, _exact, ())]
    if row.get("entities"):
        layers.append(_heads(row))
    return Passage("wikievents", row["id"], row["text"], tuple(layers), tuple(_arguments(row, _exact)))


def m2e2(row: Row) -> Passage:
    """As WikiEvents, for eight types only."""
    others = tuple(label for label in inventory().heads["trigger"] if label not in M2E2_TRIGGERS)
    layers = (_trigger_layer(row, _exact, others), _heads(row))
    return Passage("m2e2", row["id"], row["text"], layers, tuple(_arguments(row, _exact)))


def rams(row: Row) -> Passage:
    """One event of each window is annotated: its trigger says nothing of the other words."""
    labelled = tuple(
        Labelled(span_of(event["trigger"]), (kind,))
        for event in row["events"]
        if (kind := _prefix(event["type"]))
    )
    layer = Layer("trigger", labelled, ())
    return Passage("rams", row["id"], row["text"], (layer,), tuple(_arguments(row, _prefix)))


def ecbplus(row: Row) -> Passage:
    """Any happening, in the annotated sentences; a word that is none is no trigger either."""
    known = tuple(Span(start, end) for start, end in row["annotated_sentences"])
    labelled = tuple(
        Labelled(span_of(event["trigger"]), (_happening(event["type"]),))
        for event in row["events"]
        if event.get("in_selected") and event["trigger"]
    )
    unsure = tuple(one.span for one in labelled)
    layers = (Layer("happening", labelled, known), Layer("trigger", (), known, unsure=unsure))
    return Passage("ecbplus", row["id"], row["text"], layers)


def _happening(name: str) -> str:
    kind = name.removeprefix("NEG_").removeprefix("ACTION_").lower()
    return kind if kind in {"occurrence", "reporting"} else "other"


def _exact(name: str) -> str:
    return inventory().triggers.get(name, "")


def _prefix(name: str) -> str:
    return next((kind for start, kind in inventory().triggers.items() if name.startswith(start)), "")


def _trigger_layer(row: Row, kind_of: Callable[[str], str], unannotated: tuple[str, ...]) -> Layer:
    labelled: list[Labelled] = []
    unsure: list[Span] = []
    for event in row["events"]:
        kind = kind_of(event["type"])
        if kind and event.get("trigger_sure", True):
            labelled.append(Labelled(span_of(event["trigger"]), (kind,)))
        else:
            unsure.append(span_of(event["trigger"]))
    spans = [one.span for one in labelled]
    known = tuple(one for one in split_sentences(row["text"]) if any(one.covers(span) for span in spans))
    return Layer("trigger", tuple(labelled), known, unannotated, tuple(unsure))


def _heads(row: Row) -> Layer:
    """The heads of mentions; titles, values and the like are no label of ours."""
    wanted = inventory().heads["ace"]
    labelled = tuple(
        Labelled(span_of(entity), (entity["type"],)) for entity in row["entities"] if entity["type"] in wanted
    )
    return Layer("ace", labelled, whole(row["text"]))


def _arguments(row: Row, kind_of: Callable[[str], str]) -> Iterator[Pair]:
    """Arguments of each event, and as `none` the other stretches of its sentence that might have been one."""
    others = [span_of(one) for one in row.get("entities") or ()]
    others += [span_of(role) for event in row["events"] for role in event["roles"]]
    sentences = split_sentences(row["text"])
    for event in row["events"]:
        kind = kind_of(event["type"])
        trigger = span_of(event["trigger"])
        if not kind:
            continue
        taken = [span_of(role) for role in event["roles"]]
        for role in event["roles"]:
            if name := _role(role["role"], kind):
                yield Pair("role", trigger, span_of(role), name)
        around = next((one for one in sentences if one.covers(trigger)), trigger)
        for span in _apart(others, (*taken, trigger), around):
            yield Pair("role", trigger, span, "none")


def _apart(others: Iterable[Span], taken: Iterable[Span], around: Span) -> list[Span]:
    taken = tuple(taken)
    return sorted(
        {span for span in others if around.covers(span) and not any(span.overlaps(one) for one in taken)}
    )


def _role(name: str, kind: str) -> str:
    """The common role of a corpus's own, perhaps only for one kind of trigger; empty where there is none."""
    low = name.lower()
    for role, names in inventory().roles.items():
        if low in names or f"{low}:{kind}" in names:
            return role
    return ""
