# Each target sets up what it needs: .venv with the pinned packages, and the system's libraries.
# ARGS is handed on: make run ARGS="--language fr", make test JOBS=0 ARGS="tests/test_paths.py -x".

.PHONY: help run test check tour bench package translations clean
.NOTPARALLEL:

PYTHON_OF_VENV := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# How many tests run at a time; 0 keeps them in one process, as for a debugger.
JOBS := $(shell nproc 2>/dev/null || echo 2)

help:
	@echo "make run           open Relance"
	@echo "make test          run the tests"
	@echo "make check         format, lint, types, layers, translations"
	@echo "make tour          draw every screen into build/tour/"
	@echo "make bench         measure speed and memory into build/bench.json"
	@echo "make package       build what people install into dist/, and try it out"
	@echo "make translations  bring the translation files up to date with the program"
	@echo "make clean         remove what the others made"

run:
	@packaging/bootstrap.sh run
	@$(PYTHON_OF_VENV) -m app $(ARGS)

test:
	@packaging/bootstrap.sh dev
	$(OFFSCREEN) $(PYTHON_OF_VENV) -m pytest -n $(JOBS) --dist worksteal $(ARGS)

check:
	@packaging/bootstrap.sh dev
	$(PYTHON_OF_VENV) -m ruff format --check .
	$(PYTHON_OF_VENV) -m ruff check .
	$(PYTHON_OF_VENV) -m mypy
	.venv/bin/lint-imports
	$(PYTHON_OF_VENV) packaging/translations.py --check

tour:
	@packaging/bootstrap.sh dev
	$(OFFSCREEN) $(PYTHON_OF_VENV) -m tests.tour $(ARGS)

bench:
	@packaging/bootstrap.sh dev
	$(OFFSCREEN) $(PYTHON_OF_VENV) -m tests.benchmarks $(ARGS)

package:
	@packaging/bootstrap.sh package
	$(PYTHON_OF_VENV) packaging/package.py

translations:
	@packaging/bootstrap.sh dev
	$(PYTHON_OF_VENV) packaging/translations.py --update --compile

clean:
	rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	rm -f resources/translations/*.qm
	find app tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
