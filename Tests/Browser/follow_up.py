"""Goals in the person's words, measures, and the contacts that follow."""

from playwright.sync_api import expect

from people import day
from reading import heading, notice, sees

GOAL = "Jeg vil sove hele natta og orke å gå på jobb."
NOTE = "Snakket om søvn og om hva som hjelper når tankene kommer."


def set_goal(hand, address):
    page = hand.page
    hand.go(f"{address}/forlop")
    hand.write("Nytt mål, med personens egne ord", GOAL)
    hand.press("Sett målet")
    notice(page, "Målet er satt.")
    sees(page.locator("section[aria-labelledby=maalene]"), GOAL)


def start_measure(hand):
    """A measure from the lists, with its offers, capacity and waiting time beside it."""
    page = hand.page
    hand.follow("Finn tiltak")
    hand.follow("Mestringskurs")
    heading(page, "Tilbud")
    hand.tick("Hva er formålet?", "Mestring")
    hand.press("Start tiltaket")
    notice(page, "Tiltaket er startet.")
    sees(page.locator("section[aria-labelledby=tiltakene]"), "Mestringskurs")


def write_contact(hand):
    """A contact with its note; the next appointment and a task are agreed in the same breath."""
    page = hand.page
    hand.follow("Ny kontakt")
    hand.choose("Hvordan var kontakten?", "Hjemmebesøk")
    hand.write("Notat", NOTE)
    hand.write("Dag for avtalen", day(ahead=7))
    hand.write("Klokkeslett for avtalen", "10.30")
    hand.write("Hva skal gjøres?", "Ringe søsteren om helgen")
    hand.write("Innen", day())
    hand.pick("Hvem gjør det", "Sunniva Haugmark")
    hand.press("Signer kontakten")
    notice(page, "Kontakten er signert.")
    sees(page.locator("section[aria-labelledby=avtaler]"), "om 7 dager")
    sees(page.locator("section[aria-labelledby=oppgaver]"), "Ringe søsteren om helgen")
    sees(page.locator("section[aria-labelledby=siste]"), NOTE)


def take_responsibility(hand, address):
    page = hand.page
    hand.go(f"{address}/opplysninger")
    hand.pick("Ansvarlig", "Sunniva Haugmark")
    hand.press("Lagre hvem som følger opp")
    expect(page.locator(".person").first).to_contain_text("Ansvarlig: Sunniva Haugmark")
