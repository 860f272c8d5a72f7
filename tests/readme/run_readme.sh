#!/bin/sh
# run_readme.sh BUILD SOURCE: runs every command of the README's sh blocks, in order, in a scratch folder.
set -eu
build=$(cd "$1" && pwd)
source=$(cd "$2" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
awk '/^```sh$/ {inside = 1; next} /^```$/ {inside = 0} inside' "$source/README.md" > "$scratch/commands"
[ "$(grep -c kithctl "$scratch/commands")" -ge 10 ] || { echo "the README's commands were not found"; exit 1; }
cd "$scratch"
PATH="$build:$PATH" KITH_FORMS="$source/assets/forms" sh -eux commands
