"""Risk, scores and the main pathway: what a professional judges together with the person."""

import re

from playwright.sync_api import expect

from reading import heading, notice, problem, sees


def assess_risk(hand, address):
    """Risiko: a raised risk without anything done at once is refused, nothing is lost, and then it is signed."""
    page = hand.page
    hand.go(f"{address}/risiko")
    sees(page, "Risiko er ikke vurdert i denne journalen ennå.")
    for question in ("selvskading", "vold mot andre", "overdose", "at personen blir utsatt for vold"):
        expect(level(page, f"Fare for {question}", "Ikke vurdert")).to_be_checked()
    hand.choose("Fare for selvmord", "Moderat")
    hand.write("Hva bygger vurderingen av selvmord på?", "Tanker om å dø de siste to ukene, ingen plan.")
    hand.choose("Fare for overdose", "Ingen")
    hand.press("Signer vurderingen")
    problem(page, "Skriv hva dere gjør med en gang, før du signerer.")
    expect(page.get_by_label("Hva bygger vurderingen av selvmord på?")).to_have_value(
        "Tanker om å dø de siste to ukene, ingen plan.")
    hand.write("Hva gjør dere med en gang?", "Ringer i morgen tidlig. Søsteren er hos ham i natt.")
    hand.write("Hvem har ansvar for det?", "Sunniva Haugmark")
    hand.write("Hvem er det drøftet med?", "Kiran Thevaraj")
    hand.write("Det som beskytter", "Søsteren, hunden og jobben.")
    hand.press("Signer vurderingen")
    notice(page, "Vurderingen er signert.")
    expect(page.locator(".person")).to_contain_text(re.compile("selvmord.*moderat", re.IGNORECASE))


def level(page, question, answer):
    return page.get_by_role("group", name=question).get_by_role("radio", name=answer, exact=True)


def choose_pathway(hand, address):
    """Hovedforløp: a suggestion with reasons for and against, then a choice made together."""
    page = hand.page
    hand.go(f"{address}/forlop")
    hand.follow("Vurder og velg forløp")
    hand.choose("Hvor alvorlig er det nå?", "Moderat")
    hand.choose("Hvor lenge venter dere at det varer?", "Kort")
    hand.choose("Hvor mye går det ut over hverdagen?", "Noe")
    hand.press("Vis forslag")
    heading(page, "Forslag")
    sees(page.locator("#forslag"), "Taler for")
    sees(page.locator("#forslag"), "Taler mot")
    sees(page.locator("#forslag"), "Valget er deres.")
    hand.choose("Hvilket forløp velger dere?", "Hovedforløp 1")
    hand.write("Grunnlaget for valget, i ord", "Vi er enige om å begynne med søvn og samtaler, og se om fire uker.")
    hand.tick("Medvirkning", "Valgt sammen med personen")
    hand.press("Signer valget")
    notice(page, "Hovedforløp 1 er valgt og signert.")
    expect(page.locator(".person")).to_contain_text("Hovedforløp 1")
