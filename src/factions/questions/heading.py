"""How an answer is headed: its question as a person would ask it."""

from __future__ import annotations

from factions.questions.answer import Answer
from factions.questions.wording import day_words

_QUESTIONS = {
    "who": "Who is {actor}?",
    "relationship": "How do {a} and {b} stand to each other?",
    "timeline": "What happened{about}, in order?",
    "events": "Which events are reported{about}?",
}


def heading(answer: Answer) -> str:
    """The question in words, with its narrowings and clocks."""
    given = {name: value for name, value in answer.arguments.items() if value}
    about = "".join(_narrowing(name, value) for name, value in given.items())
    asked = _QUESTIONS[answer.question].format(**{"about": about, **given})
    clocks = [f"holding on {day_words(answer.on)}"] if answer.on else []
    clocks += [f"as known by {day_words(answer.known_by)}"] if answer.known_by else []
    return f"{asked} ({', '.join(clocks)})" if clocks else asked


def _narrowing(name: str, value: str) -> str:
    if name in ("since", "until"):
        return f" {name} {day_words(value)}"
    words = {
        "actor": f" with {value}",
        "kind": f" of the kind {value.replace('_', ' ')}",
        "country": f" in {value}",
    }
    return words.get(name, "")
