# wmoplan: what a developer does, one word each. Needs make and Python 3.11 or later; `make help` lists the words.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help setup demo test khal radicale icaljs browser programs bench measure compare mutants release lock outdated clean

# The first Python that is new enough; another one: make PYTHON=/path/to/python3.13 setup
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3.11 python3 python3.12 python3.13 python3.14 python; do \
	"$$name" -c '$(NEW_ENOUGH)' 2>/dev/null && { echo "$$name"; break; }; done)

BIN := .venv/bin
PIP := -m pip --disable-pip-version-check install -q
EXAMPLE := almere-2026
AS_OF := 2026-11-22

# A process for each core where there are more, but no more than pay for what each has to load; a file of tests stays in
# one of them.
EVERY_CORE = $(if $(filter 1,$(shell nproc 2>/dev/null)),,-n auto --maxprocesses 4 --dist loadfile)

# What Python compiled is kept for the other processes and the next run, here and not beside the sources.
test: export PYTHONPYCACHEPREFIX := $(CURDIR)/.cache/pycache
test: export PYTHONDONTWRITEBYTECODE :=

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

setup: .venv/installed ## make .venv with everything in it; once done, needs no network

# Two stamps: a changed lock file asks pip again, a changed pyproject.toml only installs wmoplan itself again.
.venv/locked: requirements/dev.lock
	@test -n "$(PYTHON)" || { echo "wmoplan needs Python 3.11 or later: install it, or name it: make PYTHON=... setup" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Making .venv with $(PYTHON)"; "$(PYTHON)" -m venv .venv; }
	@echo "Installing what requirements/dev.lock names (the network is used for what is missing)"
	@$(BIN)/python $(PIP) --require-hashes --no-deps -r requirements/dev.lock
	@touch $@

.venv/installed: .venv/locked pyproject.toml
	@$(BIN)/python $(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## show Almere as of 22 November 2026, and leave its site in demo/
	@$(BIN)/wmoplan timeline --example $(EXAMPLE) --as-of $(AS_OF)
	@mkdir -p demo
	@cp examples/$(EXAMPLE).yaml demo/wmoplan.yaml
	@$(BIN)/wmoplan build --profile demo/wmoplan.yaml --as-of $(AS_OF) --output demo/site
	@echo
	@echo "The profile is in $(CURDIR)/demo, and the page, the checklist and the calendar in demo/site"

test: setup ## run the fast tests, the linter, the types and the import contracts
	@$(BIN)/python -m pytest -m "not slow" $(EVERY_CORE)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# What reads and shares the calendar in the slow tests; khal is a yardstick too. Each lives apart from wmoplan.
khal: .cache/khal/locked
radicale: .cache/radicale/locked
icaljs: .cache/icaljs/locked
browser: .cache/browser/locked

.cache/khal/locked .cache/radicale/locked: .cache/%/locked: requirements/%.lock | .venv/installed
	@echo "Making .cache/$*"
	@test -x .cache/$*/bin/python || $(BIN)/python -m venv .cache/$*
	@.cache/$*/bin/python $(PIP) --require-hashes --no-deps -r requirements/$*.lock
	@touch $@

.cache/icaljs/locked .cache/browser/locked: .cache/%/locked: requirements/%/package.json requirements/%/package-lock.json
	@for program in node npm; do command -v $$program >/dev/null || { \
		echo "$$program is missing: what reads the calendar and the pages needs Node 20.19 or later with npm" >&2; \
		exit 1; }; done
	@node --eval 'const [a, b] = process.versions.node.split("."); process.exit(Number(a < 20 || (a == 20 && b < 19)))' || { \
		echo "Node is too old ($$(node --version)): what reads the calendar and the pages needs Node 20.19 or later" >&2; \
		exit 1; }
	@echo "Making .cache/$*"
	@mkdir -p .cache/$*
	@cp requirements/$*/package.json requirements/$*/package-lock.json .cache/$*
	@cd .cache/$* && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# What the slow tests start besides, such as Chromium: on a Debian root installs what is missing, anybody else is told.
programs:
	@scripts/programs.sh

bench: setup khal ## measure speed and memory of the installed wheel, as ratios
	@test -x .cache/bench/bin/python || $(BIN)/python -m venv .cache/bench
	@.cache/bench/bin/python $(PIP) --require-hashes --no-deps -r requirements/runtime.lock
	@rm -rf .cache/bench/wheel
	@$(BIN)/python -m build --wheel --no-isolation --outdir .cache/bench/wheel . >/dev/null
	@.cache/bench/bin/python $(PIP) --no-index --no-deps --force-reinstall .cache/bench/wheel/*.whl
	@$(BIN)/python bench/run.py
	@$(BIN)/python -m bench.files

measure: setup ## count lines, long functions, complexity, copies and imports
	@$(BIN)/python scripts/measure.py --names

compare: setup ## hold every output against another version: make OLD=/path/to/its/python compare
	@test -n "$(OLD)" || { echo "Name the Python of the other version: make OLD=... compare" >&2; exit 1; }
	@$(BIN)/python scripts/compare_outputs.py --old "$(OLD)"

mutants: setup ## try small faults in changed modules, or in one: make ROOM=reckon/workdays.py mutants
	@$(BIN)/python scripts/mutants.py $(ROOM)

release: setup ## leave wheel, sdist and checksums in dist/, built twice and found equal
	@$(BIN)/python scripts/release.py

lock: setup ## renew requirements/*.lock to the newest releases
	@requirements/renew.sh

outdated: setup ## tell which direct dependencies are not locked at their newest release
	@$(BIN)/python scripts/outdated.py

clean: ## remove everything that make made
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis demo dist
