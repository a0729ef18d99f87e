"""The reader: the only caller of the rooms, each handed the records of those before it."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from factions.documents import read_head
from factions.errors import UnknownClaim
from factions.gazetteer import Gazetteer, load_gazetteer
from factions.reading.assemble import Surroundings, build_claims
from factions.reading.encoder import Encoder, load_encoder
from factions.reading.explain import Explanation, explain
from factions.reading.says import tell
from factions.reading.sentences import split_sentences
from factions.reading.steps import Steps
from factions.reading.what import find_findings
from factions.reading.when import read_times
from factions.reading.where import find_places
from factions.reading.who import find_mentions
from factions.records import Document, Reading, Span
from factions.registry import Registry, load_registry


class Reader(Protocol):
    """Whatever turns a document into a reading; `name` is stamped on its claims."""

    @property
    def name(self) -> str: ...

    def read(self, document: Document) -> Reading: ...


class EncoderReader:
    """The built-in reader: one encoder for finding, readable rules for normalising."""

    name = "encoder/1"

    def __init__(self, encoder: Encoder, registry: Registry, gazetteer: Gazetteer) -> None:
        self._encoder = encoder
        self._registry = registry
        self._gazetteer = gazetteer

    def read(self, document: Document) -> Reading:
        """The claims of one document; one in a language that is not read yet gives none."""
        if not _is_read(document):
            return Reading(document, (), (), (), ())
        return self.steps(document).reading()

    def explain(self, document: Document, claim: str) -> Explanation:
        """Which head and rule gave each field of a claim, told by its id or a beginning of it.

        The document is read again for it. Raises UnknownClaim, which lists the claims that there are.
        """
        if not _is_read(document):
            raise UnknownClaim(claim, ())
        return explain(self.steps(document), claim, self._registry, self.name)

    def steps(self, document: Document) -> Steps:
        """What each room found in a document, in the order in which they hand it on."""
        text = document.text
        sentences = _body_sentences(text)
        encoding = self._encoder.encode(text, sentences)
        mentions = find_mentions(text, sentences, encoding, self._registry, published=document.published_at)
        times = read_times(text, published=document.published_at, sentences=sentences)
        places = find_places(text, sentences, encoding, self._gazetteer)
        found = find_findings(text, sentences, mentions, times, places, encoding)
        findings, stances = tell(text, sentences, mentions, found, encoding)
        around = Surroundings(document, sentences, times, places, encoding.scores)
        claims = build_claims(around, findings, stances, self.name)
        return Steps(around, encoding, mentions, findings, stances, claims)


def _is_read(document: Document) -> bool:
    return document.language in (None, "en")


def _body_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of the report itself: header lines, headline and byline tell nothing that it does not."""
    body = read_head(text).body_start
    return tuple(sentence for sentence in split_sentences(text) if sentence.start >= body)


@cache
def built_in_reader() -> EncoderReader:
    """The reader that ships with the package, loaded once."""
    return EncoderReader(load_encoder(), load_registry(), load_gazetteer())


def read_document(document: Document, reader: Reader | None = None) -> Reading:
    """Read one document with `reader`, else with the built-in one."""
    return (reader or built_in_reader()).read(document)
