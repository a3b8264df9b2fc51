"""The main job, from first contact to follow-up, with the guideline beside it: by mouse, by keyboard, without script."""

import pytest

import follow_up
import guideline
import judging
import looking_back
import mapping
import reception
from hands import Keyboard, Mouse
from people import Person
from visits import INGRID, KIRAN, SUNNIVA

WAYS = {
    "mus": (Mouse, {}, Person("Vigdis", "Musland", "14.03.1988", "00 00 41 01")),
    "tastatur": (Keyboard, {}, Person("Torgunn", "Tastvik", "02.11.1979", "00 00 41 02")),
    "uten-skript": (Mouse, {"javascript": False}, Person("Asbjørg", "Utenskar", "30.07.1965", "00 00 41 03")),
}


@pytest.mark.parametrize("way", WAYS)
def test_from_first_contact_to_follow_up(visits, way):
    hands, screen, person = WAYS[way]

    def staff(name):
        return hands(visits.as_staff(name, **screen))

    ingrid = staff(INGRID)
    reception.take_the_call(ingrid, person)
    reception.answer_from_the_queue(ingrid, person)
    address = reception.open_a_record(ingrid, person)

    reception.hand_over(ingrid, address)

    sunniva = staff(SUNNIVA)
    reception.find(sunniva, person, address)
    guideline.asks(sunniva, address, "MAP-01", "Hjelpebehovet er ikke kartlagt ennå")
    guideline.asks_for_topics(sunniva, 18)

    mapping.begin(sunniva, address)
    mapping.continue_and_sign(staff(KIRAN), address)
    guideline.asks_no_more(sunniva, address, "MAP-01")
    guideline.asks_for_topics(sunniva, 15)
    guideline.asks_among_all(sunniva, address, "MAP-07", "Vi vet ikke hvordan den psykiske helsen er")
    guideline.says_why(sunniva, "MAP-07", "rusmiddelproblemer")

    judging.answer_phq9(sunniva, address)
    guideline.asks(sunniva, address, "MAP-10", "Det er mistanke om fare", when="i dag")
    judging.assess_risk(sunniva, address)
    guideline.asks_no_more(sunniva, address, "MAP-10")

    guideline.asks(sunniva, address, "HF1-15", "Personen venter på den første hjelpen")
    judging.choose_pathway(sunniva, address)
    guideline.asks_among_all(sunniva, address, "HF1-08", "Planen er ikke avtalt med personen")
    follow_up.set_goal(sunniva, address)
    follow_up.start_measure(sunniva)
    guideline.asks_no_more(sunniva, address, "HF1-15")
    follow_up.write_contact(sunniva)

    follow_up.take_responsibility(sunniva, address)
    guideline.departs_with_reason(sunniva, address, "MAP-07")
    guideline.is_followed(sunniva, address, "MAP-08")
    looking_back.opens_crisis(sunniva, address)
    looking_back.corrects_the_contact(sunniva, address)
    looking_back.sees_own_day(sunniva, person)
    looking_back.sees_caseload(sunniva, person)
