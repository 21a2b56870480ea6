"""Check kind `languagetool`: what LanguageTool reports of the reply, less what is no error in mail.

LanguageTool is asked once for the whole reply (`case.grammar`); each rule of this kind takes its
share of the matches, by LanguageTool's categories and rule ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from replylint.checks import Context
from replylint.checks.agreement import disagreements
from replylint.checks.languagetool.commas import after_openings, before_clauses
from replylint.checks.languagetool.doubtful import is_doubtful
from replylint.checks.languagetool.marks import misplaced_marks
from replylint.checks.languagetool.text import WORD, Text
from replylint.checks.languagetool.unknown_words import UnknownWords
from replylint.finding import Fix, Hit
from replylint.model import Case, GrammarMatch, Section, Span

_SUGGESTIONS = 5
_SPELLERS = ("MORFOLOGIK_RULE_*", "HUNSPELL_RULE*")


@dataclass(frozen=True, slots=True)
class Options:
    """`categories` and `rules` of LanguageTool are taken, `exclude` (rule ids) is not; `*` in an id
    stands for any letters. `words` are never unknown, `corrections` are for frequent mistakes that
    LanguageTool has no suggestion for. What it does not look for: `marks` with a space before or
    none after, a comma `comma_before` clauses that begin with these lemmas, `comma_after` these
    openings of a sentence, and `comma_before_name` after these greetings."""

    categories: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)
    marks: bool = False
    agreement: bool = False
    comma_before: tuple[str, ...] = ()
    comma_after: tuple[str, ...] = ()
    comma_before_name: tuple[str, ...] = ()


def run(options: Options, case: Case, context: Context) -> Iterable[Hit]:
    """A hit for each match that is this rule's and stands in its sections, in text order."""
    text = Text(case, context)
    known = frozenset(word.lower() for word in options.words) | context.words
    unknown = UnknownWords(text, known, options.corrections)
    reported: list[tuple[GrammarMatch, Span]] = []
    for match in _matches(options, case, text):
        section = _section_of(match.span, case, context)
        if section is None or text.repeats_customer(match.span):
            continue
        if WORD.search(match.span.of(text.whole)) and text.is_in_address(match.span):
            continue
        if _is_named(match.rule, _SPELLERS):
            if unknown.is_innocent(match):
                continue
            match = unknown.with_likely_words_first(match)  # noqa: PLW2901
        elif is_doubtful(match, text):
            continue
        hit = _hit(match, section, text)
        assert hit.span is not None
        if not any(_tell_the_same(match, hit.span, *other) for other in reported):
            reported.append((match, hit.span))
            yield hit
    if options.agreement:
        for hit in disagreements(case, context):
            if hit.span and not any(hit.span.overlaps(earlier) for _, earlier in reported):
                yield hit


def _tell_the_same(match: GrammarMatch, span: Span, other: GrammarMatch, earlier: Span) -> bool:
    """Whether two matches are one mistake: `This are` gets this -> these and are -> is."""
    misspelt = "misspelling" in {match.issue_type, other.issue_type}
    return span.start < earlier.end + (0 if misspelt else 2)


def _matches(options: Options, case: Case, text: Text) -> Iterator[GrammarMatch]:
    found = [match for match in case.grammar or () if _is_taken(match, options)]
    if options.marks:
        found += misplaced_marks(text.whole, text.language)
    found += before_clauses(text, options.comma_before)
    found += after_openings(text, options.comma_after, options.comma_before_name)
    yield from sorted(found, key=lambda match: (match.span.start, -match.span.end))


def _is_taken(match: GrammarMatch, options: Options) -> bool:
    if _is_named(match.rule, options.exclude):
        return False
    return match.category in options.categories or _is_named(match.rule, options.rules)


def _is_named(rule: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(rule, pattern) for pattern in patterns)


def _section_of(span: Span, case: Case, context: Context) -> Section | None:
    """The section of this rule's that the span starts in."""
    sections = case.reply.message.of_kind(*context.sections)
    return next((s for s in sections if s.span.start <= span.start < s.span.end), None)


def _hit(match: GrammarMatch, section: Section, text: Text) -> Hit:
    span = text.with_a_word(match.span)
    before = text.whole[span.start : match.span.start]
    after = text.whole[match.span.end : span.end]
    suggestions = tuple(f"{before}{new}{after}" for new in match.replacements[:_SUGGESTIONS])
    return Hit(
        section=section.kind,
        span=span,
        fix=Fix(suggestions) if suggestions else None,
        values={
            "match": span.of(text.whole),
            "message": match.message,
            "suggestion": suggestions[0] if suggestions else "",
        },
    )
