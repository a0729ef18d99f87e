"""The documents that a command was given, and what became of those that could not be used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from factions.cli.app import SOME_FAILED
from factions.cli.console import complain, tell
from factions.documents import is_url, load_documents, url_notice
from factions.errors import BadDate, DocumentProblem
from factions.records import Document


class Sources:
    """The documents of a command, one by one; `problems` gathers those that could not be used."""

    def __init__(self, sources: Sequence[str], published: str | None = None) -> None:
        self._sources = sources or ("-",)
        self._published = check_day(published)
        self.problems: list[DocumentProblem] = []

    def documents(self) -> Iterator[Document]:
        """Each document, its notes told; what cannot be used is complained of and passed over."""
        for source in self._sources:
            if is_url(source):
                tell(url_notice(source))
        for document in load_documents(self._sources, published=self._published):
            if isinstance(document, DocumentProblem):
                self.problems.append(document)
                complain(str(document))
                continue
            for note in document.notes:
                complain(f"{document.source or document.id}: {note}")
            yield document

    @property
    def exit_code(self) -> int:
        return SOME_FAILED if self.problems else 0


def check_day(words: str | None) -> str | None:
    """An ISO day as given; raises BadDate for anything else."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise BadDate(words) from None
