"""The shapes in which a text ties an actor to an event: it claims it, denies it, or is blamed for it.

A shape without an `actor` leaves the actor to the syntax: it is the subject of its cue.
"""

from __future__ import annotations

import re

from factions.reading.what.mask import ALL_NAMED, ALL_OPEN, CLOSE
from factions.reading.what.patterns import slot_regex

_ACTOR = slot_regex("group|state|state_force|people|person", {})
_OTHER = slot_regex("group|state|state_force|people|person|office|civilians|other", {})
# A word, or whoever or whatever stands in its place.
_WORD = rf"(?:[\w'-]+|[{ALL_NAMED}](?:'s)?|[{ALL_OPEN}][^{CLOSE}]*{CLOSE})"
_ADVERBS = (
    r"(?:(?:afterwards|subsequently|eventually|soon|finally|now|publicly|openly|has|have|had|also|later|both|quickly|promptly|immediately|itself|previously|"
    r"often|regularly|then|earlier|since|initially|repeatedly|all|falsely|swiftly) )*"
)
_EVENT = (
    r"(?:attack|bombing|assault|killing|blast|explosion|raid|ambush|shooting|massacre|"
    r"murder|strike|kidnapping|abduction|incident|violence|assassination|operation|"
    r"shelling|killings|attacks|bombings|raids|blasts|explosions|deaths|death|disappearance)"
)
_ARMS = rf"(?:{slot_regex('weapon|facility', {})}|(?:the )?(?:mines?|bombs?|rockets?|shells?))"
_PRONOUN = f"[{ALL_NAMED}]"
_THROUGH = r"(?:(?:in|on|through|via|over) [^.;,:]{2,50}? (?=that ))?"
_THE_EVENT = rf"(?:the|an?|this|that|both|all|these|those|several) (?:[\w-]+ ){{0,4}}?{_EVENT}\b"
_IN_IT = (
    r"(?:behind|involved|responsible|implicated|complicit|to blame|taken part|taking part|carried out|staged|"
    r"conducted|launched|mounted|committed|perpetrated|planted|fired|bombed|attacked|shelled|"
    r"orchestrated|organi[sz]ed|participated|"
    r"(?:had |played )?(?:any|a|no) (?:part|role|hand))"
)
_DENYING = (
    r"(?:denied|denies|deny|denying|rejected|rejects|disclaimed|disowned|dismissed)(?: any| all| claims of| "
    r"accusations of| allegations of| reports of| knowledge of or)? (?:responsibility|involvement|complicity|"
    r"participation|(?:a |any )?(?:part|role|hand|share|involvement|link|connection|complicity)|"
    r"(?:having )?(?:taken part|taking part|played a part|had a hand|anything to do with)|"
    r"having carried out|carrying out|being behind|being responsible|that it carried out|it carried out|"
    r"(?:having |being )?(?:staged|staging|launched|launching|involved in|mounted|mounting|ordered|ordering)|"
    r"(?:that )?it was (?:behind|involved|responsible)|(?:that )?they were (?:behind|involved|responsible)|"
    r"blame|the (?:accusation|charge|allegation)s?(?! (?:made|that|of|by|from|raised|against)\b))\b"
)
# Who denies a part in these denies no deed.
_TALKS = (
    rf"(?! in (?:(?:the|any|such|peace|secret|direct|{_PRONOUN}'s) )*(?:talks|negotiations|meetings?|"
    r"elections?|dialogue|discussions|process|politics|conference)\b)"
)
_CLAIMING = (
    rf"claim(?:ed|s|ing) (?:(?:the )?(?:responsibility|credit)|{_THE_EVENT}"
    rf"(?! (?:was|were|is|are|had|has|have|would|could|never|did|by|of {_ACTOR} by|that|{_ACTOR})\b))"
)
SHAPES = (
    ("claims", (
    rf"(?P<cue>claim(?:ed|s|ing)) (?:responsibility for )?{_THE_EVENT}[^.;,]{{0,40}}? (?:in the name of|"
    rf"under the name of|on behalf of|for) (?P<actor>{_ACTOR})"
)),
    ("claims", (
    rf"(?P<cue>claim(?:ed|s|ing)) (?:responsibility for )?{_THE_EVENT}[^.;,]{{0,40}}? (?:in|on) "
    rf"(?P<actor>{_ACTOR})'s (?:name|behalf)\b"
)),
    ("claims", (
    rf"(?P<actor>{_ACTOR})(?:,[^,;]{{2,80}},)?(?: that| which| who)? {_ADVERBS}(?P<cue>(?:claimed|claims|"
    rf"claiming|took|takes|taken|accepted|admitted|acknowledged|assumed) (?:the "
    rf")?(?:responsibility|"
    rf"credit(?! for (?:[\w-]+ ){{0,3}}(?:campaign|defeat|victory|success|peace|fall)))|"
    rf"(?:said|says|claimed|boasted|announced) {_THROUGH}(?:that )?(?:it|"
    rf"they|(?P<self>{_PRONOUN})|its fighters|its men|its members|its forces|their fighters) (?:had |"
    rf"have )?(?:carried out|was behind|were behind|was responsible for|were responsible "
    rf"for|staged|conducted|launched|had carried out|were responsible|was responsible))"
)),
    ("claims", (
    rf"(?P<cue>responsibility (?:for [^.;]{{2,60}} )?(?:was|has been|had been) claimed|"
    rf"(?:was |were |been )?claimed) by (?P<actor>{_ACTOR})"
)),
    ("claims", (
    rf"(?P<actor>{_ACTOR})(?:,[^,;]{{2,80}},)? {_ADVERBS}(?P<cue>{_CLAIMING})"
)),
    ("involves", (
    rf"(?:den(?:ied|ies|y|ying)|doubt(?:ed|s|ing)?|question(?:ed|s)|evidence|disput(?:ed|es)|(?:rejected|"
    rf"rejects|dismissed|dismisses) (?:claims|reports|accusations|allegations)) (?:whether|that|if) "
    rf"(?P<actor>{_ACTOR}) (?:(?:was|were|had|has|have|is|are|been|ever|really|also|even) )*"
    rf"(?P<cue>{_IN_IT})\b"
)),
    ("denies", (
    rf"(?P<actor>{_ACTOR})(?:,[^,;]{{2,80}},)? {_ADVERBS}(?P<cue>{_DENYING}){_TALKS}"
)),
    ("accuses", (
    rf"(?:(?P<accuser>{_OTHER})(?:,[^,;]{{2,60}},)? {_ADVERBS})?(?P<cue>blamed?|blames|"
    rf"blaming|accused?|accuses|accusing) (?P<actor>{_ACTOR})(?=(?: (?:fighters|militants|"
    rf"rebels))?(?: for (?:(?:the |an? |this |that |[\w-]+ )*?{_EVENT}|{_PRONOUN}|it\b)| of (?:carrying out|"
    rf"being behind|orchestrating|staging|committing|perpetrating|launching|"
    rf"responsibility|(?!\w+ing\b)(?:{_WORD} ){{0,5}}?{_EVENT}\b)| and {_ACTOR}[.,;]|[.,;]|$))"
)),
    ("accuses", (
    rf"(?P<actor>{_ACTOR})(?: of {_ACTOR})?(?:,[^,;]{{2,80}},)? (?:was|were|is|are|had "
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
    rf"(?P<actor>{_ACTOR}) (?:was|were|is|are|has been|have been|had been) (?:widely |immediately |"
    rf"also |initially |first |long |later )*(?P<cue>blamed|suspected|accused|held responsible)(?= "
    rf"(?:for (?:the |an? |"
    rf"this |[\w-]+ )*?{_EVENT}|of (?:carrying out|being behind|staging|involvement|"
    rf"responsibility|(?:{_WORD} ){{0,5}}?{_EVENT}\b)|in the {_EVENT}))"
)),
    ("accuses", (
    rf"(?:(?P<accuser>{_OTHER})(?:,[^,;]{{2,60}},)? {_ADVERBS})?(?P<cue>(?:held|holds|hold|holding)) "
    rf"(?P<actor>{_ACTOR}) (?:\w+ly )?(?:responsible|accountable|to blame|liable)\b"
)),
    ("accuses", (
    rf"(?:(?P<accuser>{_OTHER})(?:,[^,;]{{2,60}},)? {_ADVERBS})?(?P<cue>(?:pointed|points|pointing|"
    rf"point) (?:the |a |its |"
    rf"their |his |her |{_PRONOUN}'s )?(?:accusing |angry )?fingers?) (?:squarely |directly )?(?:at|to|"
    rf"towards?) "
    rf"(?P<actor>{_ACTOR})"
)),
    ("accuses", (
    rf"(?:(?P<accuser>{_OTHER})(?:,[^,;]{{2,60}},)? {_ADVERBS})?(?P<cue>(?:laid|lays|laying|put|puts|"
    rf"placed|pinned|"
    rf"pins|fixed)) (?:the )?(?:blame|responsibility|guilt|{_PRONOUN}|it|(?:[\w-]+ ){{0,3}}{_EVENT}) "
    rf"(?:for [^.;,]{{2,60}} )?(?:squarely |firmly )?(?:on|upon|with|at the door of|at the feet of|at) "
    rf"(?P<actor>{_ACTOR})(?!'s)"
)),
    ("accuses", (
    rf"(?:(?P<accuser>{_OTHER})(?:,[^,;]{{2,60}},)? {_ADVERBS})?(?P<cue>(?:attribut(?:ed?|es|ing)|"
    rf"ascrib(?:ed?|es|ing)|blam(?:ed?|es|ing))) "
    rf"(?:{_PRONOUN}|it|them|(?:[\w-]+ ){{1,5}}?{_EVENT}|{_ARMS})(?: [^.;,]{{2,50}}?)? (?:to|on|upon) "
    rf"(?:(?:{_WORD} ){{1,5}}?(?:fired|planted|laid|launched|dropped|carried out) by )?(?P<actor>{_ACTOR})"
)),
    ("accuses", (
    rf"(?:{_EVENT}|{_PRONOUN}|it|this|which)(?: [^.;,]{{2,40}}?)? (?:was|were|has been|have been|is|are) "
    rf"(?:(?:at first|at the time|later|\w+ly|also|long|since) )*(?P<cue>blamed on|attributed to|"
    rf"pinned on|ascribed to|laid at the door of|put down to|traced to|linked to|the work of|the "
    rf"handiwork of) "
    rf"(?P<actor>{_ACTOR})"
)),
    ("accuses", (
    rf"(?:(?P<accuser>{_OTHER})(?:,[^,;]{{2,60}},)? {_ADVERBS})?(?P<cue>suspect(?:s|ed|ing)?) "
    rf"(?P<actor>{_ACTOR})"
    rf"(?=[.,;]|$| of (?:carrying|being|having|staging|planting|the|involvement|this|that))"
)),
    ("accuses", (
    rf"(?P<cue>suspicions? (?:has |have |had |immediately |quickly |at once |soon )*(?:fell|fallen|falls|"
    rf"centred|centered|"
    rf"focused|turned)) (?:on|upon|to) (?P<actor>{_ACTOR})"
)),
    ("denies", (
    rf"(?P<cue>which) (?P<actor>{_ACTOR}) (?:has |have |had |\w+ly |always |also )*(?:denied|denies|deny|"
    rf"rejected|rejects|"
    rf"disputed|disputes)(?=[.,;]| and)"
)),
    ("denies", (
    rf"(?P<actor>{_ACTOR}) {_ADVERBS}(?P<cue>(?:denied|denies|deny|rejected|rejects|refuted|refutes)) "
    rf"(?:it|this|that)(?=[.,;]|$| and| as)"
)),
    ("accuses", (
    rf"(?P<cue>bore|bears|bearing|has|had|have) (?:all )?(?:the )?(?:hallmarks?|fingerprints|marks?|"
    rf"signature) of "
    rf"(?P<actor>{_ACTOR})"
)),
    ("denies", (
    rf"(?P<actor>{_ACTOR})(?:,[^,;]{{2,80}},)? {_ADVERBS}(?:(?:\w+ (?:(?:the|this|that|any|all|these) "
    rf"(?:[\w-]+ )*?{_EVENT}|it|them|{_PRONOUN}) "
    rf"and )?(?:said|says|say|insisted|insists|maintained|maintains|declared|stressed|added|stated) "
    rf"(?:that )?"
    rf"(?:{_PRONOUN}|it|they|{_PRONOUN}'s \W?\w+\W?) )?"
    rf"(?P<cue>(?:(?:had|has|have) )?(?:had|has|have|played|took|taken) "
    rf"(?:no (?:hand|part|role|involvement|link|connection|share|responsibility)|nothing (?:at all )?to "
    rf"do)(?= (?:in|with|for|to)\b|[.,;]|$)|issued an? (?:\w+ )?denial\b|"
    rf"(?:was|were|is|are) not (?:behind|involved|responsible|to blame)|"
    rf"(?:did|had) not (?:carry out|carried out|take part|taken part|stage|staged|commit|committed|plant|"
    rf"planted|launch|launched))"
)),
    ("denies", (
    rf"(?P<actor>{_ACTOR}), (?:which|who|that) (?:(?:has|have|had|also|later|promptly|\w+ly|always|since) )*"
    rf"(?P<cue>(?:denied|denies|deny|rejected|rejects|disputes|disputed|refutes|refuted)) "
    rf"(?:this|it|that|{_PRONOUN}|the (?:charge|accusation|allegation|claim|report)s?)(?![\w-])"
)),
    ("denies", (
    rf"(?P<actor>{_ACTOR})(?:,[^,;]{{2,80}},)? {_ADVERBS}(?P<cue>(?:denied|denies|deny|denying|rejected|"
    rf"rejects|dismissed|"
    rf"disputed|refuted)(?: to [^.;,]{{3,30}}?)?) (?:that|claims that|suggestions that|reports that|"
    rf"accusations that|allegations that) "
    rf"(?:its|their|his|{_PRONOUN}(?:'s)?|it|they|the) ?[^.;,]{{0,40}}?(?:had|has|have|was|were|is|are) "
    rf"(?:(?:been|ever|in any way|anything) )*(?:{_IN_IT}|anything to do)\b"
)),
    ("claims", (
    rf"(?P<actor>{_ACTOR})(?:,[^,;]{{2,80}},)? {_ADVERBS}(?:said|says|claimed|claims|boasted|announced|"
    rf"declared) (?:that )?"
    rf"(?:one|two|three|four|five|some|several|a (?:group|team|squad|unit|cell)|\w+) of {_PRONOUN}'s "
    rf"[^.;,]{{2,30}}? "
    rf"(?:had |have |has )?(?P<cue>carried out|staged|conducted|launched|mounted|perpetrated|planted|"
    rf"executed|was behind|"
    rf"were behind|attacked|targeted|bombed|stormed|blew|ambushed|detonated)"
)),
    ("claims", (
    rf"(?P<actor>{_ACTOR})(?:,[^,;]{{2,80}},)? {_ADVERBS}(?P<cue>(?:said|says) (?:that )?(?:it|they|"
    rf"(?P<self>{_PRONOUN})) (?:had |has |have )?"
    rf"(?:fired (?:them|it|the)|(?:carried|carry) (?:it|them|this|that|{_PRONOUN}) out|planted (?:it|"
    rf"them|the)|done it|did it)|owned up to|put its name to|boasted of|"
    rf"boasts of|took credit|taken credit|(?:took|takes|taking) ownership of)"
)),
    ("accuses", (
    rf"(?P<accuser>{_OTHER})(?:,[^,;]{{2,60}},)? {_ADVERBS}(?:said|says|say|believed|believes?|insisted|"
    rf"insists?|claimed|claims|alleged|alleges?|thinks?|thought|told [^.;,]{{3,40}}?) "
    rf"(?:that )?(?P<actor>{_ACTOR})"
    rf"(?: (?:of|from|loyal to|linked to) {_ACTOR})?(?:,[^,;]{{2,80}},)? "
    rf"(?:(?:had|has|have|was|were|is|are|been|also|probably|likely) )+"
    rf"(?P<cue>(?:responsible|to blame)(?=[.,;]|$)|"
    rf"(?:behind|responsible for|carried out|committed|perpetrated|staged|orchestrated|planned)"
    rf"(?= (?:(?:{_WORD} ){{0,5}}?{_EVENT}\b|it\b|them\b|{_PRONOUN}(?= in\b|[.,;]|$))))"
)),
    ("accuses", (
    rf"(?:was|were|been|is|are) (?:(?:at first|later|\w+ly|also|since) )*(?P<cue>(?:blamed|pinned) on) "
    rf"(?P<actor>{_ACTOR})"
)),
    ("denies", rf"(?P<cue>{_DENYING}){_TALKS}"),
    ("claims", rf"(?P<cue>{_CLAIMING})"),
)  # fmt: skip
COMPILED = tuple((act, re.compile(shape)) for act, shape in SHAPES)
