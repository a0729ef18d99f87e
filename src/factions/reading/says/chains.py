"""Who says a finding: which acts of speech stand over it, the chain of their speakers, and what they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factions.reading.says.frame import Frame
from factions.records import Finding, Span, Speaker

# Kinds that are told in passing, as part of a noun phrase.
ASIDE = frozenset({"holds_post", "named"})
DOERS = ("attacker", "abductor", "side_a")
_OWN_ACTS = {"responsibility:claims": "claims_responsibility", "responsibility:denies": "denies"}
# By these an actor is given a name by another.
GIVING = ("called-by", "epithet", "it-is-called", "refers-to")
_PRONOUNS = frozenset("i we he she it they".split())
_CITING = ("citing", "quoting")
_CLAUSAL = ("leads", "succeeded", "named-as", "calls-itself", *GIVING)


def frames_over(finding: Finding, inside: Sequence[Frame], quoted: Sequence[Frame]) -> list[Frame]:
    """The acts of speech whose content holds the finding's trigger, outermost first: those of its own
    sentence, within those of quotations and turns that run over several.
    """
    trigger = finding.trigger
    frames = [
        frame
        for frame in inside
        if (
            _covers(frame, trigger)
            and not _speaks_of_itself(frame, finding)
            and not _presumes(frame, finding)
        )
        or _accuses(frame, finding)
    ]
    around = [
        frame
        for frame in quoted
        if frame.content.covers(trigger) and all(frame.content.covers(had.cue.span) for had in frames)
    ]
    return sorted([*frames, *around], key=_depth)


def _depth(frame: Frame) -> tuple[bool, int, int]:
    """Wider contents stand outside narrower ones; whom a speaker cites says it innermost."""
    cites = frame.cue.text.lower() in _CITING
    return cites, frame.content.start - frame.content.end, frame.cue.start


def _covers(frame: Frame, trigger: Span) -> bool:
    return frame.content.start < trigger.end <= frame.content.end


def _accuses(frame: Frame, finding: Finding) -> bool:
    """ "X blamed Y" is itself the act of speech over the event that Y is blamed for."""
    return finding.method == "responsibility:accuses" and finding.trigger.overlaps(frame.cue.span)


def _presumes(frame: Frame, finding: Finding) -> bool:
    """Who "blamed a gas leak for the blast" does not tell of it: only a deed with a doer is a charge."""
    if not frame.cue.text.lower().startswith("blam") or finding.method.startswith("responsibility:"):
        return False
    return not any(role.role in DOERS for role in finding.roles)


def _speaks_of_itself(frame: Frame, finding: Finding) -> bool:
    """A frame whose cue is the finding's own trigger ("X denied involvement") is read from the finding."""
    return _own_speaker(finding) is not None and finding.trigger.covers(frame.cue.span)


def chain_of(finding: Finding, frames: Sequence[Frame]) -> tuple[Speaker, ...]:
    """The speakers, outermost first; who claims or denies an event speaks of it last."""
    if in_passing(finding):
        return ()
    own = _own_speaker(finding)
    speakers = [frame.speaker for frame in frames] + [own]
    chain: dict[int, Speaker] = {}
    for speaker in speakers:
        if speaker is not None and not _is_same(speaker, tuple(chain.values())[-1:]):
            chain.setdefault(speaker.start, speaker)
    return tuple(one for one in chain.values() if not _stands_for(one, chain.values()))


def _stands_for(speaker: Speaker, others: Iterable[Speaker]) -> bool:
    """Whether a pronoun speaks beside the name that it stands for ("the army put it at 37, it said, …")."""
    if speaker.text.lower() not in _PRONOUNS:
        return False
    return any(one is not speaker and one.name == speaker.name for one in others)


def _is_same(speaker: Speaker, outer: Sequence[Speaker]) -> bool:
    """Whether a pronoun stands for the one whose words it stands in ("the army said it believed …")."""
    word = speaker.text.lower()
    if not outer or word not in _PRONOUNS:
        return False
    return word in ("i", "we") or speaker.name == outer[0].name


def act_of(finding: Finding, frames: Sequence[Frame]) -> str:
    """What the innermost speaker does by saying it, if more than stating."""
    if in_passing(finding):
        return "states"
    if _own_speaker(finding) is not None:
        return _OWN_ACTS[finding.method]
    if finding.method == "responsibility:accuses":
        return "accuses"
    return next((frame.speech.act for frame in reversed(frames) if frame.speech.act != "states"), "states")


def _own_speaker(finding: Finding) -> Speaker | None:
    if finding.method not in _OWN_ACTS:
        return None
    doer = next((role for role in finding.roles if role.role in DOERS), None)
    if doer is not None and not finding.evidence.covers(doer.span):
        return None  # who answers for another is the one who speaks
    return Speaker(doer.text, doer.start, doer.end, actor=doer.actor, name=doer.name) if doer else None


def in_passing(finding: Finding) -> bool:
    """A post or a name in a noun phrase ("the front's leader") is the document's, whoever is quoted."""
    pattern = finding.kind in ASIDE and finding.method.startswith("pattern:")
    return pattern and not any(word in finding.method for word in _CLAUSAL)
