"""Logs in to the demonstration and writes what the attack tools are to try: a cookie, pages, and forms with their fields."""

import http.cookiejar
import re
import sqlite3
import sys
import urllib.parse
import urllib.request

port, database, folder = sys.argv[1:]
base = f"http://127.0.0.1:{port}"
# The cookie is marked for TLS only, which a jar would obey; here it is carried by hand.
jar = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(secure_protocols=("http", "https")))
browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
# What the proxy in front says of a request that came to it over TLS.
browser.addheaders = [("X-Forwarded-Proto", "https")]
page = browser.open(base + "/logg-inn").read().decode()
value = re.search(r'value="([a-z-]+)"[^>]*>', page[page.index('name="hvem"'):]).group(1)
browser.open(base + "/logg-inn", urllib.parse.urlencode({"hvem": "sunniva-haugmark" if "sunniva-haugmark" in page else value}).encode())
cookie = "; ".join(f"{one.name}={one.value}" for one in jar if one.name in ("underveis", "__Host-underveis"))
start = browser.open(base + "/arbeid").read().decode()
csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', start).group(1)
record = sqlite3.connect(database).execute(
    # Of the unit of the one who is logged in: the others are closed.
    "SELECT record FROM person WHERE unit = 'rask-psykisk-helsehjelp' LIMIT 1").fetchone()[0]
person = f"{base}/arbeid/person/{record}"
parts = ["", "/krise", "/risiko", "/tidslinje", "/kartlegging", "/detaljer", "/anbefalinger", "/planer", "/tiltak", "/forlop"]
with open(f"{folder}/cookie", "w") as out:
    out.write(cookie)
with open(f"{folder}/pages", "w") as out:
    out.writelines(f"{address}\n" for address in
                   [base + "/arbeid/sok", base + "/arbeid/forlopsliste", base + "/arbeid/mottak", base + "/arbeid/ledelse"]
                   + [person + part for part in parts])
form = f"csrf={csrf}&nokkel=0123456789abcdef"
targets = [
    ("sok", base + "/arbeid/sok", form + "&sok=Testad*"),
    ("forlopsliste", base + "/arbeid/forlopsliste?enhet=x&ansvarlig=y&forlop=3&rekkefolge=navn&etter=z*", ""),
    ("min-dag", base + "/arbeid?oppgaver=a*&funn=b*", ""),
    ("mottak", base + "/arbeid/mottak?etter=a*", ""),
    ("person", person + "*", ""),
    ("tidslinje", person + "/tidslinje?fra=3*&slag=kontakt*&dato=1.1.2026*", ""),
    ("anbefalinger", person + "/anbefalinger?vis=apne*&side=1*", ""),
    ("finn", base + "/arbeid/henvendelse/ny/finn", form + "&fornavn=Per*&etternavn=Test*&fodt=1.1.1980*&telefon=90000000*"),
    ("logg-inn", base + "/logg-inn", "hvem=x*&til=/arbeid*"),
]
with open(f"{folder}/targets", "w") as out:
    out.writelines("\t".join(target) + "\n" for target in targets)
