"""`python -m factions.lines` writes the JSON Schema of claim lines to standard output."""

import json
import sys

from factions.lines.schema import line_schema
from factions.vocabulary import load_vocabulary

sys.stdout.write(json.dumps(line_schema(load_vocabulary()), indent=1, ensure_ascii=False) + "\n")
