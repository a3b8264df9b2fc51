#!/usr/bin/env bash
# Attacks the demonstration on this machine with two well-known tools, logged in, bounded in time. The reports are kept
# under var/attack; what was tried and found is told at the end, and kept in report.txt. Ends with 1 when anything is found,
# and when a tool did not get as far as the pages.
#   MINUTES=3 scripts/attack.sh      for each tool
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${MINUTES:-5}
port=${PORT:-8392}
program=$(readlink -f "${PROGRAM:-.build/debug/underveis}")
reports=$PWD/var/attack
house=$PWD
for tool in wapiti sqlmap python3 curl; do
  command -v $tool >/dev/null || { echo "Mangler $tool. Installer med: apt-get install wapiti sqlmap python3 curl"; exit 1; }
done
[ -x "$program" ] || { echo "Finner ikke $program. Bygg først: swift build"; exit 1; }
rm -rf "$reports"; mkdir -p "$reports"
work=$(mktemp -d)
# The tools leave folders of their own.
export TMPDIR=$work
# As behind a proxy that speaks TLS, so that cookies and headers are those of a real installation. The paces are
# lifted, and a log-in may rest while the tool tries the others': here they would only hide what lies behind, and have
# tests of their own. Each tool has a demonstration to itself: what the first one closes must not hide anything from the
# second.
server=
open_house() {
  [ -z "$server" ] || { kill $server; wait $server 2>/dev/null || true; }
  rm -rf "$work/var"
  (cd "$work" && exec env UNDERVEIS_CONTENT_FOLDER="$house/content" UNDERVEIS_TLS_IN_FRONT=true UNDERVEIS_LOG_REQUESTS=true \
    UNDERVEIS_WEB="$(dirname "$program")/underveis_Web.resources" UNDERVEIS_LIMITS_FORMS_PER_SECOND=100000 \
    UNDERVEIS_LIMITS_SEARCHES_PER_SECOND=100000 UNDERVEIS_LIMITS_ADDRESS_PER_SECOND=100000 UNDERVEIS_SESSION_IDLE_MINUTES=240 \
    "$program" demo --personer 60 --port "$port" >> "$reports/server.log" 2>&1) &
  server=$!
  until curl -fs "http://127.0.0.1:$port/health" >/dev/null 2>&1; do
    kill -0 $server 2>/dev/null || { cat "$reports/server.log"; exit 1; }
    sleep 0.3
  done
  python3 scripts/attack_targets.py "$port" "$work/var/demo.sqlite" "$work" | tee "$work/aims"
  cookie=$(head -1 "$work/cookies")
}
trap '[ -z "$server" ] || kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$work"' EXIT
found=0
report() { echo "$@" | tee -a "$reports/report.txt"; }
answers() { grep -cE ' [0-9]{3} [0-9.]+ ms$' "$reports/server.log" || true; }

open_house
echo "== wapiti, høyst $minutes minutter"
# The log-outs are left alone, or the rest would be tried by a stranger.
starts=(); while IFS=$'\t' read -r address of; do [ "$of" != "$cookie" ] || starts+=(-s "$address"); done < "$work/pages"
# Debian's wapiti cannot leave an address out under Python 3.11; this gives it the function back.
cat > "$work/wapiti.py" <<'PY'
import fnmatch, re, sys
from wapitiCore.net import crawler
crawler.wildcard_translate = lambda pattern: re.compile(fnmatch.translate(pattern))
from wapitiCore.main.wapiti import wapiti_main
sys.exit(wapiti_main())
PY
before=$(answers)
/usr/bin/python3 "$work/wapiti.py" -u "http://127.0.0.1:$port/arbeid" "${starts[@]}" --scope domain \
  -x "http://127.0.0.1:$port/logg-ut" -x "http://127.0.0.1:$port/arbeid/innlogginger" \
  -x "http://127.0.0.1:$port/*/tilgang/*" -x "http://127.0.0.1:$port/*/opplysninger/oppfolging*" -x "http://127.0.0.1:$port/*/fjern/*" -x "http://127.0.0.1:$port/*/flytt/*" \
  -H "Cookie: $cookie" -H "X-Forwarded-Proto: https" -m "${MODULES:-csp,cookieflags,http_headers,csrf,exec,file,crlf,redirect,sql,blindsql,xss,permanentxss,backup,methods,htaccess}" \
  --max-scan-time $((minutes * 30)) --max-attack-time $((minutes * 4)) --max-links-per-page 40 --max-parameters 12 --flush-session --store-session "$work/wapiti" \
  -v 1 -f json -o "$reports/wapiti.json" --no-bugreport < /dev/null > "$reports/wapiti.log" 2>&1 || true
[ -s "$reports/wapiti.json" ] || { echo "wapiti skrev ingen rapport. Se $reports/wapiti.log"; exit 1; }
report "wapiti $(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["infos"]["version"].split()[-1])' "$reports/wapiti.json"):" \
  "$(( ${#starts[@]} / 2 )) sider å begynne på, $(( $(answers) - before )) svar." \
  "Prøvd: $(sed -n 's/^\[\*\] Launching module //p' "$reports/wapiti.log" | paste -sd' ')." \
  "Stanset av tiden: $(sed -n 's/^Max attack time was reached for module \([a-z_]*\).*/\1/p' "$reports/wapiti.log" | paste -sd' ')."
# Its own crawl is bounded by time: a machine that is too busy for it tells nothing of the pages.
[ $(( $(answers) - before )) -gt 300 ] || { report "  wapiti kom ikke langt nok. Gi den flere minutter."; found=1; }
python3 - "$reports/wapiti.json" <<'PY' | tee -a "$reports/report.txt" || found=1
import json, sys
report = json.load(open(sys.argv[1]))
# The filter that this header turned on opened holes of its own, and no browser has it any more.
outdated = {"X-XSS-Protection is not set"}
findings = [(kind, one) for part in ("vulnerabilities", "anomalies") for kind, all in report[part].items() for one in all]
left = [(kind, one) for kind, one in findings if one["info"] not in outdated]
print(f"  Funn: {len(left)}. Foreldede råd som ikke følges: {len(findings) - len(left)} ({', '.join(sorted(outdated))}).")
for kind, one in left[:40]:
    print(f"  {kind}: {one['method']} {one['path']} {one.get('parameter') or ''} – {one['info']}")
sys.exit(1 if left else 0)
PY

open_house
echo "== sqlmap, høyst $minutes minutter"
version=$(sqlmap --version --ignore-stdin < /dev/null 2>/dev/null | grep -oE '[0-9]+\.[0-9.]+[0-9]' | head -1)
begun=$(date +%s)
total=$(wc -l < "$work/targets"); done_=0; cut=0; all=$(answers)
while IFS=$'\t' read -r -u 3 name address data of; do
  left=$((minutes * 60 - ($(date +%s) - begun)))
  [ "$left" -gt 0 ] || break
  # What one target leaves of its share goes to the rest.
  share=$((left / (total - done_) * 4)); [ "$share" -ge 10 ] || share=10
  before=$(answers); lines=$(wc -l < "$reports/server.log"); kind=(); [ -z "$data" ] || kind=(--data "$data")
  code=0
  timeout "$share" sqlmap -u "$address" "${kind[@]}" --cookie "$of" --batch --level "${LEVEL:-1}" --risk 2 --threads 4 --ignore-stdin \
    --headers "X-Forwarded-Proto: https${data:+\nContent-Type: application/x-www-form-urlencoded}" \
    --technique BEUST --time-sec 2 --flush-session --disable-coloring --output-dir "$work/sqlmap" --randomize nokkel \
    --ignore-code 404,409,422,429 --param-exclude 'csrf|underveis' < /dev/null > "$reports/sqlmap-$name.log" 2>&1 || code=$?
  done_=$((done_ + 1)); [ "$code" != 124 ] || cut=$((cut + 1))
  sent=$(( $(answers) - before ))
  # A form that is turned away at the gate tells nothing of what lies behind it. One that closes the record is turned away
  # from the moment it is taken.
  away=$(tail -n +$((lines + 1)) "$reports/server.log" | grep -cE ' (400|401|403|405|415|421|429|503) [0-9.]+ ms$' || true)
  [[ $name != *-stenger ]] || away=0
  if grep -qE 'identified the following injection point|is vulnerable|appears to be .* injectable' "$reports/sqlmap-$name.log"; then
    report "  FUNN i $name: se $reports/sqlmap-$name.log"; found=1
  elif { [ "$code" != 124 ] && [ "$sent" -lt 20 ]; } || [ $((away * 2)) -gt $((sent + 2)) ]; then
    report "  $name ble ikke nådd: $sent svar, $away avvist i døra. Se $reports/sqlmap-$name.log"; found=1
  else
    echo "  $name: $sent svar$([ "$code" != 124 ] || echo ", stanset av tiden")"
  fi
done 3< "$work/targets"
report "sqlmap $version: $done_ av $total mål ($(tail -1 "$work/aims")), $cut av dem stanset av tiden, $(( $(answers) - all )) svar. Nivå ${LEVEL:-1}, risiko 2."

while read -r one; do
  code=$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $one" -H 'X-Forwarded-Proto: https' "http://127.0.0.1:$port/arbeid")
  [ "$code" = 200 ] || { report "En innlogging holdt ikke til slutten (/arbeid svarte $code): resten er prøvd av en fremmed."; found=1; }
done < "$work/cookies"
kill -0 $server 2>/dev/null || { echo "Serveren døde under angrepet. Se $reports/server.log"; exit 1; }
faults=$(grep -c 'feil [0-9a-f]\{8\} i ' "$reports/server.log" || true)
report "Serveren: $(git rev-parse --short HEAD 2>/dev/null || true), $(date -u +%F), svar etter kode: $(grep -oE ' [0-9]{3} [0-9.]+ ms$' "$reports/server.log" | awk '{ n[$1]++ } END { for (c in n) print c ": " n[c] }' | sort | paste -sd, | sed 's/,/, /g'). Egne feil: $faults."
[ "$faults" = 0 ] || { grep -m5 'feil [0-9a-f]\{8\} i ' "$reports/server.log"; found=1; }
echo; echo "== Rapport"; cat "$reports/report.txt"
[ "$done_" = "$total" ] && [ "$cut" = 0 ] || echo "Ikke alt ble prøvd til ende. Gi det flere minutter: MINUTES=$((minutes * 4))."
[ $found = 0 ] && echo "Ingen funn." || { echo "Det er funn. Se $reports."; exit 1; }
