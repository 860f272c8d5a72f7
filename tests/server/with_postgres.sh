#!/bin/sh
# with_postgres.sh COMMAND...: runs it beside a PostgreSQL server of its own, in a scratch folder, on a local socket.
# KITH_TEST_SERVER is the address without a database; `with_postgres.sh crash FOLDER` kills the server of that folder as a
# power cut would, and starts it again.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
start() {
    as_owner "$bin/pg_ctl" -D "$1/data" -l "$1/log" -w -s \
        -o "-c listen_addresses='' -c unix_socket_directories='$1' -c max_connections=60 -c fsync=off -c full_page_writes=off" start
}
if [ "$1" = crash ]; then
    as_owner "$bin/pg_ctl" -D "$2/data" -m immediate -s stop
    start "$2"
    exit
fi
folder=$(mktemp -d /tmp/kith-server-XXXXXX)
here=$(cd "$(dirname "$0")" && pwd)
chmod 755 "$folder"
[ "$(id -u)" != 0 ] || chown postgres "$folder"
finish() {
    as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -s stop || true
    rm -rf "$folder"
}
trap finish EXIT
cd "$folder" # the owner may not enter where we came from
as_owner "$bin/initdb" -D "$folder/data" -U kith -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
start "$folder"
cd - >/dev/null
KITH_TEST_SERVER="host=$folder&user=kith"
KITH_CRASH_SERVER="$here/with_postgres.sh crash $folder"
PGHOST=$folder
PGUSER=kith
export KITH_TEST_SERVER KITH_CRASH_SERVER PGHOST PGUSER
"$@"
