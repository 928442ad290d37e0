# One command for each thing that one does with a checkout. `make` alone builds the demo site.
SHARED ?= ../shared
DOSSIER = .build/release/dossier
PORT ?= 8080

.PHONY: site serve setup build test check lint check-site quality quality-update bench

site: build
	@$(DOSSIER) build content -o public
	@printf '\nThe demo dossier is in %s\nOpen public/index.html, or serve it with live reload: make serve\n' "$(CURDIR)/public"

serve: build
	$(DOSSIER) serve content -o public --port $(PORT)

setup:
	@scripts/setup.sh

build: setup
	@swift build -c release --product dossier

test: setup
	swift test --disable-xctest

# Style of the sources, then the demo site in a real browser.
check: lint check-site

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

check-site: site
	@scripts/check-site.sh public $(SHARED)

# Scores on the open evaluation data against Tests/Quality/floors.json.
quality: build
	@python3 scripts/quality.py --shared $(SHARED)

quality-update: build
	@python3 scripts/quality.py --shared $(SHARED) --update

bench: build
	@python3 scripts/bench.py --shared $(SHARED)
