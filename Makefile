# Thin names over the `grader` command. The environment is made on first use and kept.
.DEFAULT_GOAL := help
SUITS = import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c '$(SUITS)' 2>/dev/null && echo $$python && break; done)
VENV := .venv
GRADER := GRADER_CALLED_BY=make $(VENV)/bin/grader
# A conversation, in which Ctrl-C is a way to stop and no failure.
TALK = trap : INT; $(GRADER) $(1); code=$$?; [ $$code -eq 130 ] || exit $$code
SILENT_PIP := --quiet --disable-pip-version-check

.PHONY: help grade watch list hint reveal reset quiz hunt drill review stats play plots doctor class course release test types verify bench

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

grade: $(VENV)/ready ## grade your exercises (one: make grade ONLY=softmax)
	@$(GRADER) grade $(ONLY); code=$$?; [ $$code -le 1 ] || exit $$code

watch: $(VENV)/ready ## grade what you save, on every save
	@$(call TALK,watch)

list: $(VENV)/ready ## list the exercises
	@$(GRADER) list

hint: $(VENV)/ready ## show the next hint (make hint ONLY=softmax)
	@$(GRADER) hint $(ONLY)

reveal: $(VENV)/ready ## show the reference after a pass (make reveal ONLY=softmax)
	@$(GRADER) reveal $(ONLY)

reset: $(VENV)/ready ## bring a stub back (make reset ONLY=softmax)
	@$(GRADER) reset $(ONLY)

quiz: $(VENV)/ready ## answer the lesson's questions (make quiz ONLY=optimizers)
	@$(call TALK,quiz $(ONLY))

hunt: $(VENV)/ready ## find a planted mistake from its symptom (ONLY=softmax)
	@$(call TALK,hunt $(ONLY))

drill: $(VENV)/ready ## blank stubs against the clock (MINUTES=30, ONLY="mse softmax")
	@$(call TALK,drill $(ONLY) $(if $(MINUTES),--minutes $(MINUTES)))

review: $(VENV)/ready ## ask again what slipped or was long ago
	@$(call TALK,review $(ONLY))

stats: $(VENV)/ready ## show what holds, what slips, and your days of practice
	@$(GRADER) stats

play: $(VENV)/ready ## open the lesson's figures in your browser
	@$(GRADER) play $(ONLY)

plots: $(VENV)/ready-plots ## draw pictures of what your code does (one: ONLY=losses)
	@$(GRADER) plot $(ONLY)

doctor: $(VENV)/ready ## say how well this machine keeps submissions apart
	@$(GRADER) doctor

class: $(VENV)/ready-class ## install what grading a class needs

course: $(VENV)/ready-class ## write a course for nbgrader (make course TO=folder)
	@[ -n "$(TO)" ] || { echo "Where? Name a new folder: make course TO=../my-course"; exit 2; }
	@$(GRADER) course $(TO)

release: $(VENV)/ready ## write the students' kit (make release TO=folder)
	@[ -n "$(TO)" ] || { echo "Where? Name a new folder: make release TO=../students"; exit 2; }
	@$(GRADER) release $(TO)

test: $(VENV)/ready-dev ## test the kit itself
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(GRADER) key
	@$(MAKE) --no-print-directory --jobs 2 types verify
	@$(VENV)/bin/python -m pytest

types: $(VENV)/ready-dev
	@$(VENV)/bin/mypy

verify: $(VENV)/ready-dev ## check the exercises themselves (one: make verify ONLY=softmax)
	@$(GRADER) verify $(ONLY)

bench: $(VENV)/ready-dev ## measure how long verdicts take, and a class beside others
	@$(VENV)/bin/python -m tests.bench
	@$(VENV)/bin/python -m tests.bench --peers

$(VENV)/bin/python:
	@$(or $(PYTHON),false) -c '$(SUITS)' || \
		{ echo "This kit needs Python 3.11, 3.12 or 3.13. Name one: make grade PYTHON=/path/to/python3.12"; exit 1; }
	@echo "Setting up $(VENV), once: some minutes ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml | $(VENV)/bin/python
	@echo "  installing NumPy, SciPy, torch and the grader ..."
	@$(VENV)/bin/pip install $(SILENT_PIP) --config-settings editable_mode=compat --editable .
	@echo "  building the answer keys ..."
	@$(GRADER) key
	@touch $@
	@echo "  ready."

$(VENV)/ready-plots: $(VENV)/ready
	@echo "  installing what draws pictures ..."
	@$(VENV)/bin/pip install $(SILENT_PIP) --config-settings editable_mode=compat --editable '.[plots]'
	@touch $@

$(VENV)/ready-class: $(VENV)/ready
	@echo "  installing what grading a class needs ..."
	@$(VENV)/bin/pip install $(SILENT_PIP) --config-settings editable_mode=compat --editable '.[class]'
	@touch $@

# All at once, and compiled by all cores. What the sandbox imports late must be: it can keep nothing that it compiles.
$(VENV)/ready-dev: pyproject.toml | $(VENV)/bin/python
	@echo "  installing NumPy, SciPy, torch, the grader and what the tests need ..."
	@$(VENV)/bin/pip install $(SILENT_PIP) --no-compile --config-settings editable_mode=compat --editable '.[dev]'
	@$(VENV)/bin/python -m compileall -q -j 0 $(VENV)/lib >/dev/null || true  # some packages hold templates
	@echo "  building the answer keys ..."
	@$(GRADER) key
	@touch $(VENV)/ready $@
	@echo "  ready."
