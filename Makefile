PYTHON ?= python3
COUNCIL ?= carlisle-2021
COUNCILS := carlisle-2003 ribble-valley-2007 lancaster-2008 peterborough-2009 carlisle-2021
JOBS ?=
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet
SOURCES := var/demo/$(COUNCIL)

.PHONY: packs test lint types unit audit browser-tools bench pictures lab serve lock clean

# COUNCIL=all makes every demo council's quarter; where one fails the others are made all the same.
packs: .venv/runtime
ifeq ($(COUNCIL),all)
	@failed=; for council in $(COUNCILS); do \
	  $(MAKE) --no-print-directory packs COUNCIL=$$council || failed="$$failed $$council"; \
	done; \
	if [ "$$failed" ]; then echo "Not made whole:$$failed" >&2; exit 1; fi
else
	$(BIN)/pmf demo $(COUNCIL) --to $(SOURCES)
	$(BIN)/pmf load $(SOURCES) --council $(COUNCIL)
	$(BIN)/pmf run current --council $(COUNCIL) $(if $(JOBS),--jobs $(JOBS))
endif

test: lint types unit

lint: .venv/everything
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/everything
	$(BIN)/mypy

# As many tests at once as there are processors, or as JOBS says. Their many processes may keep what
# Python compiled, whatever is usual on this machine: else each would compile the library anew.
unit: .venv/everything browser-tools
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $(or $(JOBS),logical) --dist worksteal

# Known faults in locked packages; where their data cannot be reached it says so and passes.
audit: .venv/everything
	$(BIN)/python .ci/audit.py

browser-tools: .venv/everything
	@if command -v npm >/dev/null; then npm ci --silent --prefix tests/browser; \
	else echo "No npm here: the Nu HTML checker is left out of the tests"; fi

# PARTS="packs report" runs only those; QUICK=--quick runs small sizes, to see that all works.
bench: .venv/bench
	$(BIN)/python -m bench $(PARTS) $(QUICK)

pictures: .venv/runtime
	$(BIN)/python -m docs.methods.pictures
	$(BIN)/python -m pmf_lib.register.document > docs/tables.md
	$(BIN)/python -m docs.coverage

lab: .venv/runtime
	$(BIN)/pmf lab

serve: .venv/runtime
	$(BIN)/pmf serve --council $(COUNCIL)

lock:
	$(COMPILE) -o requirements.lock
	$(COMPILE) --extra region -c requirements.lock -o requirements-region.lock
	$(COMPILE) --extra region --extra test --extra dev -c requirements-region.lock \
	  -o requirements-test.lock
	$(COMPILE) --extra region --extra test --extra dev --extra bench -c requirements-test.lock \
	  -o requirements-bench.lock

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

.venv/region: .venv/runtime requirements-region.lock
	$(PIP) install --require-hashes -r requirements-region.lock
	touch $@

.venv/bench: .venv/everything requirements-bench.lock
	$(PIP) install --require-hashes -r requirements-bench.lock
	touch $@
