"""When it was: times in a text, by rules kept as data, with four bounds and never a guessed date.

>>> from factions.reading import when
>>> when.read_times("Gunmen stormed it last week.", published="2021-11-08")[0].bounds
('2021-11-01', '2021-11-07', '2021-11-01', '2021-11-07')
"""

from factions.reading.when.claim_time import date_precision, event_time, time_precision, within
from factions.reading.when.edtf import edtf_limits, is_edtf
from factions.reading.when.explain import Explanation, explain
from factions.reading.when.flags import FLAGS
from factions.reading.when.rulebook import rulebook
from factions.reading.when.said import Timex
from factions.reading.when.tense import as_of, present_tense
from factions.reading.when.times import read_times
from factions.reading.when.timexes import read_timexes
from factions.reading.when.user_rules import load_rules

__all__ = [
    "FLAGS",
    "Explanation",
    "Timex",
    "as_of",
    "date_precision",
    "edtf_limits",
    "event_time",
    "explain",
    "is_edtf",
    "load_rules",
    "present_tense",
    "read_times",
    "read_timexes",
    "rulebook",
    "time_precision",
    "within",
]
