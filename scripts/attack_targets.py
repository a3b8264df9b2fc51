"""Logs in to the demonstration and writes what the attack tools are to try: a cookie, pages, and every form on them, filled in.

Each form is sent once as it is. One that does not get as far as its page is no target, and the list is wrong: exit 1.
"""

import html.parser
import http.cookiejar
import re
import sqlite3
import sys
import urllib.error
import urllib.parse
import urllib.request

port, database, folder = sys.argv[1:]
base = f"http://127.0.0.1:{port}"
# What ends the log-in: the rest would be tried by a stranger.
LEFT_ALONE = ("/logg-ut", "/arbeid/innlogginger", "/arbeid/ledelse/innlogginger")
# The fields of a form that are tried, and the pages that are looked at for each log-in.
MARKED = 3
MOST_PAGES = 70


class Forms(html.parser.HTMLParser):
    """Every form on a page: where it goes, how, and its fields with something sensible in them."""

    def __init__(self):
        super().__init__()
        self.forms, self.links, self.form, self.options = [], [], None, None

    def handle_starttag(self, tag, attributes):
        one = dict(attributes)
        if tag == "a":
            self.links.append(one.get("href", "").split("#")[0])
        if tag == "form":
            self.form = {"action": one.get("action", ""), "method": one.get("method", "get").lower(), "fields": {}, "typed": []}
            self.forms.append(self.form)
        if self.form is None:
            return
        fields, name = self.form["fields"], one.get("name")
        if tag == "option" and self.options and one.get("value") and not fields.get(self.options):
            fields[self.options] = one["value"]
        if not name:
            return
        if tag == "select":
            self.options = name
            fields.setdefault(name, "")
        elif tag == "textarea":
            self.typed(name, "Testad")
        elif tag == "input":
            kind = one.get("type", "text")
            if kind in ("radio", "checkbox"):
                fields.setdefault(name, one.get("value", "ja"))
            elif kind == "hidden":
                fields[name] = one.get("value", "")
            elif kind not in ("file", "submit"):
                self.typed(name, one.get("value") or ("1" if one.get("inputmode") == "numeric" else "Testad"))
        elif tag == "button" and one.get("value"):
            fields.setdefault(name, one["value"])

    def typed(self, name, value):
        self.form["fields"].setdefault(name, value)
        self.form["typed"].append(name)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        if tag == "select":
            self.options = None


class Browser:
    """Somebody who is logged in, seen through a proxy that speaks TLS."""

    def __init__(self, role):
        # The cookie is marked for TLS only, which a jar would obey; here it is carried by hand.
        self.jar = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(secure_protocols=("http", "https")))
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.opener.addheaders = [("X-Forwarded-Proto", "https")]
        page = self.get("/logg-inn")[1]
        fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)) | {"hvem": role}
        self.get("/logg-inn", fields)

    def get(self, address, fields=None):
        data = urllib.parse.urlencode(fields).encode() if fields is not None else None
        try:
            answer = self.opener.open(urllib.parse.urljoin(base, address), data)
        except urllib.error.HTTPError as error:
            answer = error
        return answer.status, answer.read().decode()

    @property
    def cookie(self):
        return "; ".join(f"{one.name}={one.value}" for one in self.jar if one.name in ("underveis", "__Host-underveis"))


# What may close the record for the one who tries it is tried on a record of its own, or the rest would be tried at a closed
# door.
CLOSING = ("/tilgang/", "/opplysninger/person", "/opplysninger/oppfolging", "/fjern/", "/flytt/", "/apne")
records = sqlite3.connect(database).execute(
    # Of the unit of the one who is logged in: the others are closed.
    "SELECT record FROM person WHERE unit = 'rask-psykisk-helsehjelp' AND is_open = 1 LIMIT 12").fetchall()
(record,), *spare = records
person = f"/arbeid/person/{record}"
ways_in = {
    "sunniva-haugmark": ["/arbeid", "/arbeid/forlopsliste", "/arbeid/mottak", "/arbeid/henvendelse/ny", "/arbeid/maleverktoy"] + [
        person + part for part in (
            "", "/krise", "/risiko", "/tidslinje", "/kartlegging", "/opplysninger", "/veileder", "/planer", "/forlop", "/kontakt",
            "/maling", "/tilgang")],
    "torunn-stavlid": ["/arbeid/ledelse", "/arbeid/ledelse/lokalt", "/arbeid/ledelse/etterlevelse", "/arbeid/ledelse/utfall",
                       "/arbeid/ledelse/utgaver", "/arbeid/ledelse/maleverktoy", "/arbeid/ledelse/oppslag"],
}


def pattern(address):
    """The address without what varies: of a list of persons one is enough."""
    path = address.removeprefix(base).split("?")[0]
    for place in ("fravik", "maling", "avtale", "oppgave", "veileder", "maleverktoy", "lokalt"):
        path = re.sub(rf"(?<=/{place}/)(?!ny|sperring)[^/]+", "_", path)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)[0-9]+(?=/|$)", "_", path)


wrong, targets, pages, cookies = [], [], [], []
tried = {("post", one) for one in LEFT_ALONE}
seen = set()


def add(name, address, written, cookie):
    targets.append((f"{len(targets) + 1:02}-{name}", base + address, written, cookie))


def try_form(browser, page, form):
    action = urllib.parse.urljoin(base + page, form["action"] or page).split("#")[0].removeprefix(base)
    if (form["method"], pattern(action)) in tried or not action.startswith("/arbeid"):
        return
    tried.add((form["method"], pattern(action)))
    is_closing = any(part in action for part in CLOSING)
    if is_closing:
        if record in action and not spare:
            sys.exit("Demoen har for få personer i enheten: lag flere.")
        action = action.replace(record, spare.pop()[0]) if record in action else action
    fields = form["fields"]
    if "nokkel" in fields:
        # Digits alone, which sqlmap can draw anew for each request: the same key is the same form, and never read twice.
        fields["nokkel"] = "1234567890123456"
    others = [name for name in fields if name not in ("csrf", "nokkel", "versjon", "utkast") and name not in form["typed"]]
    marked = (form["typed"] + others)[:MARKED]
    is_post = form["method"] == "post"
    bare = action.split("?")[0]
    if not marked:
        return
    # Those that close are not sent before their time.
    status = 200
    if not is_closing:
        status, _ = browser.get(action if is_post else f"{bare}?{urllib.parse.urlencode(fields)}", fields if is_post else None)
    if status not in (200, 409, 422):
        wrong.append(f"{form['method']} {pattern(action)} svarte {status}")
        return
    written = "&".join(
        f"{urllib.parse.quote(name)}={urllib.parse.quote(value)}{'*' if name in marked else ''}" for name, value in fields.items())
    name = re.sub(r"[^a-zæøå]+", "-", pattern(action).lower()).strip("-") + ("-stenger" if is_closing else "")
    add(name, action if is_post else f"{bare}?{written}", written if is_post else "", browser.cookie)


for who, wanted in ways_in.items():
    browser = Browser(who)
    if browser.get("/arbeid")[0] != 200 or not browser.cookie:
        sys.exit(f"{who} kom ikke inn.")
    cookies.append(browser.cookie)
    queue = list(wanted)
    most = len(pages) + MOST_PAGES
    while queue and len(pages) < most:
        address = queue.pop(0)
        if pattern(address) in seen:
            continue
        seen.add(pattern(address))
        status, text = browser.get(address)
        if status != 200:
            # A page that is linked to may be closed; those named above may not.
            if address in wanted:
                wrong.append(f"get {address} svarte {status}")
            continue
        pages.append((address, browser.cookie))
        reader = Forms()
        reader.feed(text)
        queue += [link for link in reader.links if link.startswith("/arbeid") and not link.endswith((".csv", ".json"))]
        for form in reader.forms:
            try_form(browser, address, form)
    if who == "sunniva-haugmark":
        # What stands in an address, and not in a field.
        for name, address in (("id", f"{person}*"), ("tidslinje", f"{person}/tidslinje?fra=3*&slag=kontakt*&dato=1.1.2026*"),
                              ("min-dag", "/arbeid?oppgaver=a*&funn=b*"), ("mottak", "/arbeid/mottak?etter=a*")):
            add(f"adresse-{name}", address, "", browser.cookie)
stranger = [("logg-inn", "/logg-inn", "hvem=x*&til=/arbeid*", "")]
for one in stranger:
    add(*one)
with open(f"{folder}/cookies", "w") as out:
    out.writelines(f"{one}\n" for one in cookies)
with open(f"{folder}/pages", "w") as out:
    out.writelines(f"{base}{address}\t{cookie}\n" for address, cookie in pages)
with open(f"{folder}/targets", "w") as out:
    out.writelines("\t".join(target) + "\n" for target in targets)
print(f"{len(pages)} sider og {len(targets)} skjemaer og adresser.")
if wrong:
    sys.exit("Målene er ikke det de skal være:\n  " + "\n  ".join(wrong))
