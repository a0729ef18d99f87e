"""Answers become pictures."""
