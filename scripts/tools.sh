#!/usr/bin/env bash
# Installs what the build or the browser tests need, and says plainly what it cannot do.
set -euo pipefail
tools=.build/browser-tools

fail() { printf 'Mangler: %s\n%s\n' "$1" "$2" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi
}

install_debian() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return 0
  command -v apt-get >/dev/null || fail "${missing[*]}" "Dette er ikke Debian. Installer pakkene på din måte."
  echo "Installerer ${missing[*]}"
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null \
    || fail "${missing[*]}" "Installer dem som administrator: apt-get install ${missing[*]}"
}

case "${1:-build}" in
  build)
    command -v swift >/dev/null || fail "Swift" "Installer Swift 6.2 eller nyere fra swift.org, og prøv igjen."
    install_debian git make libsqlite3-dev libpq-dev postgresql curl openssl
    ;;
  browser)
    command -v python3 >/dev/null || install_debian python3 python3-pip
    install_debian chromium
    # A folder of its own, since Debian's Python takes no packages from outside.
    python="$tools/bin/python"
    [ -x "$python" ] || python3 -m venv "$tools" 2>/dev/null || { install_debian python3-venv && python3 -m venv "$tools"; }
    "$python" -c 'import playwright, pytest, axe_playwright_python, joserfc' 2>/dev/null || {
      echo "Installerer nettlesertestene"
      "$python" -m pip install --quiet --disable-pip-version-check playwright pytest axe-playwright-python joserfc \
        || fail "playwright, pytest, axe-playwright-python, joserfc" "Installer dem med pip i $tools."
    }
    ;;
  bench)
    install_debian wrk curl python3 python3-venv
    measuring=.build/bench-tools
    [ -x "$measuring/bin/python" ] || python3 -m venv "$measuring"
    "$measuring/bin/python" -c 'import pyDMNrules' 2>/dev/null || {
      echo "Installerer DMN-motoren som det måles mot"
      "$measuring/bin/python" -m pip install --quiet --disable-pip-version-check pyDMNrules==1.4.5 \
        || fail "pyDMNrules" "Installer den med pip i $measuring."
    }
    ;;
  attack) install_debian wapiti sqlmap curl python3 ;;
  *) fail "$1" "Bruk: scripts/tools.sh build, browser, bench eller attack" ;;
esac
