"""What has been written is found again: in a crisis, in the timeline, in one's own day and in the caseload."""

from playwright.sync_api import expect

from follow_up import NOTE
from judging import BASIS
from reading import heading, notice, problem, sees


def opens_crisis(hand, address):
    """One key away from every page of the person: the risk, who to call, the children, the medicines."""
    page = hand.page
    hand.go(f"{address}/forlop")
    hand.shortcut("k", "Krise")
    assert page.url == f"{address}/krise"
    for name in ("Risiko nå", "Det som har hendt", "Hvem vi ringer", "Kriseplanen", "Barn", "Legemidler"):
        heading(page, name)
    sees(page.locator("section[aria-labelledby=risiko]"), BASIS)
    sees(page, "116 117")
    sees(page, "Ingen kriseplan er skrevet.")


def corrects_the_contact(hand, address):
    """A correction is a new entry: the old text stays, struck through, with who was wrong about what beside it."""
    page = hand.page
    right = NOTE.replace("søvn", "jobb")
    hand.go(f"{address}/tidslinje")
    hand.follow("Rett opp", inside=entry(page, NOTE))
    hand.press("Signer rettingen")
    problem(page, "Skriv hva som var feil.")
    hand.choose("Hva skal skje med det?", "Skriv det riktig")
    hand.write("Notat", right)
    hand.write("Hva var feil?", "Vi snakket om jobb, ikke om søvn.")
    hand.press("Signer rettingen")
    notice(page, "Innslaget er rettet.")
    corrected = entry(page, NOTE)
    sees(corrected, NOTE)
    sees(corrected, right)
    sees(corrected, "Vi snakket om jobb, ikke om søvn.")


def entry(page, text):
    return page.locator("article.entry").filter(has_text=text).last


def sees_own_day(hand, person):
    """Min dag: the risk, the task and what the guideline asks, each with the person and one thing to do."""
    page = hand.page
    hand.follow("Min dag", inside=page.get_by_role("navigation", name="Arbeid"))
    expect(page.locator("#risiko")).to_contain_text(person.name)
    task = page.locator("#oppgaver").get_by_role("listitem").filter(has_text=person.name)
    expect(task).to_contain_text("Ringe søsteren om helgen")
    hand.follow("Åpne oppgaven", inside=task)
    hand.write("Hva ble gjort?", "Søsteren er hos familien hele helgen.")
    hand.press("Oppgaven er gjort")
    notice(page, "Oppgaven er gjort.")


def sees_caseload(hand, person):
    """Forløpsliste: the person's pathway, next appointment, score and risk in one row."""
    page = hand.page
    hand.follow("Forløpsliste", inside=page.get_by_role("navigation", name="Arbeid"))
    row = page.get_by_role("row").filter(has_text=person.name)
    for text in ("Hovedforløp 1", "om 7 dager", "PHQ-9", "14", "moderat"):
        expect(row).to_contain_text(text)
