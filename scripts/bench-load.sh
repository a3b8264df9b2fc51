#!/usr/bin/env bash
# Mixed reading and writing over loopback with 32 and 256 clients on both engines, then past capacity, then stopped under
# load, with the memory followed all the way. Ends with 1 when an answer was wrong or the memory grows.
#   ENGINES="sqlite postgres" SECONDS_EACH=120 MEMORY_MINUTES=30 scripts/bench-load.sh [database]
# Uses the database that `underveis bench` made, on copies: the writing is real. PostgreSQL is a server of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
database=${1:-var/bench-100000.sqlite}
port=${PORT:-8393}
watch=${WATCH_PORT:-8394}
each=${SECONDS_EACH:-60}
minutes=${MEMORY_MINUTES:-0}
program=${PROGRAM:-.build/release/underveis}
for tool in wrk curl python3; do
  command -v $tool >/dev/null || { echo "Mangler $tool. Installer med: apt-get install wrk curl python3"; exit 1; }
done
[ -f "$database" ] || { echo "Finner ikke $database. Kjør «underveis bench» først."; exit 1; }
keys=$(dirname "$database")/underveis.keys
[ -f "$keys" ] || { echo "Finner ikke $keys, som databasen er forseglet med."; exit 1; }
work=$(mktemp -d)
server=; cluster=; wrong=0
stop_all() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
  [ -z "$cluster" ] || { as_owner "$postgres/pg_ctl" -D "$cluster/data" -m immediate -s stop || true; rm -rf "$cluster"; }
  rm -rf "$work"
}
trap stop_all EXIT
export UNDERVEIS_SEAL_KEY_FILE=$work/keys
install -m 600 "$keys" "$work/keys"

# PostgreSQL refuses to run as root.
as_owner() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }
open_postgres() {
  postgres=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
  cluster=/tmp/underveis-load-$$
  as_owner mkdir -m 755 "$cluster"
  as_owner "$postgres/initdb" -D "$cluster/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --locale-provider=icu \
    --icu-locale=nb --no-sync --no-instructions >/dev/null
  as_owner "$postgres/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w -s -o "-k $cluster -c listen_addresses='' -c shared_buffers=256MB" start
  "$postgres/psql" -h "$cluster" -U postgres -Xqc "CREATE ROLE underveis LOGIN" -c "CREATE DATABASE last OWNER underveis"
  address="postgres://underveis@/last?host=$cluster"
  echo "Kopierer til PostgreSQL."
  "$program" move --from "$work/base.sqlite" --to "$address" > "$work/move.log" 2>&1 || { tail -5 "$work/move.log"; exit 1; }
  tail -1 "$work/move.log"
}

start() {
  # The paces are for one log-in; here one log-in plays all of them.
  env UNDERVEIS_DATABASE="$address" UNDERVEIS_WATCH_PORT="$watch" UNDERVEIS_LIMITS_FORMS_PER_SECOND=100000 \
    UNDERVEIS_LIMITS_SEARCHES_PER_SECOND=100000 UNDERVEIS_LIMITS_ADDRESS_PER_SECOND=100000 "$@" \
    "$program" serve --demo --port "$port" > "$work/server.log" 2>&1 &
  server=$!
  until curl -fs "http://127.0.0.1:$port/klar" >/dev/null 2>&1; do
    sleep 0.05
    kill -0 $server 2>/dev/null || { cat "$work/server.log"; exit 1; }
  done
  python3 scripts/bench_load.py "$port" "$work/base.sqlite" "$work" > "$work/mix"
}
stop() { kill "$server"; local code=0; wait "$server" || code=$?; server=; return $code; }
memory() { echo $(( $(awk '/VmRSS/{print $2}' "/proc/$server/status") / 1024 )); }
figure() { curl -fs "http://127.0.0.1:$watch/metrics" | awk -v name="$1" 'index($1, name) == 1 { sum += $2 } END { print sum + 0 }'; }
row() { printf '%s\n' "$1" >> "$work/table"; echo "  ${1//;/  }"; }
load() { # what clients seconds
  wrk -t2 -c"$2" -d"$3s" --timeout 30s -s "$work/mixed.lua" "http://127.0.0.1:$port" > "$work/wrk.txt"
  line=$(sed -n 's/^tall;//p' "$work/wrk.txt")
  row "$engine;$1;$2;$3;$line;$(memory)"
  # Answered, sent on, or told to come again: nothing else, and nothing broken off.
  IFS=";" read -r _ _ _ _ _ _ _ _ others broken <<< "$line"
  [ "$others" = 0 ] && [ "$broken" = 0 ] || wrong=1
}

# What a person's page costs beside an empty page of the same server, and beside the rows it reads in plain SQL.
per_second() { wrk -t2 -c32 -d10s "${@}" "http://127.0.0.1:$port${path:-}" | awk '/Requests\/sec/{ print int($2) }'; }
plain_sql() {
  if [ "$engine" = sqlite ]; then python3 scripts/bench_raw.py "$address"; return; fi
  "$postgres/psql" -h "$cluster" -U postgres -d last -Xq -c "CREATE TABLE plain AS SELECT row_number() OVER () AS n, municipality, record FROM person WHERE is_open = 1" \
    -c "CREATE UNIQUE INDEX ON plain (n)"
  count=$("$postgres/psql" -h "$cluster" -U postgres -d last -XAtc "SELECT COUNT(*) FROM plain")
  printf '%s\n' "\set n random(1, $count)" \
    "SELECT version, format, sealed FROM plain JOIN case_state USING (municipality, record) WHERE n = :n;" \
    "SELECT master, wrapped FROM plain JOIN record_key USING (municipality, record) WHERE n = :n;" > "$work/plain.sql"
  as_owner "$postgres/pgbench" -h "$cluster" -U postgres -n -M prepared -f - -T 3 last < "$work/plain.sql" 2>/dev/null \
    | awk '/^tps/{ print int($3) }'
  "$postgres/psql" -h "$cluster" -U postgres -d last -Xqc "DROP TABLE plain"
}
compare() {
  python3 scripts/bench_login.py "$port" "$work/base.sqlite" "$work"
  local page empty sql
  page=$(path= per_second -s "$work/person.lua"); empty=$(path=/health per_second); sql=$(plain_sql)
  awk -v e="$engine" -v p="$page" -v t="$empty" -v s="$sql" 'BEGIN {
    printf "%s: personsiden %d/s; tom side på samme server %d/s (%.0f×); de samme radene i ren SQL, én klient, %d/s (%.0f×).\n",
      e, p, t, t / p, s, s / p }' | tee -a "$work/said"
}

# A copy by the engine itself: what a server that was stopped left beside the file is in it.
python3 -c "import sqlite3, sys; sqlite3.connect(sys.argv[1]).backup(sqlite3.connect(sys.argv[2]))" "$database" "$work/base.sqlite"
echo "motor;hva;klienter;sekunder;svar/s;p50 ms;p90 ms;p99 ms;lengst ms;200;303;503;andre;brutt;minne MB" > "$work/table"
for engine in ${ENGINES:-sqlite postgres}; do
  echo "== $engine"
  case $engine in
    sqlite) address=$work/load.sqlite; cp "$work/base.sqlite" "$address" ;;
    postgres) open_postgres ;;
    *) echo "Ukjent motor: $engine. Bruk sqlite eller postgres."; exit 1 ;;
  esac
  start
  cat "$work/mix"
  compare
  for clients in 32 256; do load blandet $clients "$each"; done
  echo "  lagret samlet: $(figure underveis_commit_batch_size_sum) skrivinger i $(figure underveis_commit_batch_size_count) omganger"
  if [ "$minutes" -gt 0 ]; then
    : > "$work/memory"
    for minute in $(seq "$minutes"); do load "minutt $minute" 32 "${MINUTE_SECONDS:-60}"; memory >> "$work/memory"; done
    # The first third fills caches. After that the last third may not be a tenth above the middle one.
    awk -v engine="$engine" '{ m[NR] = $1 } END { t = int(NR / 3); if (t < 1) exit 0
      for (i = t + 1; i <= NR - t; i++) { b += m[i]; n++ } for (i = NR - t + 1; i <= NR; i++) { c += m[i]; k++ }
      if (n == 0) exit 0
      printf "Minne på %s: %d MB i midten, %d MB mot slutten (%+.1f %%)\n", engine, b / n, c / k, (c / k - b / n) / (b / n) * 100
      exit c / k > 1.1 * b / n }' "$work/memory" | tee -a "$work/said" || { echo "  Minnet vokser."; wrong=1; }
  fi
  stop || { echo "  Serveren sluttet med feil: $(tail -1 "$work/server.log")"; wrong=1; }

  start UNDERVEIS_LIMITS_IN_FLIGHT=4 UNDERVEIS_LIMITS_WAITING=8
  wrk -t1 -c128 -d5s --timeout 30s -s "$work/mixed.lua" "http://127.0.0.1:$port" > /dev/null &
  sleep 1
  asked=$(for _ in $(seq 60); do curl -s -o /dev/null -D - "http://127.0.0.1:$port/arbeid/forlopsliste"; done | tr -d '\r' | awk '/^HTTP/{ is = $2 == 503; n += is } is && tolower($1) == "retry-after:"{ r++ } END { printf "%d %d", n, r }')
  wait $!
  load "forbi evnen" 256 15
  [ "${asked% *}" = "${asked#* }" ] && [ "$(figure underveis_requests_shed_total)" -gt 0 ] || wrong=1
  sleep 4
  code=$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/klar")
  inside="$(figure underveis_requests_in_flight) inne og $(figure underveis_requests_waiting) i kø"
  echo "$engine forbi evnen: av 60 fremmede fikk ${asked% *} svaret 503, ${asked#* } av dem med Retry-After. Etterpå svarer /klar $code, og det er $inside." | tee -a "$work/said"
  [ "$code" = 200 ] && [ "$inside" = "0 inne og 0 i kø" ] || wrong=1

  # What has been let in is finished also when the program is told to stop in the middle of it.
  wrk -t2 -c64 -d6s --timeout 30s -s "$work/mixed.lua" "http://127.0.0.1:$port" > "$work/wrk.txt" &
  sleep 3; begun=$(date +%s%N); code=0; stop || code=$?
  took=$(( ($(date +%s%N) - begun) / 1000000 )); wait $! || true
  halves=$(sed -n 's/^tall;//p' "$work/wrk.txt" | cut -d';' -f9)
  echo "$engine stanset midt i lasten: slutt etter $took ms med kode $code, feil svar: $halves." | tee -a "$work/said"
  [ "$code" = 0 ] && [ "$halves" = 0 ] || wrong=1
done
echo; column -t -s';' -o ' | ' "$work/table"; echo; cat "$work/said"
[ $wrong = 0 ] && echo "Alt svarte som det skal." || { echo "Noe svarte ikke som det skal: se «andre» og «brutt», og linjene over."; exit 1; }
