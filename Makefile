# Everything a developer does, from a fresh clone: each target installs what it needs into .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARTICLE := samples/alibaba-power-of-small.txt

.PHONY: demo test lint types contracts coverage schema clean

demo: $(VENV)/.installed  ## Extract, validate and show the reference article
	mkdir -p demo
	$(BIN)/xinnlp extract $(ARTICLE) -o demo/alibaba-power-of-small.json
	$(BIN)/xinnlp validate demo/alibaba-power-of-small.json
	$(BIN)/xinnlp show demo/alibaba-power-of-small.json

test: $(VENV)/.installed-dev  ## Run all tests
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev  ## Lint, and see that the code is formatted
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev  ## Check types
	$(BIN)/mypy

contracts: $(VENV)/.installed-dev  ## Check which package may import which
	$(BIN)/lint-imports

coverage: $(VENV)/.installed-dev  ## Run all tests and ask for 90 % coverage
	$(BIN)/python -m pytest --cov --cov-report=term --cov-fail-under=90

schema: $(VENV)/.installed  ## Publish the copy of the schema
	$(BIN)/xinnlp schema > schemas/record.schema.json

clean:  ## Remove what these targets made
	rm -rf $(VENV) demo dist build

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/.installed
