# make site    set up what a build needs, build the demo paper, say where to look
# make test    set up what the tests need, then everything that must hold
# make check   the quick part of it, before a commit
# make wheel   dist/broadsheet-VERSION-py3-none-any.whl
# make picture the README's picture, taken anew
# make screenshots
#              the pictures that the tests compare pages with, taken anew: look at them before a commit
# make clean   drop what was generated; the environment .venv stays

PYTHON := .venv/bin/python
# a stamp is named after what it stands for: changed requirements are installed anew, unchanged ones are not
RUNTIME := .venv/.runtime-$(firstword $(shell cat requirements.txt | cksum))
TESTING := .venv/.testing-$(firstword $(shell cat requirements.txt requirements-test.txt | cksum))
CHECKERS := .venv/.checkers-$(firstword $(shell cksum < tests/browser/checkers/package-lock.json))

.PHONY: site test check lint wheel picture screenshots clean
.NOTPARALLEL:

site: $(RUNTIME)
	$(PYTHON) build.py
	@printf '%s\n' '' \
	  'The paper stands in output/index.html: open it in a browser.' \
	  'To edit with a live preview: $(PYTHON) build.py serve' \
	  '报纸已生成：用浏览器打开 output/index.html。' \
	  '边改边看，请运行：$(PYTHON) build.py serve'

test: system $(TESTING) $(CHECKERS) lint
	.ci/browser
	$(PYTHON) -m pytest -n auto --dist worksteal
	$(PYTHON) build.py check

check: $(TESTING) lint
	$(PYTHON) -m pytest -n auto --dist worksteal -m 'not browser and not slow'

lint: $(TESTING)
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy

wheel: $(TESTING)
	$(PYTHON) -m pip wheel . --no-deps --no-build-isolation --quiet --wheel-dir dist

picture: $(TESTING)
	$(PYTHON) build.py
	$(PYTHON) docs/pictures/take.py

screenshots: $(TESTING)
	BROADSHEET_SCREENSHOTS=take $(PYTHON) -m pytest tests/browser/test_browser_pictures.py

clean:
	rm -rf .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
	find output -mindepth 1 -not -name .gitkeep -delete

.PHONY: system
system:
	.ci/system-packages

$(RUNTIME):
	.ci/environment requirements.txt $@

$(TESTING):
	.ci/environment requirements-test.txt $@

$(CHECKERS):
	.ci/checkers $@
