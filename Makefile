# Every target sets up what it needs: the first one makes .venv from requirements.lock.
PYTHON ?= python3
# What `make golden` does with the recorded cases: compare, create, update or remove.
INTENT ?= compare
# The documents of `make corpus`: their folder, the names of some (all, if empty), how many at a time (one a core, if
# empty), and whether to forget what earlier runs found.
CORPUS ?= ../shared/corpus
DOCS ?=
JOBS ?=
FRESH ?=

BIN := .venv/bin
READY := .venv/.installed
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Type checkers come from the lock: no look-ups of newer versions.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.DEFAULT_GOAL := help
.PHONY: help generate check test golden lint types bench corpus sample lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

generate: $(READY) ## Generate every client that pyproject.toml configures
	$(BIN)/specmint generate

check: $(READY) ## Show where generated/ is not what the documents give
	$(BIN)/specmint check

test: $(READY) ## Run all tests and hold branch coverage at 95 %
	$(BIN)/pytest --numprocesses=auto --cov --cov-report=term

golden: $(READY) ## Compare the golden cases (INTENT=create, update or remove changes them)
	$(BIN)/pytest tests/golden --golden=$(INTENT)

lint: $(READY) ## Check style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY) ## Check types with mypy and pyright
	$(BIN)/mypy
	$(BIN)/pyright

bench: $(READY) ## Measure speed against the targets; figures go to .bench/results.json
	$(BIN)/python -m tests.bench --corpus $(CORPUS)

corpus: $(READY) ## Run documents through all a client has to stand (DOCS="stripe openai" for some)
	$(BIN)/python -m tests.corpus --corpus $(CORPUS) --also $(CORPUS:/=)_multi \
		$(if $(JOBS),--jobs $(JOBS)) $(if $(FRESH),--fresh) $(DOCS)

sample: $(READY) ## The same with documents that everybody can get
	$(BIN)/python -m tests.corpus.sample .corpus/sample
	$(MAKE) corpus CORPUS=.corpus/sample

lock: $(READY) ## Pin every dependency again, at its newest version, in requirements.lock
	$(BIN)/uv pip compile pyproject.toml --all-extras --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --output-file requirements.lock

clean: ## Remove .venv and everything that tools cached
	rm -rf .venv .bench .corpus .hypothesis .mypy_cache .pytest_cache .ruff_cache .specmint build dist htmlcov .coverage .coverage.*
	find generator generated tests -name __pycache__ -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit( \
		"specmint needs Python 3.11 or newer, but $(PYTHON) is %d.%d. Name a newer one: make PYTHON=python3.12" \
		% sys.version_info[:2])'
	@echo "Setting up .venv (once; about a minute)"
	@$(PYTHON) -m venv .venv
	@$(PIP_INSTALL) --require-hashes --requirement requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@
