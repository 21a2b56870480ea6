"""Questions: what the customer's message asks, and whether the reply answers it.

`find` finds and cuts the questions; `judge` decides for each by the kind of answer asked for and
the matter. What a language's questions and answers look like is in its pack: `questions.yaml` and
`synonyms.yaml`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from replylint.analysis.questions import finding
from replylint.analysis.questions.assignment import assign
from replylint.analysis.questions.finding import Asked
from replylint.analysis.questions.scoring import chance, weights
from replylint.analysis.questions.vocabulary import vocabulary
from replylint.model import Document, Question, Span

__all__ = ["Asked", "find", "judge", "questions_of"]


def find(inquiry: Document) -> tuple[Asked, ...]:
    """The questions that the message asks, in the order of the text; rhetorical ones left out.

    Raises ReplylintError where the inquiry's language has no question data.
    """
    return finding.find(inquiry, vocabulary(inquiry.language))


def judge(asked: Sequence[Asked], inquiry: Document, reply: Document) -> tuple[Question, ...]:
    """For each question of `inquiry`, whether `reply` answers it and by which sentence.

    A fragment unanswered like the question that it leans on is one question with it.
    """
    learned = weights()
    words = vocabulary(reply.language)
    questions: list[Question] = []
    for judged in assign(asked, inquiry, reply, words):
        question = judged.asked
        answered = chance(judged.features, learned) >= words.answered_from
        if question.fragment and questions and not answered and not questions[-1].answered:
            whole = Span(questions[-1].span.start, question.span.end)
            questions[-1] = dataclasses.replace(questions[-1], span=whole)
            continue
        answer = judged.best if answered else None
        questions.append(Question(question.span, question.kind, answered, answer))
    return tuple(questions)


def questions_of(inquiry: Document, reply: Document) -> tuple[Question, ...]:
    """The questions of `inquiry`, each judged against `reply`."""
    return judge(find(inquiry), inquiry, reply)
