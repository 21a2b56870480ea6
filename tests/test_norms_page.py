"""docs/norms.md is made from the rules: each norm of each document, and the rule that checks it.

`UPDATE_GOLDEN=1 pytest tests/test_norms_page.py` writes the page anew.
"""

from __future__ import annotations

import os
from pathlib import Path

from replylint import pack
from replylint.rule import Rule

PAGE = Path(__file__).parent.parent / "docs" / "norms.md"
DOCUMENTS = {
    "slides-pl": "Training slides “Obsługa klienta”",
    "standards-pl": "Article on service standards",
    "blog-pl": "A complaints specialist's blog",
    "principles-pl": "“10 zasad” of professional service",
    "training-ru": "Support-team training, «Золотые правила»",
}
NOT_IN_A_TEXT = """## Norms that the text of one reply cannot show

Answering by phone and face to face; opening hours; one phone number and one address for the
whole company; surveys, NPS and benchmarking; educating the team; shop interiors; keeping a promise
after it was made; the truth of what is stated; whether a follow-up is sent later; how long a
complaint may take inside the company.
"""


def page() -> str:
    rules: dict[tuple[str, str, str], dict[str, Rule]] = {}
    for language in pack.languages():
        for rule in pack.read(language, [pack.rules_folder()]).rules:
            key = (rule.source.document, rule.source.section, rule.id)
            rules.setdefault(key, {})[language] = rule
    lines = [
        "# Every norm, and the rule that checks it",
        "",
        "Made from the rule files. A dash: that pack has the norm from another document, or not"
        " at all.",
        "",
    ]
    for document, title in DOCUMENTS.items():
        lines += [f"## {title} (`{document}`)", "", "| section | rule | severity | pl | ru | en |"]
        lines.append("| --- | --- | --- | --- | --- | --- |")
        for (source, section, name), packs in sorted(rules.items()):
            if source == document:
                first = next(iter(packs.values()))
                marks = " | ".join("✓" if lang in packs else "–" for lang in ("pl", "ru", "en"))
                strict = " (strict)" if first.profile == "strict" else ""
                lines.append(f"| {section} | `{name}` | {first.severity.value}{strict} | {marks} |")
        lines.append("")
    return "\n".join(lines) + "\n" + NOT_IN_A_TEXT


def test_the_page_is_fresh():
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text("utf-8") == page()
