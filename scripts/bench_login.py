"""Logs in to the demonstration and writes the wrk scripts that ask for random persons."""

import http.cookiejar
import re
import sqlite3
import sys
import urllib.parse
import urllib.request

port, database, folder = sys.argv[1:]
base = f"http://127.0.0.1:{port}"
jar = http.cookiejar.CookieJar()
browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
page = browser.open(base + "/logg-inn").read().decode()
fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
name, value = re.search(r'name="([^"]+)" value="(sunniva-haugmark)"', page).groups()
fields[name] = value
browser.open(base + "/logg-inn", urllib.parse.urlencode(fields).encode())
cookie = "; ".join(f"{c.name}={c.value}" for c in jar)
# The records her unit follows up: the others are closed, and a closed door is cheaper than a page.
records = [
    r[0]
    for r in sqlite3.connect(database).execute(
        "SELECT record FROM person WHERE is_open = 1 AND unit = 'rask-psykisk-helsehjelp' LIMIT 4000")
]
for kind, tail in (("person", ""), ("krise", "/krise")):
    ids = ",".join(f'"{r}"' for r in records)
    with open(f"{folder}/{kind}.lua", "w") as out:
        out.write(
            f'local ids = {{{ids}}}\nwrk.headers["Cookie"] = "{cookie}"\n'
            f'request = function() return wrk.format("GET", "/arbeid/person/" .. ids[math.random(#ids)] .. "{tail}") end\n'
        )
