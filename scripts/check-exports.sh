#!/usr/bin/env bash
# Builds the demo, and a dossier whose words try to break out of every format, and reads all exports back with the
# programs that people use for them (Tests/Consumers). Skipped with a word where they are not installed, which
# scripts/setup-checks.sh does; CI has to have them.
# Usage: scripts/check-exports.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-.build/release/dossier}
python=$(scripts/setup-checks.sh --python)
if [ ! -x "$program" ] || [ ! -x "$python" ] || ! "$python" -c 'import icalendar, rispy, pyld' 2>/dev/null; then
  echo "check-exports: no program or no readers (scripts/setup-checks.sh installs them); skipped" >&2
  [ -z "${CHECKS_REQUIRED:-}" ] || exit 1
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for source in content Tests/Consumers/hostile; do
  "$program" build "$source" -o "$work/$(basename "$source")" --base-url https://example.org/dossier/ -q
done
"$python" Tests/Consumers/check_exports.py "$work"/*
