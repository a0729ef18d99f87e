"""The documents that a command was given, and what became of those that could not be used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

from cyclopts import Parameter

from factions.cli.app import SOME_FAILED
from factions.cli.console import complain, tell
from factions.documents import is_url, load_documents, url_notice
from factions.errors import BadDate, DocumentProblem, UserError
from factions.records import Document

# A lone hyphen is standard input, so words may begin with one; `Sources` refuses what looks like an option.
SourceName = Annotated[
    str, Parameter(allow_leading_hyphen=True, help="Files, folders, http(s) URLs, or - for standard input.")
]


class Sources:
    """The documents of a command, one by one; `problems` gathers those that could not be used."""

    def __init__(self, sources: Sequence[str], published: str | None = None) -> None:
        self._sources = sources or ("-",)
        refuse_options(self._sources)
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


def refuse_options(words: Sequence[str]) -> None:
    """Raises UserError for a word that is meant as an option and is none."""
    for word in words:
        if word.startswith("--"):
            raise UserError(f"There is no option {word}; see --help.")


def check_day(words: str | None) -> str | None:
    """An ISO day as given; raises BadDate for anything else."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise BadDate(words) from None
