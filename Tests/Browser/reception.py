"""The reception's part: a call is taken, answered and followed into a record."""

import re

from playwright.sync_api import expect

from reading import notice, sees

WORDS = "Jeg sover nesten ikke, og klarer ikke å gå på jobb lenger."


def take_the_call(hand, person):
    """Ny henvendelse: own words first, and nothing but them is demanded."""
    page = hand.page
    hand.shortcut("n", "Ny henvendelse")
    hand.write("Hva gjelder det?", WORDS)
    hand.choose("Er noen i fare nå?", "Nei")
    hand.choose("Hvor mye haster det?", "Denne uken")
    hand.write("Fornavn", person.given)
    hand.write("Etternavn", person.family)
    hand.write("Fødselsdato", person.born)
    hand.write("Telefon", person.phone)
    hand.choose("Er det trygt å ringe tilbake?", "Ja")
    hand.choose("Trengs det tolk?", "Nei")
    hand.press("Lagre henvendelsen")
    notice(page, "Henvendelsen er lagret og ligger i mottaket.")
    sees(page, WORDS)


def answer_from_the_queue(hand, person):
    """Mottak: it waits in the queue with its words; it is taken, and the person is called."""
    page = hand.page
    hand.follow("Mottak", inside=page.get_by_role("navigation", name="Arbeid"))
    row = page.get_by_role("row").filter(has_text=person.name)
    expect(row).to_contain_text("Denne uken")
    expect(row).to_contain_text("Jeg sover nesten ikke")
    expect(row).to_contain_text("ingen")
    hand.press("Ta", inside=row)
    notice(page, "Du har henvendelsen.")
    hand.choose("Hva har du gjort?", "Ringte, og vi snakket sammen")
    hand.write("Hva ble sagt og avtalt?", "Vil gjerne snakke med noen. Kommer på torsdag.", inside=contact_card(page))
    hand.press("Lagre kontakten")
    notice(page, "Kontakten er lagret.")


def open_a_record(hand, person):
    """The enquiry becomes a record. No referral, diagnosis or decision is asked for on the way."""
    page = hand.page
    expect(page.get_by_text("Henvisning, diagnose og vedtak trengs ikke.")).to_be_visible()
    hand.press("Åpne ny journal" if page.get_by_role("button", name="Åpne ny journal").count() else "Åpne journal")
    notice(page, "Journalen er åpnet.")
    expect(page.get_by_role("heading", name=person.name, level=1)).to_be_visible()
    return re.match(r".*/arbeid/person/[^/]+", page.url).group()


def hand_over(hand, address):
    """The unit that takes it further can open the record from now on."""
    hand.go(f"{address}/opplysninger")
    hand.pick("Enhet", "Rask psykisk helsehjelp")
    hand.press("Lagre hvem som følger opp")
    notice(hand.page, "Opplysningene er lagret.")


def find(hand, person, address):
    """A colleague finds the person by name. The name is never in an address."""
    page = hand.page
    hand.search(person.family)
    hand.follow(person.name)
    assert page.url == address
    assert person.family.lower() not in page.url.lower()


def contact_card(page):
    return page.locator("section[aria-labelledby=noter-kontakt]")
