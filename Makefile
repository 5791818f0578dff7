# Every task of the project. `make` alone lists them.
#
# Tasks that need packages first make .venv from the lock (packaging/setup.sh), which takes minutes
# once and no time after that.

VENV := .venv
PYTHON_BIN := $(VENV)/bin/python

# Report to open with `make run`; reaches the shell as a variable, so any file name will do.
FILE ?=
export FILE
# More arguments for pytest: make test ARGS='-k tei -x'
ARGS ?=
# Rounds of the crash tests: make soak ROUNDS=500
ROUNDS ?= 5000
# Seconds for each reader: make fuzz SECONDS=60
SECONDS ?= 600

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench soak fuzz wheel lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## .venv, the TEI schema, system libraries and a font
	@packaging/setup.sh

run: setup ## the editor [FILE=path]; without a screen the same job headless
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname)" = Darwin ]; then \
	    exec $(VENV)/bin/soat $${FILE:+"$$FILE"}; \
	else \
	    exec env QT_QPA_PLATFORM=offscreen $(VENV)/bin/soat demo --headless $${FILE:+"$$FILE"}; \
	fi

test: setup ## all tests [ARGS='…' for pytest]
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest $(ARGS)

lint: setup ## ruff, mypy, layer contracts; goes on after a failure
	@failed=; \
	for check in 'ruff check .' 'ruff format --check .' 'mypy' 'lint-imports'; do \
	    echo "$$check"; $(VENV)/bin/$$check || failed="$$failed [$$check]"; \
	done; \
	[ -z "$$failed" ] || { echo "lint failed:$$failed" >&2; exit 1; }

bench: setup ## benchmarks; prints what they measure
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) tests/benchmarks/run.py

soak: setup ## crash tests by the thousand, and a day of 50,000 actions [ROUNDS=n]
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) tests/e2e/crashing.py --rounds $(ROUNDS)
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) tests/e2e/crashing_gui.py --rounds $$(( $(ROUNDS) / 20 ))
	$(PYTHON_BIN) tests/e2e/long_session.py --actions $$(( $(ROUNDS) * 10 ))
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) tests/e2e/working_day.py --actions $$(( $(ROUNDS) * 2 ))

fuzz: setup ## readers fed with broken files [SECONDS=n for each]; better with `pip install atheris`
	$(PYTHON_BIN) -m tests.fuzz --seconds $(SECONDS)

wheel: setup ## dist/soat-*.whl, by way of the source archive
	$(PYTHON_BIN) -m build --no-isolation --outdir dist

lock: ## pin the newest allowed versions anew in requirements/
	packaging/lock.sh

clean: ## remove all that can be made again, .venv included
	rm -rf $(VENV) build dist .benchmarks .coverage htmlcov .hypothesis .import_linter_cache \
	    .mypy_cache .pytest_cache .ruff_cache
	find core gui resources tests -name __pycache__ -type d -prune -exec rm -rf {} +
