"""What the guideline says beside the pages, and how it changes with what is written."""

from playwright.sync_api import expect


def panel(page):
    return page.locator("aside[aria-labelledby=veilederen]")


def finding(page, norm):
    """A recommendation's card in the panel beside the page."""
    return panel(page).locator(f"#anbefaling-{norm}")


def asks(hand, address, norm, words, when="mangler"):
    hand.go(address)
    expect(finding(hand.page, norm)).to_contain_text(words)
    expect(finding(hand.page, norm)).to_contain_text(when)


def asks_no_more(hand, address, norm):
    hand.go(address)
    expect(panel(hand.page)).to_contain_text("Veilederen, i dag")
    expect(finding(hand.page, norm)).to_have_count(0)


def asks_for_topics(hand, count):
    expect(panel(hand.page)).to_contain_text(f"{count} av 18 tema i kartleggingen er ikke gått gjennom")


def says_why(hand, norm, fact):
    """Hvorfor: the facts that were read, in words, and the place in the source."""
    card = finding(hand.page, norm)
    hand.unfold("Hvorfor", inside=card)
    expect(card).to_contain_text("Når det gjelder:")
    expect(card).to_contain_text(fact)
    expect(card.locator(".source")).to_contain_text(norm)
