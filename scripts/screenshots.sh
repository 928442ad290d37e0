#!/usr/bin/env bash
# Photographs the demo site in public/ into docs/screenshots/ with headless Chromium and poppler, which
# scripts/setup-checks.sh installs. Build the site first: make site.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup-checks.sh
"$(scripts/setup-checks.sh --python)" Tests/Browser/screenshots.py public docs/screenshots
ls -l docs/screenshots
