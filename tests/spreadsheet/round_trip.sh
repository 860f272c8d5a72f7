#!/bin/sh
# Every form that comes with Kith, opened and saved by a spreadsheet program as coordinators do: it still loads
# without a finding, with as many questions, and the written interviews play on it as they did before.
# usage: round_trip.sh BUILD_FOLDER SOURCE_FOLDER. Ends with 77 where LibreOffice is not installed.
set -eu
build=$(cd "$1" && pwd)
source=$(cd "$2" && pwd)
office=$(command -v soffice || command -v libreoffice) || { echo "LibreOffice is not installed; skipped"; exit 77; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/packed" "$scratch/saved" "$scratch/interviews"

for folder in "$source"/assets/forms/*/; do
    "$build/kithctl" form pack "$folder" --to "$scratch/packed/$(basename "$folder").xlsx"
done
"$office" "-env:UserInstallation=file://$scratch/profile" --headless --convert-to xlsx:"Calc MS Excel 2007 XML" \
    --outdir "$scratch/saved" "$scratch"/packed/*.xlsx >"$scratch/office.log" 2>&1 || { cat "$scratch/office.log"; exit 1; }

for folder in "$source"/assets/forms/*/; do
    name=$(basename "$folder")
    before=$("$build/kithctl" form check "$folder")
    after=$("$build/kithctl" form check "$scratch/saved/$name.xlsx")
    [ "$before" = "$after" ] || { echo "$name, as it was:"; echo "$before"; echo "as LibreOffice saved it:"; echo "$after"; exit 1; }
    case "$after" in *" 0 findings.") ;; *) echo "$name: $after"; exit 1 ;; esac
    echo "$name: $after"
done

for interview in "$source"/tests/assets/interviews/*.json; do
    sed 's|"form": "[./]*assets/forms/\([a-z_]*\)"|"form": "../saved/\1.xlsx"|' "$interview" >"$scratch/interviews/$(basename "$interview")"
done
"$build/kithctl" interview run "$scratch/interviews" >"$scratch/played" || { grep -v '^ok' "$scratch/played"; exit 1; }
tail -n 1 "$scratch/played"
