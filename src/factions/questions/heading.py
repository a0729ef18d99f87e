"""How an answer opens: its question as a person would ask it, and what it comes to in a sentence or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factions.questions.answer import Answer, Line
from factions.questions.wording import day_words, stretch_words

_QUESTIONS = {
    "who": "Who is {actor}?",
    "relationship": "How do {a} and {b} stand to each other?",
    "timeline": "What happened{about}, in order?",
    "lineage": "Where did {actor} come from, and what became of it?",
    "leaders": "Who has been {post} of {actor}, in order?",
    "event": "What is told of this event?",
    "events": "Which events are reported{about}?",
    "targeting": "Whom does {actor} attack?",
    "resemblance": "How alike are {a} and {b} in whom, how and where they attack?",
    "disagreements": "Where do the sources disagree{on}?",
    "matrix": "Who speaks for and against a tie of {a} and {b}?",
    "first_said": "Who first said what of {actor}{than}, and who repeats it?",
    "changed": "What do documents since {day} change{on}?",
    "audit": "How well was this read?",
    "coverage": "What do the reports and the imported data each have{on}?",
}
_STATUSES = ("stated", "possible", "disputed", "denied")


def heading(answer: Answer) -> str:
    """The question in words, with its narrowings and clocks."""
    given = {name: value for name, value in answer.arguments.items() if value}
    about = "".join(_narrowing(name, value) for name, value in given.items())
    than = f" and {given['other']}" if "other" in given else ""
    on = f" about {given['actor']}" if "actor" in given else ""
    day = day_words(given["since"]) if "since" in given else ""
    words = {"about": about, "than": than, "on": on, "day": day, **given}
    asked = _QUESTIONS[answer.question].format(**words)
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


def summary(answer: Answer) -> str:
    """What the lines come to: how many there are, of what time, on how many documents, with what doubts.

    Empty where nothing answers the question.
    """
    if not answer.lines:
        return ""
    documents = {document for line in answer.lines for document in line.documents}
    opening = f"{_plural(len(answer.lines), 'line')} on {_plural(len(documents), 'document')}"
    time = _time(answer.lines)
    return f"{opening}{f', on {time}' if time else ''}: {_doubts(answer.lines)}."


def _doubts(lines: Iterable[Line]) -> str:
    """How many lines are stated, possible, disputed and denied."""
    counts = Counter(line.status for line in lines)
    told = [f"{counts[status]} {status}" for status in _STATUSES if counts[status]]
    if len(told) == 1 and len(counts) == 1 and counts.total() > 1:
        return f"all {next(iter(counts))}"
    return ", ".join(told)


def _time(lines: Iterable[Line]) -> str:
    """The time that they name, from the first day to the last."""
    named = [day for line in lines if line.period for day in line.period.bounds if day]
    if not named:
        return ""
    first, last = min(named), max(named)
    return day_words(first) if first == last else stretch_words(first[:4] + "-01-01", last[:4] + "-12-31")


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
