"""Whatever is typed, pressed twice or sent too late: a clear message, and nothing typed is lost."""

import re

import pytest
from playwright.sync_api import expect

from reading import notice, problem
from visits import INGRID, KIRAN, SUNNIVA, log_in

NEW = "/arbeid/henvendelse/ny"
HARD_NAMES = {
    "html": ("<b onmouseover=alert(1)>Rut</b>", "<script>alert(2)</script>"),
    "sql": ("Robert'); DROP TABLE entry;--", 'Øvelse" OR 1=1'),
    "emoji": ("🦦 Ida", "👩🏽‍🚒 Prøve"),
    "hoyre-til-venstre": ("محمد", "التجربة"),
}


@pytest.fixture
def ingrid(visits):
    page = visits.as_staff(INGRID)
    page.goto(NEW)
    return page


def save(page):
    with page.expect_navigation():
        page.get_by_role("button", name="Lagre henvendelsen").click()


def words(page):
    return page.get_by_label("Hva gjelder det?")


def birth_date(page):
    return page.get_by_role("textbox", name="Fødselsdato", exact=True)


def in_queue(page, name):
    page.goto("/arbeid/mottak")
    return page.get_by_role("row").filter(has_text=name)


def test_a_million_characters_are_refused_and_kept(ingrid):
    text = "Jeg har det ikke bra. " * 45_000
    words(ingrid).fill(text)
    save(ingrid)
    problem(ingrid, re.compile(r"plass til 20\s000\. Kort den ned"))
    assert words(ingrid).input_value() == text


def test_more_than_can_be_sent_is_never_sent_away(ingrid):
    text = "Jeg har det ikke bra. " * 90_000
    words(ingrid).fill(text)
    ingrid.get_by_role("button", name="Lagre henvendelsen").click()
    notice(ingrid, "Det er for mye tekst til å sende.")
    assert words(ingrid).input_value() == text


@pytest.mark.parametrize("name", HARD_NAMES.values(), ids=HARD_NAMES.keys())
def test_a_name_is_text_everywhere(visits, name):
    given, family = name
    page = visits.as_staff(SUNNIVA)
    page.on("dialog", lambda dialog: pytest.fail(f"Et navn ble kjørt som skript: {dialog.message}"))
    page.goto(NEW)
    words(page).fill(f"Jeg heter {given}, og ordene mine er {family}")
    page.get_by_label("Fornavn").fill(given)
    page.get_by_label("Etternavn").fill(family)
    save(page)
    shown = f"{given} {family}"

    def stands_as_text():
        expect(page.get_by_text(shown).first).to_be_visible()
        assert page.locator("b[onmouseover]").count() == 0

    stands_as_text()
    expect(in_queue(page, shown)).to_have_count(1)
    stands_as_text()
    page.get_by_role("link", name=shown).first.click()
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("pne (ny )?journal$")).click()
    record = page.url
    for tab in page.get_by_role("navigation", name="Personens sider").get_by_role("link").all():
        address = tab.get_attribute("href")
        answer = page.context.request.get(address)
        assert answer.status == 200
        assert "<b onmouseover" not in answer.text() and "<script>alert" not in answer.text()
    for place in ("", "/risiko", "/tidslinje", "/krise"):
        page.goto(record.split("?")[0] + place)
        stands_as_text()
    search = page.get_by_role("searchbox", name="Søk etter person")
    page.goto("/arbeid/mottak")
    search.fill(family)
    search.press("Enter")
    stands_as_text()


def test_a_double_press_makes_one_enquiry(ingrid):
    words(ingrid).fill("Trykket to ganger")
    ingrid.get_by_label("Etternavn").fill("Dobbeltrykk")
    ingrid.get_by_role("button", name="Lagre henvendelsen").dblclick()
    notice(ingrid, "Henvendelsen er lagret")
    expect(in_queue(ingrid, "Dobbeltrykk")).to_have_count(1)


def test_a_form_that_comes_twice_without_script_is_one_enquiry(visits):
    page = visits.as_staff(INGRID, javascript=False)
    page.goto(NEW)
    form = page.locator("form.enquiry-form")
    hidden = {name: form.locator(f"input[name={name}]").input_value() for name in ("csrf", "nokkel", "utkast")}
    sent = hidden | {"ord": "Sendt to ganger", "etternavn": "Tosending", "kanal": "phone"}
    answers = [page.context.request.post(NEW, form=sent) for _ in range(2)]
    assert [answer.status for answer in answers] == [200, 200]
    assert answers[0].url == answers[1].url
    expect(in_queue(page, "Tosending")).to_have_count(1)


def test_logged_out_in_another_tab_the_text_is_kept(ingrid):
    words(ingrid).fill("Skrevet mens innloggingen gikk ut")
    other = ingrid.context.new_page()
    other.goto("/arbeid/mottak")
    with other.expect_navigation():
        other.get_by_role("button", name="Logg ut").click()
    save(ingrid)
    expect(ingrid.get_by_role("heading", name="Du er logget ut")).to_be_visible()
    expect(ingrid.get_by_label("Ord")).to_have_value("Skrevet mens innloggingen gikk ut")


def test_logged_in_as_another_in_another_tab_the_text_is_kept(ingrid):
    words(ingrid).fill("Skrevet før noen andre logget inn")
    other = ingrid.context.new_page()
    other.goto("/logg-inn")
    log_in(other, KIRAN)
    save(ingrid)
    expect(ingrid.get_by_role("heading", name="Skjemaet ble ikke sendt")).to_be_visible()
    expect(ingrid.get_by_label("Ord")).to_have_value("Skrevet før noen andre logget inn")


def test_two_tabs_on_one_form_the_second_is_shown_both_texts(visits):
    first = visits.as_staff(SUNNIVA)
    record = open_record(first, "Tofaner")
    first.goto(f"{record}/risiko")
    second = visits.as_staff(KIRAN)
    second.goto(f"{record}/risiko")
    write_risk(first, "Ingen", "Sunniva spurte rett ut")
    notice(first, "Vurderingen er signert.")
    write_risk(second, "Lav", "Kiran hørte noe annet")
    expect(second.locator("main")).to_contain_text("Sunniva spurte rett ut")
    expect(basis(second)).to_have_value("Kiran hørte noe annet")
    with second.expect_navigation():
        second.get_by_role("button", name="Signer vurderingen").click()
    notice(second, "Vurderingen er signert.")


@pytest.mark.parametrize("address", ["/arbeid/person/finnes-ikke-1", "/arbeid/henvendelse/finnes-ikke-1", "/arbeid/xyz"])
def test_an_unknown_address_says_so(visits, address):
    page = visits.as_staff(INGRID)
    assert page.goto(address).status == 404
    expect(page.get_by_role("heading", name=re.compile("^Vi finner ikke"))).to_be_visible()
    expect(page.get_by_role("searchbox", name="Søk etter person")).to_be_visible()


@pytest.mark.parametrize("born", ["31.02.1988", "14.03.2199", "i fjor en gang"])
def test_an_impossible_birth_date_is_told_and_everything_stands(ingrid, born):
    words(ingrid).fill("Noe som ikke må bli borte")
    ingrid.get_by_label("Fornavn").fill("Frøydis")
    birth_date(ingrid).fill(born)
    ingrid.get_by_label("Denne uken").check()
    save(ingrid)
    summary = ingrid.get_by_role("alert").filter(has_text="Se over dette før du sender inn")
    expect(summary).to_be_focused()
    expect(birth_date(ingrid)).to_have_attribute("aria-invalid", "true")
    expect(birth_date(ingrid)).to_have_value(born)
    expect(words(ingrid)).to_have_value("Noe som ikke må bli borte")
    expect(ingrid.get_by_label("Fornavn")).to_have_value("Frøydis")
    expect(ingrid.get_by_label("Denne uken")).to_be_checked()
    summary.get_by_role("link").first.click()
    expect(birth_date(ingrid)).to_be_focused()


def test_a_slow_network_shows_that_it_is_sending_and_sends_once(ingrid):
    words(ingrid).fill("Nettet er tregt i dag")
    ingrid.get_by_label("Etternavn").fill("Tregnett")
    posts = []
    ingrid.on("request", lambda request: posts.append(request.url) if request.is_navigation_request() else None)
    ingrid.context.new_cdp_session(ingrid).send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 1_500, "downloadThroughput": -1, "uploadThroughput": -1})
    # Nothing that waits for the page works while it is on its way to the next one: ask the page itself.
    state = ingrid.evaluate("""() => {
        const button = document.querySelector("form.enquiry-form button.btn:not(.small)");
        button.click();
        button.click();
        return [button.getAttribute("aria-disabled"), getComputedStyle(button, "::after").content];
    }""")
    assert state == ["true", '"sender …"']
    notice(ingrid, "Henvendelsen er lagret")
    assert len([post for post in posts if post.endswith(NEW)]) == 1
    expect(in_queue(ingrid, "Tregnett")).to_have_count(1)


def open_record(page, family):
    page.goto(NEW)
    words(page).fill("Vil snakke med noen")
    page.get_by_label("Etternavn").fill(family)
    save(page)
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("pne (ny )?journal$")).click()
    return page.url


def basis(page):
    return page.get_by_role("region", name="Selvmord", exact=True).get_by_label("Hva bygger svaret på?")


def write_risk(page, level, text):
    page.get_by_role("group", name="Fare for selvmord").get_by_label(level, exact=True).check()
    basis(page).fill(text)
    with page.expect_navigation():
        page.get_by_role("button", name="Signer vurderingen").click()
