"""Speakers by position: a mention that ends or begins at an offset, else a phrase that may speak."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from factions.reading.says.cues import speaker_phrases
from factions.reading.says.phrases import before_description, widened, with_office
from factions.records import Mention, Span, Speaker

_SPEAKING = frozenset({"person", "office", "state", "state_force", "group", "civilians", "people", "other"})
# Pronouns speak only where the room `who` has a mention of them.
NOT_SPEAKERS = frozenset("it they he she we i you this that which who what there these those".split())
# A mention after these only tells where, or of what, those are who speak ("reports on social media").
_WITHIN = re.compile(r"\s(?:on|in|at|from|with)\s+(?:the\s+)?(?:\w+\s+)?$")
# Whoever stands after these is no apposition ("an agency, quoting Col Diallo, said").
_GOVERNED = re.compile(r"\b(?:citing|quoting|by|with|from|against|after|of|to|under)\s+$")
_AND = re.compile(r"\s+and\s+$")
_BARE = frozenset("the a an his her its their".split())
_SPEAKS_FOR = re.compile(
    r"(?P<who>(?:\b(?:an?|the|one|two|several|another|some|senior|local|top|"
    r"former)\s+){0,3}(?:spokes\w+|officials?|sources?|commanders?|leaders?|members?|"
    r"fighters?|"
    r"residents?|officers?|ministers?|doctors?|advis[eo]rs?|representatives?|head|chief|"
    r"governor|mayor|experts?)\s+(?:for|of|from|at|in|with|close to)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)


class Voices:
    """Finds speakers by position: a mention that ends or begins at an offset, else a phrase."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.by_end: Mapping[int, Mention] = {
            mention.end: mention for mention in mentions if mention.kind in _SPEAKING
        }
        self.by_start: Mapping[int, Mention] = {
            mention.start: mention for mention in mentions if mention.kind in _SPEAKING
        }

    def ending(self, floor: int, end: int) -> Speaker | None:
        """The speaker whose words end at `end`, not before `floor`."""
        mention = self.by_end.get(end)
        if mention is None and self.text[end - 1 : end] == ",":
            named = self.by_end.get(end - 1)
            if named is not None and self._is_apposed(named, floor):
                return as_speaker(named)
            return self._before_apposition(floor, end - 1)
        described = before_description(self.text, max(floor, end - 130), end)
        return (described and self._last(floor, described)) or self._last(floor, end)

    def _is_apposed(self, mention: Mention, floor: int) -> bool:
        """Whether it is the name that ends a description ("its commander, Col Diallo,")."""
        named = mention.kind == "person" and mention.form == "named"
        return named and _GOVERNED.search(self.text, floor, mention.start) is None

    def _last(self, floor: int, end: int) -> Speaker | None:
        """The mention, or else the phrase, that ends right at `end`."""
        mention = self.by_end.get(end)
        if mention is not None and mention.start >= floor:
            return self._with_others(self._with_apposition(mention, floor), floor)
        found = speaker_phrases().ending.search(self.text[max(floor, end - 90) : end])
        if found and found[1].lower() not in NOT_SPEAKERS and _good_phrase(found[1]):
            return _spoken(self.text, max(floor, end - 90) + found.start(1), end)
        return None

    def is_known(self, speaker: Speaker) -> bool:
        """Whether the words are more than any word with a capital: a mention, or a head that may speak."""
        return speaker.end in self.by_end or speaker_phrases().heads.search(speaker.text) is not None

    def at(self, span: Span) -> Speaker | None:
        """The speaker whose words a span is: a mention, or a phrase that may hold one; no bare pronoun."""
        words = self.text[span.start : span.end]
        whole, last = self.by_start.get(span.start), self.by_end.get(span.end)
        if whole is not None and (whole.end >= span.end or last is None):
            return as_speaker(whole)
        if words.lower() in NOT_SPEAKERS or words.lower() in _BARE:
            return None
        return Speaker(words, span.start, span.end, actor=last.actor if last else None, name=words)

    def _with_apposition(self, mention: Mention, floor: int) -> Speaker:
        """In "a spokesman for X said" the spokesman speaks, for X."""
        before = _SPEAKS_FOR.search(self.text, max(floor, mention.start - 60), mention.start)
        if before is None and _WITHIN.search(self.text, max(floor, mention.start - 40), mention.start):
            found = speaker_phrases().ending.search(self.text[max(floor, mention.end - 90) : mention.end])
            start = max(floor, mention.end - 90) + found.start(1) if found is not None else mention.start
            if start < mention.start:
                return _spoken(self.text, start, mention.end)
        if before is None:
            span = widened(self.text, mention, floor, self.by_end)
            return Speaker(
                self.text[span.start : span.end],
                span.start,
                span.end,
                actor=mention.actor,
                name=mention.name,
            )
        words = self.text[before.start("who") : mention.end]
        return Speaker(words, before.start("who"), mention.end, actor=mention.actor, name=words)

    def _with_others(self, speaker: Speaker, floor: int) -> Speaker:
        """In "residents and an officer said" both speak, unless one of them is known by name."""
        joined = _AND.search(self.text, max(floor, speaker.start - 5), speaker.start)
        other = self.by_end.get(joined.start()) if joined and speaker.actor is None else None
        if other is None or other.actor is not None or not self._opens_clause(other.start, floor):
            return speaker
        return _spoken(self.text, max(floor, other.start), speaker.end)

    def _opens_clause(self, at: int, floor: int) -> bool:
        return not self.text[floor:at].strip() or self.text[:at].rstrip()[-1:] in ',;:"“”—–-'

    def _before_apposition(self, floor: int, comma: int) -> Speaker | None:
        """In "Col Diallo, who leads the brigade, said" the speaker stands before the first comma."""
        opening = self.text.rfind(",", floor, comma)
        if opening < 0 or comma - opening > 140:
            return None
        described = before_description(self.text, max(floor, opening - 130), opening)
        return (described and self._last(floor, described)) or self._last(floor, opening)

    def _opened_by(self, mention: Mention, ceiling: int) -> Speaker:
        """The speaker whose phrase a mention opens: "the mayor's office", "its commander, Col Diallo"."""
        end = with_office(self.text, mention, ceiling)
        if end == mention.end:
            return as_speaker(mention)
        named = self.by_start.get(end + 2) if self.text[end : end + 2] == ", " else None
        if named is not None and named.kind == "person" and named.form == "named":
            return as_speaker(named)
        return _spoken(self.text, mention.start, end)

    def beginning(self, start: int, ceiling: int) -> Speaker | None:
        """The speaker whose words begin at `start`."""
        while start < ceiling and self.text[start].isspace():
            start += 1
        mention = self.by_start.get(start)
        if mention is not None and mention.end <= ceiling:
            return self._opened_by(mention, ceiling)
        found = speaker_phrases().beginning.match(self.text, start, ceiling)
        if not found or found[1].lower() in NOT_SPEAKERS or not _good_phrase(found[1]):
            return None
        inner = next(
            (
                m
                for at in range(start, found.end(1))
                if (m := self.by_start.get(at)) and m.end >= found.end(1)
            ),
            None,
        )
        return _spoken(self.text, start, inner.end if inner else found.end(1))


def _good_phrase(words: str) -> bool:
    return (
        words[:1].isupper()
        or " " in words
        or words.lower().endswith("s")
        or words.lower() in ("police", "army", "military", "media", "one", "another", "staff")
    )


def as_speaker(mention: Mention) -> Speaker:
    """The mention as a speaker."""
    return Speaker(mention.text, mention.start, mention.end, actor=mention.actor, name=mention.name)


def _spoken(text: str, start: int, end: int) -> Speaker:
    return Speaker(text[start:end], start, end, name=text[start:end])
