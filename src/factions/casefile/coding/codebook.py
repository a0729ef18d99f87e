"""A codebook: which kinds are coded, by which rules they are counted in, and notes to the coders."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from factions.errors import UserError
from factions.records import digest
from factions.vocabulary import load_vocabulary


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """What is counted in under a kind, what is not, and what coders should know of it."""

    include: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    notes: str | None = None


class Codebook(Struct, frozen=True, forbid_unknown_fields=True):
    """The rules that coders follow; `stamp` is what a judgement made by them carries."""

    name: str
    version: str
    kinds: dict[str, Rule]
    notes: str | None = None

    @property
    def stamp(self) -> str:
        """Name, version and a hash of all that it says, so that a silent change shows."""
        return f"{self.name}/{self.version}#{digest(msgspec.to_builtins(self))[:8]}"


def load_codebook(path: Path) -> Codebook:
    """The codebook of a TOML file; raises UserError for one that is none or names unknown kinds."""
    try:
        found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), type=Codebook)
    except OSError as error:
        raise UserError(f"{path}: the codebook cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UserError(f"{path} is no codebook: {error}; docs/judging.md shows one.") from error
    unknown = sorted(found.kinds.keys() - set(load_vocabulary().kinds()))
    if unknown:
        raise UserError(f"{path}: there is no kind {unknown[0]!r}; docs/words.md lists them.")
    return found
