"""Made answers that count and compare: targets by year, and how alike two actors are."""

from __future__ import annotations

from made_lines import a_count, a_distance, an_answer, common

from factions.questions import Line

TARGETING = an_answer(
    "targeting",
    [
        a_count("2019", "military", 14, 22, 0.43, 0.64, 0.82),
        a_count("2019", "civilians", 6, 22, 0.1, 0.27, 0.47),
        a_count("2019", "police", 4, 22, 0.05, 0.18, 0.36),
        a_count("2020", "military", 9, 30, 0.15, 0.3, 0.47),
        a_count("2020", "civilians", 18, 30, 0.42, 0.6, 0.77),
        a_count("2020", "education", 5, 30, 0.05, 0.17, 0.31),
        a_count("2020", "unknown", 2, 30, 0, 0.07, 0.17),
        a_count("2021", "civilians", 3, 4),
        a_count("2021", "military", 1, 4),
        Line(**common("It is said to spare schools.", "targets", 1, "stated", 1), actors=(), period=None),
    ],
    actor="JNIM",
    by="year",
)

RESEMBLANCE = an_answer(
    "resemblance",
    [
        a_distance("classes of target", 0.31, 0.42, 0.55, 0.12),
        a_distance("methods", 0.08, 0.15, 0.26, 0.13),
        a_distance("places", 0.7, 0.82, 0.93, 0.16),
    ],
    a="JNIM",
    b="Hill League",
)
