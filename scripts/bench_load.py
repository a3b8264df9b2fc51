"""Logs in twice (a clinician who reads and signs, reception that writes) and writes the wrk script with the mix.

Each form is sent once first, and must be taken: a load of refusals says nothing.
"""

import http.cookiejar
import random
import re
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

port, database, folder = sys.argv[1:]
base = f"http://127.0.0.1:{port}"
form = "application/x-www-form-urlencoded"
# Of a hundred requests. Reading and writing as on a weekday, the writing a good deal denser.
MIX = {"person": 44, "krise": 10, "forlopsliste": 8, "min-dag": 6, "sok": 12, "kontakt": 9, "henvendelse": 9, "innlogging": 2}


class Seen(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def log_in(who):
    """The cookie and the secret of a log-in."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(base + "/logg-inn").read().decode()
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)) | {"hvem": who}
    html = browser.open(base + "/logg-inn", urllib.parse.urlencode(fields).encode()).read().decode()
    cookie = "; ".join(f"{one.name}={one.value}" for one in jar)
    return cookie, re.search(r'name="csrf" value="([0-9a-f]+)"', html).group(1)


def status(method, address, cookie, body=None):
    request = urllib.request.Request(base + address, body.encode() if body else None, method=method)
    if cookie:
        request.add_header("Cookie", cookie)
    try:
        return urllib.request.build_opener(Seen).open(request).status
    except urllib.error.HTTPError as error:
        return error.code


reader, reader_secret = log_in("sunniva-haugmark")
writer, writer_secret = log_in("ingrid-moldvang")
records = [row[0] for row in sqlite3.connect(database).execute(
    # Of the reader's own unit: the others are closed.
    "SELECT record FROM person WHERE unit = 'rask-psykisk-helsehjelp' AND is_open = 1 LIMIT 4000")]
contact = f"csrf={reader_secret}&dag={time.strftime('%d.%m.%Y')}&form=phone&notat=Snakket+om+s%C3%B8vn+og+om+hva+som+hjelper.&nokkel="
enquiry = f"csrf={writer_secret}&kanal=phone&ord=F%C3%A5r+ikke+sove&fornavn=Per&etternavn=Lasttest&nokkel="
search = f"csrf={reader_secret}&sok="
key = f"{random.getrandbits(80):020x}"
for what, wanted, got in (
    ("person", 200, status("GET", f"/arbeid/person/{records[0]}", reader)),
    ("krise", 200, status("GET", f"/arbeid/person/{records[0]}/krise", reader)),
    ("forløpsliste", 200, status("GET", "/arbeid/forlopsliste", reader)),
    ("min dag", 200, status("GET", "/arbeid", reader)),
    ("søk", 200, status("POST", "/arbeid/sok", reader, search + "Berg")),
    ("kontakt", 303, status("POST", f"/arbeid/person/{records[0]}/kontakt", reader, contact + key)),
    ("henvendelse", 303, status("POST", "/arbeid/henvendelse/ny", writer, enquiry + key)),
    ("innlogging", 303, status("POST", "/logg-inn", None, "hvem=sunniva-haugmark&til=")),
):
    if got != wanted:
        sys.exit(f"Lasten er ikke det den skal være: {what} svarte {got} og skulle svart {wanted}.")
steps, sum_ = [], 0
for name, share in MIX.items():
    sum_ += share
    steps.append(f'if draw <= {sum_} then return make["{name}"]() end')
assert sum_ == 100
ids = ",".join(f'"{record}"' for record in records)
with open(f"{folder}/mixed.lua", "w") as out:
    out.write(f'''
local ids = {{{ids}}}
local reader = {{ ["Cookie"] = "{reader}" }}
local reading = {{ ["Cookie"] = "{reader}", ["Content-Type"] = "{form}" }}
local writing = {{ ["Cookie"] = "{writer}", ["Content-Type"] = "{form}" }}
local stranger = {{ ["Content-Type"] = "{form}" }}
local names = {{"Hansen", "Berg", "Lund", "Dahl", "Moen", "Haugen"}}
local threads = 0
local function person() return "/arbeid/person/" .. ids[math.random(#ids)] end
local function key() made = made + 1; return string.format("%08x%08x%08x%04x", os.time(), math.random(2 ^ 30), made, number) end
local make = {{
  ["person"] = function() return wrk.format("GET", person(), reader) end,
  ["krise"] = function() return wrk.format("GET", person() .. "/krise", reader) end,
  ["forlopsliste"] = function() return wrk.format("GET", "/arbeid/forlopsliste", reader) end,
  ["min-dag"] = function() return wrk.format("GET", "/arbeid", reader) end,
  ["sok"] = function() return wrk.format("POST", "/arbeid/sok", reading, "{search}" .. names[math.random(#names)]) end,
  ["kontakt"] = function() return wrk.format("POST", person() .. "/kontakt", reading, "{contact}" .. key()) end,
  ["henvendelse"] = function() return wrk.format("POST", "/arbeid/henvendelse/ny", writing, "{enquiry}" .. key()) end,
  ["innlogging"] = function() return wrk.format("POST", "/logg-inn", stranger, "hvem=sunniva-haugmark&til=") end,
}}
function setup(thread) thread:set("number", threads); threads = threads + 1; all = all or {{}}; table.insert(all, thread) end
function init() math.randomseed(os.time() * 10 + number); made = 0; codes = {{}}; counted = "" end
function request()
  local draw = math.random(100)
  {"""
  """.join(steps)}
end
function response(status) codes[status] = (codes[status] or 0) + 1
  counted = ""; for code, count in pairs(codes) do counted = counted .. code .. "=" .. count .. " " end end
function done(summary, latency)
  local sums = {{}}
  for _, thread in ipairs(all) do
    for code, count in string.gmatch(thread:get("counted"), "(%d+)=(%d+)") do sums[code] = (sums[code] or 0) + tonumber(count) end
  end
  local others = ""
  for code, count in pairs(sums) do
    if code ~= "200" and code ~= "303" and code ~= "503" then others = others .. code .. ":" .. count .. " " end
  end
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  print(string.format("tall;%.0f;%.1f;%.1f;%.1f;%.1f;%d;%d;%d;%s;%d", summary.requests / (summary.duration / 1000000),
    latency:percentile(50) / 1000, latency:percentile(90) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    sums["200"] or 0, sums["303"] or 0, sums["503"] or 0, others == "" and "0" or others, broken))
end
''')
print(", ".join(f"{share} % {name}" for name, share in MIX.items()))
