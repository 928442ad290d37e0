#!/usr/bin/env bash
# Installs what the checks of a built site need: a Python environment with the programs that read exports
# (Tests/Consumers/requirements.txt, pinned), Chromium and poppler. Debian's packages where apt-get is there; elsewhere
# it names what is missing. Safe to run at any time. `--python` prints the interpreter, installed or not.
set -euo pipefail
cd "$(dirname "$0")/.."
environment=$PWD/.build/checks
list=Tests/Consumers/requirements.txt
if [ "${1:-}" = --python ]; then
  echo "$environment/bin/python"
  exit 0
fi
say() { printf 'setup-checks: %s\n' "$*" >&2; }

missing() {
  command -v python3 >/dev/null || echo python3
  python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
  command -v chromium >/dev/null || echo chromium
  command -v pdftotext >/dev/null || echo poppler-utils
  fc-list 2>/dev/null | grep -qi -e liberation -e dejavu || echo fonts-liberation
}
mapfile -t packages < <(missing)
if [ ${#packages[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    say "missing (names as in Debian): ${packages[*]}"
    exit 1
  fi
  root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  say "installing ${packages[*]}"
  install() {
    ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" >/dev/null
  }
  # Package lists that are there may be good enough; fetch them when they are not.
  install "${packages[@]}" 2>/dev/null || {
    ${root[@]+"${root[@]}"} apt-get update -qq >&2
    install "${packages[@]}"
  }
fi
# The environment holds exactly this list, or is made anew.
if ! cmp -s "$list" "$environment/installed.txt"; then
  say "making a Python environment in .build/checks"
  rm -rf "$environment"
  python3 -m venv "$environment"
  "$environment/bin/pip" install -q --disable-pip-version-check -r "$list"
  cp "$list" "$environment/installed.txt"
fi
