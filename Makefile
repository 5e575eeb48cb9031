# Every target sets up what it needs: the first one makes .venv from requirements.lock.
PYTHON ?= python3
# What `make golden` does with the recorded cases: compare, create, update or remove.
INTENT ?= compare
# The tests that hold what is made against recorded files.
RECORDED := tests/golden tests/architecture/test_codes.py tests/diagnostics tests/configuration/test_mistakes.py \
	tests/package/output/test_refusals.py tests/vendoring/test_messages.py
# The documents of `make corpus`: their folder, the names of some (all, if empty), how many at a time (one a core, if
# empty), and whether to forget what earlier runs found.
CORPUS ?= ../shared/corpus
DOCS ?=
# The servers of `make servers` (all, if empty).
SERVERS ?=
JOBS ?=
FRESH ?=
# How long `make fuzz` and `make properties` go on, and where the latter begins.
SECONDS ?= 600
SEED ?= 0

BIN := .venv/bin
LOCKED := .venv/.locked
READY := .venv/.installed
COMPILE := $(BIN)/uv pip compile --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
INTO_RUNTIME := $(BIN)/python -m pip --python build/runtime install --quiet --disable-pip-version-check
ONLY_LOCKED := --no-deps --only-binary :all: --require-hashes

# Type checkers come from the lock: no look-ups of newer versions.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.DEFAULT_GOAL := help
.PHONY: help generate check test properties environments golden lint types bench corpus conformance servers suite sample fuzz faults lock dist clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

generate: $(READY) ## Generate every client that pyproject.toml configures
	$(BIN)/specmint generate

check: $(READY) ## Show where generated/ is not what the documents give
	$(BIN)/specmint check

test: $(READY) ## Run all tests, hold branch coverage at 95 %, and tell how long it took
	@begun=$$(date +%s); $(BIN)/pytest --numprocesses=auto --cov --cov-report=term; status=$$?; \
		took=$$(($$(date +%s) - begun)); echo "make test took $$((took / 60)) min $$((took % 60)) s"; exit $$status

environments: $(READY) ## Test with the oldest and the newest httpx, pydantic, black and datamodel-code-generator in bounds
	$(BIN)/python -m tests.environments

properties: $(READY) ## Hold generated schemas against an independent validator for SECONDS, from seed SEED on
	$(BIN)/python -m tests.properties $(SECONDS) $(SEED)

httpx2: $(READY) ## Run the tests of the runtime on httpx2 instead of httpx
	SPECMINT_TRANSPORT=httpx2 $(BIN)/pytest --numprocesses=auto tests/runtime

golden: $(READY) ## Compare everything recorded (INTENT=create, update or remove changes them)
	$(BIN)/pytest $(RECORDED) --golden=$(INTENT)

lint: $(READY) ## Check style, formatting and workflows
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/zizmor --offline --quiet .github action.yml

types: $(READY) ## Check types with mypy and pyright
	$(BIN)/mypy
	$(BIN)/pyright

bench: $(READY) ## Measure speed against the targets; figures go to .bench/results.json
	$(BIN)/python -m tests.bench --corpus $(CORPUS)

corpus: $(READY) ## Run documents through all a client has to stand (DOCS="stripe openai" for some)
	$(BIN)/python -m tests.corpus --corpus $(CORPUS) --also $(CORPUS:/=)_multi \
		$(if $(JOBS),--jobs $(JOBS)) $(if $(FRESH),--fresh) $(DOCS)

conformance: $(READY) ## Have others judge what clients of documents send and give (DOCS="stripe openai" for some)
	$(BIN)/python -m tests.conformance --corpus $(CORPUS) --also $(CORPUS:/=)_multi $(if $(JOBS),--jobs $(JOBS)) $(DOCS)

servers: $(READY) ## Do a job with real servers, from the indexes of packages (SERVERS="shop jupyter" for some)
	$(BIN)/python -m tests.servers $(SERVERS)

suite: $(READY) ## Run the official JSON-Schema-Test-Suite, as jsonschema's source package has it, over the check of requests
	$(BIN)/python -m tests.conformance.suite

sample: $(READY) ## The same with documents that everybody can get
	$(BIN)/python -m tests.corpus.sample .corpus/sample
	$(MAKE) corpus CORPUS=.corpus/sample

# A client also runs on Python 3.10, where it needs more. The oldest pip stays the one that Python 3.11.0 brought.
fuzz: $(READY) ## Put hostile texts at every position of documents and judge what comes of it (SECONDS=600)
	$(BIN)/python -m tests.strangers --seconds $(SECONDS)

faults: $(READY) ## Kill runs at every step, fill disks, and compare what different surroundings give
	$(BIN)/pytest tests/strangers/test_faults.py tests/strangers/test_sameness.py --every-step

lock: $(READY) ## Pin every dependency again, at its newest version
	$(COMPILE) --upgrade --universal --python-version 3.11 --all-extras pyproject.toml --output-file requirements.lock
	printf 'httpx\npydantic\n' | $(COMPILE) --upgrade --universal --python-version 3.10 --constraint requirements.lock \
		- --output-file tests/vendoring/client.lock
	$(COMPILE) --universal --python-version 3.11 --extra ruff --constraint requirements.lock pyproject.toml \
		--output-file .github/locks/runtime.lock
	echo hatchling | $(COMPILE) --universal --python-version 3.11 --constraint requirements.lock - \
		--output-file .github/locks/build.lock
	echo cyclonedx-bom | $(COMPILE) --upgrade --universal --python-version 3.11 - --output-file .github/locks/sbom.lock
	for each in tests/servers/*/server.in; do $(COMPILE) --upgrade --universal --python-version 3.11 $$each \
		--output-file $${each%.in}.lock; done
	echo openapi-core | $(COMPILE) --upgrade --universal --python-version 3.11 - --output-file tests/conformance/judge.lock
	echo pip | $(COMPILE) --upgrade --python-version 3.11 - --output-file tests/packaging/newest-pip.lock

# The wheel is built twice and has to be the same; what runs with it is listed as it is installed, without pip.
dist: $(READY) ## Build what a release holds: wheel, source, list of components (CycloneDX), pylock.toml, digests
	rm -rf build dist
	$(BIN)/python -m build --no-isolation --outdir dist
	$(BIN)/python -m build --no-isolation --wheel --outdir build/again
	cmp dist/*.whl build/again/*.whl
	$(BIN)/python -m venv --without-pip build/runtime
	$(INTO_RUNTIME) $(ONLY_LOCKED) --requirement .github/locks/runtime.lock
	$(INTO_RUNTIME) --no-deps --no-index dist/*.whl
	$(BIN)/python -m pip --python build/runtime check
	$(BIN)/python -m venv build/sbom
	build/sbom/bin/python -m pip install --quiet $(ONLY_LOCKED) --requirement .github/locks/sbom.lock
	build/sbom/bin/cyclonedx-py environment --output-reproducible --output-format JSON --pyproject pyproject.toml \
		--mc-type application --output-file dist/specmint.cdx.json build/runtime
	$(BIN)/uv pip compile --universal --python-version 3.11 --extra ruff --constraint requirements.lock --no-header \
		--quiet --format pylock.toml pyproject.toml --output-file dist/pylock.toml
	cd dist && sha256sum * > SHA256SUMS

clean: ## Remove .venv and everything that tools cached
	rm -rf .venv .bench .corpus .environments .hypothesis .mypy_cache .pytest_cache .ruff_cache .specmint build dist htmlcov .coverage .coverage.*
	find generator generated tests -name __pycache__ -prune -exec rm -rf {} +

# A lock is installed, not resolved: pip looks at no version but the locked ones, builds nothing, and `pip check` says
# whether they fit together. (Older versions of pip resolve an extra, such as coverage[toml], past the lock.)
$(LOCKED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit( \
		"specmint needs Python 3.11 or newer, but $(PYTHON) is %d.%d. Name a newer one: make PYTHON=python3.12" \
		% sys.version_info[:2])'
	@echo "Setting up .venv (once; about a minute)"
	@$(PYTHON) -m venv --clear .venv
	@$(PIP_INSTALL) $(ONLY_LOCKED) --requirement requirements.lock
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	@$(PIP_INSTALL) --no-deps --no-build-isolation --no-index --editable .
	@$(BIN)/python -m pip --disable-pip-version-check check
	@touch $@
