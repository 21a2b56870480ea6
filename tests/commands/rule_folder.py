"""A small folder of rules, as a house would write it."""

from __future__ import annotations

from pathlib import Path

OUR_VOICE = """
check: phrase
severity: warning
source: {document: blog-pl, section: "Zwracaj się osobiście"}
why: Klient pisze z człowiekiem; „my” brzmi jak urząd i nie mówi, kto odpowiada.
message:
  pl: "„{match}” mówi za firmę. Pisz we własnym imieniu."
  en: "“{match}” speaks for the company. Write as yourself."
phrases: [informować]
instead: {informujemy: informuję}
examples:
  bad:
    - >-
      [[Informujemy]], że paczka wyszła dzisiaj, i jeszcze raz [[informujemy]], że bardzo prosimy
      Pana o cierpliwość oraz spokój.
    - customer: Gdzie jest moja paczka?
      attachments: [list.pdf]
      reply: |
        Dzień dobry,
        informujemy czekających. Pana [[informujemy]] osobno.
        Anna
  good: ["Informuję, że paczka wyszła dzisiaj."]
"""
SHOUTING = """
check: phrase
severity: error
profile: strict
needs: [inquiry]
packs: [pl, en]
source: {document: blog-pl, section: Ton}
why: Wykrzykniki krzyczą.
message: {pl: "„{match}” to krzyk.", en: "“{match}” shouts."}
phrases: [pilne]
examples:
  bad: ["[[Pilne]]"]
  good: ["Proszę."]
"""


def write(folder: Path) -> Path:
    """Three files in `folder`: two rules, and another version of one of them for Russian."""
    for name, text in {
        "pl/our-voice": OUR_VOICE,
        "ru/our-voice": OUR_VOICE.replace("severity: warning", "severity: info"),
        "any/shouting": SHOUTING,
    }.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
