"""The ways one can use a page. The story is the same; only the hands differ."""

import re

from playwright.sync_api import expect


def begins(words):
    """A label with its help after it is known by how it begins."""
    return re.compile(rf"^{re.escape(words)}(?!\w)")


class Mouse:
    """Points and clicks. Works with and without JavaScript."""

    def __init__(self, page):
        self.page = page

    def go(self, address):
        self.page.goto(address)

    def press(self, name, inside=None):
        """A button that sends a form."""
        with self.page.expect_navigation():
            self._press(self._within(inside).get_by_role("button", name=name))

    def follow(self, name, inside=None, exact=False):
        """A link to another page."""
        with self.page.expect_navigation():
            self._press(self._within(inside).get_by_role("link", name=name, exact=exact))

    def shortcut(self, key, name):
        """What has a key of its own: the mouse uses what stands on the screen."""
        self.follow(name, inside=self.page.locator("body"))

    def search(self, words):
        """The search for persons on top of every page."""
        box = self.page.get_by_role("searchbox", name="Søk etter person")
        self._reach_search(box)
        self._type(box, words)
        with self.page.expect_navigation():
            self._press(self.page.get_by_role("search").get_by_role("button", name="Søk"))

    def write(self, label, text, inside=None):
        box = self._within(inside).get_by_label(label)
        self._point(box)
        self._type(box, text)
        expect(box).to_have_value(text)

    def choose(self, question, answer, inside=None):
        """One answer of several."""
        choice = self._group(question, inside).get_by_role("radio", name=begins(answer))
        self._choose(choice)
        expect(choice).to_be_checked()

    def tick(self, question, answer, inside=None):
        """One box among several."""
        box = self._group(question, inside).get_by_role("checkbox", name=begins(answer))
        self._tick(box)
        expect(box).to_be_checked()

    def pick(self, label, option, inside=None):
        """One of a list that unfolds, known by how it begins."""
        select = self._within(inside).get_by_label(label)
        self._pick(select, option)
        expect(select.locator("option:checked")).to_have_text(begins(option))

    def unfold(self, name, inside=None):
        """Shows what is folded under a heading."""
        heading = self._within(inside).locator("summary", has_text=name)
        self._press(heading)
        expect(heading.locator("xpath=..")).to_have_attribute("open", "")

    def _within(self, inside):
        return self.page.locator("main") if inside is None else inside

    def _group(self, question, inside):
        return self._within(inside).get_by_role("group", name=question)

    def _point(self, target):
        target.click()

    def _reach_search(self, box):
        box.click()

    def _press(self, target):
        target.click()

    def _type(self, box, text):
        box.fill(text)

    def _choose(self, choice):
        choice.check()

    def _tick(self, box):
        box.check()

    def _pick(self, select, option):
        select.select_option(label=select.locator("option", has_text=begins(option)).inner_text())


class Keyboard(Mouse):
    """Never points at anything: Tab to get there, then Enter, Space, arrows and letters."""

    MOST_TABS = 400

    def shortcut(self, key, name):
        self._leave_fields()
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def _point(self, target):
        """Moves with Tab until the target has the focus, as somebody without a mouse must."""
        expect(target).to_be_visible()
        wanted = target.element_handle()
        for _ in range(self.MOST_TABS):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} kan ikke nås med Tab på {self.page.url}")

    def _press(self, target):
        self._point(target)
        self.page.keyboard.press("Enter")

    def _type(self, box, text):
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def _choose(self, choice):
        group = choice.element_handle().evaluate_handle("radio => document.getElementsByName(radio.name)")
        for _ in range(self.MOST_TABS):
            if group.evaluate("radios => Array.from(radios).includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        else:
            raise AssertionError(f"{choice} kan ikke nås med Tab på {self.page.url}")
        self.page.keyboard.press("Space")
        for _ in range(20):
            if choice.is_checked():
                return
            self.page.keyboard.press("ArrowDown")

    def _tick(self, box):
        self._point(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")

    def _pick(self, select, option):
        self._point(select)
        self.page.keyboard.type(option)

    def _reach_search(self, box):
        self._leave_fields()
        self.page.keyboard.press("/")
        expect(box).to_be_focused()

    def _leave_fields(self):
        """The keys of the page rest while one types, so a word is never a command."""
        self.page.keyboard.press("Escape")
        for _ in range(self.MOST_TABS):
            if not self.page.evaluate("() => !!document.activeElement.closest('input, textarea, select')"):
                return
            self.page.keyboard.press("Tab")
