# Needs git, make and Python 3.11 or later; everything else is installed into .venv by the first call.

VENV := .venv
BIN := $(VENV)/bin
COMPILED := .venv-compiled
SOURCES := $(shell find exporter schema -type f -not -name '*.pyc')
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SEEDS := seeds
OUT := out/demo

.PHONY: help demo test browser quality lint format audit compiled test-compiled clean
.DELETE_ON_ERROR:

help: ## show the targets
	@grep -E '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{printf "make %-13s %s\n", $$1, $$2}'

demo: $(VENV)/.ready-demo ## make a dataset of the articles in seeds/, in out/demo
	@$(BIN)/onrecord export $(SEEDS) --out $(OUT) --overwrite

test: $(VENV)/.ready-test ## run the tests
	$(BIN)/python -m pytest $(PYTEST_FLAGS)

browser: ## install Chromium, in which the tests look at reports; on Debian or Ubuntu, as root
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	  apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; }

quality: $(VENV)/.ready-demo ## check that no figure of accuracy fell, where the gold data is there
	@$(BIN)/python benchmarks/gate.py

lint: $(VENV)/.ready-lint ## check style, formatting and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(VENV)/.ready-lint ## format the code
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

audit: $(VENV)/.ready-audit ## check the dependencies for known weaknesses (needs pypi.org); fails when one cannot be checked
	@$(PIP) freeze --exclude-editable > $(VENV)/installed.txt
	@$(BIN)/pip-audit --strict --no-deps --disable-pip --requirement $(VENV)/installed.txt

compiled: $(COMPILED)/.ready ## compile the engine, in .venv-compiled: the same records in less time (needs a C compiler)

test-compiled: $(COMPILED)/.ready $(VENV)/.ready-test ## run the tests of the engine on the compiled one
	PYTHONPATH=$$(echo $(COMPILED)/lib/python3*/site-packages) $(BIN)/python -m pytest -o pythonpath="tests benchmarks" \
	  tests/extract tests/golden tests/lexicons tests/link tests/properties/test_parsing.py tests/segment tests/validate/test_bundles.py

clean: ## remove what the other targets made
	rm -rf $(VENV) $(COMPILED) out dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.ready-demo: pyproject.toml $(VENV)/.made
	@echo "installing onrecord into $(VENV)"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.ready-%: pyproject.toml $(VENV)/.ready-demo
	@echo "installing what $* needs into $(VENV)"
	@$(PIP) install --group $*
	@touch $@

# The interpreter is the first that is new enough; set PYTHON to choose another. pip has --group since 25.1.
$(VENV)/.made:
	@set -e; \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	  $$python -c 'import ensurepip, venv' >/dev/null 2>&1 || { without=$$python; continue; }; \
	  echo "making $(VENV) with $$($$python --version)"; \
	  $$python -m venv $(VENV); \
	  $(PIP) install --upgrade 'pip>=25.1'; \
	  touch $@; \
	  exit 0; \
	done; \
	if [ -n "$$without" ]; then \
	  echo "$$without has no venv module. On Debian or Ubuntu: sudo apt install $$(basename $$without)-venv" >&2; \
	else \
	  echo "No Python 3.11 or later was found. Install one, or call: make PYTHON=/path/to/python ..." >&2; \
	fi; \
	exit 1

# By way of an archive of the sources, so that no compiled module lies beside its source and hides a change of it. The flags
# stand in for Python's own, whose warnings take longer than the compilation.
$(COMPILED)/.ready: $(SOURCES) pyproject.toml $(VENV)/.ready-compiled
	@echo "compiling the engine into $(COMPILED) (about a minute and a half)"
	@rm -rf dist $(COMPILED); mkdir -p dist
	@HATCH_BUILD_HOOK_ENABLE_MYPYC=1 CFLAGS='-DNDEBUG -fwrapv' $(BIN)/python -m build . >dist/build.log 2>&1 || { tail -n 25 dist/build.log >&2; exit 1; }
	@$(BIN)/python -m venv $(COMPILED)
	@$(COMPILED)/bin/python -m pip --disable-pip-version-check --quiet install dist/onrecord-*.whl
	@touch $@
