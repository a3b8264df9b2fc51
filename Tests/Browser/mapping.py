"""Kartlegging: begun by one, continued by a colleague, signed, and then part of what the guideline reads."""

from playwright.sync_api import expect

from reading import notice, sees
from visits import KIRAN, SUNNIVA

MATTERS = "At jeg får sove, og at barna slipper å bekymre seg."


def begin(hand, address):
    """What matters to the person comes first; then topics in any order."""
    page = hand.page
    hand.go(f"{address}/kartlegging")
    sees(page, "0 av 18 temaer")
    hand.write("Hva er viktig for deg?", MATTERS)
    hand.press("Lagre og gå til tema 1")
    expect(page.get_by_label("Hva er viktig for deg?")).to_have_value(MATTERS)
    hand.choose("Hvordan står temaet?", "Besvart")
    hand.press("Lagre og til listen")
    notice(page, "Lagret i utkastet.")
    sees(page, "1 av 18 temaer")
    hand.follow("11. Barn og pårørende")
    hand.write("Med personens egne ord", "Jeg har en gutt på åtte. Han er hos søsteren min når det er tungt.")
    hand.choose("Barn under 18 år", "ja")
    hand.choose("Barn og søsken er ivaretatt", "ja")
    hand.press("Lagre og til listen")


def continue_and_sign(hand, address):
    """A colleague goes on where the first one left; what one answer asks for is told there and then."""
    page = hand.page
    hand.go(f"{address}/kartlegging")
    sees(page, f"{SUNNIVA}")
    hand.follow("5. Tidligere plager og rusmiddelbruk")
    hand.write("Med personens egne ord", "Drikker for å få sove, tre kvelder i uka.")
    hand.choose("Rusmiddelproblemer", "ja")
    hand.press("Lagre og til listen")
    asked = page.locator("section[aria-labelledby=ikke-spurt]")
    expect(asked).to_contain_text("Noe som er sagt, gjør at dette også bør tas opp.")
    hand.follow("13. Seksualitet, vold og vonde opplevelser")
    hand.choose("Hvordan står temaet?", "Vil ikke svare")
    hand.press("Lagre og se over")
    written = page.locator("section[aria-labelledby=det-som-signeres]")
    sees(written, MATTERS)
    sees(written, "Drikker for å få sove")
    expect(page.get_by_text("14 av 18 temaer står urørt.")).to_be_visible()
    hand.press("Signer kartleggingen")
    notice(page, "Kartleggingen er signert.")
    assert page.url.split("?")[0] == address
    sees(page.locator("section[aria-labelledby=viktig]"), MATTERS)
    sees(page.locator("section[aria-labelledby=viktig]"), KIRAN)
