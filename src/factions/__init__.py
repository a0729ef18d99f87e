"""Read reporting on armed conflict and keep every claim in it with its source."""

__version__ = "0.1.0"
