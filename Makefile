# The commands of this project. Every one of them starts from nothing: Python 3.11 or newer
# and make are enough, the rest is installed into .venv from requirements.lock.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Every package is named in the lock with its hashes; wheels only, because building a source
# package would fetch build tools that no lock names.
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
# The lock has a part for the site, and one for each of these groups of pyproject.toml.
GROUPS := form statline pdf tests
# Prints one part of the lock.
PART = awk '/^\# ========/ { wanted = / $(1) / } wanted' requirements.lock
# Installs a part. The packages of the site come along, because the others build upon some of them.
ADD = { $(call PART,site); $(call PART,$(1)); } > $(VENV)/$(1).txt && $(INSTALL) --requirement $(VENV)/$(1).txt
# What the form and the booklets need is fetched only where the site carries them, or somebody uses them.
FORM := $(shell sed -n '/^redactie:/,/^[a-z]/p' data/site.yml 2>/dev/null | grep -q '^  aan: ja' && echo $(VENV)/.form)
PDF := $(shell grep -qs '^boekjes: ja' data/site.yml && echo $(VENV)/.pdf)
# More options for the command behind a target: make site ARGS="--preview"
ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# What an editor types has a Dutch explanation behind #: and what a developer types an English one behind ##.
COMMANDS = $(firstword $(MAKEFILE_LIST)) | awk -F '|' '{ printf "  %-10s %s\n", $$1, $$2 }'

.PHONY: help
help:
	@echo "Voor redacteuren: make OPDRACHT [ARGS=\"meer mogelijkheden\"]"
	@sed -n 's/^\([a-z-]*\):[^#]*#: \(.*\)/\1|\2/p' $(COMMANDS)
	@echo
	@echo "For developers: make COMMAND [ARGS=\"more options\"] [PYTHON=python3.12]"
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' $(COMMANDS)

.PHONY: site serve check demo redactie form statline pdf
site: $(VENV)/.site $(FORM) $(PDF) ## build the whole site into site/
	@$(BIN)/plansite build $(ARGS)

serve: $(VENV)/.site #: bekijk de site op deze computer en zie elke wijziging meteen
	@$(BIN)/plansite serve $(ARGS)

check: $(VENV)/.site #: controleer de gegevens
	@$(BIN)/plansite check $(ARGS)

demo: $(VENV)/.site #: bekijk het verzonnen voorbeeld
	@$(BIN)/plansite serve --data tests/example/data --content tests/example/content $(ARGS)

redactie: $(VENV)/.form #: wijzig de gegevens in een formulier
	@$(BIN)/plansite redactie $(ARGS)

form: $(VENV)/.form ## fetch the form for editors, for a site that carries it

statline: $(VENV)/.statline ## fetch what `plansite import-cbs --table` needs

pdf: $(VENV)/.pdf ## make the booklets as PDF into boekjes/
	@$(BIN)/plansite pdf $(ARGS)

# A file of tests stays together: what its tests share is made once. In the order of their names, because the file that
# takes longest has few tests, and would come last and alone if those with most tests went first.
SIDE_BY_SIDE := --numprocesses 2 --dist loadfile --no-loadscope-reorder

.PHONY: test test-full coverage test-tools lint
test: test-tools ## run the tests (15 minutes at most)
	@$(BIN)/pytest $(SIDE_BY_SIDE) -m "not full" $(ARGS)

test-full: test-tools ## run all tests, the slow ones too
	@$(BIN)/pytest $(SIDE_BY_SIDE) $(ARGS)

coverage: test-tools ## say which lines and branches no test reaches, and fail below 95 %
	@mkdir -p build/coverage && $(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest $(SIDE_BY_SIDE) -m "not full" $(ARGS)
	@$(BIN)/coverage combine --quiet && $(BIN)/coverage report

.PHONY: bench mutants
bench: $(VENV)/.tests ## measure how fast countries are built, beside other builders (half an hour)
	@$(BIN)/python -m tests.bench $(ARGS)

mutants: $(VENV)/.tests ## change the code of plannings, progress and checks in small ways, and see which no test notices
	@$(BIN)/mutmut run $(ARGS); $(BIN)/mutmut results

# Not stamped: whether a browser is there can change without any file of ours changing.
test-tools: $(VENV)/.tests
	@$(BIN)/python -m tests.tools.chromium
	@$(BIN)/python -m tests.tools.nu_checker
	@$(BIN)/python -m tests.tools.dutch_dictionary
	@$(BIN)/python -m tests.tools.actionlint
	@$(BIN)/python -m tests.tools.web_servers
	@$(BIN)/python -m tests.tools.pango
	@$(BIN)/python -m generator.editing.form.fetching

lint: $(VENV)/.tests ## judge style and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

# A release carries its bill of materials; both files are made without network.
.PHONY: sbom audit
sbom: $(VENV)/.tests ## write what plansite is made of, and under which licences, into build/
	@$(BIN)/python -m tests.tools.bill_of_materials

audit: $(VENV)/.tests ## ask the package registry for known leaks in what is locked
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
		"Nodig is Python 3.11 of nieuwer. '$(PYTHON)' antwoordt: $$($(PYTHON) --version 2>&1). Noem een andere: make PYTHON=python3.12 OPDRACHT"; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || tools_missing \
		"Bij '$(PYTHON)' ontbreekt venv of ensurepip. Bij Debian en Ubuntu zitten die in het pakket python3-venv."
	@echo "plansite wordt klaargezet in de map $(VENV). Dat duurt een paar minuten, en hoeft maar één keer ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(call PART,site) > $(VENV)/site.txt
	@$(INSTALL) --requirement $(VENV)/site.txt
	@touch $@

# --no-index: the build backend came with the lock, so this needs no network.
$(VENV)/.site: $(VENV)/.runtime pyproject.toml
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.form: $(VENV)/.site requirements.lock generator/editing/form/bundle.py generator/editing/form/package-lock.json
	@$(call ADD,form)
	@$(BIN)/python -m generator.editing.form.fetching
	@touch $@

$(VENV)/.statline: $(VENV)/.site requirements.lock
	@$(call ADD,statline)
	@touch $@

$(VENV)/.pdf: $(VENV)/.site requirements.lock
	@$(call ADD,pdf)
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

# What one part has, the next does not name again.
.PHONY: lock upgrade
lock: $(UV) ## write requirements.lock after pyproject.toml changed
	@rm -f $(LOCKING)/*.txt
	@test ! -f requirements.lock || for part in site $(GROUPS); do cp requirements.lock $(LOCKING)/$$part.txt; done
	@$(COMPILE) $(UPGRADE) pyproject.toml --output-file $(LOCKING)/site.txt >$(LOCKING)/log
	@set -e; known=site; for group in $(GROUPS); do \
		set --; for part in $$known; do \
			set -- "$$@" --constraint $(LOCKING)/$$part.txt \
				$$(sed -n 's/^\([a-z0-9._-]*\)==.*/--no-emit-package \1/p' $(LOCKING)/$$part.txt); \
		done; \
		$(COMPILE) $(UPGRADE) --group pyproject.toml:$$group "$$@" --output-file $(LOCKING)/$$group.txt >$(LOCKING)/log; \
		known="$$known $$group"; \
	done
	@{ \
		echo "# Written by 'make lock' from pyproject.toml; do not edit."; \
		echo "# Exact versions and hashes for every platform and every Python from 3.11 on."; \
		for part in site $(GROUPS); do echo; echo "# ======== $$part ========"; cat $(LOCKING)/$$part.txt; done; \
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
