"""Logs in twice (a clinician reads, reception writes) and writes the wrk script with the mix."""

import http.cookiejar
import re
import sqlite3
import sys
import urllib.parse
import urllib.request

port, database, folder = sys.argv[1:]
base = f"http://127.0.0.1:{port}"


def log_in(role):
    """The cookie and the secret of a log-in as the first with that role."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(base + "/logg-inn").read().decode()
    who = {"behandler": "sunniva-haugmark", "mottak": "ingrid-moldvang"}[role]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)) | {"hvem": who}
    html = browser.open(base + "/logg-inn", urllib.parse.urlencode(fields).encode()).read().decode()
    cookie = "; ".join(f"{one.name}={one.value}" for one in jar)
    return cookie, re.search(r'name="csrf" value="([0-9a-f]+)"', html).group(1)


reader, reader_secret = log_in("behandler")
writer, writer_secret = log_in("mottak")
connection = sqlite3.connect(database)
records = [row[0] for row in connection.execute(
    # Of the reader's own unit: the others are closed.
    "SELECT record FROM person WHERE unit = 'rask-psykisk-helsehjelp' LIMIT 4000")]
ids = ",".join(f'"{record}"' for record in records)
form = "application/x-www-form-urlencoded"
with open(f"{folder}/mixed.lua", "w") as out:
    out.write(f'''
local ids = {{{ids}}}
local reader = {{ ["Cookie"] = "{reader}" }}
local search = {{ ["Cookie"] = "{reader}", ["Content-Type"] = "{form}" }}
local write = {{ ["Cookie"] = "{writer}", ["Content-Type"] = "{form}" }}
local names = {{"Hansen", "Berg", "Lund", "Dahl", "Moen", "Haugen"}}
local threads = 0
function setup(thread) thread:set("number", threads); threads = threads + 1; all = all or {{}}; table.insert(all, thread) end
function init() math.randomseed(os.time() * 10 + number); made = 0; codes = {{}}; counted = "" end
function request()
  local draw = math.random(10)
  if draw <= 7 then return wrk.format("GET", "/arbeid/person/" .. ids[math.random(#ids)], reader) end
  if draw == 8 then return wrk.format("GET", "/arbeid/person/" .. ids[math.random(#ids)] .. "/krise", reader) end
  if draw == 9 then
    return wrk.format("POST", "/arbeid/sok", search, "csrf={reader_secret}&sok=" .. names[math.random(#names)])
  end
  made = made + 1
  local key = string.format("%08x%08x%08x%04x", os.time(), math.random(2 ^ 30), made, number)
  return wrk.format("POST", "/arbeid/henvendelse/ny", write,
    "csrf={writer_secret}&nokkel=" .. key .. "&kanal=phone&ord=F%C3%A5r+ikke+sove&fornavn=Per&etternavn=Lasttest")
end
function response(status) codes[status] = (codes[status] or 0) + 1
  counted = ""; for code, count in pairs(codes) do counted = counted .. code .. "=" .. count .. " " end end
function done()
  local sums = {{}}
  for _, thread in ipairs(all) do
    for code, count in string.gmatch(thread:get("counted"), "(%d+)=(%d+)") do sums[code] = (sums[code] or 0) + tonumber(count) end
  end
  local line = "svar"
  for code, count in pairs(sums) do line = line .. " " .. code .. ": " .. count end
  print(line)
end
''')
