"""The documents that a command was given, and what became of those that could not be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factions.cli.app import SOME_FAILED
from factions.cli.console import complain, tell
from factions.documents import load_documents, url_notice
from factions.errors import BadDate, DocumentProblem
from factions.records import Document


def load_all(
    sources: Sequence[str], published: str | None = None
) -> tuple[Iterator[Document], Callable[[], int]]:
    """The documents one by one, and a function giving the exit code once they are through."""
    check_day(published)
    problems: list[DocumentProblem] = []
    return _loaded(sources, published, problems), lambda: SOME_FAILED if problems else 0


def check_day(words: str | None) -> str | None:
    """An ISO day as given; raises BadDate for anything else."""
    from datetime import date

    if words is None:
        return None
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise BadDate(words) from None


def _loaded(
    sources: Sequence[str], published: str | None, problems: list[DocumentProblem]
) -> Iterator[Document]:
    for source in sources:
        if source.startswith(("http://", "https://")):
            tell(url_notice(source))
    for document in load_documents(sources, published=published):
        if isinstance(document, DocumentProblem):
            problems.append(document)
            complain(str(document))
        else:
            yield document
