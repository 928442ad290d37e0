#!/usr/bin/env bash
# check-site.sh SITE SHARED [OPTION...]: judges a built site with the browser checker of SHARED/tools, when it is there.
# The report goes to .build/check-site/.
set -euo pipefail
site=$1
tool=$2/tools/check_site
if [ ! -f "$tool/check_site.py" ]; then
  echo "check-site: no site checker in $tool; skipped" >&2
  exit 0
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
python=$(bash "$tool/setup.sh" --python)
if ! bash "$tool/setup.sh" > "$log" 2>&1; then
  cat "$log" >&2
  echo "check-site: the checker's own set-up failed" >&2
  exit 1
fi
"$python" "$tool/check_site.py" "$site" --out .build/check-site --sample "${SAMPLE:-8}" --strict "${@:3}"
