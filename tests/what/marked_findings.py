"""Findings of a sentence whose mentions are marked inline."""

from __future__ import annotations

from factions.reading.encoder.encoding import Encoding
from factions.reading.sentences import split_sentences
from factions.reading.what import find_findings
from factions.reading.what.examples import marked
from factions.records import Finding


def findings(source: str) -> tuple[Finding, ...]:
    parts = marked(source)
    sentences = split_sentences(parts.text)
    return find_findings(
        parts.text, sentences, parts.mentions, parts.times, parts.places, Encoding(parts.text)
    )


def told(source: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Kind and roles of each finding, roles sorted."""
    return [
        (found.kind, tuple(sorted((role.role, role.text) for role in found.roles)))
        for found in findings(source)
    ]
