#!/usr/bin/env bash
# Runs libFuzzer on each parser of outside input for a bounded time. What breaks one is kept under var/fuzz, and should be
# put in Tests/Fuzz/corpus when it is mended.
#   SECONDS_EACH=60 scripts/fuzz.sh [parser …]
set -euo pipefail
cd "$(dirname "$0")/.."
each=${SECONDS_EACH:-20}
swift=$(readlink -f "$(command -v swift)")
library=$(find "$(dirname "$swift")/../lib/clang" -name "libclang_rt.fuzzer_no_main-$(uname -m).a" 2>/dev/null | head -1)
[ -n "$library" ] || { echo "Denne Swift-versjonen har ikke libFuzzer. FuzzTests prøver de samme parserne uten."; exit 1; }
export UNDERVEIS_FUZZER=$library
build=${FUZZ_BUILD:-.build-fuzz}
echo "Bygger med libFuzzer (første gang tar det lang tid)."
swift build --scratch-path "$build" --product Fuzz
parsers=("$@")
[ ${#parsers[@]} -gt 0 ] || mapfile -t parsers < <(ls Tests/Fuzz/corpus)
failed=()
for parser in "${parsers[@]}"; do
  mkdir -p "var/fuzz/$parser"
  printf '== %s: ' "$parser"
  if PARSER=$parser "$build/debug/Fuzz" "var/fuzz/$parser" "Tests/Fuzz/corpus/$parser" -max_total_time="$each" -max_len=4096 \
    -timeout=5 -rss_limit_mb=2048 -artifact_prefix="var/fuzz/brøt-$parser-" > "var/fuzz/$parser.log" 2>&1; then
    grep -E 'DONE|stat::' "var/fuzz/$parser.log" | tail -1
  else
    echo "BRØT. Se var/fuzz/$parser.log"; failed+=("$parser")
  fi
done
[ ${#failed[@]} = 0 ] && echo "Ingen parser brøt." || { echo "Brøt: ${failed[*]}"; exit 1; }
