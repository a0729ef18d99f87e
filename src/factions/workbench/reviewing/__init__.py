"""Checking what was read: the reading view, the queues of same-or-different, the audit."""
