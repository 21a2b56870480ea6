"""First person plural: what to say instead, in the agent's gender."""

from __future__ import annotations

import pytest

from replylint.config import Settings
from replylint.linter import Linter
from replylint.model import Mail

SIGNATURE = "\n\nPozdrawiam\n{name}\ndoradca klienta"


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Settings(select=("first-person-plural",)))


def fixes(linter: Linter, body: str, name: str) -> list[tuple[str | None, tuple[str, ...]]]:
    mail = Mail("x", f"Dzień dobry,\n\n{body}{SIGNATURE.format(name=name)}")
    return [(f.text, f.fix.replacements if f.fix else ()) for f in linter.lint(mail).findings]


@pytest.mark.parametrize(
    ("body", "name", "found", "instead"),
    [
        ("Informujemy o terminie.", "Ewa Rak", "Informujemy", ("Informuję",)),
        ("Wczoraj wysłaliśmy list.", "Ewa Rak", "wysłaliśmy", ("wysłałam",)),
        ("Wczoraj wysłaliśmy list.", "Jan Bąk", "wysłaliśmy", ("wysłałem",)),
        ("Wczoraj wysłaliśmy list.", "Biuro", "wysłaliśmy", ("wysłałem", "wysłałam")),
        ("Moglibyśmy to zmienić.", "Ewa Rak", "Moglibyśmy", ("Mogłabym",)),
        ("Będziemy pamiętać.", "Jan Bąk", "Będziemy pamiętać", ("Będę pamiętać",)),
        ("To dla nas ważne.", "Jan Bąk", "dla nas", ("dla mnie",)),
        ("Powinniśmy to wiedzieć.", "Ewa Rak", "Powinniśmy", ("Powinnam",)),
    ],
)
def test_suggestions(linter: Linter, body: str, name: str, found: str, instead: tuple[str, ...]):
    assert fixes(linter, body, name) == [(found, instead)]


@pytest.mark.parametrize(
    "body",
    [
        "Kupiła Pani prezent dla mamy.",
        "Wizytę umówiliśmy na wtorek.",
        "Nasz sklep jest czynny do 20.",
        "Napisał Pan: „prosimy o raty”.",
    ],
)
def test_not_the_agent_as_we(linter: Linter, body: str):
    assert fixes(linter, body, "Ewa Rak") == []
