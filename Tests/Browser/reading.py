"""What somebody sees on a person's page."""

from playwright.sync_api import expect


def notice(page, text):
    """What the page says after something was done."""
    expect(page.get_by_role("status").filter(has_text=text).first).to_be_visible()


def problem(page, text):
    """The summary on top names it, has the focus, and says that nothing is lost."""
    summary = page.get_by_role("alert").filter(has_text="Se over dette før du sender inn")
    expect(summary).to_contain_text(text)
    expect(summary).to_contain_text("Alt du har skrevet, står der fortsatt.")


def heading(page, name):
    expect(page.get_by_role("heading", name=name).first).to_be_visible()


def sees(scope, text):
    expect(scope.get_by_text(text).first).to_be_visible()

