# Thin names over the `grader` command. The environment is made on first use and kept.
.DEFAULT_GOAL := help
SUITS = import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c '$(SUITS)' 2>/dev/null && echo $$python && break; done)
VENV := .venv
GRADER := $(VENV)/bin/grader
SILENT_PIP := --quiet --disable-pip-version-check

.PHONY: help grade list hint reveal reset test verify bench

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

grade: $(VENV)/ready ## grade your exercises (one: make grade ONLY=softmax)
	@$(GRADER) grade $(ONLY); code=$$?; [ $$code -le 1 ] || exit $$code

list: $(VENV)/ready ## list the exercises
	@$(GRADER) list

hint: $(VENV)/ready ## show the next hint (make hint ONLY=softmax)
	@$(GRADER) hint $(ONLY)

reveal: $(VENV)/ready ## show the reference after a pass (make reveal ONLY=softmax)
	@$(GRADER) reveal $(ONLY)

reset: $(VENV)/ready ## bring a stub back (make reset ONLY=softmax)
	@$(GRADER) reset $(ONLY)

test: $(VENV)/ready-dev ## test the kit itself
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(GRADER) key
	@$(GRADER) verify
	@$(VENV)/bin/python -m pytest

verify: $(VENV)/ready-dev ## check the exercises themselves (one: make verify ONLY=softmax)
	@$(GRADER) verify $(ONLY)

bench: $(VENV)/ready-dev ## measure how long verdicts take
	@$(VENV)/bin/python -m tests.bench

$(VENV)/ready: pyproject.toml
	@$(or $(PYTHON),false) -c '$(SUITS)' || \
		{ echo "This kit needs Python 3.11, 3.12 or 3.13. Name one: make grade PYTHON=/path/to/python3.12"; exit 1; }
	@echo "Setting up $(VENV), once: some minutes ..."
	@$(PYTHON) -m venv $(VENV)
	@echo "  installing NumPy, SciPy, torch and the grader ..."
	@$(VENV)/bin/pip install $(SILENT_PIP) --config-settings editable_mode=compat --editable .
	@echo "  building the answer keys ..."
	@$(GRADER) key
	@touch $@
	@echo "  ready."

$(VENV)/ready-dev: $(VENV)/ready
	@echo "  installing what the tests need ..."
	@$(VENV)/bin/pip install $(SILENT_PIP) --config-settings editable_mode=compat --editable '.[dev]'
	@touch $@
