"""Made-up persons: the names are nobody's, and numbers that begin with 00 00 ring nowhere."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Person:
    given: str
    family: str
    born: str
    phone: str

    @property
    def name(self):
        return f"{self.given} {self.family}"


def day(ahead=0):
    """A day as it is written in a form: "24.11.2026"."""
    return (date.today() + timedelta(days=ahead)).strftime("%d.%m.%Y")
