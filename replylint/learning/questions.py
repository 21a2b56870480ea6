"""Learns how the features of a question's case tell whether the reply answers it.

From `rules/LANGUAGE/answers/*.yaml`: exchanges whose questions are marked as answered, and by which
words. Life passes questions over, so each answered one is shown a second time with the answering
sentence taken out or replaced by another agent's sentence: that is what "unanswered" looks like.
The decoys in the data itself, written to mislead, stay out of the learning. Needs scikit-learn:

    replylint train questions
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from replylint.analysis import analyse
from replylint.analysis.questions import scoring
from replylint.analysis.questions.assignment import Judged, assign
from replylint.analysis.questions.finding import Asked, find
from replylint.analysis.questions.vocabulary import vocabulary
from replylint.model import Document, Mail, Message, Section, SectionKind, Span

LANGUAGES = ("pl", "ru", "en")
# What the examples have too little of, or the wrong way round because they were written to mislead.
BY_HAND: Mapping[str, float] = {
    "elliptic": 0.4,
    "elsewhere": -0.8,
    "promise": 2.0,
    "room": 0.8,
    "same-number": 1.0,
    "statement": 0.8,
    "thin-sure-won": 0.5,
    "typed": -0.8,
    "typed-sure-won": 1.5,
    "wondering": 0.6,
}
# Takes the balance of the examples back to that of replies, where most questions are answered.
PRIOR = -0.6
_REPLACED = 0.6
_FILLERS = frozenset({"thanks", "empathy", "invitation", "apology", "policy", "done"})


@dataclass(frozen=True, slots=True)
class Lesson:
    """The features of one question's case, and whether the reply answered it."""

    features: Mapping[str, float]
    answered: bool


def lessons(language: str, folder: Path, chance: random.Random) -> Iterator[Lesson]:
    """What the answers in `folder`/`language` teach, in a fixed order."""
    import yaml

    fillers = _fillers(folder / language / "sentences")
    for path in sorted((folder / language / "answers").glob("*.yaml")):
        for exchange in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield from _from_exchange(exchange, language, fillers, chance)


def _fillers(folder: Path) -> list[str]:
    found: list[str] = []
    for path in sorted(folder.glob("acts-*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            who, tags, *sentence = line.split("\t")
            if who == "agent" and sentence and _FILLERS & set(tags.split(",")):
                found.append(sentence[0])
    return found


def _from_exchange(
    exchange: Mapping[str, Any], language: str, fillers: Sequence[str], chance: random.Random
) -> Iterator[Lesson]:
    words = vocabulary(language)
    inquiry, reply = (
        _document(exchange["message"], language),
        _document(exchange["reply"], language),
    )
    asked = find(inquiry, words)
    judged = assign(asked, inquiry, reply, words)
    sentences = [sentence.span.of(reply.text) for sentence in reply.sentences]
    answers = [_place(sentences, question.get("by")) for question in exchange["questions"]]
    for question, place in zip(exchange["questions"], answers, strict=True):
        case = _case(judged, inquiry, question["text"])
        if case is None or not question["answered"]:
            continue
        yield Lesson(case.features, answered=True)
        if place is None or answers.count(place) > 1 or len(sentences) < 2:
            continue
        silent = [*sentences[:place], *sentences[place + 1 :]]
        if fillers and chance.random() < _REPLACED:
            silent.insert(place, chance.choice(fillers))
        passed_over = assign(asked, inquiry, _document(" ".join(silent), language), words)
        case = _case(passed_over, inquiry, question["text"])
        if case is not None:
            yield Lesson(case.features, answered=False)


def _document(text: str, language: str) -> Document:
    body = Section(SectionKind.BODY, Span(0, len(text)))
    return analyse(Message(Mail("example", text), (body,)), language)


def _place(sentences: Sequence[str], words: str | None) -> int | None:
    wanted = (words or "").strip(' ."')[:40]
    return next((n for n, s in enumerate(sentences) if wanted and wanted in s), None)


def _case(judged: Sequence[Judged], inquiry: Document, question: str) -> Judged | None:
    def same(asked: Asked) -> bool:
        mine, theirs = asked.span.of(inquiry.text).strip(" ?."), question.strip(" ?.")
        return mine in theirs or theirs in mine

    return next((case for case in judged if same(case.asked)), None)


def fit(examples: Sequence[Lesson]) -> dict[str, float]:
    """Weights by feature, with the `bias`; a pack divides them at its `answered_from`."""
    from sklearn.linear_model import LogisticRegression

    names = sorted({name for lesson in examples for name in lesson.features} - BY_HAND.keys())
    table = [[lesson.features.get(name, 0.0) for name in names] for lesson in examples]
    model = LogisticRegression(C=0.5, max_iter=3000, class_weight="balanced")
    model.fit(table, [lesson.answered for lesson in examples])
    learned = dict(zip(names, map(float, model.coef_[0]), strict=True))
    weights = {name: round(weight, 3) for name, weight in sorted({**learned, **BY_HAND}.items())}
    return {**weights, "bias": round(float(model.intercept_[0]) + PRIOR, 3)}


def learn(say: Callable[[str], None]) -> None:
    """Learn from the shipped answers and write the weights beside the module that uses them."""
    folder = Path(__file__).resolve().parents[2] / "rules"
    chance = random.Random(7)
    examples = [lesson for language in LANGUAGES for lesson in lessons(language, folder, chance)]
    target = Path(scoring.__file__).with_name("weights.json")
    target.write_text(json.dumps(fit(examples), indent=1) + "\n", encoding="utf-8")
    answered = sum(lesson.answered for lesson in examples)
    say(f"{len(examples)} cases, {answered} answered; {target}")
