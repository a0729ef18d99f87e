"""The colours of all pictures: one a kind, kept as data in colours.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

from factions.errors import UserError

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


class Ground(Struct, frozen=True):
    """What a theme draws everything else on: colours as #rrggbb."""

    ground: str
    ink: str
    quiet: str
    line: str
    land: str
    border: str
    sea: str
    accent: str


class Family(Struct, frozen=True):
    """Kinds that share a colour, with the words of the legend; those of events have a letter, too."""

    label: str
    light: str
    dark: str
    kinds: tuple[str, ...]
    sign: str = ""

    @property
    def signed(self) -> str:
        """The words with the letter."""
        return f"{self.label} ({self.sign})"

    def colour(self, theme: Theme) -> str:
        return self.dark if theme == "dark" else self.light


class Colours(Struct, frozen=True):
    """All of colours.toml."""

    themes: dict[str, Ground]
    statuses: dict[str, str]
    events: dict[str, Family]
    relations: dict[str, Family]
    tolls: dict[str, Family]

    def ground(self, theme: str) -> Ground:
        """The colours of a theme; raises UserError for one that is not there."""
        if theme not in self.themes:
            raise UserError(f"No theme is named {theme!r}; the themes are: {', '.join(self.themes)}.")
        return self.themes[theme]

    def family(self, kind: str) -> Family:
        """The family of a kind of event or of relation."""
        return _by_kind()[kind]


@cache
def load_colours() -> Colours:
    return msgspec.convert(
        tomllib.loads((files(__package__) / "colours.toml").read_text(encoding="utf-8")), Colours
    )


@cache
def _by_kind() -> dict[str, Family]:
    colours = load_colours()
    families = (*colours.events.values(), *colours.relations.values())
    return {kind: family for family in families for kind in family.kinds}
