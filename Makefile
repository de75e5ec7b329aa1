# Still Here. `make help` lists what there is; every command runs without a question.

SHELL := /bin/sh
DATA ?= data
PORT ?= 8000
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
# A developer's own database and settings are none of the tests' business.
ALONE := env -u DATABASE_URL -u REDIS_URL
APART := $(ALONE) DJANGO_SETTINGS_MODULE=stillhere.config.settings STILLHERE_DATA=$(VENV)/check STILLHERE_OPERATOR=Olga
PYTEST := $(PY) -m pytest -q -n auto

.DEFAULT_GOAL := help
.PHONY: help setup run demo test test-fast test-postgres check lock bench screenshots

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 15

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Still Here needs Python 3.11 or newer; install it, or say make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make an environment here; on Debian install python3-venv." >&2; exit 2; }
	@touch $@

$(VENV)/.base: $(VENV)/.made requirements/base.txt
	@echo "Getting what Still Here needs ..."
	@$(PIP) -r requirements/base.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/many.txt requirements/dev.txt
	@echo "Getting what the tests need ..."
	@$(PIP) -r requirements/many.txt -r requirements/dev.txt
	@touch $@

setup: $(VENV)/.dev ## make the environment, with what tests and checks need

run: $(VENV)/.base ## open Still Here on http://localhost:8000 (PORT=, DATA=)
	@$(PY) -m stillhere serve --data "$(DATA)" --port "$(PORT)"

demo: $(VENV)/.base ## the same with an invented couple and a year of their days
	@$(PY) -m stillhere demo --data "$(DATA)-demo" --port "$(PORT)"

test: $(VENV)/.dev ## the whole suite, Chromium included
	@$(PY) -m tests.browser
	@$(ALONE) $(PYTEST) -m "not journey"
	@# By themselves: the browser's driver keeps an event loop in the tests' own thread.
	@$(ALONE) $(PYTEST) -m journey

test-fast: $(VENV)/.dev ## without Chromium and without what is slow
	@$(ALONE) $(PYTEST) -m "not journey and not slow"

test-postgres: $(VENV)/.dev ## vault, foundation and rooms on DATABASE_URL and REDIS_URL
	@test -n "$$DATABASE_URL" || { echo "Set DATABASE_URL (and REDIS_URL) first." >&2; exit 2; }
	@$(PYTEST) -m "not journey" tests/vault tests/foundation tests/rooms \
		tests/privacy/test_canary.py

check: $(VENV)/.dev ## style, types, floors, templates, spelling, migrations, deployment
	@$(VENV)/bin/ruff format --check --quiet . || { echo "Run: $(VENV)/bin/ruff format ." >&2; exit 1; }
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/mypy --no-error-summary
	@$(VENV)/bin/lint-imports --no-cache >$(VENV)/floors.txt || { cat $(VENV)/floors.txt; exit 1; }
	@$(VENV)/bin/djlint --lint --quiet stillhere
	@$(VENV)/bin/codespell
	@$(APART) $(PY) -m stillhere prepare
	@$(APART) $(PY) -m django makemigrations --check --dry-run
	@$(APART) STILLHERE_ORIGIN=https://stillhere.example STILLHERE_TLS_PROXY=1 \
		$(PY) -m django check --deploy --fail-level WARNING

lock: $(VENV)/.dev ## pin the newest fitting versions again, with hashes and no address
	@for part in base many dev; do \
		uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
			--no-header --no-annotate requirements/$$part.in -o requirements/$$part.txt; done

bench: $(VENV)/.dev ## what it costs, as ratios, into bench/results/ (DATA=folder with GoEmotions)
	@$(ALONE) $(PY) -m bench --data "$(DATA)"

screenshots: $(VENV)/.dev ## pictures of every page, into docs/screenshots/
	@$(PY) -m tests.browser
	@$(ALONE) $(PY) -m tests.screenshots
