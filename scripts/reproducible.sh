#!/usr/bin/env bash
# Builds a dossier under other conditions (working directory, time zone, locale, umask, order and times of files,
# number of threads, random hash seed) and compares every byte.
# Usage: scripts/reproducible.sh [SOURCE], the demo when none is given.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$PWD/.build/release/dossier
source=$(cd "${1:-content}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$program" build "$source" -o "$work/plain" -q

# The same files, written in the opposite order and with other times, below a longer path.
mkdir -p "$work/else where/content"
(cd "$source" && find . -type f | LC_ALL=C sort -r) | while IFS= read -r file; do
  mkdir -p "$work/else where/content/$(dirname "$file")"
  cp "$source/$file" "$work/else where/content/$file"
  touch -d '1999-12-31 23:59:59' "$work/else where/content/$file"
done
(
  cd "$work/else where"
  umask 077
  TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 SWIFT_DETERMINISTIC_HASHING=1 \
    "$program" build content -o out -q --jobs 1
)
diff -r "$work/plain" "$work/else where/out"
TZ=America/St_Johns "$program" build "$source" -o "$work/again" -q
diff -r "$work/plain" "$work/again"
# A second build over the first writes nothing.
before=$(find "$work/plain" -type f -printf '%p %T@\n' | LC_ALL=C sort)
"$program" build "$source" -o "$work/plain" -q
[ "$before" = "$(find "$work/plain" -type f -printf '%p %T@\n' | LC_ALL=C sort)" ] || {
  echo "reproducible: a build without changes wrote files" >&2
  exit 1
}
echo "reproducible: $(find "$work/plain" -type f | wc -l) files, equal in all builds"
