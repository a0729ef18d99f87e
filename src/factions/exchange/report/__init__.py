"""A printable report: answers with numbered quotes as footnotes, in one self-contained HTML page."""

from factions.exchange.report.page import report_page

__all__ = ["report_page"]
