"""Visits to the site: who, on how wide a screen, light or dark, with or without JavaScript."""

from playwright.sync_api import expect

# One of each role in the fictional municipality, and a colleague who can continue what another began.
INGRID = "Ingrid Moldvang"  # mottak
SUNNIVA = "Sunniva Haugmark"  # behandler
KIRAN = "Kiran Thevaraj"  # behandler
HODAN = "Hodan Abdulfara"  # teamleder, in the same unit as Sunniva and Kiran
MAGNE = "Magne Sundfær"  # behandler, in another unit
TORUNN = "Torunn Stavlid"  # leder

WIDTHS = {"smal": 360, "bred": 1280}


class Visits:
    def __init__(self, browser, address, **context):
        self._browser = browser
        self._context = context
        self.address = address
        self._contexts = []
        self.script_errors = []

    def stranger(self, width=1280, dark=False, javascript=True):
        """A page of somebody who has not logged in."""
        context = self._browser.new_context(
            base_url=self.address, viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light", java_script_enabled=javascript,
            locale="nb-NO", timezone_id="Europe/Oslo", reduced_motion="reduce", **self._context)
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.script_errors.append(f"{page.url}: {error}"))
        return page

    def as_staff(self, name, **screen):
        """A page of one of the staff, at the first page after the log-in."""
        page = self.stranger(**screen)
        page.goto("/logg-inn")
        log_in(page, name)
        return page

    def close(self):
        for context in self._contexts:
            context.close()


def log_in(page, name):
    page.get_by_role("button", name=name).click()
    expect_logged_in(page)


def expect_logged_in(page):
    """There is a way out, on a narrow screen in the menu."""
    expect(page.get_by_role("button", name="Logg ut", include_hidden=True)).to_be_attached()
