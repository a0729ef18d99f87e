"""PLOVER records: who stands on which side of an event."""
