"""The news agency that a document credits at its head."""

from __future__ import annotations

import re

from factions.records import Document

_AGENCIES = (
    "Reuters", "AFP", "Agence France-Presse", "AP", "Associated Press", "Xinhua", "TASS", "Interfax",
    "Anadolu", "EFE", "DPA", "ANSA", "Kyodo", "PTI", "BNO", "UPI", "IRNA", "SANA", "WAM", "Yonhap",
)  # fmt: skip
_CREDIT = re.compile(
    r"\((?P<bracket>"
    + "|".join(map(re.escape, _AGENCIES))
    + r")\)|^(?P<dash>"
    + "|".join(map(re.escape, _AGENCIES))
    + r")\s*[-–—]",
    re.MULTILINE,
)
_SAME_AGENCY = {"agence france-presse": "afp", "associated press": "ap"}
_CREDIT_WITHIN = 400


def agency(document: Document) -> str | None:
    """The news agency that the head of the text credits."""
    found = _CREDIT.search(document.text[:_CREDIT_WITHIN])
    if found is None:
        return None
    name = (found["bracket"] or found["dash"]).casefold()
    return _SAME_AGENCY.get(name, name)
