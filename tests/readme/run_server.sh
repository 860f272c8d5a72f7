#!/bin/sh
# run_server.sh BUILD SOURCE: the README's commands for a database server, after a short story. Run by with_postgres.sh.
set -eu
build=$(cd "$1" && pwd)
source=$(cd "$2" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
awk '/^```sh server$/ {inside = 1; next} /^```$/ {inside = 0} inside' "$source/README.md" > "$scratch/commands"
[ "$(grep -c kithctl "$scratch/commands")" -ge 4 ] || { echo "the README's commands were not found"; exit 1; }
cd "$scratch"
PATH="$build:$PATH"
echo 'four plain words here' > words
KITH_PASSPHRASE_FILE=$scratch/words
export PATH KITH_PASSPHRASE_FILE
kithctl project new centre.kith --name 'Mill Lane' --test-project
kithctl project card centre.kith --to card
kithctl laptop join amina.kith --card card --laptop 'Laptop 1' --worker Amina
mkdir stick
kithctl handover write amina.kith --to stick
kithctl merge centre.kith stick/kith-*.kithb || true # the laptop is new: its file waits
kithctl laptop approve centre.kith --all
sh -eux commands
