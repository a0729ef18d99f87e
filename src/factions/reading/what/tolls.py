"""Counts of people killed, wounded, missing or captured, as one sentence says them.

Nothing said is nothing read: "no casualties were reported" gives no toll, "nobody was killed" gives zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from factions.reading.what.mask import ALL_NAMED, ALL_OPEN, CLOSE, NAMED, Masked
from factions.reading.what.nouns import target_classes
from factions.reading.what.numbers import COUNT, QUALIFIER, VAGUE, read_count
from factions.records import Span

_NAMES = ALL_NAMED.replace(NAMED["time"], "")
_EDGE = "~"
_EDGES = str.maketrans(dict.fromkeys(ALL_OPEN + CLOSE, _EDGE))
_CATEGORY = {
    "killed": (
    "kill killed kills killing dead died die dying deaths death fatalities slain "
    "perished lives murdered murdering massacred beheaded executed executing slaughtered "
    "bodies corpses toll shot gunned lynched assassinated martyred neutralised neutralized decapitated"
),
    "wounded": (
    "wounded wounding wound wounds injured injuring injures injuries hurt hospitalised "
    "hospitalized maimed"
),
    "missing": "missing unaccounted disappeared",
    "captured": (
    "captured capturing abducted abducting kidnapped kidnapping arrested arresting "
    "detained detaining hostage captive rounded seized"
),
    "casualties": "casualties casualty victims",
}  # fmt: skip
_CATEGORY_OF = {word: name for name, words in _CATEGORY.items() for word in words.split()}
_STOP = (
    "in on at by for from with against near to when while after before and or but as who "
    "which that whose was were are is be been being "
    "over near across about around per between within throughout under because against "
    "have has had including among during during outside inside since later also could "
    "may might will would did said says told "
    "killed killing wounded wounding injured injuring dead died missing arrested "
    "kidnapped abducted captured detained hurt reported"
).replace(" ", "|")
_NOT_PEOPLE = re.compile(
    r"[ ~]*(?:[\w-]+ )?(?:years?|days?|weeks?|months?|hours?|minutes?|times|km|kms?|"
    r"kilomet\w+|miles?|met(?:re|er)s?|per ?cent|percent|houses?|homes|villages?|"
    r"vehicles?|trucks?|attacks?|incidents?|cattle|cows|goats|camels|sheep|livestock|"
    r"schools?|goals?|points?|votes?|seats|dollars|kg|tonnes?|"
    r"rockets?|shells?|missiles?|drones?|bombs?|districts?|provinces?|towns?|areas|bases?|"
    r"posts|checkpoints?|weapons|rifles|buildings|"
    r"shops|motorcycles|tanks|mosques|churches|camps|sites|countries|states|rounds|others? countries|-year)\b"
)
_NUMBER = (
    rf"(?:(?:{QUALIFIER}) )*(?:(?:{COUNT})(?:(?: and | to | or |-|–)(?:{COUNT}))?|"
    rf"{VAGUE})(?![\w%]|[.,]\d|-{_EDGE}?year)"
)
_NUMBER_AT = re.compile(rf"(?<![\w.,$€£-]){_NUMBER}")
_NOUN = (
    rf"(?:(?:[ {_EDGE}]|(?<=\w)-)+(?:of (?:the|its|their|his) |of (?=(?:them|"
    rf"whom)\b))?(?:the )?(?!(?:{_STOP})\b)(?:[\w'-]+|[{_NAMES}])(?:'s)?){{0,6}}{_EDGE}?"
)
_NOUN_AT = re.compile(_NOUN)
_LATER = "|".join(
    sorted(
        {w for name in ("killed", "wounded", "missing", "captured") for w in _CATEGORY[name].split()}
        | {"casualties"}
        | {f"{how} to death" for how in "put burned burnt beaten hacked stabbed stoned".split()}
        | {"burned alive", "burnt alive"},
        key=len,
        reverse=True,
    )
)
# What befell those who were then harmed ("were ambushed and killed", "were bound and shot").
_BEFOREHAND = (
    "(?:ambushed|attacked|captured|abducted|kidnapped|bound|tied up|tortured|rounded up|surrounded|"
    "intercepted|trapped|beaten|raped|shot|stabbed|hacked|seized|detained) and"
)
_RIGHT = re.compile(
    rf"(?:, (?:mostly|mainly|(?:most|many|all|some|half|several|one|two|three|four) of (?:them|whom)|"
    rf"among them|including|both)[^,.;]{{2,60}},)?"
    rf"(?:,? (?:who|that|and))?(?:[ {_EDGE}]*(?:were|was|have been|had been|has been|are|"
    rf"is|being|be|got|have|had|has|reported|reportedly|confirmed|feared|believed|"
    rf"presumed|also|others|more|either|to have|to have been|all|both|already|now|known|"
    rf"shot|lost their|lost|found|taken|so far|left|civilians|remain|still|later|"
    rf"initially|{_BEFOREHAND}) ?)*[ {_EDGE}]*\b(?P<cue>{_LATER})\b(?! (?:at least|more than|about|"
    rf"another|some|one|two|three|four|five|six|seven|eight|nine|ten|\d))"
)
_LEFT = re.compile(
    rf"\b(?P<cue>killed|kill|kills|killing|killings? of|wounded|wounding|wounds|wound|"
    rf"injured|injuring|injures|abducted|abducting|kidnapped|kidnapping|captured|capturing|"
    rf"arrested|arresting|detained|detaining|burn(?:ed|t|ing)(?= (?:alive|to death))|"
    rf"beat(?:en|ing)?(?= to death)|neutrali[sz](?:ed|ing)|decapitat(?:ed|ing)|"
    rf"deaths? of|lives of|hacked|stabbed|gunned down|lynched|burned alive|buried alive|"
    rf"(?:number|total) of[ {_EDGE}]*(?:[\w-]+ )?[\w-]+[ {_EDGE}]*(?:killed|dead) at|"
    rf"(?:dead|dead and wounded|number killed|number of (?:the )?"
    rf"(?:dead|deaths|victims|killed)|toll) at|"
    rf"murdered|murdering|executed|executing|beheaded|massacred|"
    rf"slaughtered|shot dead|shot|rounded up|seized|casualties of|hurt|bodies of|beheading|"
    rf"claiming|claimed|death toll (?:of|to|at|is|was)|"
    rf"(?:death )?toll (?:has |had )?(?:\w+ )?(?:rose|risen|climbed|reached|stood|stands|"
    rf"increased|grew|jumped|is|was|put)(?: to| at)?)(?: up)?(?: (?:and (?P<second>wounded|"
    rf"wounding|injured|injuring|kidnapped|abducted|killed)|also|to death|dead|the lives "
    rf"of|lives of|another|all|of|alive))*[ {_EDGE}]*$"
)
# Those whom their own side lost, told by nouns of people who fight ("lost four of its men").
_LOST = re.compile(rf"\b(?:lost|losing|loses|lose)[ {_EDGE}]*$")
_LOSABLE = frozenset(
    "men soldiers fighters troops members comrades policemen officers peacekeepers commandos marines "
    "militants rebels militiamen guerrillas cadres combatants".split()
)
_LEFT_OPEN = re.compile(rf"\b(?:left|leaving|leaves)[ {_EDGE}]*$")
_DEAD = re.compile(rf"[ {_EDGE}]*(?P<cue>dead|wounded|injured|missing)\b")
_CHAIN = re.compile(
    rf"^{_NOUN}(?P<link>(?:,? and|,| as well as|,? including|,? among them|, plus|,? along "
    rf"with|, of whom| and wounding| - including)+)[ {_EDGE}]*(?:the lives of )?$"
)
_PARTIAL = re.compile(
    rf"(?:including|among them|of whom|among the dead|among whom)(?: were| was)?[ {_EDGE}]*$"
)
_OF_THEM = re.compile(rf"[ {_EDGE}]*(?:of them|of whom|of the (?:dead|victims|wounded|injured)|among them)\b")
_NONE = re.compile(
    rf"\b(?:no one|nobody|none|no (?:[\w-]+ )?(?:people|civilians|soldiers|casualties|"
    rf"deaths|injuries|fatalities|victims))[ {_EDGE}]*(?:was|were|has been|had been)?[ "
    rf"{_EDGE}]*(?P<cue>killed|hurt|injured|wounded|harmed)?(?! (?:reported|immediately|"
    rf"was|were|have|had|confirmed))"
)
_SINGLE = re.compile(
    rf"\b(?P<cue>killed|killing|kills|wounded|wounding|injured|injuring|shot dead|"
    rf"kidnapped|kidnapping|abducted)[ {_EDGE}]+an? (?P<noun>(?:[\w-]+ ){{0,2}}(?:soldier|"
    rf"policeman|police officer|officer|civilian|child|woman|man|boy|girl|teacher|student|"
    rf"farmer|villager|nurse|doctor|journalist|priest|driver|guard|fighter|commander|"
    rf"worker|militant|rebel|peacekeeper|resident))\b"
)


_HARMED = re.compile(
    rf"[ {_EDGE}]+(?P<cue>dead|wounded|injured|missing|captured|kidnapped|"
    rf"abducted)(?P<noun>[ {_EDGE}]+(?:(?!(?:{_STOP})\b)[\w'-]+)(?: (?!(?:{_STOP})\b)[\w'-]+)?)"
)


class Count(Struct, frozen=True):
    """A toll before its party is set against the sides of the event."""

    category: str
    classes: tuple[str, ...]
    noun: str
    min: int | None
    max: int | None
    qualifier: str | None
    scope: str
    span: Span
    at: int


def read_counts(masked: Masked) -> list[Count]:
    """The counts of people harmed in one sentence, in text order."""
    text = masked.text.translate(_EDGES)
    if not any(
        cue in text
        for cue in (
            "kill",
            "dead",
            "die",
            "wound",
            "injur",
            "toll",
            "death",
            "missing",
            "captur",
            "abduct",
            "kidnap",
            "arrest",
            "detain",
            "casualt",
            "hurt",
            "lives",
            "slain",
            "shot",
            "murder",
            "execut",
            "behead",
            "massacre",
            "fatalit",
            "seized",
            "hostage",
            "bodies",
            "left",
            "leav",
            "perish",
            "neutrali",
            "decapit",
            "lost",
            "losing",
            "to death",
        )
    ):
        return []
    found = [_Number(text, match) for match in _NUMBER_AT.finditer(text)]
    found = [number for number in found if not _NOT_PEOPLE.match(text, number.end)]
    for number in found:
        number.settle(text)
    _spread(text, found)
    counts = [number.count(masked) for number in found if number.category]
    counts.extend(_zero(masked, text))
    counts.extend(_singles(masked, text))
    return sorted(counts, key=lambda count: count.at)


class _Number:
    """A number of the sentence, and the category that its neighbours give it."""

    def __init__(self, text: str, match: re.Match[str]) -> None:
        self.start, self.end = match.span()
        self.words = match[0]
        noun = _NOUN_AT.match(text, self.end)
        self.noun_end = noun.end() if noun else self.end
        self.noun = text[self.end : self.noun_end].replace(_EDGE, "").strip()
        self.category = ""
        self.side = ""
        self.partial = bool(
            _PARTIAL.search(text[: self.start])
            or _OF_THEM.match(text, self.end)
            or self.noun.startswith(("of them", "of whom"))
        )

    def settle(self, text: str) -> None:
        harmed = None if self.noun else _HARMED.match(text, self.end)
        if harmed:
            self.category, self.side = _category(harmed["cue"]), "noun"
            self.noun, self.noun_end = harmed["noun"].replace(_EDGE, "").strip(), harmed.end()
            return
        right = _RIGHT.match(text, self.noun_end)
        left = _LEFT.search(text[max(0, self.start - 60) : self.start])
        if left and not (right and right["cue"] in ("dead", "missing")):
            self.category, self.side = _category(left["second"] or left["cue"]), "left"
            if left["second"] and _category(left["cue"]) != self.category:
                self.category = (
                    "casualties"
                    if {self.category, _category(left["cue"])} == {"killed", "wounded"}
                    else self.category
                )
        elif right:
            self.category, self.side = _category(right["cue"]), "right"
        elif _LEFT_OPEN.search(text[: self.start]) and (dead := _DEAD.match(text, self.noun_end)):
            self.category, self.side = _category(dead["cue"]), "right"
        elif self.noun.split()[-1:] and self.noun.split()[-1] in (
            "deaths",
            "fatalities",
            "casualties",
            "injuries",
            "dead",
            "wounded",
            "injured",
        ):
            self.category, self.side = _category(self.noun.split()[-1]), "noun"
        elif _LOST.search(text[: self.start]) and _LOSABLE.intersection(self.noun.split()):
            self.category, self.side = "killed", "left"
        if self.category == "captured" and "seized" in (left["cue"] if left else ""):
            self.category = ""

    def count(self, masked: Masked) -> Count:
        low, high, qualifier = read_count(self.words)
        span = masked.span(self.start, self.noun_end if self.noun else self.end)
        return Count(
            self.category, target_classes(self.noun, ""), self.noun, low, high, qualifier,
            "partial" if self.partial else "total", span, self.start,
        )  # fmt: skip


def _category(cue: str) -> str:
    return next((_CATEGORY_OF[word] for word in cue.split() if word in _CATEGORY_OF), "killed")


def _spread(text: str, numbers: list[_Number]) -> None:
    """In a list of counts ("13 soldiers and about 170 civilians") all have the category that one has."""
    for one, other in pairwise(numbers):
        link = _CHAIN.match(text[one.end : other.start])
        if link and one.category and not other.category and one.side in ("left", "right"):
            other.category, other.side = one.category, one.side
        elif link and one.category and one.side == "left" and other.category == "":
            other.category = one.category
    for one, other in zip(reversed(numbers[:-1]), reversed(numbers), strict=False):
        link = _CHAIN.match(text[one.end : other.start])
        if link and other.category and other.side == "right" and not one.category:
            one.category, one.side = other.category, "right"


def _zero(masked: Masked, text: str) -> Iterator[Count]:
    for match in _NONE.finditer(text):
        category = _category(match["cue"] or match[0])
        if match["cue"] or ("there were no" in text and match[0].split()[-1] in _CATEGORY_OF):
            yield Count(category, (), "", 0, 0, None, "total", masked.span(*match.span()), match.start())


def _singles(masked: Masked, text: str) -> Iterator[Count]:
    for match in _SINGLE.finditer(text):
        start = match.start("noun")
        yield Count(
            _category(match["cue"]), target_classes(match["noun"], ""), match["noun"], 1, 1, None, "total",
            masked.span(start, match.end("noun")), start,
        )  # fmt: skip
