"""Adding documents: what was sent, what becomes of each, and the pages that tell it."""
