#!/usr/bin/env bash
# Runs libFuzzer on each parser of outside input for a bounded time, and tells how often each was tried. What breaks one is
# made as small as it can be and kept under var/fuzz; put it in Tests/Fuzz/corpus when it is mended.
#   SECONDS_EACH=60 scripts/fuzz.sh [parser …]
#   PROGRAM=… …   one that is built already
#   KEEP=8 …      keep so many new inputs for each parser, those that reach what the corpus does not, as tests
set -euo pipefail
cd "$(dirname "$0")/.."
each=${SECONDS_EACH:-20}
keep=${KEEP:-0}
swift=$(readlink -f "$(command -v swift)")
library=$(find "$(dirname "$swift")/../lib/clang" -name "libclang_rt.fuzzer_no_main-$(uname -m).a" 2>/dev/null | head -1)
[ -n "$library" ] || { echo "Denne Swift-versjonen har ikke libFuzzer. FuzzTests prøver de samme parserne uten."; exit 1; }
export UNDERVEIS_FUZZER=$library
# A trap ends the run at once: the story of it takes longer than the time limit, and would be told as a hang.
export SWIFT_BACKTRACE=enable=no
program=${PROGRAM:-}
if [ -z "$program" ]; then
  echo "Bygger med libFuzzer (første gang tar det lang tid)."
  swift build --scratch-path .build-fuzz --product Fuzz
  program=.build-fuzz/debug/Fuzz
fi
parsers=("$@")
[ ${#parsers[@]} -gt 0 ] || mapfile -t parsers < <(ls Tests/Fuzz/corpus)
limits=(-max_len=4096 -timeout=5 -rss_limit_mb=2048)
fuzz() { PARSER=$1 "$program" "${limits[@]}" "${@:2}"; }
failed=(); sum=0
printf '%-14s %12s %10s %8s %8s\n' parser forsøk 'per sek' steder brøt
for parser in "${parsers[@]}"; do
  corpus=Tests/Fuzz/corpus/$parser
  found=var/fuzz/$parser
  log=var/fuzz/$parser.log
  mkdir -p "$found"
  if fuzz "$parser" "$found" "$corpus" -max_total_time="$each" -print_final_stats=1 \
    -artifact_prefix="var/fuzz/brøt-$parser-" > "$log" 2>&1; then said=nei; else said=JA; failed+=("$parser"); fi
  tries=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log"); tries=${tries:-0}
  sum=$((sum + tries))
  printf '%-14s %12s %10s %8s %8s\n' "$parser" "$tries" "$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")" \
    "$(grep -oE 'cov: [0-9]+' "$log" | tail -1 | cut -d' ' -f2)" "$said"
  if [ $said = JA ]; then
    for input in "var/fuzz/brøt-$parser-"*; do
      [ -e "$input" ] || continue
      fuzz "$parser" -minimize_crash=1 -runs=20000 -max_total_time=20 -exact_artifact_path="$input.liten" "$input" > /dev/null 2>&1 || true
      echo "  $input ($(wc -c < "$input") byte$([ -s "$input.liten" ] && echo ", som liten $(wc -c < "$input.liten")"))"
    done
    grep -m3 -E 'ERROR: libFuzzer|Fatal error|SUMMARY' "$log" | sed 's/^/  /'
  elif [ "$keep" -gt 0 ]; then
    # Those that reach somewhere new, the smallest first; the rest of what was found is only for the next run.
    new=$(mktemp -d); cp "$corpus"/* "$new/"
    fuzz "$parser" -merge=1 "$new" "$found" > /dev/null 2>&1 || true
    (cd "$new" && ls -Sr) | { grep -E '^[0-9a-f]{40}$' || true; } | sed -n "1,${keep}p" | while read -r one; do cp "$new/$one" "$corpus/${one:0:12}"; done
    rm -rf "$new"
  fi
done
echo "$sum forsøk på ${#parsers[@]} parsere, $each sekunder på hver."
[ ${#failed[@]} = 0 ] && echo "Ingen parser brøt." || { echo "Brøt: ${failed[*]}"; exit 1; }
