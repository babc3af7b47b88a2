# Everything a developer does, from a fresh clone: each target installs what it needs into .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARTICLE := samples/alibaba-power-of-small.txt

.PHONY: demo axe test lint types contracts coverage schema clean ner-model sdg-weights calibration

demo: $(VENV)/.installed  ## Extract, validate and show the reference article
	mkdir -p demo
	$(BIN)/xinnlp extract $(ARTICLE) -o demo/alibaba-power-of-small.json
	$(BIN)/xinnlp validate demo/alibaba-power-of-small.json
	$(BIN)/xinnlp show demo/alibaba-power-of-small.json

test: $(VENV)/.installed-dev  ## Run all tests
	$(BIN)/python -m pytest $(PYTEST_ARGS)

axe:  ## Fetch axe-core, with which tests check the report's pages for accessibility (needs npm)
	npm install --no-save --no-package-lock --no-audit --no-fund --silent --prefix . axe-core@4.10.3

lint: $(VENV)/.installed-dev  ## Lint, and see that the code is formatted
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev  ## Check types
	$(BIN)/mypy

contracts: $(VENV)/.installed-dev  ## Check which package may import which
	$(BIN)/lint-imports

coverage: PYTEST_ARGS = --cov --cov-report=term --cov-fail-under=90
coverage: test  ## Run all tests and ask for 90 % coverage

NER_DATA ?= ../shared/data/ner
NER_OPTIONS = --data $(NER_DATA) --own-copies 1 --threads $(NER_THREADS)
NER_TRAIN = $(BIN)/python -m training.ner.train $(NER_OPTIONS)
NER_TEACH = $(BIN)/python -m training.ner.teacher $(NER_OPTIONS)
NER_THREADS ?= 2
ner-model: $(VENV)/.installed-training  ## Train the named-entity model anew (five hours on one core)
	$(NER_TRAIN) --output build/ner/shallow.pt --epochs 3
	$(NER_TEACH) --output build/ner/taught.pt --epochs 2 --rate 7e-5 --average 0.99
	$(NER_TRAIN) --output build/ner/whole.pt --start build/ner/shallow.pt --taught build/ner/taught.pt \
		--layers 0 1 2 3 4 --rounded --epochs 2 --seed 1
	$(NER_TRAIN) --output build/ner/tagger.pt --start build/ner/whole.pt --taught build/ner/taught.pt \
		--layers 0 1 2 3 4 --inner 1024 --rounded --epochs 2 --seed 1
	$(BIN)/python -m training.ner.finish --data $(NER_DATA) --version 1.5.0

SDG_DATA ?= ../shared/data/sdg
sdg-weights: $(VENV)/.installed-training  ## Train the weights of the SDG classifier anew
	$(BIN)/python -m training.sdg.train $(SDG_DATA)/statements.csv

GOLD ?= ../shared/gold samples
calibration: $(VENV)/.installed-training  ## Fit the confidence of statements anew, on annotated articles
	$(BIN)/python -m training.calibration.fit $(GOLD)

schema: $(VENV)/.installed  ## Publish the copies of the schemas
	$(BIN)/xinnlp schema > schemas/record.schema.json
	$(BIN)/xinnlp schema themes > schemas/themes.schema.json

clean:  ## Remove what these targets made
	rm -rf $(VENV) demo dist build node_modules

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/.installed

$(VENV)/.installed-training: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[training]'
	touch $@
