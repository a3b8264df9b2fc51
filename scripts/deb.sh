#!/usr/bin/env bash
# Builds var/underveis_VERSION_ARCH.deb with dpkg-deb, and looks at what came of it, also with lintian where it is installed.
# PROGRAM=… packs a program that is built already. The same program, version, MAINTAINER and SOURCE_DATE_EPOCH give the same
# package, byte for byte; without git both VERSION and SOURCE_DATE_EPOCH must be given.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022
command -v dpkg-deb >/dev/null || { echo "Mangler dpkg-deb. Pakken kan bare lages på Debian eller Ubuntu."; exit 1; }
command -v python3 >/dev/null || { echo "Mangler python3. Installer med: apt-get install python3"; exit 1; }
version=${VERSION:-0.$(git rev-list --count HEAD)}
# The last commit's time, and not the clock's. dpkg-deb takes it from here too.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
maintainer=${MAINTAINER:-Underveis <underveis@invalid.invalid>}
arch=$(dpkg --print-architecture)

program=${PROGRAM:-}
if [ -z "$program" ]; then
  echo "Bygger programmet med Swifts bibliotek inni, så maskinen det skal kjøre på ikke trenger Swift."
  swift build -c release --static-swift-stdlib --product underveis
  program=.build/release/underveis
fi
web=$(dirname "$program")/underveis_Web.resources
[ -x "$program" ] && [ -d "$web" ] || { echo "Finner ikke $program og $web."; exit 1; }

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
root=$tree/root
install -D -m 0755 "$program" "$root/usr/bin/underveis"
strip --strip-unneeded "$root/usr/bin/underveis" 2>/dev/null || true
mkdir -p "$root/usr/share/underveis/web" "$root/usr/share/doc/underveis"
cp "$web"/* "$root/usr/share/underveis/web/"
cp -r content "$root/usr/share/underveis/content"
python3 scripts/deb/copyright.py > "$root/usr/share/doc/underveis/copyright"
# Debian has the changes told by version. Ours are told by the commits, which the package does not have.
gzip -9n > "$root/usr/share/doc/underveis/changelog.gz" <<CHANGES
underveis ($version) stable; urgency=medium

  * Made from the sources as they stood at this time.

 -- $maintainer  $(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")
CHANGES
mkdir -p "$root/usr/share/man/man1"
"$program" --experimental-dump-help | python3 scripts/deb/manual.py "$version" "$(date -u -I -d "@$SOURCE_DATE_EPOCH")" \
  | gzip -9n > "$root/usr/share/man/man1/underveis.1.gz"
install -D -m 0644 scripts/deb/underveis.overrides "$root/usr/share/lintian/overrides/underveis"
cp docs/operations*.md docs/security.md "$root/usr/share/doc/underveis/"
install -D -m 0644 scripts/deb/underveis.service "$root/lib/systemd/system/underveis.service"
install -D -m 0644 scripts/deb/underveis.sysusers "$root/usr/lib/sysusers.d/underveis.conf"
install -D -m 0644 scripts/deb/underveis.json "$root/etc/underveis/underveis.json"
mkdir -m 0700 "$root/etc/underveis/keys"
find "$root/usr/share" -type f -exec chmod 0644 {} + -o -type d -exec chmod 0755 {} +

# What the program itself is linked to, by the packages that own the files here. What those are linked to in turn is theirs to
# say: its names differ from one Debian to the next.
needs=$(objdump -p "$program" | awk '$1 == "NEEDED" { print $2 }' | while read -r name; do
  file=$(ldd "$program" | awk -v name="$name" '$1 == name && $2 == "=>" { print $3 }')
  [ -e "$file" ] || continue
  dpkg-query -S "$(readlink -f "$file")" "$file" 2>/dev/null | cut -d: -f1 || true
done | sort -u | sed "s/^libc6\$/libc6 (>= $(dpkg-query -W -f '${Version}' libc6 | cut -d- -f1))/" | paste -sd, | sed 's/,/, /g')
mkdir "$root/DEBIAN"
cat > "$root/DEBIAN/control" <<CONTROL
Package: underveis
Version: $version
Architecture: $arch
Maintainer: $maintainer
Section: misc
Priority: optional
Installed-Size: $(du -sk "$root" | cut -f1)
Depends: $needs, ca-certificates, tzdata
Recommends: systemd
Description: municipal mental-health and substance-use care, with the guideline running
 One reception without referral, mapping, pathways, measures, plans and
 follow-up for adults, as the Norwegian national guideline describes them.
 Each recommendation says for each person whether it applies and is met.
CONTROL
echo /etc/underveis/underveis.json > "$root/DEBIAN/conffiles"
install -m 0755 scripts/deb/postinst scripts/deb/prerm scripts/deb/postrm "$root/DEBIAN/"
(cd "$root" && find . -type f ! -path './DEBIAN/*' ! -path './etc/*' -printf '%P\0' | sort -z | xargs -0 md5sum > DEBIAN/md5sums)

package=var/underveis_${version}_$arch.deb
mkdir -p var
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null

echo "== Ser over pakken"
unpacked=$tree/unpacked
dpkg-deb -x "$package" "$unpacked"
for file in usr/bin/underveis usr/share/underveis/web/underveis.css usr/share/underveis/content/demo/kommune.yaml \
  lib/systemd/system/underveis.service etc/underveis/underveis.json; do
  [ -e "$unpacked/$file" ] || { echo "Pakken mangler $file."; exit 1; }
done
[ "$(stat -c %a "$unpacked/etc/underveis/keys")" = 700 ] || { echo "Nøkkelmappen kan leses av andre."; exit 1; }
for command in $("$program" --help | sed -n '/^SUBCOMMANDS/,/^$/s/^  \([a-z]\+\) .*/\1/p'); do
  zgrep -q "^\.SS $command\( \|$\)" "$unpacked/usr/share/man/man1/underveis.1.gz" || { echo "Manualsiden mangler «$command»."; exit 1; }
done
if find "$unpacked" -perm /6000 -o -perm -0002 ! -type l | grep -q .; then echo "Pakken har filer med for vide rettigheter."; exit 1; fi
(cd "$unpacked/etc/underveis" && UNDERVEIS_WEB=$unpacked/usr/share/underveis/web "$unpacked/usr/bin/underveis" check \
  --content "$unpacked/usr/share/underveis/content" | tail -1)
if command -v systemd-analyze >/dev/null; then
  # The number is systemd's own measure of what a broken-into service could do: 10 is everything, 0 is nothing.
  exposure=$(systemd-analyze security --offline=true --no-pager "$unpacked/lib/systemd/system/underveis.service" | tail -1)
  echo "$exposure"
  level=$(grep -oE '[0-9]+\.[0-9]+' <<<"$exposure" | head -1)
  awk -v level="$level" 'BEGIN { exit !(level <= 2.0) }' || { echo "Tjenesten er åpnere enn den skal (mer enn 2.0)."; exit 1; }
fi
if command -v lintian >/dev/null; then
  # A program that is not alone finds Swift where it was built. Such a package is for trying out.
  apart=(); if ldd "$program" | grep -q libswiftCore; then apart=(--suppress-tags custom-library-search-path); fi
  lintian --allow-root --fail-on error,warning "${apart[@]}" "$package" || { echo "lintian har noe å si på pakken."; exit 1; }
fi
echo "$package ($(du -h "$package" | cut -f1))"
