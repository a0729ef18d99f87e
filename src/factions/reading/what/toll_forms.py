"""How counts of people are worded: numbers, the nouns after them, and what befell whom, before or behind."""

from __future__ import annotations

import re

from factions.reading.what.mask import ALL_NAMED, ALL_OPEN, CLOSE, NAMED
from factions.reading.what.numbers import COUNT, QUALIFIER, VAGUE

NAMES = ALL_NAMED.replace(NAMED["time"], "")
EDGE = "~"
EDGES = str.maketrans(dict.fromkeys(ALL_OPEN + CLOSE, EDGE))
CATEGORY = {
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
CATEGORY_OF = {word: name for name, words in CATEGORY.items() for word in words.split()}
STOP = (
    "in on at by for from with against near to when while after before and or but as who "
    "which that whose was were are is be been being "
    "over near across about around per between within throughout under because against "
    "have has had including among during during outside inside since later also could "
    "may might will would did said says told "
    "killed killing wounded wounding injured injuring dead died missing arrested "
    "kidnapped abducted captured detained hurt reported"
).replace(" ", "|")
NOT_PEOPLE = re.compile(
    r"[ ~]*(?:[\w-]+ )?(?:years?|days?|weeks?|months?|hours?|minutes?|times|km|kms?|"
    r"kilomet\w+|miles?|met(?:re|er)s?|per ?cent|percent|houses?|homes|villages?|"
    r"vehicles?|trucks?|attacks?|incidents?|cattle|cows|goats|camels|sheep|livestock|"
    r"schools?|goals?|points?|votes?|seats|dollars|kg|tonnes?|"
    r"rockets?|shells?|missiles?|drones?|bombs?|districts?|provinces?|towns?|areas|bases?|"
    r"posts|checkpoints?|weapons|rifles|buildings|"
    r"shops|motorcycles|tanks|mosques|churches|camps|sites|countries|states|rounds|others? countries|-year)\b"
)
NUMBER = (
    rf"(?:(?:{QUALIFIER}) )*(?:(?:{COUNT})(?:(?: and | to | or |-|–)(?:{COUNT}))?|"
    rf"{VAGUE})(?![\w%]|[.,]\d|-{EDGE}?year)"
)
NUMBER_AT = re.compile(rf"(?<![\w.,$€£-]){NUMBER}")
NOUN = (
    rf"(?:(?:[ {EDGE}]|(?<=\w)-)+(?:of (?:the|its|their|his) |of (?=(?:them|"
    rf"whom)\b))?(?:the )?(?!(?:{STOP})\b)(?:[\w'-]+|[{NAMES}])(?:'s)?){{0,6}}{EDGE}?"
)
NOUN_AT = re.compile(NOUN)
LATER = "|".join(
    sorted(
        {w for name in ("killed", "wounded", "missing", "captured") for w in CATEGORY[name].split()}
        | {"casualties"}
        | {f"{how} to death" for how in "put burned burnt beaten hacked stabbed stoned".split()}
        | {"burned alive", "burnt alive"},
        key=len,
        reverse=True,
    )
)
# What befell those who were then harmed ("were ambushed and killed", "were bound and shot").
BEFOREHAND = (
    "(?:ambushed|attacked|captured|abducted|kidnapped|bound|tied up|tortured|rounded up|surrounded|"
    "intercepted|trapped|beaten|raped|shot|stabbed|hacked|seized|detained) and"
)
RIGHT = re.compile(
    rf"(?:, (?:mostly|mainly|(?:most|many|all|some|half|several|one|two|three|four) of (?:them|whom)|"
    rf"among them|including|both)[^,.;]{{2,60}},)?"
    rf"(?:,? (?:who|that|and))?(?:[ {EDGE}]*(?:were|was|have been|had been|has been|are|"
    rf"is|being|be|got|have|had|has|reported|reportedly|confirmed|feared|believed|"
    rf"presumed|also|others|more|either|to have|to have been|all|both|already|now|known|"
    rf"shot|lost their|lost|found|taken|so far|left|civilians|remain|still|later|"
    rf"initially|{BEFOREHAND}) ?)*[ {EDGE}]*\b(?P<cue>{LATER})\b(?! (?:at least|more than|about|"
    rf"another|some|one|two|three|four|five|six|seven|eight|nine|ten|\d))"
)
LEFT = re.compile(
    rf"\b(?P<cue>killed|kill|kills|killing|killings? of|wounded|wounding|wounds|wound|"
    rf"injured|injuring|injures|abducted|abducting|kidnapped|kidnapping|captured|capturing|"
    rf"arrested|arresting|detained|detaining|burn(?:ed|t|ing)(?= (?:alive|to death))|"
    rf"beat(?:en|ing)?(?= to death)|neutrali[sz](?:ed|ing)|decapitat(?:ed|ing)|"
    rf"deaths? of|lives of|hacked|stabbed|gunned down|lynched|burned alive|buried alive|"
    rf"(?:number|total) of[ {EDGE}]*(?:[\w-]+ )?[\w-]+[ {EDGE}]*(?:killed|dead) at|"
    rf"(?:dead|dead and wounded|number killed|number of (?:the )?"
    rf"(?:dead|deaths|victims|killed)|toll) at|"
    rf"murdered|murdering|executed|executing|beheaded|massacred|"
    rf"slaughtered|shot dead|shot|rounded up|seized|casualties of|hurt|bodies of|beheading|"
    rf"claiming|claimed|death toll (?:of|to|at|is|was)|"
    rf"(?:death )?toll (?:has |had )?(?:\w+ )?(?:rose|risen|climbed|reached|stood|stands|"
    rf"increased|grew|jumped|is|was|put)(?: to| at)?)(?: up)?(?: (?:and (?P<second>wounded|"
    rf"wounding|injured|injuring|kidnapped|abducted|killed)|also|to death|dead|the lives "
    rf"of|lives of|another|all|of|alive))*[ {EDGE}]*$"
)
# Those whom their own side lost, told by nouns of people who fight ("lost four of its men").
LOST = re.compile(rf"\b(?:lost|losing|loses|lose)[ {EDGE}]*$")
LOSABLE = frozenset(
    "men soldiers fighters troops members comrades policemen officers peacekeepers commandos marines "
    "militants rebels militiamen guerrillas cadres combatants".split()
)
LEFT_OPEN = re.compile(rf"\b(?:left|leaving|leaves)[ {EDGE}]*$")
DEAD = re.compile(rf"[ {EDGE}]*(?P<cue>dead|wounded|injured|missing)\b")
CHAIN = re.compile(
    rf"^{NOUN}(?P<link>(?:,? and|,| as well as|,? including|,? among them|, plus|,? along "
    rf"with|, of whom| and wounding| - including)+)[ {EDGE}]*(?:the lives of )?$"
)
PARTIAL = re.compile(rf"(?:including|among them|of whom|among the dead|among whom)(?: were| was)?[ {EDGE}]*$")
OF_THEM = re.compile(rf"[ {EDGE}]*(?:of them|of whom|of the (?:dead|victims|wounded|injured)|among them)\b")
NONE = re.compile(
    rf"\b(?:no one|nobody|none|no (?:[\w-]+ )?(?:people|civilians|soldiers|casualties|"
    rf"deaths|injuries|fatalities|victims))[ {EDGE}]*(?:was|were|has been|had been)?[ "
    rf"{EDGE}]*(?P<cue>killed|hurt|injured|wounded|harmed)?(?! (?:reported|immediately|"
    rf"was|were|have|had|confirmed))"
)
SINGLE = re.compile(
    rf"\b(?P<cue>killed|killing|kills|wounded|wounding|injured|injuring|shot dead|"
    rf"kidnapped|kidnapping|abducted)[ {EDGE}]+an? (?P<noun>(?:[\w-]+ ){{0,2}}(?:soldier|"
    rf"policeman|police officer|officer|civilian|child|woman|man|boy|girl|teacher|student|"
    rf"farmer|villager|nurse|doctor|journalist|priest|driver|guard|fighter|commander|"
    rf"worker|militant|rebel|peacekeeper|resident))\b"
)
HARMED = re.compile(
    rf"[ {EDGE}]+(?P<cue>dead|wounded|injured|missing|captured|kidnapped|"
    rf"abducted)(?P<noun>[ {EDGE}]+(?:(?!(?:{STOP})\b)[\w'-]+)(?: (?!(?:{STOP})\b)[\w'-]+)?)"
)
