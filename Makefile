# Two commands matter: `make run` and `make test`. Everything else serves those who change Naru.
SHELL := /bin/bash
PYTHON ?= $(shell bash ops/python.sh)
VENV ?= .venv
PORT ?= 8000
BIN := $(VENV)/bin
DJLINT = $(BIN)/djlint --reformat --quiet naru/web/templates
# It ends with 1 when it changed a file, as when it could not: asked again, only then.

# Where it is set, as in many containers, each process we start would compile all our modules anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check fix lock bench graph demo-walk

run: $(VENV)/worker.stamp
	@$(BIN)/python -m ops up --port "$(PORT)"

test: $(VENV)/dev.stamp
	@$(BIN)/python -m ops test $(ARGS)

check: $(VENV)/dev.stamp
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports
	@$(BIN)/djlint --check --lint --quiet naru/web/templates
	@$(BIN)/mypy naru ops
	@$(BIN)/python -m ops check

fix: $(VENV)/dev.stamp
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .
	@$(DJLINT) || $(DJLINT)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff check .

lock: $(VENV)/dev.stamp
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q requirements/pip.in -o requirements/pip.txt
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q requirements/base.in -o requirements/base.txt
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q requirements/worker.in -o requirements/worker.txt
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q requirements/dev.in -o requirements/dev.txt

bench: $(VENV)/dev.stamp
	@$(BIN)/python -m bench.$(NAME)

demo-walk: $(VENV)/base.stamp
	@URL="$(URL)" $(BIN)/python -m ops demo-walk

graph: $(VENV)/dev.stamp
	@$(BIN)/python -m ops graph

# Each list that is in leaves its own stamp; new environments get all they need in one go.
$(VENV)/base.stamp: requirements/base.txt
	@bash ops/venv.sh "$(PYTHON)" "$(VENV)" $^
	@touch $@

$(VENV)/worker.stamp: requirements/base.txt requirements/worker.txt
	@bash ops/venv.sh "$(PYTHON)" "$(VENV)" $^
	@touch $@

$(VENV)/dev.stamp: requirements/base.txt requirements/worker.txt requirements/dev.txt
	@bash ops/venv.sh "$(PYTHON)" "$(VENV)" $^
	@touch $@
