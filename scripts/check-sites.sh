#!/usr/bin/env bash
# check-sites.sh SHARED: builds the open dossiers of SHARED/eval and 1,000 made-up sources and judges each site with the
# checker of SHARED/tools, two pages of each besides what the checker looks at in all of them. Skipped where the checker is
# not there.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=$1
corpus=$shared/tools/corpus/make_corpus.py
if [ ! -f "$shared/tools/check_site/check_site.py" ] || [ ! -f "$corpus" ]; then
  echo "check-sites: no site checker or no corpus in $shared/tools; skipped" >&2
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SAMPLE=2

check() { # NAME CONTENT [OPTION...]: what a checker says is shown only where it finds something.
  local name=$1 content=$2
  .build/release/dossier build "$content" -o "$work/site" --quiet > "$work/build" 2>&1 || { cat "$work/build" >&2; return 1; }
  if scripts/check-site.sh "$work/site" "$shared" "${@:3}" > "$work/said" 2>&1; then
    echo "check-sites: $name: $(tail -1 "$work/said")"
  else
    cat "$work/said" >&2
    echo "check-sites: $name falls short" >&2
    return 1
  fi
  rm -rf "$work/site"
}

for content in "$shared"/eval/dossiers/*/content; do
  check "$(basename "$(dirname "$content")")" "$content"
done
python3 "$corpus" "$work/corpus" --docs 1000 --seed 1 > /dev/null
check "1,000 sources" "$work/corpus" --vnu-max 120
