"""The command line: one file a command group; commands are loaded when they are used."""

from factions.cli.app import main

__all__ = ["main"]
