"""Turning what parsing libraries raise on a broken file into one clear problem of that document."""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import BadZipFile, LargeZipFile

from factions.errors import UnreadableDocument

# A parser fed with a broken file fails wherever its assumptions first break: these are the faults that
# fuzzing pypdf, python-docx and lxml brings up. MemoryError and KeyboardInterrupt are not among them.
_FAULTS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LargeZipFile,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@contextmanager
def refusing(source: str, why: str, *more: type[Exception]) -> Iterator[None]:
    """Turns a library's fault into an UnreadableDocument that says `why`, then the fault's own words."""
    try:
        yield
    except _FAULTS + more as fault:
        words = " ".join(str(fault).split())[:120]
        raise UnreadableDocument(source, f"{why} ({words or type(fault).__name__})") from fault


@contextmanager
def hushed(logger_name: str) -> Iterator[None]:
    """Keeps a library from printing its remarks on a file beside our one line."""
    logger = logging.getLogger(logger_name)
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
