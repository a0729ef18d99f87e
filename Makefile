# `make demo` and `make test` on a fresh checkout need nothing but python3 (3.11 or later) and do their own set-up.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.set-up

.PHONY: setup demo test test-slow test-browser lint docs bench speed requirements train-setup clean

setup: $(STAMP)

$(STAMP): requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

demo: setup
	$(BIN)/factions demo

# On two cores, the tests of one file on one of them.
test: setup
	$(BIN)/python -m pytest -n 2 --dist loadfile

test-slow: setup
	$(BIN)/python -m pytest -m slow

# In Debian's Chromium, with axe-core from npm for the tests alone.
test-browser: setup tests/workbench/node_modules
	$(BIN)/python -m pytest -m browser tests/workbench

tests/workbench/node_modules: tests/workbench/package-lock.json
	npm ci --silent --prefix tests/workbench
	touch $@

lint: setup
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: setup
	$(BIN)/python scripts/make_docs.py

# Scores on the gold beside the checkout (see tests/conftest.py), and the demo corpus against its keys.
bench: setup
	$(BIN)/python -m benchmarks.measure
	$(BIN)/python samples/score.py

# Words a second against spaCy's small pipeline, which comes with the extra `speed`.
speed: setup
	$(BIN)/python -m pip install --quiet -e ".[speed]"
	$(BIN)/python benchmarks/speed.py

# The extra `train` is large and stays outside the hashed requirements.
train-setup: setup
	$(BIN)/python -m pip install --quiet torch==2.13.0
	$(BIN)/python -m pip install --quiet -e ".[train]"

requirements:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	  --group dev --output-file requirements.txt pyproject.toml

clean:
	rm -rf .venv demo dist
