"""Data of others into a casefile: each row is a document, each of its values evidence for a claim."""

from factions.exchange.imports.importing import FORMATS, Imported, import_file

__all__ = ["FORMATS", "Imported", "import_file"]
