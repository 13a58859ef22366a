# The commands of this project. Every one of them starts from nothing: Python 3.11 or newer
# and make are enough, the rest is installed into .venv from requirements.lock.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Every package is named in the lock with its hashes; wheels only, because building a source
# package would fetch build tools that no lock names.
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
# The lock has four parts; pip reads what stands above the first of these lines when only the site is built.
FORM_MARK := ======== The form for editors ========
STATLINE_MARK := ======== Fetching from StatLine ========
TESTS_MARK := ======== Tests ========
# What the form needs is fetched only where the site carries it, or somebody uses it.
FORM := $(shell sed -n '/^redactie:/,/^[a-z]/p' data/site.yml 2>/dev/null | grep -q '^  aan: ja' && echo $(VENV)/.form)
# More options for the command behind a target: make site ARGS="--preview"
ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## print these commands
	@echo "Usage: make COMMAND [ARGS=\"more options\"] [PYTHON=python3.12]"
	@echo
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  \1|\2/p' $(firstword $(MAKEFILE_LIST)) \
		| awk -F '|' '{ printf "  %-10s %s\n", $$1, $$2 }'

.PHONY: site serve check demo redactie form statline
site: $(VENV)/.site $(FORM) ## build the whole site into site/
	@$(BIN)/plansite build $(ARGS)

serve: $(VENV)/.site ## show the site on localhost and follow every change
	@$(BIN)/plansite serve $(ARGS)

check: $(VENV)/.site ## find every problem in the data
	@$(BIN)/plansite check $(ARGS)

demo: $(VENV)/.site ## show the fictional example partnership on localhost
	@$(BIN)/plansite serve --data tests/example/data --content tests/example/content $(ARGS)

redactie: $(VENV)/.form ## change the data in a form on localhost
	@$(BIN)/plansite redactie $(ARGS)

form: $(VENV)/.form ## fetch the form for editors, for a site that carries it

statline: $(VENV)/.statline ## fetch what `plansite import-cbs --table` needs

# A file of tests stays together: what its tests share is made once. In the order of their names, because the file that
# takes longest has few tests, and would come last and alone if those with most tests went first.
SIDE_BY_SIDE := --numprocesses 2 --dist loadfile --no-loadscope-reorder

.PHONY: test test-full test-tools lint
test: test-tools ## run the tests (15 minutes at most)
	@$(BIN)/pytest $(SIDE_BY_SIDE) -m "not full" $(ARGS)

test-full: test-tools ## run all tests, the slow ones too
	@$(BIN)/pytest $(SIDE_BY_SIDE) $(ARGS)

# Not stamped: whether a browser is there can change without any file of ours changing.
test-tools: $(VENV)/.tests
	@$(BIN)/python -m tests.tools.chromium
	@$(BIN)/python -m tests.tools.nu_checker
	@$(BIN)/python -m tests.tools.dutch_dictionary
	@$(BIN)/python -m tests.tools.actionlint
	@$(BIN)/python -m tests.tools.web_servers
	@$(BIN)/python -m generator.editing.form.fetching

lint: $(VENV)/.tests ## judge style and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

# A release carries its bill of materials; both files are made without network.
.PHONY: sbom audit
sbom: $(VENV)/.tests ## write what plansite is made of, and under which licences, into build/
	@$(BIN)/python -m tests.tools.bill_of_materials

audit: $(VENV)/.tests ## ask pypi.org for known leaks in what is locked
	@$(BIN)/python -m tests.tools.audit

.PHONY: format
format: $(VENV)/.tests ## put the code in its one layout
	@$(BIN)/ruff check --select I --fix --quiet
	@$(BIN)/ruff format

# --- The virtual environment ------------------------------------------------------------
# Stamp files say how far it is, so that a second run installs nothing. A new lock starts a
# new environment: what is no longer locked is then no longer there either.

$(VENV)/.runtime: requirements.lock
	@tools_missing() { echo "$$1" >&2; exit 1; }; \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || tools_missing \
		"plansite needs Python 3.11 or newer. '$(PYTHON)' answers: $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12 COMMAND"; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || tools_missing \
		"'$(PYTHON)' cannot make a virtual environment: it has no venv or ensurepip. On Debian and Ubuntu they are in the package python3-venv."
	@echo "Making $(VENV) and installing the packages that build the site ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@sed '/$(FORM_MARK)/,$$d' requirements.lock > $(VENV)/runtime.txt
	@$(INSTALL) --requirement $(VENV)/runtime.txt
	@touch $@

# --no-index: the build backend came with the lock, so this needs no network.
$(VENV)/.site: $(VENV)/.runtime pyproject.toml
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.form: $(VENV)/.site requirements.lock generator/editing/form/bundle.py generator/editing/form/package-lock.json
	@sed -n '/$(FORM_MARK)/,/$(STATLINE_MARK)/p' requirements.lock > $(VENV)/form.txt
	@$(INSTALL) --requirement $(VENV)/form.txt
	@$(BIN)/python -m generator.editing.form.fetching
	@touch $@

$(VENV)/.statline: $(VENV)/.site requirements.lock
	@sed -n '/$(STATLINE_MARK)/,/$(TESTS_MARK)/p' requirements.lock > $(VENV)/statline.txt
	@$(INSTALL) --requirement $(VENV)/statline.txt
	@touch $@

$(VENV)/.tests: $(VENV)/.site requirements.lock
	@echo "Installing the packages that the tests need (about 200 MB the first time) ..."
	@$(INSTALL) --requirement requirements.lock
	@touch $@

# --- The lock ---------------------------------------------------------------------------
# Written by uv, because pip cannot write one file that holds for every platform and Python;
# read by pip alone. What is locked stays as it is, unless pyproject.toml asks for another.

LOCKING := build/lock
UV_VERSION := 0.13.9
UV := $(LOCKING)/uv-$(UV_VERSION)/bin/uv
# "fewest": one version of a package for every Python, so that all of them build the same site.
COMPILE := $(UV) pip compile --quiet --no-header --no-emit-index-url --generate-hashes \
	--only-binary :all: --universal --python-version 3.11 --fork-strategy fewest

# The packages of one part are not named again in the next.
LOCKED = $$(sed -n 's/^\([a-z0-9._-]*\)==.*/--no-emit-package \1/p' $(LOCKING)/$(1).txt)

.PHONY: lock upgrade
lock: $(UV) ## write requirements.lock after pyproject.toml changed
	@rm -f $(LOCKING)/*.txt
	@test ! -f requirements.lock || tee $(LOCKING)/site.txt $(LOCKING)/form.txt $(LOCKING)/statline.txt \
		$(LOCKING)/tests.txt <requirements.lock >/dev/null
	@$(COMPILE) $(UPGRADE) pyproject.toml --output-file $(LOCKING)/site.txt >$(LOCKING)/log
	@$(COMPILE) $(UPGRADE) --group pyproject.toml:form --constraint $(LOCKING)/site.txt \
		$(call LOCKED,site) --output-file $(LOCKING)/form.txt >$(LOCKING)/log
	@$(COMPILE) $(UPGRADE) --group pyproject.toml:statline --constraint $(LOCKING)/site.txt \
		--constraint $(LOCKING)/form.txt $(call LOCKED,site) $(call LOCKED,form) \
		--output-file $(LOCKING)/statline.txt >$(LOCKING)/log
	@$(COMPILE) $(UPGRADE) --group pyproject.toml:tests --constraint $(LOCKING)/site.txt \
		--constraint $(LOCKING)/form.txt --constraint $(LOCKING)/statline.txt \
		$(call LOCKED,site) $(call LOCKED,form) $(call LOCKED,statline) \
		--output-file $(LOCKING)/tests.txt >$(LOCKING)/log
	@{ \
		echo "# Written by 'make lock' from pyproject.toml; do not edit."; \
		echo "# Exact versions and hashes for every platform and every Python from 3.11 on."; \
		echo "#"; \
		echo "# ======== Building the site ========"; \
		cat $(LOCKING)/site.txt; \
		echo; \
		echo "# $(FORM_MARK)"; \
		echo "# 'make site' reads up to here."; \
		cat $(LOCKING)/form.txt; \
		echo; \
		echo "# $(STATLINE_MARK)"; \
		cat $(LOCKING)/statline.txt; \
		echo; \
		echo "# $(TESTS_MARK)"; \
		cat $(LOCKING)/tests.txt; \
	} > $(LOCKING)/requirements.lock
	@cmp -s $(LOCKING)/requirements.lock requirements.lock || cp $(LOCKING)/requirements.lock requirements.lock

upgrade: UPGRADE := --upgrade
upgrade: lock ## lock the newest version of everything that pyproject.toml allows

$(UV):
	@$(PYTHON) -m venv --clear $(LOCKING)/uv-$(UV_VERSION)
	@$(LOCKING)/uv-$(UV_VERSION)/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.PHONY: clean
clean: ## remove everything that was made: .venv, build, site and caches
	@rm -rf $(VENV) build site .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +
