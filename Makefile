# One command from a fresh checkout: `make audit` or `make test`. Everything lies in .venv and a11y-out.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

BIN := .venv/bin
INSTALLED := .venv/.installed
PROVISIONED := .venv/.provisioned
OUT ?= a11y-out
AUDIT_OPTIONS ?= --locale en --locale fr --locale he --locale ja --modality pointer --modality keyboard@en -n 2
TEST_OPTIONS ?= -n 3 --dist loadfile

.PHONY: audit
audit: $(PROVISIONED) ## Walk the embedded index in en, fr, he and ja, and write the report
	@$(BIN)/a11y run $(AUDIT_OPTIONS) --out $(OUT)

.PHONY: test
test: $(PROVISIONED) ## All tests
	@$(BIN)/pytest $(TEST_OPTIONS) || { [ $$? -eq 1 ] || exit 1; \
	  printf '\n== what failed beside other tests, once more by itself\n'; \
	  $(BIN)/pytest --last-failed --maxfail=10; }

.PHONY: lint
lint: $(INSTALLED) ## Style and types: ruff, mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict

.PHONY: catalogs
catalogs: $(INSTALLED) ## Gather the messages to translate, and bring every catalog up to date
	@$(BIN)/pybabel -q extract -F locales/babel.cfg -k N_ --add-location=file --sort-by-file \
	  --project=a11y --version=1 -o locales/a11y/a11y.pot .
	@$(BIN)/pybabel -q update -D a11y -d locales/a11y -i locales/a11y/a11y.pot --no-fuzzy-matching
	@$(BIN)/python -m a11y.index.update_catalogs

.PHONY: update-gold
update-gold: $(PROVISIONED) ## Accept the reports as they are now as the expected ones
	@$(BIN)/pytest tests/reporting --update-gold

.PHONY: wheel
wheel: $(INSTALLED) ## Build the wheel into dist/
	@$(BIN)/python -m build --wheel --outdir dist .

.PHONY: clean
clean: ## Remove what the other targets made
	rm -rf .venv dist build $(OUT) .mypy_cache .ruff_cache .pytest_cache

.PHONY: help
help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

# Debian keeps `ensurepip` in a package of its own: a python3 without it cannot make a .venv. As root it is fetched.
USABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
$(BIN)/python:
	@find_python() { \
	  for name in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
	    if "$$name" -c '$(USABLE)' 2>/dev/null; then echo "$$name"; return; fi; \
	  done; \
	}; \
	python=$$(find_python); \
	if [ -z "$$python" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv; } >/dev/null 2>&1; \
	  python=$$(find_python); \
	fi; \
	if [ -z "$$python" ]; then \
	  echo "make: no Python 3.11 or newer with venv; install one (Debian: apt-get install python3 python3-venv), or name it: make PYTHON=..." >&2; \
	  exit 2; \
	fi; \
	"$$python" -m venv --clear .venv

$(INSTALLED): pyproject.toml $(BIN)/python
	@echo "Installing into .venv ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[index,xdist,dev]'
	@# an editable install compiles nothing, and where Python is told to write no bytecode each process would again
	@$(BIN)/python -m compileall -q a11y
	@touch $@

$(PROVISIONED): $(INSTALLED)
	@$(BIN)/a11y doctor --fix --quiet
	@touch $@
