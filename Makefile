# `make` alone lists what can be made.
SHELL := /bin/sh
PORT ?= 8000
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
WITH_VENV := PATH="$(CURDIR)/.venv/bin:$$PATH"

WANTED_PYTHON := $(shell cat .python-version)
FIND_PYTHON = for name in python$(WANTED_PYTHON) python3.13 python3.12 python3.14 python3 python; do \
	if $$name -c 'import sys, venv; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then echo $$name; break; fi; done
# Where the machine has no Node of its own, or one older than 20.19, one from PyPI comes into .venv.
NODE_FROM_PYPI := $(shell case "$$(command -v npm)" in ("" | "$(CURDIR)"/*) echo yes ;; (*) node -e \
	'const [major, minor] = process.versions.node.split("."); process.exit(major * 100 + +minor < 2019 ? 1 : 0)' \
	2>/dev/null || echo yes ;; esac)

# uv and npm trust what the machine trusts: the network may have a certificate authority of its own.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export SSL_CERT_FILE ?= /etc/ssl/certs/ca-certificates.crt
export NODE_EXTRA_CA_CERTS ?= $(SSL_CERT_FILE)
endif

# Python keeps what it compiled, whatever the machine is set to: without that every command starts two seconds later.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup pages demo run test lint format accuracy bench drill fuzz kills screenshots clean
.DEFAULT_GOAL := help

help: ## list what can be made
	@echo "make ..."
	@sed -nE 's/^([a-z]+):.*## (.*)/  \1	\2/p' $(MAKEFILE_LIST) | expand -t 15

setup: .venv/.ready pages ## install everything the dashboard needs into this folder

pages: var/build/css/app.css var/build/npm/.ready ## build the style sheet and gather the scripts that pages load

demo: setup ## set up, load the sample and serve it on http://127.0.0.1:8000 (PORT=8080 for another port)
	@exec $(MANAGE) demo --port $(PORT)

run: setup ## the development server, which starts again when the code changes
	@DASHBOARD_DEBUG=1 exec $(MANAGE) runserver $(PORT)

test: setup ## run all tests, those in the browser too
	@$(PYTHON) -m pytest -n 2

lint: setup ## check style, layout and types, and ask the registries for known vulnerabilities
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@find templates -name '*.html' -exec .venv/bin/djade --target-version 6.1 --check {} +
	@$(PYTHON) -m mypy
	@$(WITH_VENV) $(PYTHON) -m config.audit

format: setup ## lay out code and templates
	@$(PYTHON) -m ruff check --fix
	@$(PYTHON) -m ruff format
	@find templates -name '*.html' -exec .venv/bin/djade --target-version 6.1 {} +

accuracy: setup ## compare what is read from reports with the answers kept beside this folder
	@$(MANAGE) measure_accuracy

bench: setup ## measure speed and write docs/benchmarks.md (25 minutes, the first time 35; BENCH="--parts csv" for less)
	@$(WITH_VENV) uv sync --quiet --locked --inexact --python $(PYTHON) --group bench
	@$(PYTHON) -m benchmarks.serving $(BENCH)

drill: setup ## destroy a database of a million findings, bring it back and write that into docs/benchmarks.md
	@$(PYTHON) -m benchmarks.recovery

fuzz: setup ## send 10,000 hostile requests and 2,000 mutated documents, and write that into docs/hostile-input.md
	@FUZZ_REQUESTS=10000 FUZZ_DOCUMENTS=2000 FUZZ_FINDINGS=50000 $(PYTHON) -m pytest -n 0 tests/hostile

kills: setup ## kill 100 workers while they import, and write that into docs/hostile-input.md
	@KILLS=100 $(PYTHON) -m pytest -n 0 tests/importing/test_killed_worker.py

screenshots: setup ## take the pictures of docs/editors.md anew, in Chromium
	@$(PYTHON) -m pytest -n 0 -q tests/browser/screenshots.py

clean: ## remove what was installed and built; the data in var/ stays
	rm -rf .venv node_modules var/build var/static

.venv/.ready: pyproject.toml uv.lock .python-version
	@python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then \
		echo "Python 3.12 or newer, with its venv module, was not found. Install Python $(WANTED_PYTHON)," \
			"for example: apt-get install python3 python3-venv, or pyenv install $(WANTED_PYTHON)." >&2; \
		exit 1; \
	fi; \
	if [ ! -x $(PYTHON) ]; then \
		echo "Making a virtual environment with $$($$python --version) in .venv"; \
		$$python -m venv .venv || exit 1; \
	fi; \
	if ! $(WITH_VENV) uv --version >/dev/null 2>&1; then \
		echo "Getting uv, which installs the packages, from PyPI"; \
		$(PYTHON) -m pip install --quiet --disable-pip-version-check uv || exit 1; \
	fi; \
	echo "Installing the packages of uv.lock"; \
	$(WITH_VENV) uv sync --quiet --locked --python $(PYTHON) $(if $(NODE_FROM_PYPI),--group node)
	@touch $@

node_modules/.ready: package.json package-lock.json $(if $(NODE_FROM_PYPI),| .venv/.ready)
	@echo "Installing the packages of package-lock.json"
	@$(WITH_VENV) npm ci --silent --ignore-scripts --omit=optional --no-audit --no-fund
	@touch $@

var/build/css/app.css: $(wildcard static/scss/*.scss) node_modules/.ready
	@echo "Building the style sheet"
	@$(WITH_VENV) npm run --silent css
	@touch $@

# The few files of the npm packages that pages load, each with its source map where it names one.
var/build/npm/.ready: node_modules/.ready Makefile
	@mkdir -p $(@D)
	@cp node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js* $(@D)
	@cp node_modules/chart.js/dist/chart.umd.min.js* $(@D)
	@cp node_modules/chartjs-chart-matrix/dist/chartjs-chart-matrix.min.js* $(@D)
	@cp node_modules/htmx.org/dist/htmx.min.js $(@D)
	@touch $@
