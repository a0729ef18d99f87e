"""`python -m factions.vocabulary` writes the page of terms to standard output."""

import sys

from factions.vocabulary.load import load_vocabulary
from factions.vocabulary.page import words_page

sys.stdout.write(words_page(load_vocabulary()))
