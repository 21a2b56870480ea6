"""The check kinds, a module each, and the table of them.

A check kind has a dataclass of options (the rule's own keys in YAML), and
`run(options, case, context) -> Iterable[Hit]`. It says where and what; the engine adds rule,
severity and message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from replylint.finding import Hit
from replylint.model import Case, SectionKind
from replylint.phrases.phrasebook import PhraseMatch

if TYPE_CHECKING:
    from replylint.analysis.morphology import Morphology


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may use besides its options and the case.

    `matches` are the places in the reply where the rule's own phrases stand; `words` is the house's
    word list in lower case; `lists` are the pack's named word lists.
    """

    rule: str
    language: str
    sections: tuple[SectionKind, ...]
    morphology: Morphology
    matches: tuple[PhraseMatch, ...] = ()
    inquiry_matches: tuple[PhraseMatch, ...] = ()
    words: frozenset[str] = frozenset()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckKind:
    """One kind of check: its options and its function.

    `needs` is what it cannot do without (`inquiry`, `grammar`), `uses` which parts of the analysis
    it looks at besides sentences and acts (`questions`).
    """

    options: type
    run: Callable[[Any, Case, Context], Iterable[Hit]]
    needs: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()
