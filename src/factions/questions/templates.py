"""The words of sentences, kept as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_templates() -> dict[str, dict[str, Any]]:
    """The tables of sentences.toml: a template a kind of claim, words for attributes, signs of number."""
    return tomllib.loads((files(__package__) / "sentences.toml").read_text(encoding="utf-8"))
