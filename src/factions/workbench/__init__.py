"""The workbench: the pages on which an analyst reads, judges and asks."""
