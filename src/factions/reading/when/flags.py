"""What the flags of a time say: why it stays open, or what to know of its reading."""

from __future__ import annotations

from collections.abc import Mapping

from factions.records import NO_DATE

VAGUE = "vague"
IMPOSSIBLE = "impossible"
AMBIGUOUS = "ambiguous"
VAGUE_ANCHOR = "anchor-vague"
BEFORE_OUR_ERA = "before-our-era"
OUTSIDE = "outside-calendar"
UNDATED_EVENT = "event-undated"
HIJRI = "hijri"
SOLAR_HIJRI = "solar-hijri"
OTHER_CALENDAR = "other-calendar"
OCR_NOISE = "ocr-noise"
WRONG_WEEKDAY = "weekday-mismatch"
AFTER_PUBLICATION = "after-publication"

FLAGS: Mapping[str, str] = {
    NO_DATE: "it hangs on a date that is not known: none was given, or none was spoken of before",
    VAGUE: "the words give no measure",
    IMPOSSIBLE: "the calendar has no such day; kept as said",
    AMBIGUOUS: "it can be read in more than one way",
    VAGUE_ANCHOR: "the time it hangs on is not known closely enough",
    BEFORE_OUR_ERA: "ISO days begin with our era; the value tells the year",
    OUTSIDE: "beyond the years that are reckoned with here",
    UNDATED_EVENT: "it hangs on an event that the text does not date",
    HIJRI: "converted from the Hijri calendar, whose months begin when the moon is seen: a day either way",
    SOLAR_HIJRI: "converted from the Solar Hijri calendar",
    OTHER_CALENDAR: "in a calendar that is not converted here; kept as said",
    OCR_NOISE: "letters stand where figures should; kept as said, not repaired",
    WRONG_WEEKDAY: "that day was another day of the week",
    AFTER_PUBLICATION: "later than the publication date and not told as coming: one of the two may be wrong",
}
