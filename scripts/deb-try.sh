#!/usr/bin/env bash
# Installs the package on a clean Debian without Swift, in a container with systemd of its own: starts the service, asks it,
# stops it, upgrades it, removes and purges it, and sees that the journals are still there. Needs root, debootstrap and
# systemd-nspawn, and the network the first time.
#   SUITE=trixie scripts/deb-try.sh var/underveis_VERSION_ARCH.deb
#   BIND=/opt/swift …     for a package made of a debug program, which is not alone
set -euo pipefail
cd "$(dirname "$0")/.."
package=${1:?Oppgi pakken: scripts/deb-try.sh var/underveis_VERSION_ARCH.deb}
suite=${SUITE:-bookworm}
base=${BASE:-var/debian-$suite}
for tool in debootstrap systemd-nspawn dpkg-deb; do
  command -v $tool >/dev/null || { echo "Mangler $tool. Installer med: apt-get install debootstrap systemd-container dpkg-dev"; exit 1; }
done
if [ ! -e "$base/ready" ]; then
  mkdir -p "$base"
  debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,ca-certificates,tzdata,curl "$suite" "$base" > "$base.log" 2>&1 \
    || { tail -3 "$base.log"; exit 1; }
  touch "$base/ready"
fi
# What it depends on comes first, from the network; the rest happens without one.
needs=$(dpkg-deb -f "$package" Depends | tr ',' '\n' | sed 's/(.*//' | tr -d ' ')
chroot "$base" apt-get install -y -qq --no-install-recommends procps $needs > "$base.log" 2>&1 || { tail -3 "$base.log"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The same package under a later number, to be upgraded to.
dpkg-deb -R "$package" "$work/later"
sed -i 's/^Version: .*/&.1/' "$work/later/DEBIAN/control"
dpkg-deb --root-owner-group -Znone --build "$work/later" "$work/later.deb" >/dev/null
cp "$package" "$work/first.deb"
cat > "$work/try.sh" <<'TRY'
set -u
exec > /try/said 2>&1
ask() { curl -s -m 5 -H 'X-Forwarded-Proto: https' "$@"; }
ready() { for _ in $(seq 100); do ask -f http://127.0.0.1:8080/klar && return 0; sleep 0.2; done; echo "ble aldri klar"; journalctl -u underveis --no-pager -n 20; return 1; }
step() { if "${@:2}" > /try/step 2>&1; then echo "ok    $1"; else echo "FEIL  $1"; sed 's/^/      /' /try/step | tail -20; fi; }
install() { apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-confold "$1"; }
held() { [ -s /var/lib/underveis/underveis.sqlite ] && [ "$(stat -c '%U %a' /var/lib/underveis)" = 'underveis 700' ]; }
step 'apt-get install' install /try/first.deb
step 'står stille til noen starter den' sh -c '! systemctl is-active underveis'
# Without a provider of log-ins it must say what is missing, and not start half.
systemctl start underveis; sleep 3
step 'uten nøkkel satt opp: sier hva som mangler, og starter ikke halvt' sh -c 'journalctl -u underveis --no-pager | grep "underveis keys new" || { journalctl -u underveis --no-pager; false; }'
systemctl stop underveis; systemctl reset-failed underveis 2> /dev/null || true
# The name must be plain: systemd takes no æ, ø or å in it.
echo nøkkel > /etc/underveis/keys/prove
sed -i '1s/{/{ "demo": true,/' /etc/underveis/underveis.json
step 'start' systemctl start underveis
step 'klar' ready
step 'logger inn' sh -c 'curl -s -o /dev/null -w "%{http_code}" -H "X-Forwarded-Proto: https" -d hvem=sunniva-haugmark http://127.0.0.1:8080/logg-inn | grep -q 303'
step 'tall på 9464' sh -c 'curl -fs http://127.0.0.1:9464/metrics | grep -q underveis_sign_ins_total'
step 'databasen er hos tjenesten og hos ingen andre' held
step 'ingen kjøring som root' sh -c '[ "$(ps -o user= -C underveis)" = underveis ]'
sum=$(ask http://127.0.0.1:8080/health >/dev/null; stat -c %i /var/lib/underveis/underveis.sqlite)
first=$(systemctl show -p MainPID --value underveis)
step 'oppgradering' install /try/later.deb
step 'klar igjen' ready
step 'en ny prosess, samme database' sh -c "[ \$(systemctl show -p MainPID --value underveis) != $first ] && [ \$(stat -c %i /var/lib/underveis/underveis.sqlite) = $sum ]"
step 'innstillingene er ikke overskrevet' grep -q '"demo": true' /etc/underveis/underveis.json
step 'stopp' systemctl stop underveis
step 'sluttet selv, uten feil' sh -c '[ "$(systemctl show -p Result --value underveis)" = success ]'
step 'fjernet' apt-get remove -y -q underveis
step 'renset' apt-get purge -y -q underveis
step 'journalene og nøkkelmappen er der fortsatt' sh -c '[ -s /var/lib/underveis/underveis.sqlite ] && [ -s /var/lib/underveis/underveis.keys ] && [ -s /etc/underveis/keys/prove ]'
step 'programmet er borte' sh -c '! [ -e /usr/bin/underveis ]'
echo slutt
TRY
cp -a "$base" "$work/root"
cat > "$work/root/etc/systemd/system/try.service" <<'UNIT'
[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/bash /try/try.sh
ExecStopPost=/bin/systemctl poweroff --no-block
TimeoutStartSec=300
[Install]
WantedBy=multi-user.target
UNIT
mkdir -p "$work/root/etc/systemd/system/multi-user.target.wants" "$work/root/try"
ln -sf ../try.service "$work/root/etc/systemd/system/multi-user.target.wants/try.service"
cp "$work"/*.deb "$work/try.sh" "$work/root/try/"
binds=(); for path in ${BIND:-}; do binds+=(--bind-ro="$path"); done
timeout 400 systemd-nspawn -q -D "$work/root" --register=no --keep-unit --private-network "${binds[@]}" -b > "$work/boot.log" 2>&1 || true
echo "== $(dpkg-deb -f "$package" Package Version | paste -sd' ') på $suite"
cat "$work/root/try/said" 2>/dev/null || { echo "Maskinen kom ikke opp:"; tail -5 "$work/boot.log"; exit 1; }
grep -q '^slutt$' "$work/root/try/said" && ! grep -q '^FEIL' "$work/root/try/said"
