"""The tables of docs/times.md, made from the rules and the flags."""

from __future__ import annotations

from factions.reading.when.flags import FLAGS
from factions.reading.when.rulebook import Rule, rulebook

BEGIN, END = "<!-- rules: made from the data files -->", "<!-- end of rules -->"
FLAGS_BEGIN, FLAGS_END = "<!-- flags: made from the code -->", "<!-- end of flags -->"


def rule_table() -> str:
    """Every family of rules as a Markdown table: id, pattern, an example, its value, where it comes from."""
    parts = []
    for family in rulebook().families:
        rows = [_row(rule) for rule in family.rules]
        head = "| rule | first pattern | example | value | source |\n|---|---|---|---|---|"
        parts.append(f"### {family.name}\n\n{family.about}\n\n{head}\n" + "\n".join(rows))
    return "\n\n".join(parts)


def flag_table() -> str:
    """The flags of a time with what they say, as a Markdown table."""
    rows = [f"| `{flag}` | {meaning} |" for flag, meaning in FLAGS.items()]
    return "\n".join(("| flag | what it says |", "|---|---|", *rows))


def with_table(page: str) -> str:
    """A page whose parts between the marks are the current tables of flags and rules."""
    return _between(_between(page, FLAGS_BEGIN, FLAGS_END, flag_table()), BEGIN, END, rule_table())


def _between(page: str, begin: str, end: str, table: str) -> str:
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n\n{table}\n\n{end}{after}"


def _row(rule: Rule) -> str:
    example = rule.examples[0]
    words = example.text.replace(example.words, f"**{example.words}**", 1)
    ids = ", ".join(dict.fromkeys((rule.id, *rule.ucdp.values())))
    pattern = rule.patterns[0].replace("|", "\\|")
    return f"| {ids} | `{pattern}` | {words} | `{example.value}` | {rule.source} |"
