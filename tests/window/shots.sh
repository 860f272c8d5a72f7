#!/bin/sh
# shots.sh BUILD OUTDIR: a picture of every screen.
exec python3 "$(dirname "$0")/walk.py" "$1" "$2" all
