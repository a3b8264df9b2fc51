"""An enquiry that was linked to the wrong person: it is moved to the right one, and erased, with the keyboard on a phone."""

import re
import secrets

from playwright.sync_api import expect

from hands import Keyboard
from reading import notice, problem, sees
from test_axe import faults_here
from visits import SUNNIVA

WORDS = "Har hørt stemmer hele uken, og tør ikke å gå ut."


def a_name():
    return secrets.token_hex(4).translate(str.maketrans("0123456789", "ghijklmnop")).capitalize()


def received(hand, given, family, words):
    hand.go("/arbeid/henvendelse/ny")
    hand.write("Hva gjelder det?", words)
    hand.choose("Er noen i fare nå?", "Nei")
    hand.choose("Hvor mye haster det?", "Denne uken")
    hand.write("Fornavn", given)
    hand.write("Etternavn", family)
    hand.press("Lagre henvendelsen")
    return hand.page.url.split("?")[0]


def opened(hand):
    hand.press(re.compile("[åÅ]pne (ny )?journal"))
    return re.match(r".*/arbeid/person/[^/?]+", hand.page.url).group()


def test_an_enquiry_comes_to_the_right_person_and_is_erased(visits):
    page = visits.as_staff(SUNNIVA, width=390)
    hand = Keyboard(page)
    received(hand, "Rett", right_name := a_name(), "Vil gjerne snakke med noen.")
    right = opened(hand)
    enquiry = received(hand, "Feil", a_name(), WORDS)
    wrong = opened(hand)

    hand.go(f"{wrong}/tidslinje")
    hand.follow(re.compile("^Slett eller flytt.*Henvendelse"))
    hand.follow("Feil person: flytt i stedet")
    sees(page, "navnet borte også")
    assert faults_here(page, "flytt henvendelsen") == []
    hand.write("Hvordan ble det oppdaget?", "Sett i møte.")
    hand.press("Gå videre")
    problem(page, "Velg hvor den hører til.")
    assert faults_here(page, "flytt henvendelsen, med feil") == []
    expect(page.get_by_label("Hvordan ble det oppdaget?")).to_have_value("Sett i møte.")
    hand.choose("Hvor hører den til?", "Hos en annen person")
    hand.write("Hvem er det rett person?", f"Rett {right_name}")
    hand.press("Gå videre")
    expect(page.get_by_role("heading", name="Er dette rett person?")).to_be_visible()
    hand.press("Flytt henvendelsen")
    notice(page, "Henvendelsen er flyttet til rett person.")
    hand.go(f"{right}/tidslinje")
    expect(page.get_by_text(WORDS).first).to_be_visible()
    hand.go(wrong)
    expect(page.get_by_role("heading", name="Journalen er lukket for deg")).to_be_visible()

    hand.go(f"{enquiry}/slett")
    hand.choose("Hva har dere avgjort?", "Slett innholdet")
    hand.choose("Hvem ba om det?", "Personen selv")
    hand.choose("Hvilket vilkår er oppfylt?", "Feil eller misvisende")
    hand.tick("Før dere sletter", "Vi har vurdert")
    page.get_by_role("textbox", name="Begrunnelse").fill("Var en belastning.")
    hand.press("Gå videre")
    hand.press("Slett innholdet")
    notice(page, "Henvendelsen er slettet.")
    assert faults_here(page, "en slettet henvendelse") == []
    expect(page.get_by_text(WORDS)).to_have_count(0)
    hand.go(f"{right}/tidslinje")
    expect(page.get_by_text(WORDS)).to_have_count(0)
    hand.go("/arbeid/mottak")
    expect(page.locator("section[aria-labelledby=slettet]")).to_contain_text(SUNNIVA)
    assert faults_here(page, "mottaket") == []
