#!/usr/bin/env bash
# Uses the demo site as a reader does, in Chromium (Tests/Browser): search, filters, deep links, paper. Then builds a site
# out of hostile pages and looks that nothing of theirs got into it, and one with a very long source. Skipped with a word where Chromium or its client is
# not installed, which scripts/setup-checks.sh does; CI has to have them.
# Usage: scripts/check-browser.sh [SITE...], public when none is given.
set -euo pipefail
cd "$(dirname "$0")/.."
python=$(scripts/setup-checks.sh --python)
if ! command -v chromium >/dev/null || [ ! -x "$python" ] || ! "$python" -c 'import websocket, pypdf' 2>/dev/null; then
  echo "check-browser: no Chromium or no client (scripts/setup-checks.sh installs them); skipped" >&2
  [ -z "${CHECKS_REQUIRED:-}" ] || exit 1
  exit 0
fi
[ $# -gt 0 ] || set -- public
"$python" Tests/Browser/check_browser.py "$@"
program=.build/release/dossier
if [ -x "$program" ]; then
  "$python" Tests/Browser/check_hostile.py "$program"
  "$python" Tests/Browser/check_parts.py "$program"
else
  echo "check-browser: no $program (make build), so hostile pages and long sources are skipped" >&2
  [ -z "${CHECKS_REQUIRED:-}" ] || exit 1
fi
# What a query makes a browser load before it shows anything: docs/search.md names the bar.
for site in "$@"; do "$python" Tests/Browser/search_transfer.py "$site" --limit 150; done
