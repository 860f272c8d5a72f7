#!/bin/sh
# shots.sh BUILD OUTDIR: a picture of every screen.
set -eu
here="$(dirname "$0")"
python3 "$here/walk.py" "$1" "$2" all
python3 "$here/merge_by_keyboard.py" "$1" "$2"
python3 "$here/copied_laptop.py" "$1" "$2"
python3 "$here/round_by_keyboard.py" "$1" "$2"
python3 "$here/neighbourhood.py" "$1" "$2"
