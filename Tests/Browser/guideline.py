"""What the guideline says beside the pages, and how it changes with what is written."""

from playwright.sync_api import expect

from reading import notice, problem


def panel(page):
    return page.locator("aside[aria-labelledby=veilederen]")


def finding(page, norm):
    """A recommendation's card in the panel beside the page."""
    return panel(page).locator(f"#anbefaling-{norm}")


def asks(hand, address, norm, words, when="mangler"):
    hand.go(address)
    expect(finding(hand.page, norm)).to_contain_text(words)
    expect(finding(hand.page, norm)).to_contain_text(when)


def asks_among_all(hand, address, norm, words):
    """The panel shows the most pressing; the page with all of them shows the rest."""
    hand.go(f"{address}/veileder")
    expect(card(hand.page, norm)).to_contain_text(words)


def asks_no_more(hand, address, norm):
    hand.go(address)
    expect(panel(hand.page)).to_contain_text("Veilederen, i dag")
    expect(finding(hand.page, norm)).to_have_count(0)


def asks_for_topics(hand, count):
    expect(panel(hand.page)).to_contain_text(f"{count} av 18 tema i kartleggingen er ikke gått gjennom")


def says_why(hand, norm, fact):
    """Hvorfor: the facts that were read, in words, and the place in the source."""
    shown = card(hand.page, norm)
    hand.unfold("Hvorfor", inside=shown)
    expect(shown).to_contain_text("Når det gjelder:")
    expect(shown).to_contain_text(fact)
    expect(shown.locator(".source")).to_contain_text(norm)


def departs_with_reason(hand, address, norm):
    """A «bør» that is not followed needs a written reason; then it is closed, and the reason stands beside it."""
    page = hand.page
    hand.go(f"{address}/veileder")
    hand.follow("Fravik med grunn", inside=card(page, norm))
    hand.press("Signer grunnen")
    problem(page, "Skriv grunnen med egne ord.")
    hand.choose("Hva slags grunn?", "Det er faglig riktig å vente")
    hand.write("Grunnen, med egne ord", "Vi tar det opp når søvnen er bedre.")
    hand.press("Signer grunnen")
    notice(page, "Grunnen er signert.")
    expect(finding(page, norm)).to_have_count(0)
    expect(panel(page)).to_contain_text("1 fraveket med grunn")
    hand.go(f"{address}/veileder?vis=fraveket")
    expect(card(page, norm)).to_contain_text("Vi tar det opp når søvnen er bedre.")


def is_followed(hand, address, norm):
    """All the recommendations, those that are met too."""
    hand.go(f"{address}/veileder?vis=fulgt")
    expect(card(hand.page, norm)).to_contain_text("fulgt")


def card(page, norm):
    return page.get_by_role("region", name="Anbefalinger").locator(f"[id$='-{norm}']")
