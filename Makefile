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

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench soak wheel lock clean

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

soak: setup ## crash tests by the thousand [ROUNDS=n]
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) tests/e2e/crashing.py --rounds $(ROUNDS)

wheel: setup ## dist/soat-*.whl, by way of the source archive
	$(PYTHON_BIN) -m build --no-isolation --outdir dist

lock: ## pin the newest allowed versions anew in requirements/
	packaging/lock.sh

clean: ## remove all that can be made again, .venv included
	rm -rf $(VENV) build dist .benchmarks .coverage htmlcov .hypothesis .import_linter_cache \
	    .mypy_cache .pytest_cache .ruff_cache
	find core gui resources tests -name __pycache__ -type d -prune -exec rm -rf {} +
