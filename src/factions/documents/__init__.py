"""A file, a page or standard input becomes a `Document` whose working text every span refers to."""

from factions.documents.fetching import fetch, is_url, url_notice
from factions.documents.head import Head, read_head
from factions.documents.language import READ_LANGUAGES
from factions.documents.limits import Limits
from factions.documents.loading import from_bytes, from_text, load_document, load_documents

__all__ = [
    "READ_LANGUAGES",
    "Head",
    "Limits",
    "fetch",
    "from_bytes",
    "from_text",
    "is_url",
    "load_document",
    "load_documents",
    "read_head",
    "url_notice",
]
