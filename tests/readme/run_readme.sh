#!/bin/sh
# run_readme.sh BUILD SOURCE [server]: runs every command of the README's sh blocks, in order, in a scratch folder; with
# `server` those for a database server after them, beside with_postgres.sh.
set -eu
build=$(cd "$1" && pwd)
source=$(cd "$2" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
commands_of() { awk -v fence="\`\`\`$1" '$0 == fence {inside = 1; next} /^```$/ {inside = 0} inside' "$source/README.md"; }
commands_of sh > "$scratch/commands"
[ "$#" -lt 3 ] || commands_of "sh $3" >> "$scratch/commands"
[ "$(grep -c kithctl "$scratch/commands")" -ge $((10 + 4 * ($# - 2))) ] || { echo "the README's commands were not found"; exit 1; }
cd "$scratch"
PATH="$build:$PATH" KITH_FORMS="$source/assets/forms" sh -eux commands
