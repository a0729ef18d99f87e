"""The errors that factions raises, split by what the one who catches them must do.

FactionsError
├── UserError                  the person can mend it: message, exit code 2
│   ├── UnknownActor           no actor of that name; the nearest are offered
│   │   └── AmbiguousActor     several actors of that name
│   ├── UnknownClaim           no claim, or several, of that id; those there are are listed
│   ├── BadDate                not a date
│   └── BadLine                not a claim line
├── DocumentProblem            this document only: record it, go on with the others
│   ├── EmptyDocument          nothing to read in it
│   ├── UnreadableDocument     broken, encrypted, or of a kind that is not read
│   ├── TooLarge               beyond a stated limit
│   └── FetchFailed            a URL that does not answer, or may not be asked
├── RunStopped                 the store or a data file cannot be used: stop, exit code 1
│   ├── GazetteerMissing       the packed places are not there
│   ├── CasefileUnusable       not a casefile, damaged, or not writable
│   └── CasefileTooNew         written by a newer version of factions
└── BrokenInvariant            our own fault: a quote that is not at its span, a claim without evidence
"""

from __future__ import annotations


class FactionsError(Exception):
    """Every error raised on purpose by factions."""


class UserError(FactionsError):
    """What was asked cannot be done as asked; the message says what to change."""


class UnknownActor(UserError):
    """No actor goes by that name; `nearest` holds names that come close."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        hint = f" Did you mean: {', '.join(nearest)}?" if nearest else ""
        super().__init__(f"No actor named {name!r} is known here.{hint}")
        self.name = name
        self.nearest = nearest


class AmbiguousActor(UnknownActor):
    """Several actors go by that name; `nearest` holds them with their ids."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        choices = ", ".join(nearest)
        super(UnknownActor, self).__init__(f"{name!r} may be any of: {choices}. Give one by its id.")
        self.name = name
        self.nearest = nearest


class UnknownClaim(UserError):
    """No claim of a document has an id that begins so, or several have; `claims` lists what there is."""

    def __init__(self, words: str, claims: tuple[str, ...]) -> None:
        listed = "".join(f"\n  {claim}" for claim in claims) or " none"
        super().__init__(f"{words!r} is not the beginning of one claim's id. The claims are:{listed}")
        self.words = words
        self.claims = claims


class BadDate(UserError):
    """A text given as a date is none."""

    def __init__(self, words: str) -> None:
        super().__init__(f"{words!r} is not a date; write it as YYYY-MM-DD, for example 2021-11-02.")
        self.words = words


class BadLine(UserError):
    """A line of a file is no claim line; `number` counts from 1."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(
            f"Line {number} is no claim line: {why}. Claim lines are written by `factions read FILE --json`; "
            "docs/claim-lines.md tells what they hold."
        )
        self.number = number


class DocumentProblem(FactionsError):
    """One document cannot be used; `source` names it, the message says why and what to do."""

    def __init__(self, source: str, why: str) -> None:
        super().__init__(f"{source}: {why}")
        self.source = source
        self.why = why


class EmptyDocument(DocumentProblem):
    """There is nothing to read in the document."""


class UnreadableDocument(DocumentProblem):
    """The document is broken, encrypted, or of a kind that is not read."""


class TooLarge(DocumentProblem):
    """The document is beyond a stated limit."""


class FetchFailed(DocumentProblem):
    """A URL did not answer, or may not be asked."""


class RunStopped(FactionsError):
    """A store or data file cannot be used, so the run ends."""


class GazetteerMissing(RunStopped):
    """The packed file of places is not in the package."""


class CasefileUnusable(RunStopped):
    """The file is not a casefile, is damaged, or cannot be written."""


class CasefileTooNew(RunStopped):
    """The casefile was written by a newer version of factions."""


class BrokenInvariant(FactionsError):
    """Our own fault: a promise of the records does not hold."""
