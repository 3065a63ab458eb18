# convextract: `make demo` shows it at work, `make test` proves it. Both set everything up first, on a bare machine too.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := demo-output

.PHONY: help setup demo test check format bench clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: $(STAMP) ## everything that is needed: system packages, .venv, .venv/bin/convextract

$(STAMP): pyproject.toml .ci/system-packages
	sh .ci/system-packages
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

demo: setup ## ingest samples/ and show what came out and where it lies
	@rm -rf $(DEMO) && mkdir $(DEMO)
	$(BIN)/convextract ingest samples --db $(DEMO)/convextract.db --output $(DEMO)/csv
	$(BIN)/convextract export --db $(DEMO)/convextract.db --format xlsx --to $(DEMO)/convextract.xlsx
	$(BIN)/convextract report --db $(DEMO)/convextract.db --to $(DEMO)/rapport.html
	$(BIN)/convextract show samples/haute-saone-2023-scan.pdf --db $(DEMO)/convextract.db
	$(BIN)/convextract diff samples/haute-saone-2023-scan.pdf --db $(DEMO)/convextract.db
	@echo
	@echo "Les tables : $(DEMO)/csv/*.csv   Le classeur : $(DEMO)/convextract.xlsx   Le rapport : $(DEMO)/rapport.html   La base : $(DEMO)/convextract.db"

test: setup ## all tests
	$(BIN)/python -m pytest

check: setup ## what CI checks beside the tests: style, types, direction of imports, generated documentation
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## order imports and mend what ruff can mend
	$(BIN)/ruff check --fix .

bench: setup ## speed beside the OCR floor, on the scanned samples (FILES="a.pdf b.pdf" for others)
	$(BIN)/python benchmarks/speed.py $(FILES)

clean: ## remove what was built
	rm -rf $(VENV) $(DEMO) build dist .mypy_cache .ruff_cache .pytest_cache
