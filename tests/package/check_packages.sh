#!/bin/sh
# check_packages.sh BUILD SOURCE: makes both packages and runs the demo from each, as a person would after installing.
set -eu
build=$(cd "$1" && pwd)
source=$(cd "$2" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$source/tests/package/make_packages.sh" "$build" "$scratch/dist"

deb=$(ls "$scratch"/dist/kith_*.deb)
dpkg-deb -x "$deb" "$scratch/root"
for package in $(dpkg-deb -f "$deb" Depends | tr ',' '\n' | sed 's/([^)]*)//; s/|.*//; s/ //g'); do
    dpkg -s "$package" >/dev/null || { echo "the package depends on $package, which is not installed here"; exit 1; }
done
"$scratch/root/usr/bin/kithctl" demo "$scratch/from-deb" | tail -n 1

# What opens a network connection comes in a package of its own.
server=$(ls "$scratch"/dist/kith-server_*.deb)
dpkg-deb -c "$server" | grep -q 'usr/lib/kith/kith_postgres.so' || { echo "kith-server lacks its module"; exit 1; }
dpkg-deb -f "$server" Depends | grep -q libpq5 || { echo "kith-server does not depend on libpq"; exit 1; }
for program in kith kithctl; do
    ! ldd "$scratch/root/usr/bin/$program" | grep -q libpq || { echo "$program carries network code"; exit 1; }
done

# The portable folder brings its own libraries: run it with an empty environment.
env -i "$scratch/dist/kith-portable/run-kithctl" demo "$scratch/from-folder" | tail -n 1
ls "$scratch/dist/kith-portable/bin/kith" "$scratch/root/usr/bin/kith" >/dev/null

# Hardening that a reader of the binary can see.
for program in kith kithctl; do
    file "$scratch/root/usr/bin/$program" | grep -q 'pie executable' || { echo "$program is not position independent"; exit 1; }
    readelf -d "$scratch/root/usr/bin/$program" | grep -q 'BIND_NOW' || { echo "$program is not fully RELRO"; exit 1; }
done
echo "packages: built, installed into a folder, run"
