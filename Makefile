# One command for each thing that one does with a checkout. `make` alone builds the demo site.
SHARED ?= ../shared
DOSSIER = .build/release/dossier
PORT ?= 8080

.PHONY: site serve setup build test check lint check-site check-exports check-browser screenshots quality quality-update bench

site: build
	@$(DOSSIER) build content -o public
	@printf '\nThe demo dossier is in %s\nOpen public/index.html, or serve it with live reload: make serve\n' "$(CURDIR)/public"

serve: build
	$(DOSSIER) serve content -o public --port $(PORT)

setup:
	@scripts/setup.sh

build: setup
	@swift build -c release --product dossier

# The tests of the program. The checks of a built site go before them, where a built program and their readers are
# there: a word says so where they are not. Swift's own summary comes last.
test: setup
	@scripts/check-exports.sh
	swift test --disable-xctest

# Style of the sources, then the demo site: exports, a reader's ways through it, and what the site checker says.
check: lint check-exports check-browser check-site

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

check-site: site
	@scripts/check-site.sh public $(SHARED)

# Exports in the programs made for them; needs scripts/setup-checks.sh.
check-exports: build
	@scripts/check-exports.sh

# Search, filters, links and paper in Chromium; needs scripts/setup-checks.sh.
check-browser: site
	@scripts/check-browser.sh public

screenshots: site
	@scripts/screenshots.sh

# Scores on the open evaluation data against Tests/Quality/floors.json.
quality: build
	@python3 scripts/quality.py --shared $(SHARED)

quality-update: build
	@python3 scripts/quality.py --shared $(SHARED) --update

bench: build
	@python3 scripts/bench.py --shared $(SHARED)
