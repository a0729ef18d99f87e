"""Claims in the forms that other people and programs read, with their doubts going along."""

from factions.exchange.exports.formats import FORMATS, export

__all__ = ["FORMATS", "export"]
