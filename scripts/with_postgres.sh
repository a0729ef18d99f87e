#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own: a throwaway cluster on 127.0.0.1, ended by its own id.
# The command finds its address in FACTIONS_POSTGRES. Needs Debian's package `postgresql`.
#
#     scripts/with_postgres.sh .venv/bin/python -m pytest tests/casefile
set -euo pipefail

server=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[ -n "$server" ] || { echo "no PostgreSQL here; install it with: apt-get install postgresql" >&2; exit 1; }

folder=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then  # the server refuses to run as root
    chown postgres "$folder"
    as=(setpriv --reuid=postgres --regid=postgres --init-groups)
fi
pid=
end() {
    if [ -n "$pid" ]; then kill -INT "$pid" 2>/dev/null && wait "$pid" || true; fi
    rm -rf "$folder"
}
trap end EXIT

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
(cd "$folder" && "${as[@]}" "$server/initdb" --pgdata="$folder/data" --username=factions --auth=trust \
    --encoding=UTF8 --locale=C --no-sync >"$folder/initdb.log")
(cd "$folder" && exec "${as[@]}" "$server/postgres" -D "$folder/data" -c listen_addresses=127.0.0.1 \
    -c port="$port" -c unix_socket_directories= -c fsync=off >"$folder/server.log" 2>&1) &
pid=$!
for _ in $(seq 100); do
    if "$server/pg_isready" --quiet --host=127.0.0.1 --port="$port"; then break; fi
    kill -0 "$pid" 2>/dev/null || { cat "$folder/server.log" >&2; exit 1; }
    sleep 0.1
done

export FACTIONS_POSTGRES="postgresql://factions@127.0.0.1:$port/postgres"
"$@"
