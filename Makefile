PYTHON ?= python3
COUNCIL ?= carlisle-2021
JOBS ?=
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SOURCES := var/demo/$(COUNCIL)

.PHONY: packs test lint types unit browser-tools bench pictures lab serve lock clean

packs: .venv/runtime
	$(BIN)/pmf demo $(COUNCIL) --to $(SOURCES)
	$(BIN)/pmf load $(SOURCES) --council $(COUNCIL)
	$(BIN)/pmf run current --council $(COUNCIL) $(if $(JOBS),--jobs $(JOBS))

test: lint types unit

lint: .venv/everything
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/everything
	$(BIN)/mypy

unit: .venv/everything browser-tools
	$(BIN)/python -m pytest

browser-tools: .venv/everything
	@if command -v npm >/dev/null; then npm ci --silent --prefix tests/browser; \
	else echo "No npm here: the Nu HTML checker is left out of the tests"; fi

bench: .venv/runtime
	$(BIN)/python -m bench

pictures: .venv/runtime
	$(BIN)/python -m docs.methods.pictures
	$(BIN)/python -m pmf_lib.register.document > docs/tables.md

lab: .venv/runtime
	$(BIN)/pmf lab

serve: .venv/runtime
	$(BIN)/pmf serve --council $(COUNCIL)

lock:
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --quiet -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra test --extra dev --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --quiet -c requirements.lock -o requirements-test.lock

clean:
	rm -rf outputs var build

.venv/runtime: requirements.lock
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

.venv/everything: .venv/runtime requirements-test.lock
	$(PIP) install --require-hashes -r requirements-test.lock
	touch $@
