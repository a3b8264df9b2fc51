"""The bar on top: low on a phone, with everything in a menu that opens without a script; in line with the page on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from visits import SUNNIVA

FOLDED = ["Ny henvendelse", "Min dag", "Mottak", "Forløpsliste"]


@pytest.mark.parametrize("width", [360, 390])
def test_low_on_a_phone_and_the_menu_opens_without_a_script(visits, width):
    page = visits.as_staff(SUNNIVA, width=width, javascript=False)
    header = page.locator("header")
    assert header.bounding_box()["height"] <= 120
    for name in FOLDED:
        assert header.get_by_role("link", name=name).count() == 0, f"{name} tar plass før menyen er åpnet"
    assert_fingers_hit(header)
    header.get_by_role("link", name="Meny").click()
    for name in FOLDED:
        assert header.get_by_role("link", name=name).is_visible(), name
    assert header.get_by_role("searchbox", name="Søk etter person").is_visible()
    assert header.get_by_role("button", name="Logg ut").is_visible()
    assert page.evaluate("() => scrollY") == 0, "Menyen åpnes der den står."
    assert_fingers_hit(header)
    room, needed = page.evaluate("() => [innerWidth, document.scrollingElement.scrollWidth]")
    assert needed <= room
    header.get_by_role("link", name="Lukk menyen").click()
    assert header.get_by_role("link", name="Mottak").count() == 0
    assert header.bounding_box()["height"] <= 120


@pytest.mark.parametrize("dark", [False, True], ids=["lys", "mork"])
def test_the_open_menu_has_no_fault(visits, dark):
    page = visits.as_staff(SUNNIVA, width=360, dark=dark)
    page.get_by_role("link", name="Meny").click()
    assert Axe().run(page).response["violations"] == []


def test_the_search_key_opens_the_menu_it_lies_in(visits):
    page = visits.as_staff(SUNNIVA, width=360)
    page.keyboard.press("/")
    assert page.get_by_role("searchbox", name="Søk etter person").evaluate("(field) => field === document.activeElement")


@pytest.mark.parametrize("width", [360, 1280, 1600])
def test_the_name_stands_in_line_with_the_page(visits, width):
    page = visits.as_staff(SUNNIVA, width=width)
    left = [page.locator(place).bounding_box()["x"] for place in (".brand", "main > h1, main h1")]
    assert left[0] == left[1], left


def assert_fingers_hit(header):
    for control in header.locator("a:visible, button:visible, input:visible").all():
        box = control.bounding_box()
        assert box["height"] >= 44, f"{control.inner_text()} er {box['height']} høy"
