#!/usr/bin/env bash
# Mixed reading and writing over loopback with 32 and 256 clients, then past capacity, with the memory followed all the way.
#   SECONDS_EACH=120 MEMORY_MINUTES=30 scripts/bench-load.sh [database]
# Uses the database that `underveis bench` made, on a copy: the writing is real.
set -euo pipefail
cd "$(dirname "$0")/.."
database=${1:-var/bench-100000.sqlite}
port=${PORT:-8393}
watch=${WATCH_PORT:-8394}
each=${SECONDS_EACH:-60}
minutes=${MEMORY_MINUTES:-0}
program=${PROGRAM:-.build/release/underveis}
command -v wrk >/dev/null || { echo "Mangler wrk. Installer med: apt-get install wrk"; exit 1; }
[ -f "$database" ] || { echo "Finner ikke $database. Kjør «underveis bench» først."; exit 1; }
work=$(mktemp -d)
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$work"' EXIT
cp "$database" "$work/load.sqlite"

start() {
  # The paces are for one log-in; here one log-in plays all of them.
  env UNDERVEIS_DATABASE_PATH="$work/load.sqlite" UNDERVEIS_WATCH_PORT="$watch" UNDERVEIS_LIMITS_FORMS_PER_SECOND=1000000 \
    UNDERVEIS_LIMITS_SEARCHES_PER_SECOND=1000000 UNDERVEIS_LIMITS_ADDRESS_PER_SECOND=1000000 "$@" \
    "$program" serve --demo --port "$port" > "$work/server.log" 2>&1 &
  server=$!
  until curl -fs "http://127.0.0.1:$port/health" >/dev/null 2>&1; do
    sleep 0.05
    kill -0 $server 2>/dev/null || { cat "$work/server.log"; exit 1; }
  done
  python3 scripts/bench_load.py "$port" "$work/load.sqlite" "$work"
}
memory() { echo $(( $(awk '/VmRSS/{print $2}' "/proc/$server/status") / 1024 )); }
figure() { curl -fs "http://127.0.0.1:$watch/metrics" | awk -v name="$1" 'index($1, name) == 1 { sum += $2 } END { print sum + 0 }'; }
load() { # clients seconds
  wrk -t2 -c"$1" -d"$2s" --timeout 30s --latency -s "$work/mixed.lua" "http://127.0.0.1:$port" > "$work/wrk.txt"
  grep -E '50%|90%|99%|Requests/sec|Socket errors' "$work/wrk.txt" | sed 's/^ */  /'
  grep -E '^svar ' "$work/wrk.txt" | sed 's/^/  /'
}

start
echo "Minne ved start: $(memory) MB"
for clients in 32 256; do
  echo "== $clients klienter, $each s: 70 % personsider, 10 % krise, 10 % søk, 10 % nye henvendelser"
  load $clients "$each"
  echo "  minne: $(memory) MB; lagringer samlet: $(figure underveis_commit_batch_size_sum) i $(figure underveis_commit_batch_size_count)"
done
if [ "$minutes" -gt 0 ]; then
  echo "== Minne over $minutes minutter, 32 klienter"
  for minute in $(seq "$minutes"); do
    load 32 60 > "$work/minute.txt"
    echo "  minutt $minute: $(memory) MB $(grep Requests/sec "$work/minute.txt")"
  done
fi
kill $server; wait $server 2>/dev/null || true

echo "== Forbi evnen: 4 plasser, 8 i kø, 256 klienter, 15 s"
start UNDERVEIS_LIMITS_IN_FLIGHT=4 UNDERVEIS_LIMITS_WAITING=8
load 256 15
echo "  bedt komme igjen: $(figure underveis_requests_shed_total); minne: $(memory) MB"
sleep 3
code=$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/health")
echo "  etterpå svarer /health $code, og det er $(figure underveis_requests_in_flight) inne og $(figure underveis_requests_waiting) i kø"
