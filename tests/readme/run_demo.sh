#!/bin/sh
# run_demo.sh BUILD: tells the whole story of `kithctl demo` in a scratch folder.
set -eu
build=$(cd "$1" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$build/kithctl" demo "$scratch/demo" | tee "$scratch/said"
grep -q 'no conflict is open' "$scratch/said"
