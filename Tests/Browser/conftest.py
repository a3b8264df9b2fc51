"""One server and one browser for the whole run; a fresh browser profile for each visit."""

import os
import pathlib
import signal

import pytest
from playwright.sync_api import sync_playwright

from demo_server import DemoServer
from visits import Visits


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    demo = DemoServer(tmp_path_factory.mktemp("demo"))
    try:
        demo.wait_until_ready()
        yield demo
    finally:
        demo.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("UNDERVEIS_CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visits(server, browser):
    """Opens the site as somebody; see `Visits.as_staff`."""
    opened = Visits(browser, server.address)
    yield opened
    opened.close()
    assert opened.script_errors == [], "Skriptet på siden feilet."


@pytest.fixture(autouse=True)
def time_limit():
    """No test may hold up the others: the slowest takes a minute and a half."""

    def stop(*_):
        raise TimeoutError("Testen brukte mer enn fire minutter.")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(240)
    yield
    signal.alarm(0)


@pytest.fixture(scope="session")
def pictures():
    """Where screenshots go; None when nobody asked for them with UNDERVEIS_PICTURES."""
    folder = os.environ.get("UNDERVEIS_PICTURES")
    if not folder:
        return None
    path = pathlib.Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    return path


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A failed test tells what the server said while it ran."""
    report = yield
    demo = getattr(item, "funcargs", {}).get("server")
    if report.failed and demo is not None:
        report.sections.append(("Serveren sa", "".join(demo.lines[-60:])))
    return report
