"""The real log-in, seen in a browser: a server for real records, and providers that check every step it takes."""

import re
import time

import pytest
from playwright.sync_api import expect

import reception
from hands import Mouse
from log_in_stage import LogInStage
from people import Person
from reading import heading, notice, sees
from visits import Visits, expect_logged_in

INGRID, SUNNIVA, TORUNN, HODAN, PIOTR = (
    "Ingrid Moldvang", "Sunniva Haugmark", "Torunn Stavlid", "Hodan Abdulfara", "Piotr Zielanek")
WORDS = "Ringte fra butikken. Vil ha hjelp til å sove, og er redd for å bli lagt inn igjen."
WIDTHS = {"390": 390, "1280": 1280}


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    stage = LogInStage(tmp_path_factory.mktemp("ekte"))
    try:
        stage.server.wait_until_ready()
        yield stage
    finally:
        stage.stop()


@pytest.fixture(scope="module")
def server(stage):
    """So that a failed test tells what this server said."""
    return stage.server


@pytest.fixture
def visits(stage, browser):
    opened = Visits(browser, stage.address, ignore_https_errors=True)
    yield opened
    opened.close()
    assert opened.script_errors == [], "Skriptet på siden feilet."
    refusals = stage.helse_id.refusals() + stage.id_porten.refusals()
    assert refusals == [], "Leverandøren godtok ikke det vi gjorde."


def to_provider(page, provider="HelseID"):
    with page.expect_navigation(url=re.compile(r"^http://localhost")):
        page.get_by_role("link", name=f"Logg inn med {provider}").click()


def be(page, name, level=None):
    """Shows the provider who one is, and comes back."""
    expect(page.get_by_role("heading", name="for test")).to_be_visible()
    if level:
        page.get_by_label("Nivå").select_option(level)
    with page.expect_navigation(url=re.compile(r"^https://127")):
        page.get_by_role("button", name=name).click()


def logged_in(visits, name, **screen):
    page = visits.stranger(**screen)
    page.goto("/arbeid")
    to_provider(page)
    be(page, name)
    expect_logged_in(page)
    return page


def is_out(page, address="/arbeid"):
    page.goto(address)
    return "/logg-inn" in page.url


def eventually(holds, seconds=60):
    end = time.time() + seconds
    while not holds():
        assert time.time() < end, "Det skjedde ikke i tide."
        time.sleep(1)


def picture(pictures, page, name, width):
    """Nothing sticks out at the side; and a picture when somebody asked for them."""
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{name} er {overflow} for bred ved {width}"
    if pictures:
        page.screenshot(path=pictures / f"innlogging-{name}-{width}.png", full_page=True)


def test_who_works_here_logs_in_and_takes_a_call(visits):
    page = logged_in(visits, INGRID)
    sees(page.locator("header"), INGRID)
    # No number: one that rings nowhere is taken by the demonstration only.
    person = Person("Asgerd", "Innloggstad", "14.03.1988", "")
    reception.take_the_call(Mouse(page), person)
    # The cookie is bound to this host, out of reach of scripts, and never sent unencrypted.
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    own = cookies["__Host-underveis"]
    assert own["secure"] and own["httpOnly"] and own["sameSite"] == "Lax"


def test_the_door_of_the_demonstration_is_not_here(visits):
    page = visits.stranger()
    page.goto("/logg-inn")
    expect(page.get_by_text("oppdiktet")).to_have_count(0)
    expect(page.locator("main").get_by_role("button")).to_have_count(0)
    answer = page.request.post("/logg-inn", form={"hvem": "ingrid-moldvang"})
    assert answer.status in (404, 405)
    assert is_out(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_who_is_not_let_in_is_told_why_and_what_to_do(visits, pictures, width):
    page = visits.stranger(width=WIDTHS[width])
    page.goto("/arbeid")
    picture(pictures, page, "start", width)

    to_provider(page)
    be(page, INGRID, level="3")
    heading(page, "Du må logge inn sikrere")
    picture(pictures, page, "lavt-niva", width)

    # Whoever used too weak a log-in is not stuck with it: they are asked anew.
    page.get_by_role("link", name="Prøv å logge inn igjen").click()
    to_provider(page)
    be(page, "Avbryt")
    heading(page, "Du er ikke logget inn")
    picture(pictures, page, "avbrutt", width)

    page.get_by_role("link", name="Prøv å logge inn igjen").click()
    to_provider(page)
    be(page, PIOTR)
    heading(page, "Du har ikke fått tilgang ennå")
    sees(page, "Tilgangskode")
    picture(pictures, page, "ukjent", width)
    assert is_out(page)


def test_who_is_put_on_the_list_comes_in_and_who_is_taken_off_is_out(visits, stage):
    page = visits.stranger()
    page.goto("/logg-inn")
    to_provider(page)
    be(page, PIOTR)
    code = page.locator("main strong").inner_text()
    stage.put_on_the_list("piotr-zielanek", f"tilgangskode: {code}")

    def comes_in():
        page.goto("/logg-inn?pa-nytt=ja")
        to_provider(page)
        be(page, PIOTR)
        return page.get_by_role("button", name="Logg ut").count() == 1

    eventually(comes_in, seconds=30)

    right = stage.staff_list.read_text(encoding="utf-8")
    stage.write_the_list("ansatte: [")
    eventually(lambda: "leses ikke" in page.request.get("/klar").text(), seconds=30)
    assert not is_out(page), "en liste som ikke kan leses, stenger ingen ute"
    stage.write_the_list(right)
    stage.take_off_the_list(f"tilgangskode: {code}")
    eventually(lambda: is_out(page), seconds=30)
    assert "leses ikke" not in page.request.get("/klar").text()

    torunn = logged_in(visits, TORUNN)
    torunn.goto("/arbeid/ledelse/innlogginger")
    sees(torunn, f"Listen over ansatte avsluttet innloggingen til {PIOTR}.")


def test_a_provider_that_is_away_is_said_to_be_away(visits, stage, pictures):
    page = visits.stranger(width=390)
    page.goto("/logg-inn")
    stage.helse_id.stop()
    try:
        page.get_by_role("link", name="Logg inn med HelseID").click()
        heading(page, "HelseID svarer ikke")
        picture(pictures, page, "borte", "390")
    finally:
        stage.helse_id.start()


def test_what_was_typed_is_there_after_logging_in_again(visits, stage, pictures):
    page = logged_in(visits, INGRID, width=390)
    hand = Mouse(page)
    hand.go("/arbeid/henvendelse/ny")
    hand.write("Hva gjelder det?", WORDS)
    hand.choose("Er noen i fare nå?", "Nei")
    stage.let_everybody_stand_still(minutes=45)
    hand.press("Lagre henvendelsen")
    sees(page, "Teksten din er tatt vare på")
    picture(pictures, page, "tatt-vare-pa", "390")

    # The provider still knows who left the screen: they are asked who they are all the same.
    to_provider(page)
    be(page, INGRID)
    expect(page.get_by_label("Hva gjelder det?")).to_have_value(WORDS)
    picture(pictures, page, "tilbake", "390")
    hand.press("Lagre henvendelsen")
    notice(page, "Henvendelsen er lagret")


def test_what_was_typed_is_nobody_elses(visits, stage):
    page = logged_in(visits, INGRID)
    hand = Mouse(page)
    hand.go("/arbeid/henvendelse/ny")
    hand.write("Hva gjelder det?", WORDS)
    stage.let_everybody_stand_still(minutes=45)
    hand.press("Lagre henvendelsen")
    to_provider(page)
    be(page, SUNNIVA)
    expect(page.get_by_text(WORDS)).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS)
def test_logging_out_here_and_there(visits, pictures, width):
    page = logged_in(visits, INGRID, width=WIDTHS[width])
    log_out(page)
    heading(page, "Du er logget ut")
    picture(pictures, page, "ut", width)
    page.go_back()
    expect(page.get_by_role("button", name="Logg ut", include_hidden=True)).to_have_count(0)
    assert is_out(page)

    # Still logged in there: nothing is asked. Logged out there too: it asks who one is.
    page.get_by_role("link", name="Logg inn med HelseID").click()
    expect_logged_in(page)
    log_out(page)
    page.get_by_role("link", name="Logg ut av HelseID også").click()
    page.get_by_role("button", name="Ja, logg ut").click()
    heading(page, "Logg inn")
    to_provider(page)
    expect(page.get_by_role("heading", name="for test")).to_be_visible()


def test_logging_out_at_the_provider_is_logging_out_here(visits, stage):
    page = logged_in(visits, INGRID)
    assert not is_out(page)
    other = page.context.new_page()
    address = page.request.get("/logget-ut/overalt", max_redirects=0).headers["location"]
    other.goto(address)
    other.get_by_role("button", name="Ja, logg ut").click()
    assert is_out(page)


def test_the_leader_ends_a_colleagues_log_in(visits, pictures):
    sunniva = logged_in(visits, SUNNIVA)
    torunn = logged_in(visits, TORUNN)
    torunn.goto("/arbeid/ledelse/innlogginger")
    torunn.get_by_role("button", name=f"Avslutt innloggingene til {SUNNIVA}").click()
    notice(torunn, "Innloggingene er avsluttet.")
    assert is_out(sunniva)
    sees(sunniva, "Du ble logget ut")
    sees(torunn, re.compile(f"{TORUNN} avsluttet .* til {SUNNIVA}"))
    picture(pictures, torunn, "hvem-er-inne", "1280")
    torunn.set_viewport_size({"width": 390, "height": 900})
    picture(pictures, torunn, "hvem-er-inne", "390")

    # A team leader sees and ends only those of the own unit.
    hodan, ingrid = logged_in(visits, HODAN), logged_in(visits, INGRID)
    hodan.goto("/arbeid/ledelse/innlogginger")
    sees(hodan, "Du ser dem som hører til")
    expect(hodan.get_by_text(INGRID)).to_have_count(0)
    assert not is_out(ingrid)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_person_comes_to_their_own_page_and_nowhere_else(visits, pictures, width):
    page = visits.stranger(width=WIDTHS[width])
    page.goto("/min-side")
    picture(pictures, page, "min-side-start", width)
    to_provider(page, "ID-porten")
    be(page, "Vigdis Musland", level="idporten-loa-substantial")
    heading(page, "Du må logge inn sikrere")
    picture(pictures, page, "min-side-lavt-niva", width)
    page.get_by_role("link", name="Prøv å logge inn igjen").click()
    to_provider(page, "ID-porten")
    be(page, "Vigdis Musland")
    assert page.url.endswith("/min-side")
    sees(page, "Vigdis Musland")
    assert page.locator("header").bounding_box()["height"] <= 120
    picture(pictures, page, "min-side", width)
    assert is_out(page)


def log_out(page):
    if page.viewport_size["width"] < 900:
        page.get_by_role("link", name="Meny").click()
    page.get_by_role("button", name="Logg ut").click()
