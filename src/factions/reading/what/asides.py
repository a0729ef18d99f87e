"""A masked sentence without what stands between its parts: asides, relative clauses, shared subjects.

Each reading is a masked text of its own, cut out of the sentence's, in which the patterns see as
neighbours what the sentence keeps apart ("X, by contrast, is allied with Y"; "X split from Y and joined Z").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from factions.reading.what.mask import ALL_NAMED, ALL_OPEN, CLOSE, NAMED, OPEN, Masked, Pieces
from factions.reading.what.patterns import macros
from factions.records import Span

_PARENTHESIS = re.compile(
    rf"(?<=[{ALL_NAMED}{CLOSE}]), (?:[{ALL_OPEN}]|which|who|whose|an?|the|led|formed|"
    rf"{NAMED['time']}|founded|based|also|then|now|one|part|known|formerly|with|mostly|mainly|largely|"
    rf"predominantly|formally|of|under|alias|aka|nicknamed|like|unlike|\w+ly \w+ed|"
    rf"once|itself|long|backed|created|head|chief|leader|commander|spokesman|active|born|"
    rf"supported|established|set up|composed|made up|[a-z]+ed(?= by| from| in| with| to| at| as| after| "
    rf"before| during| on| for| of| mainly| mostly| largely)|{NAMED['group']}'s|{NAMED['state']}'s)"
    rf"[^,;:]{{2,140}}(?:, [^,;:]{{3,50}})??,"
    rf"(?= (?!and\b|or\b|who\b|which\b|killing|wounding|\w+ed (?:and \w+ed )?by\b)\w|"
    rf" and [{ALL_NAMED}{ALL_OPEN}])"
)


_ANY = f"(?:[{ALL_NAMED}]|[{ALL_OPEN}][^{CLOSE}]*{CLOSE})"
_INTERRUPTION = re.compile(
    rf",? \({_ANY}(?:, [^()]{{2,40}})?\)|"
    rf"(?<=[{ALL_NAMED}]), [{ALL_NAMED}],(?= (?:was|is|has|had|were|are|have)\b)|"
    r", (?:by contrast|in contrast|by comparison|however|though|meanwhile|in turn|for (?:its|their|his) part|"
    rf"for {NAMED['group']}'s part|for {NAMED['state']}'s part|too|lately|later|recently|more recently|"
    r"of course|moreover|in fact|indeed|instead|"
    r"on the other hand|at least|in other words|to be sure|in practice|on paper|by all accounts|in our view|"
    r"by and large|"
    r"in our opinion|according to [^,;:]{2,50}|like many others|as before|as ever|in effect|so far|"
    rf"(?:it|he|she|they|{_ANY}|analysts|officials|residents|sources) (?:say|says|said|adds|added|goes on|"
    r"argues|believe|believes|think|insists|claims)(?: it)?),|"
    r"(?<= the) (?:so-called|self-styled|self-proclaimed)(?= \W)"
)
_RELATIVE = re.compile(
    rf"(?<=[{ALL_NAMED}{CLOSE}]) (?:(?:that|which|who) (?:is|was|are|were|has|had|have)\b"
    rf"(?: (?!when|where|because|while|as|but|if)[^\s,;:]+){{1,9}}?"
    rf"(?= (?:is|was|are|were|has|had|have|will|signed|agreed|said|joined|remains?)\b)|"
    rf"(?:that (?:is|was) |which (?:is|was) )?(?:led|headed|commanded|run|founded) by {_ANY}(?= \w))"
)
# "ISIL in Somalia receives funds": where an actor is stands between it and what it does.
_WHEREABOUTS = re.compile(
    rf"(?<=[{ALL_NAMED}{CLOSE}]) (?:in|from|around|near|across|along) (?:the )?"
    rf"(?:[\w-]+ ){{0,2}}[{NAMED['place']}]"
    rf"(?:(?:,| and|, and) [{NAMED['place']}])*(?= (?!and\b|or\b)\w)"
)


def readings(masked: Masked) -> Iterator[Masked]:
    """The sentence itself, then what it says without interruptions, asides and repeated subjects."""
    yield masked
    last = masked
    for cuts in (_INTERRUPTION, _PARENTHESIS, _RELATIVE, _WHEREABOUTS):
        shorter = _without(last, cuts)
        if shorter is not None:
            yield shorter
            last = shorter
    yield from _second_predicates(last)
    yield from _one_by_one(last)


def parentheses(masked: Masked) -> list[Span]:
    """Where a sentence turns aside after a name and comes back to it."""
    return [masked.span(*found.span()) for found in _PARENTHESIS.finditer(masked.text)]


def _without(masked: Masked, cuts: re.Pattern[str]) -> Masked | None:
    found = [match.span() for match in cuts.finditer(masked.text)]
    if not found:
        return None
    return _joined(masked, list(_kept(found, len(masked.text))))


def _kept(cut: Iterable[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in cut:
        yield at, start
        at = end
    yield at, length


def _joined(masked: Masked, stretches: Iterable[tuple[int, int]]) -> Masked:
    builder = Pieces("")
    for start, end in stretches:
        _copy(masked, start, end, builder)
    return Masked("".join(builder.parts), masked.sentence, builder.items, builder.cuts, builder.origins)


_LISTED = re.compile(
    rf"{_ANY}(?:, (?:the )?{_ANY})*,? (?:and|or|as well as|&) (?:the )?{_ANY}(?= [^,;]{{3}})"
)
_LONGEST = 6


def _one_by_one(masked: Masked) -> Iterator[Masked]:
    """ "put X, Y and Z on the list": the sentence with each member alone, the list having been read."""
    for found in _LISTED.finditer(masked.text):
        spots = [at for at in range(*found.span()) if at in masked.items and masked.text[at] != CLOSE]
        kinds = {masked.items[at].kind for at in spots}
        if len(spots) > _LONGEST or not kinds <= _LISTABLE or len(kinds) > 1:
            continue
        for at in spots:
            end = at + 1 if masked.text[at] in ALL_NAMED else masked.text.index(CLOSE, at) + 1
            stretches = [(0, found.start()), (at, end), (found.end(), len(masked.text))]
            yield _joined(masked, stretches)


_LISTABLE = frozenset({"group", "state", "state_force", "people", "person"})


@cache
def _predicate() -> str:
    words, _ = macros()
    adverbs = (
        f"(?:{NAMED['time']}|also|then|later|now|still|has|have|had|is|was|are|were|long|eventually|soon|not)"
    )
    finite = r"(?:is|was|are|were|has|have|had) (?!killed|wounded|injured)\w+"
    return rf"(?:{adverbs} )*(?:{finite}|{words['predicate']})\b"


@cache
def _conjunction() -> re.Pattern[str]:
    return re.compile(rf",? (?:and|but|before|then|and then|or)(?= {_predicate()})")


@cache
def _first_subject() -> re.Pattern[str]:
    kinds = ("group", "state", "state_force", "person")
    named = "".join(NAMED[kind] for kind in kinds)
    opened = "".join(OPEN[kind] for kind in kinds)
    subject = rf"(?P<subject>[{named}]|[{opened}][^{CLOSE}]*{CLOSE})"
    openers = "".join(rf"|(?<=\b{word} )" for word in "that but while when as after since".split())
    opener = rf"(?:^|(?<=[,;:–] ){openers})"
    return re.compile(
        rf"{opener}(?:the |an? )?{subject}(?: of {_ANY})?,?(?: (?:which|who|that))? (?:\w+ly )?"
        rf"(?:{_predicate()}|is|was|are|were|has|have|had|will|\w+ed\b|\w+s\b)"
    )


def _second_predicates(masked: Masked) -> Iterator[Masked]:
    """ "X split from Y and joined Z": X with the second predicate."""
    for conjunction in _conjunction().finditer(masked.text):
        before = list(_first_subject().finditer(masked.text, 0, conjunction.start()))
        if conjunction[0].startswith(","):
            own = [one for one in before if not _AFTER_NOUN.search(masked.text, 0, one.start("subject"))]
            before = own or before
        if before:
            stretches = [before[-1].span("subject"), (conjunction.end(), len(masked.text))]
            yield _joined(masked, stretches)


# Where a clause within a clause begins: after a comma the sentence goes on with its own subject.
_AFTER_NOUN = re.compile(
    rf"(?:[{ALL_NAMED}{CLOSE}] (?:that|whom|which)|\b(?:when|while|after|since|as)) (?:the |an? )?$"
)


def _copy(masked: Masked, start: int, end: int, builder: Pieces) -> None:
    """Copy a stretch with its placeholders and the way back."""
    shift = builder.length - start
    builder.items.update({at + shift: item for at, item in masked.items.items() if start <= at < end})
    at = start
    while at < end:
        piece = bisect_right(masked.cuts, at)
        stop = min(end, masked.cuts[piece] if piece < len(masked.cuts) else end)
        builder.add(masked.text[at:stop], masked.origin(at))
        at = stop
