"""The controlled terms: kinds of claims, roles and values, with what each means and maps to.

The terms are data (TOML beside this file). docs/words.md is made from them.
"""

from factions.vocabulary.check import faults
from factions.vocabulary.load import load_vocabulary
from factions.vocabulary.terms import Attribute, Equivalent, Family, RoleSlot, Scheme, Term, Vocabulary

__all__ = [
    "Attribute",
    "Equivalent",
    "Family",
    "RoleSlot",
    "Scheme",
    "Term",
    "Vocabulary",
    "faults",
    "load_vocabulary",
]
