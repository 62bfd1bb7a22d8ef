# Each target makes its own .venv from the lock; a second run starts in seconds.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready-$(shell cat requirements.lock pyproject.toml | cksum | cut -d' ' -f1)
PYTEST := $(BIN)/python -m pytest
PEERS := build/privacy-peers

.PHONY: demo serve test check gallery faults measure measure-privacy measure-rendering lock clean

demo: $(READY)
	$(BIN)/publisher demo --dir demo

serve: $(READY)
	@test -f demo/publisher.toml || $(BIN)/publisher demo --dir demo
	$(BIN)/publisher --config demo serve

test: $(READY)
	$(PYTEST) -n 2 --dist worksteal $(TESTS)

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) tests/docs

measure: $(READY)
	$(BIN)/python -m benchmarks.prepare
	$(BIN)/python -m benchmarks.intake
	$(BIN)/python -m benchmarks.privacy.audit
	$(BIN)/python -m benchmarks.privacy.posts
	$(BIN)/python -m benchmarks.privacy.pictures
	@if [ -n "$(DATA)" ]; then $(BIN)/python -m examples.compare --data "$(DATA)"; \
	else echo "examples: not compared (make measure DATA=folder of the original files)"; fi

# The long forms: the protocol as a machine of chance; kill tests of postings over both channels, both stores and every named
# point, of key rotations over both stores,
# and the controls that must find doubles and losses.
faults: $(READY)
	$(BIN)/python -m tests.scheduled.protocol_machine --examples 2000 --steps 50
	$(BIN)/python -m tests.faults.restores --naive --restores 20
	$(BIN)/python -m tests.faults.restores --restores 50
	@for store in sqlite postgresql; do $(BIN)/python -m tests.faults.stops --store $$store || exit 1; done
	$(BIN)/python -m tests.faults.kills --naive --kills 100
	$(BIN)/python -m tests.faults.rotation --naive --kills 20
	@for store in sqlite postgresql; do $(BIN)/python -m tests.faults.rotation --store $$store --kills 100 || exit 1; done
	@for adapter in private graph; do for store in sqlite postgresql; do \
	$(BIN)/python -m tests.faults.kills --adapter $$adapter --store $$store --kills 500 && \
	$(BIN)/python -m tests.faults.kills --adapter $$adapter --store $$store --failpoints 20 || exit 1; done; done

# Contact sheets of every kind of week in build/gallery; DATA adds other cities, REFERENCE the design's pictures beside.
gallery: $(READY)
	$(BIN)/python -m benchmarks.gallery $(if $(DATA),--data "$(DATA)") $(if $(REFERENCE),--reference "$(REFERENCE)")

# The gate beside detectors that are no dependencies of ours; further corpora with CORPORA="NAME=FILE ...".
measure-privacy: $(READY) $(PEERS)/.ready
	$(BIN)/python -m benchmarks.privacy $(CORPORA) --known

# Our pages beside what others would draw them with.
measure-rendering: $(READY) build/rendering-peers/.ready
	$(BIN)/python -m benchmarks.rendering

build/rendering-peers/.ready: benchmarks/rendering/requirements.txt
	test -x build/rendering-peers/bin/python || $(PYTHON) -m venv build/rendering-peers
	build/rendering-peers/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

$(PEERS)/.ready: benchmarks/privacy/requirements.txt
	test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

# The lock is made with uv, for every Python from 3.11 on.
lock:
	uv pip compile pyproject.toml --all-extras --universal --generate-hashes --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --extra postgres --extra mariadb --universal --generate-hashes --no-header -q \
	-c requirements.lock -o requirements-run.lock

$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	rm -f $(VENV)/.ready-* && touch $@

clean:
	rm -rf $(VENV) build demo
