"""Every page, at 360 and 1280 px, light and dark: no accessibility fault, no sideways scrolling, and light to fetch."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from sitemap import crawl, kind
from visits import HODAN, INGRID, MAGNE, SUNNIVA, TORUNN, WIDTHS, Visits

STARTS = ["/", "/arbeid", "/arbeid/mottak", "/arbeid/forlopsliste", "/arbeid/henvendelse/ny", "/arbeid/sok", "/komponenter"]
HEAVIEST = 100_000
# Sheets that are a whole log or a whole journal, and are as long as it is.
WHOLE = {
    "/arbeid/person/{}/logg/utskrift", "/arbeid/person/{}/utlevering/ark",
    "/arbeid/person/{}/utlevering/til-personen/ark",
}
# What has to be there. A kind of page that nothing links to any more would otherwise go unseen.
EXPECTED = {
    "/arbeid", "/arbeid/mottak", "/arbeid/forlopsliste", "/arbeid/henvendelse/ny", "/arbeid/henvendelse/{}",
    "/arbeid/henvendelse/{}/slett", "/arbeid/sok", "/arbeid/person/{}", "/arbeid/person/{}/krise", "/arbeid/person/{}/kartlegging",
    "/arbeid/person/{}/kartlegging/tema/{}", "/arbeid/person/{}/kartlegging/signer", "/arbeid/person/{}/risiko",
    "/arbeid/person/{}/risiko/hendelse", "/arbeid/person/{}/forlop", "/arbeid/person/{}/forlop/vurdering",
    "/arbeid/person/{}/forlop/tiltak", "/arbeid/person/{}/forlop/tiltak/{}", "/arbeid/person/{}/maling",
    "/arbeid/person/{}/planer", "/arbeid/person/{}/helse", "/arbeid/person/{}/samarbeid",
    "/arbeid/person/{}/tidslinje", "/arbeid/person/{}/opplysninger", "/arbeid/person/{}/kontakt",
    "/arbeid/person/{}/veileder", "/arbeid/person/{}/fravik/{}", "/arbeid/person/{}/logg", "/komponenter",
}


@pytest.fixture(scope="module")
def links(server, browser):
    """The site as a team leader sees it: nobody sees more, of the persons that the unit follows up."""
    visits = Visits(browser, server.address)
    page = visits.as_staff(HODAN)
    yield crawl(page.context.request, STARTS + found_by_name(page, "an"))
    visits.close()


@pytest.fixture(scope="module")
def site(links):
    """Kind of page → addresses of it."""
    return links[0]


def test_every_kind_of_page_is_linked_to(site):
    assert EXPECTED - set(site) == set()


def test_every_link_leads_somewhere(links):
    assert not links[1], "\n".join(links[1])


@pytest.mark.parametrize("dark", [False, True], ids=["lys", "mork"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_no_fault_on_any_page(visits, site, pictures, width, dark):
    screen = {"width": width, "dark": dark}
    hodan = visits.as_staff(HODAN, **screen)
    faults = []
    for name, addresses in site.items():
        faults += faults_at(hodan, addresses[0])
        if pictures:
            shown = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
            hodan.screenshot(path=pictures / f"{shown}-{width}-{'mork' if dark else 'lys'}.png", full_page=True)
    faults += faults_at(hodan, "/arbeid/finnes-ikke", status=404)
    record = site["/arbeid/person/{}"][0]
    faults += faults_at(visits.as_staff(TORUNN, **screen), f"{record}/forlop/vurdering", status=403)
    faults += faults_at(visits.as_staff(MAGNE, **screen), f"{record}/krise", status=403)
    faults += faults_at(visits.stranger(**screen), "/logg-inn")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("dark", [False, True], ids=["lys", "mork"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_no_fault_when_something_is_wrong(visits, site, width, dark):
    """The pages as they are after a form came back: summary, messages at the fields, everything still there."""
    record = site["/arbeid/person/{}"][0]
    ingrid = visits.as_staff(INGRID, width=width, dark=dark)
    ingrid.goto("/arbeid/henvendelse/ny")
    ingrid.get_by_role("textbox", name="Fødselsdato", exact=True).fill("31.02.1988")
    ingrid.get_by_label("Ja, noen er i fare nå").check()
    with ingrid.expect_navigation():
        ingrid.get_by_role("button", name="Lagre henvendelsen").click()
    faults = faults_here(ingrid, "ny henvendelse med feil")
    sunniva = visits.as_staff(SUNNIVA, width=width, dark=dark)
    sunniva.goto(f"{record}/risiko")
    sunniva.get_by_role("group", name="Fare for overdose").get_by_label("Høy").check()
    with sunniva.expect_navigation():
        sunniva.get_by_role("button", name="Signer vurderingen").click()
    faults += faults_here(sunniva, "risiko med feil")
    sunniva.goto(f"{record}/forlop/vurdering")
    sunniva.get_by_role("group", name="Hvor alvorlig er det nå?").get_by_label("Moderat").check()
    with sunniva.expect_navigation():
        sunniva.get_by_role("button", name="Vis forslag").click()
    faults += faults_here(sunniva, "forslag til forløp")
    assert not faults, "\n".join(faults)


def found_by_name(page, words):
    """What the search leads to. It is sent, so no link leads there."""
    search = page.get_by_role("searchbox", name="Søk etter person")
    search.fill(words)
    with page.expect_navigation():
        page.get_by_role("search").get_by_role("button", name="Søk").click()
    return [link.get_attribute("href") for link in page.locator("main").get_by_role("link").all()]


def faults_at(page, address, status=200):
    answer = page.goto(address)
    assert answer.status == status, f"{address} svarer {answer.status}"
    return faults_here(page, kind(address), weight=len(answer.body()))


def faults_here(page, name, weight=None):
    result = Axe().run(page).response
    faults = [
        f"{name}: {violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in result["violations"] for node in violation["nodes"]]
    room, needed = page.evaluate("() => [innerWidth, document.scrollingElement.scrollWidth]")
    if needed > room:
        faults.append(f"{name}: må rulles sidelengs, {needed} av {room} px")
    if weight is not None:
        weight += sum(weights_of_files(page).values())
        if weight > HEAVIEST and name not in WHOLE:
            faults.append(f"{name}: veier {weight} byte")
    return faults


_weights = {}


def weights_of_files(page):
    """Style, script and pictures that the page fetches, in bytes."""
    files = page.evaluate(
        "() => Array.from(document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src], img[src]'),"
        " element => element.href || element.src)")
    for file in files:
        if file not in _weights:
            _weights[file] = len(page.context.request.get(file).body())
    return {file: _weights[file] for file in files}


def test_faults_are_seen(visits):
    """A check that finds nothing must be able to find something."""
    page = visits.as_staff(INGRID, width=360)
    page.goto("/arbeid/henvendelse/ny")
    page.evaluate("""() => {
        document.querySelector("label[for=felt-ord]").remove();
        document.querySelector("h1").style.color = "#ccc";
        document.querySelector("main").style.width = "500px";
    }""")
    faults = "\n".join(faults_here(page, "ødelagt"))
    for expected in ("label", "color-contrast", "må rulles sidelengs"):
        assert expected in faults
