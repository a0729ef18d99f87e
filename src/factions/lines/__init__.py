"""The claim line: one JSON object a line, the public contract of docs/claim-lines.md.

A document's line comes first, then one line a claim. The fields are those of the records; the document's
text is not among them.
"""

from factions.lines.read import ReadLines, read_lines
from factions.lines.write import DocumentHead, claim_line, document_line, reading_lines

__all__ = [
    "BadLine",
    "DocumentHead",
    "ReadLines",
    "claim_line",
    "document_line",
    "read_lines",
    "reading_lines",
]
