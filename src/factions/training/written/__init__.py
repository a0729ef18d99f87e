"""Passages written for this project, with their actors, claims and who is who marked by hand in the text.

The form: `[id/kind|words]` is a mention of an entity, `{1|words}` the cue of a claim, and lines
`KIND CUE role=id …` after the text tell the claims. Passages are parted by empty lines; `#` begins a comment.
"""

from factions.training.written.marks import Claim, Cue, Mark, Text, read_texts

__all__ = ["Claim", "Cue", "Mark", "Text", "read_texts"]
