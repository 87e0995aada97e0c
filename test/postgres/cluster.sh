#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# A private PostgreSQL server for one command: cluster.sh <folder> <command> [arguments]. The command finds the connection in
# IKEBANA_POSTGRES; the server listens on a socket in the folder alone, and is gone with the folder when the command has ended.
set -euo pipefail

folder=$1
shift
programs=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -1)
if [ ! -x "$programs/initdb" ]; then
  programs=$(dirname "$(command -v initdb || true)")
  [ -x "$programs/initdb" ] || { echo "PostgreSQL is not installed: skipped"; exit 77; }
fi

# A server does not run as root: then it runs as the user that the package made.
run=()
if [ "$(id -u)" = 0 ]; then
  run=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi

rm -rf "$folder"
mkdir -p "$folder"
data=$(mktemp -d)
[ "$(id -u)" != 0 ] || chown postgres "$data"
stop() {
  "${run[@]}" "$programs/pg_ctl" -D "$data/cluster" -m immediate -s stop >/dev/null 2>&1 || true
  rm -rf "$data" "$folder"
}
trap stop EXIT
cd "$data"
"${run[@]}" "$programs/initdb" -D "$data/cluster" -U ikebana -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 ||
  { cat "$folder/initdb.log"; exit 1; }
"${run[@]}" "$programs/pg_ctl" -D "$data/cluster" -s -w -l "$data/server.log" \
  -o "-c listen_addresses='' -c unix_socket_directories='$data' -c fsync=off -c full_page_writes=off -c max_prepared_transactions=10" start ||
  { cat "$data/server.log"; exit 1; }
cd "$OLDPWD"
IKEBANA_POSTGRES="host=$data user=ikebana dbname=postgres" "$@"
