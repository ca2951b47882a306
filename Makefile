# Plain `make` lists what can be done.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin

help:  ## List these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-10s %s\n", $$1, $$2}'

.venv/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

demo: .venv/installed  ## Start on an empty data folder, drop the sample packets, show what was found
	$(BIN)/fullchart demo

serve: .venv/installed  ## Run web, watcher and worker in one process on 127.0.0.1
	$(BIN)/fullchart serve

test: .venv/installed-dev  ## Run the whole test suite
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest -q -n 2

lint: .venv/installed-dev  ## Format, style, types and the floors of the house
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: .venv/installed  ## Score the sample packets and the four other sets against their truth
	$(BIN)/fullchart evaluate sample_packets
	$(BIN)/python -m sample_packets.hard_pages runs/hard_pages
	$(BIN)/fullchart evaluate runs/hard_pages
	$(BIN)/python -m sample_packets.varied_records runs/varied_records
	$(BIN)/fullchart evaluate runs/varied_records
	$(BIN)/python -m sample_packets.varied_bills runs/varied_bills
	$(BIN)/fullchart evaluate runs/varied_bills
	$(BIN)/python -m sample_packets.varied_flags runs/varied_flags
	$(BIN)/fullchart evaluate runs/varied_flags

bench: .venv/installed-dev  ## Measure speeds side by side (reading, sorting, judging)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m bench

samples: .venv/installed-dev  ## Build sample_packets/ again, byte for byte
	$(BIN)/python -m sample_packets.build

schema: .venv/installed  ## Write the published JSON Schema of casefile.json
	$(BIN)/fullchart schema > docs/casefile.schema.json

pins: pyproject.toml  ## Pin every dependency again, with hashes (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --constraint requirements.txt --group dev pyproject.toml -o requirements-dev.txt

.PHONY: help demo serve test lint evaluate bench samples schema pins
