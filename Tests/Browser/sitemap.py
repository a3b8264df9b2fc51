"""Every kind of page there is, found by following the links of the running site."""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

# Several of each kind are opened, because not every person has an appointment, a goal or a measure to link to.
SAMPLES = 6
LEADS_AWAY = ("/logg-ut", "/assets", "/tatt-vare-pa")


class Links(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        address = dict(attributes).get("href")
        if tag == "a" and address and address.startswith("/"):
            self.found.append(address)


def kind(address):
    """The address with what varies taken out: "/arbeid/person/{}/kartlegging/tema/{}"."""
    parts = urlsplit(address)
    path = re.sub(r"/[^/]*\d[^/]*", "/{}", parts.path)
    names = sorted({name for name, _ in parse_qsl(parts.query)})
    return path + ("?" + "&".join(names) if names else "")


def crawl(request, starts):
    """Kind of page → addresses of it; and the links that lead nowhere, with where they stand."""
    found, dead, files = {}, set(), set()
    waiting = [(address, "start") for address in starts]
    while waiting:
        address, stands_on = waiting.pop(0)
        address = address.split("#")[0]
        if address.startswith(LEADS_AWAY):
            continue
        known = found.setdefault(kind(address), [])
        if address in known or address in files or len(known) >= SAMPLES:
            continue
        answer = request.get(address)
        # A person whom somebody else follows up is found by name, and closed.
        if answer.status == 403 and "Hvorfor åpner du?" in answer.text():
            continue
        if answer.status != 200:
            dead.add(f"{kind(stands_on)} → {kind(address)}: {answer.status}")
            continue
        if "text/html" not in answer.headers.get("content-type", ""):
            files.add(address)
            continue
        known.append(address)
        waiting += [(link, address) for link in Links(answer.text()).found]
    return {name: addresses for name, addresses in found.items() if addresses}, sorted(dead)
