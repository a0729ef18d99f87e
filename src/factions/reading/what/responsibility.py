"""Who claims, is blamed for, or denies an event: the actor takes part in it as the attacker."""

from __future__ import annotations

import re

from msgspec import Struct

from factions.reading.what.mask import ALL_NAMED, Masked
from factions.reading.what.patterns import slot_regex
from factions.records import Mention, Span

_ACTOR = slot_regex("group|state|state_force|people|person", {})
_OTHER = slot_regex("group|state|state_force|people|person|office|civilians|other", {})
_ADVERBS = (
    r"(?:(?:has|have|had|also|later|both|quickly|promptly|immediately|itself|previously|"
    r"often|regularly|then|earlier|since|initially|repeatedly|all|falsely|swiftly) )*"
)
_EVENT = (
    r"(?:attack|bombing|assault|killing|blast|explosion|raid|ambush|shooting|massacre|"
    r"murder|strike|kidnapping|abduction|incident|violence|assassination|operation|"
    r"shelling|killings|attacks|bombings|raids|blasts|explosions|deaths|death|disappearance)"
)
_PRONOUN = f"[{ALL_NAMED}]"
_SHAPES = (
    ("claims", (
    rf"(?P<actor>{_ACTOR})(?:,[^,;]{{3,80}},)? {_ADVERBS}(?P<cue>(?:claimed|claims|"
    rf"claiming|took|takes|taken|accepted|admitted|acknowledged|assumed) (?:the "
    rf")?(?:responsibility|credit)|(?:said|says|claimed|boasted|announced) (?:that )?(?:it|"
    rf"they|{_PRONOUN}|its fighters|its men|its members|its forces|their fighters) (?:had |"
    rf"have )?(?:carried out|was behind|were behind|was responsible for|were responsible "
    rf"for|staged|conducted|launched|had carried out|were responsible|was responsible))"
)),
    ("claims", (
    rf"(?P<cue>responsibility (?:for [^.;]{{2,60}} )?(?:was|has been|had been) claimed|"
    rf"(?:was |were |been )?claimed) by (?P<actor>{_ACTOR})"
)),
    ("denies", (
    rf"(?P<actor>{_ACTOR})(?:,[^,;]{{3,80}},)? {_ADVERBS}(?P<cue>(?:denied|denies|deny|"
    rf"rejected|rejects|disclaimed|disowned|dismissed)(?: any| all| claims of| accusations "
    rf"of| allegations of| reports of)? (?:responsibility|involvement|a role|any role|"
    rf"having carried out|carrying out|being behind|being responsible|it was behind|that "
    rf"it was behind|that it carried out|it carried out|it was responsible|that it was "
    rf"responsible|that its fighters were behind|blame|the accusations?|the charges?|the "
    rf"allegations?))"
)),
    ("accuses", (
    rf"(?:(?P<accuser>{_OTHER})(?:,[^,;]{{3,60}},)? {_ADVERBS})?(?P<cue>blamed|blames|"
    rf"blaming|accused|accuses|accusing) (?P<actor>{_ACTOR})(?=(?: (?:fighters|militants|"
    rf"rebels))?(?: for (?:the |an? |this |that |[\w-]+ )*?{_EVENT}| of (?:carrying out|"
    rf"being behind|orchestrating|staging|committing|perpetrating|launching|"
    rf"responsibility)|[.,;]|$))"
)),
    ("accuses", (
    rf"(?P<actor>{_ACTOR})(?: of {_ACTOR})?(?:,[^,;]{{3,80}},)? (?:was|were|is|are|had "
    rf"been|has been) (?:directly |also |probably |likely |allegedly |clearly "
    rf")?(?P<cue>(?:responsible for|behind)) (?:the |an? |this |that |these |recent |"
    rf"[\w-]+ )*?{_EVENT}"
)),
    ("accuses", (
    rf"(?:{_EVENT}|it|this)(?: (?:was|were|has been|have been|is|are))(?: (?:widely|"
    rf"largely|also|immediately|later|initially|variously))? (?P<cue>blamed on|attributed "
    rf"to|pinned on|ascribed to) (?P<actor>{_ACTOR})"
)),
    ("accuses", (
    rf"(?P<actor>{_ACTOR}) (?:was|were|is|are|has been|have been) (?:widely |immediately |"
    rf"also )?(?P<cue>blamed|suspected|accused|held responsible)(?= (?:for (?:the |an? |"
    rf"this |[\w-]+ )*?{_EVENT}|of (?:carrying out|being behind|staging|involvement|"
    rf"responsibility)|in the {_EVENT}))"
)),
    ("accuses", (
    rf"(?P<accuser>{_OTHER}) (?:(?:has|have|had) )?(?P<cue>(?:said|says|believed|believes|"
    rf"insisted) (?:that )?)(?P<actor>{_ACTOR}) (?:was|were) (?:behind|responsible for) "
    rf"(?:the |an? |this )"
)),
)  # fmt: skip
_COMPILED = tuple((act, re.compile(shape)) for act, shape in _SHAPES)
_HINT = re.compile(
    r"responsib|claim|blam|denied|denies|deny|accus|attributed|pinned on|behind|credit|"
    r"disowned|disclaimed|carried out|suspected|rejected"
)
_NOBODY = re.compile(r"\b(?:no|any|neither|nobody|no-one)\b[^.;]{0,25}$")


class Responsibility(Struct, frozen=True):
    """An actor tied to an event by what somebody says: the act (claims, denies, accuses), and the words."""

    act: str
    actor: Mention
    accuser: Mention | None
    cue: Span
    broad: bool
    start: int
    end: int

    @property
    def needs_accusation(self) -> bool:
        """ "Denied the charges" denies an event only for somebody charged with one."""
        return self.act == "denies" and self.broad


def read_responsibility(masked: Masked) -> list[Responsibility]:
    """The claims, denials and accusations of responsibility in one sentence."""
    text = masked.text
    if not _HINT.search(text):
        return []
    found: list[Responsibility] = []
    for act, shape in _COMPILED:
        for match in shape.finditer(text):
            actor = _mention(masked, match, "actor")
            if actor is None or _NOBODY.search(text[: match.start("actor")]) or actor.quantity == "none":
                continue
            if any(had.actor.start == actor.start or had.actor.cluster == actor.cluster for had in found):
                continue
            cue = masked.span(match.start("cue"), match.start("cue") + len(match["cue"].rstrip()))
            accuser = _mention(masked, match, "accuser") if "accuser" in shape.groupindex else None
            broad = re.search(r"accusation|charge|allegation|blame", match["cue"]) is not None
            found.append(Responsibility(act, actor, accuser, cue, broad, match.start(), match.end()))
    return found


def _mention(masked: Masked, match: re.Match[str], name: str) -> Mention | None:
    item = masked.items.get(match.start(name)) if match[name] else None
    return item.mention if item else None
