#!/bin/sh
# make_packages.sh BUILD OUT: a Debian package, and a folder that runs from a stick without root or a compiler.
set -eu
build=$1
out=$2
mkdir -p "$out"
out=$(cd "$out" && pwd)
rm -rf "$out/kith-portable" "$out"/kith_*.deb "$out"/kith-server_*.deb

(cd "$build" && cpack -G DEB -B "$out" >/dev/null)
rm -rf "$out/_CPack_Packages"

# The portable folder: the program, its share folder, and every library that a bare Debian or Ubuntu may lack.
# The C library, the C++ runtime's loader and the graphics drivers stay the machine's own.
cmake --install "$build" --component programs --prefix "$out/kith-portable" >/dev/null
mkdir -p "$out/kith-portable/lib"
for program in kith kithctl; do ldd "$out/kith-portable/bin/$program"; done | awk '$3 ~ /^\// {print $1, $3}' | sort -u |
    grep -vE '^(libc|libm|libdl|librt|libpthread|ld-linux[^ ]*|libGL|libGLX|libGLdispatch|libOpenGL|libX11|libxcb[^ ]*|libdrm)\.so' |
    while read -r _ file; do cp -L "$file" "$out/kith-portable/lib/"; done
cat >"$out/kith-portable/run-kith" <<'R'
#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
LD_LIBRARY_PATH="$here/lib" exec "$here/bin/kith" "$@"
R
cp "$out/kith-portable/run-kith" "$out/kith-portable/run-kithctl"
sed -i 's|bin/kith"|bin/kithctl"|' "$out/kith-portable/run-kithctl"
chmod +x "$out/kith-portable/run-kith" "$out/kith-portable/run-kithctl"
LC_ALL=C ls "$out"
