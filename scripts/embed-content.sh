#!/usr/bin/env bash
# Writes Sources/CEmbedded/starter.c anew: the files that `dossier new` and `dossier new --demo` write. Run it after
# adding or removing a file of content/ or of Sources/DossierPipeline/Starter/ (a test compares).
set -euo pipefail
cd "$(dirname "$0")/.."
target=Sources/CEmbedded/starter.c
{
  echo '// The files that `dossier new` writes: the starter, and the demo of content/. Made by scripts/embed-content.sh.'
  echo '#include "CEmbedded.h"'
  n=0
  rows=''
  for pair in "starter:Sources/DossierPipeline/Starter" "demo:content"; do
    prefix=${pair%%:*}
    folder=${pair#*:}
    while IFS= read -r file; do
      n=$((n + 1))
      printf '\nstatic const unsigned char file_%d[] = {\n#embed "../../%s"\n};\n' "$n" "$file"
      rows+="    {\"$prefix/${file#"$folder"/}\", file_$n, sizeof file_$n},"$'\n'
    done < <(find "$folder" -type f ! -name '.*' | LC_ALL=C sort)
  done
  printf '\nstatic const DossierEmbeddedFile files[] = {\n%s    {NULL, NULL, 0},\n};\n' "$rows"
  printf '\nconst DossierEmbeddedFile *dossier_embedded_starter(void) { return files; }\n'
} > "$target"
