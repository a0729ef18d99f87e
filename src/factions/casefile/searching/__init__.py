"""Finding documents by their words: the one part of a casefile that each store does in its own way."""

from factions.casefile.searching.index import (
    check_index,
    compact_index,
    create_index,
    find_documents,
    index_document,
    rebuild_index,
    unindex_document,
)
from factions.casefile.searching.phrases import parse_phrases
from factions.casefile.searching.quoting import cut_out

__all__ = [
    "check_index",
    "compact_index",
    "create_index",
    "cut_out",
    "find_documents",
    "index_document",
    "parse_phrases",
    "rebuild_index",
    "unindex_document",
]
