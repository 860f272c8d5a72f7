#!/bin/sh
# walk_under_xvfb.sh BUILD OUTDIR: the app under Xvfb, one interview, one picture.
exec python3 "$(dirname "$0")/walk.py" "$1" "$2"
