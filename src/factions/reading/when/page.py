"""The tables of docs/times.md, made from the rules."""

from __future__ import annotations

from factions.reading.when.rulebook import Rule, rulebook

BEGIN, END = "<!-- rules: made from the data files -->", "<!-- end of rules -->"


def rule_table() -> str:
    """Every family of rules as a Markdown table: id, pattern, an example, its value, where it comes from."""
    parts = []
    for family in rulebook().families:
        rows = [_row(rule) for rule in family.rules]
        head = "| rule | first pattern | example | value | source |\n|---|---|---|---|---|"
        parts.append(f"### {family.name}\n\n{family.about}\n\n{head}\n" + "\n".join(rows))
    return "\n\n".join(parts)


def with_table(page: str) -> str:
    """A page whose part between the two marks is the current table."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{rule_table()}\n\n{END}{after}"


def _row(rule: Rule) -> str:
    example = rule.examples[0]
    words = example.text.replace(example.words, f"**{example.words}**", 1)
    ids = ", ".join(dict.fromkeys((rule.id, *rule.ucdp.values())))
    pattern = rule.patterns[0].replace("|", "\\|")
    return f"| {ids} | `{pattern}` | {words} | `{example.value}` | {rule.source} |"
