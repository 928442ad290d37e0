#!/usr/bin/env bash
# Photographs the demo site in public/ into docs/screenshots/ with headless Chromium (Debian: chromium, and
# poppler-utils for the printed page). Build the site first: make site.
set -euo pipefail
cd "$(dirname "$0")/.."
site=$PWD/public
target=$PWD/docs/screenshots
for program in chromium pdftoppm; do
  command -v "$program" >/dev/null || { echo "screenshots: $program is missing" >&2; exit 1; }
done
mkdir -p "$target"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# shoot NAME PAGE WIDTH HEIGHT [FLAG...]
shoot() {
  local name=$1 page=$2 width=$3 height=$4
  shift 4
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" \
    --window-size="$width,$height" --screenshot="$target/$name.png" "$@" "file://$site/$page" >/dev/null 2>&1
}
# The figure with most statements stands first on the list; its page is the first link into figures/.
figure=$(grep -o 'href="figures/[^"#]*' "$site/figures.html" | head -n 1 | cut -d'"' -f2)
source=sources/nis-first-group.html
[ -f "$site/$source" ] || source=$(cd "$site" && ls sources/*.html | head -n 1)

shoot home index.html 1180 1100
shoot timeline timeline.html 1180 1100
shoot figure "$figure" 1180 1100
shoot source "$source" 1180 1100
shoot sources sources.html 1180 1100
shoot dark index.html 1180 1100 --blink-settings=preferredColorScheme=0
shoot phone index.html 500 1100
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$profile" --no-pdf-header-footer \
  --print-to-pdf="$profile/home.pdf" "file://$site/index.html" >/dev/null 2>&1
pdftoppm -png -r 70 -f 1 -l 1 -singlefile "$profile/home.pdf" "$target/print"
ls -l "$target"
