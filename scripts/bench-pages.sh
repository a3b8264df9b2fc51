#!/usr/bin/env bash
# Times pages over loopback on the database that `underveis bench` made: 32 clients, logged in, random persons.
set -euo pipefail
cd "$(dirname "$0")/.."
database=${1:-var/bench-100000.sqlite}
port=${PORT:-8391}
command -v wrk >/dev/null || { echo "Mangler wrk. Installer med: apt-get install wrk"; exit 1; }
[ -f "$database" ] || { echo "Finner ikke $database. Kjør «underveis bench» først."; exit 1; }
work=$(mktemp -d)
begun=$(date +%s%N)
UNDERVEIS_DATABASE_PATH=$database .build/release/underveis serve --demo --port "$port" > "$work/server.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
until curl -fs "http://127.0.0.1:$port/health" > /dev/null 2>&1; do
  sleep 0.02
  kill -0 $server 2>/dev/null || { cat "$work/server.log"; exit 1; }
done
echo "Fra start til første svar: $(( ($(date +%s%N) - begun) / 1000000 )) ms (budsjett 1000)"
python3 scripts/bench_login.py "$port" "$database" "$work"
for page in person krise; do
  echo "== $page, 32 klienter i 10 s"
  wrk -t2 -c32 -d10s --latency -s "$work/$page.lua" "http://127.0.0.1:$port" | grep -E '50%|99%|Requests/sec|Non-2xx'
done
echo "== helsesjekk (samme server uten side, til sammenlikning)"
wrk -t2 -c32 -d5s "http://127.0.0.1:$port/health" | grep Requests/sec
echo "Minne i bruk: $(( $(awk '/VmRSS/{print $2}' /proc/$server/status) / 1024 )) MB (budsjett 250)"
