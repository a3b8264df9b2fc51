"""Risk, scores and the main pathway: what a professional judges together with the person."""

import re

from playwright.sync_api import expect

from reading import heading, notice, problem, sees


BASIS = "Tanker om å dø de siste to ukene, ingen plan."
ANSWERS = {
    "1. Mindre glede": "over halvparten av dagene", "2. Tungt humør": "over halvparten av dagene",
    "3. Søvnen": "så å si hver dag", "4. Lite krefter": "så å si hver dag", "5. Maten": "noen dager",
    "6. Harde tanker": "noen dager", "7. Vansker med": "noen dager", "8. Merkbart tregere": "ikke i det hele tatt",
    "9. Tanker om ikke å ville leve": "noen dager",
}


def answer_phq9(hand, address):
    """PHQ-9: the number is something to talk about, and the answer to question 9 asks for a risk assessment now."""
    page = hand.page
    hand.go(f"{address}/maling")
    hand.follow("Fyll ut sammen", inside=page.get_by_role("region", name="PHQ-9", exact=True))
    for question, answer in ANSWERS.items():
        hand.choose(question, answer)
    hand.press("Signer og se svaret")
    notice(page, "Svaret er signert. Vurder risikoen nå.")
    sees(page, "14 av 27")
    sees(page, "Svaret på spørsmål 9 ber om en risikovurdering nå")
    hand.follow("Vurder risikoen nå")


def assess_risk(hand, address):
    """Risiko: a raised risk without anything done at once is refused, nothing is lost, and then it is signed."""
    page = hand.page
    hand.go(f"{address}/risiko")
    sees(page, "Risiko er ikke vurdert i denne journalen ennå.")
    for question in ("selvskading", "vold mot andre", "overdose", "at personen blir utsatt for vold"):
        expect(level(page, f"Fare for {question}", "Ikke vurdert")).to_be_checked()
    suicide = page.get_by_role("region", name="Selvmord", exact=True)
    hand.choose("Fare for selvmord", "Moderat")
    hand.write("Hva bygger svaret på?", BASIS, inside=suicide)
    hand.choose("Fare for overdose", "Ingen")
    hand.press("Signer vurderingen")
    problem(page, "Skriv hva dere gjør med en gang, før du signerer.")
    expect(suicide.get_by_label("Hva bygger svaret på?")).to_have_value(BASIS)
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
