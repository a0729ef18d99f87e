"""Read reporting on armed conflict and keep every claim in it with its source.

`from factions import Casefile` opens a casefile; the questions to it are in `factions.questions`. Importing
this package does no work: what it offers is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factions.casefile import Casefile
    from factions.casefile.judged import judged

__version__ = "0.1.0"
__all__ = ["Casefile", "__version__", "judged"]

_OFFERED = {"Casefile": "factions.casefile", "judged": "factions.casefile.judged"}


def __getattr__(name: str) -> object:
    if name in _OFFERED:
        return getattr(import_module(_OFFERED[name]), name)
    raise AttributeError(f"module 'factions' has no attribute {name!r}")
