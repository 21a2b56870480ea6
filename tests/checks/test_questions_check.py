"""The check `questions`: which of the judged questions it reports, and where."""

from replylint.analysis.morphology import morphology
from replylint.checks import Context
from replylint.checks.questions import Options, run
from replylint.model import Case, Document, Mail, Message, Question, SectionKind, Span

TEXT = "Ile to kosztuje? Kiedy przyjdzie?"
FIRST = Question(Span(0, 16), "amount", answered=True, answer=Span(0, 4))
SECOND = Question(Span(17, 33), "time", answered=False)


def document(text: str) -> Document:
    return Document(Message(Mail("mail", text), ()), "pl", ())


def hits(options: Options, inquiry: Document | None, *questions: Question):
    case = Case(document("12 zł."), inquiry, questions)
    context = Context("unanswered-question", "pl", (SectionKind.BODY,), morphology("pl"))
    return list(run(options, case, context))


def test_an_unanswered_question_is_quoted_and_pointed_at():
    (hit,) = hits(Options(), document(TEXT), FIRST, SECOND)
    assert hit.span is None
    assert hit.quote == "Kiedy przyjdzie?"
    assert hit.related == Span(17, 33)


def test_only_the_chosen_kinds_are_reported():
    assert hits(Options(kinds=("amount",)), document(TEXT), FIRST, SECOND) == []
    assert len(hits(Options(kinds=("time",)), document(TEXT), FIRST, SECOND)) == 1


def test_nothing_without_an_inquiry():
    assert hits(Options(), None, SECOND) == []
