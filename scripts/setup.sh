#!/usr/bin/env bash
# Makes sure that what a build needs is there: Swift 6.3, cmark-gfm with its extensions, gumbo, libcurl, pkg-config.
# Installs missing Debian packages with apt-get; on another system it names what is missing and stops.
# Safe to run at any time: where all is there, it does nothing.
set -euo pipefail

say() { printf 'setup: %s\n' "$*" >&2; }

# --- the compiler -------------------------------------------------------------------------------------------
if ! command -v swift >/dev/null; then
  say "no swift in PATH. Install Swift 6.3 or later (https://www.swift.org/install/) and run this again."
  exit 1
fi
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
major=${version%%.*}
minor=${version#*.}
if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 3 ]; }; then
  say "Swift ${version:-of unknown version} is too old; Swift 6.3 or later is needed (https://www.swift.org/install/)."
  exit 1
fi

# --- the libraries ------------------------------------------------------------------------------------------
compiler=$(command -v clang || command -v cc || true)
if [ -z "$compiler" ]; then
  say "no C compiler: clang comes with Swift; put its folder into PATH."
  exit 1
fi

has_header() { printf '#include <%s>\n' "$1" | "$compiler" -E -x c - >/dev/null 2>&1; }

missing() {
  has_header cmark-gfm.h || echo libcmark-gfm-dev
  has_header cmark-gfm-core-extensions.h || echo libcmark-gfm-extensions-dev
  has_header gumbo.h || echo libgumbo-dev
  has_header curl/curl.h || echo libcurl4-openssl-dev
  command -v pkg-config >/dev/null || echo pkg-config
}

mapfile -t packages < <(missing)
if [ ${#packages[@]} -eq 0 ]; then exit 0; fi

if ! command -v apt-get >/dev/null; then
  say "missing (names as in Debian): ${packages[*]}"
  say "install cmark-gfm (with its extensions library), gumbo-parser, libcurl and pkg-config with their headers, then run this again."
  exit 1
fi
root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    say "missing: ${packages[*]}. Run as root: apt-get install ${packages[*]}"
    exit 1
  fi
  root=(sudo)
fi
say "installing ${packages[*]}"
install() {
  ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" >&2
}
# Package lists that are there may be good enough; fetch them when they are not.
install "${packages[@]}" 2>/dev/null || {
  ${root[@]+"${root[@]}"} apt-get update -qq >&2
  install "${packages[@]}"
}
mapfile -t packages < <(missing)
if [ ${#packages[@]} -gt 0 ]; then
  say "still missing after the installation: ${packages[*]}"
  exit 1
fi
