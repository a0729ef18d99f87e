"""What a document tells: relations between actors, their steps, posts and patterns, and events with
roles and tolls.

Patterns and triggers are data (`patterns/`, `triggers/`) over sentences whose mentions are masked; the
encoder's
evidence only moves confidences (`evidence.Evidence.weigh`).
"""

from factions.reading.what.finder import find_findings

__all__ = ["find_findings"]
