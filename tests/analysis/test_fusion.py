"""The fusion of pattern, words and encoder, and what calibration writes for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy
import pytest
from numpy.typing import NDArray

from replylint.analysis.acts import LearnedActs, text_of
from replylint.analysis.acts.fusion import Fusion, Strictness
from replylint.analysis.acts.names import Writer
from replylint.analysis.acts.words import WordsModel
from replylint.analysis.tokens import tokenize
from replylint.errors import RuleError
from replylint.learning.thresholds import PRECISION, Judged, weigh_both, weigh_words, write
from replylint.model import SectionKind, Sentence, Source, Span

THRESHOLDS = """\
language: en
acts:
  blame-customer:
    words:
      weights: {words: 1.0}
      offset: 0.0
      lenient: {confidence: 0.9, precision: 0.9, recall: 0.2}
      standard: {confidence: 0.7, precision: 0.8, recall: 0.4}
      strict: {confidence: 0.5, precision: 0.6, recall: 0.6}
    words+encoder:
      weights: {words: 0.5, encoder: 1.0}
      offset: -1.0
      lenient: {confidence: 0.9, precision: 0.9, recall: 0.5}
      standard: {confidence: 0.5, precision: 0.8, recall: 0.7}
      strict: {confidence: 0.3, precision: 0.6, recall: 0.9}
  company-fault:
    words:
      weights: {words: 1.0}
      offset: 0.0
      lenient: {confidence: 0.9, precision: 0.9, recall: 0.2}
      standard: {confidence: 0.7, precision: 0.8, recall: 0.4}
      strict: {confidence: 0.5, precision: 0.6, recall: 0.6}
"""
TAGS = ("blame-customer", "company-fault")
TEXT = "You could have read the label."


@pytest.fixture
def fusion(tmp_path: Path) -> Fusion:
    (tmp_path / "thresholds.yaml").write_text(THRESHOLDS, encoding="utf-8")
    return Fusion.load(tmp_path / "thresholds.yaml")


def model(weight: int = 10) -> WordsModel:
    """Both tags hang on the lemma “label”."""
    weights = numpy.array([[weight, weight]], dtype=numpy.int8)
    ones = numpy.ones(2, dtype=numpy.float32)
    idf = numpy.array([100.0], dtype=numpy.float16)
    return WordsModel("en", TAGS, ["w:label"], idf, weights, ones, -2 * ones)


class Encoder:
    """Gives one logit to every sentence that has some text in it."""

    tags = ("company-fault", "blame-customer")

    def __init__(self, blame: float) -> None:
        self.blame = blame

    def score(self, sentences: Sequence[str]) -> NDArray[numpy.float32]:
        rows = [[-9.0, self.blame if text == TEXT else -9.0] for text in sentences]
        return numpy.array(rows, dtype=numpy.float32)


def sentence(text: str = TEXT, section: SectionKind = SectionKind.BODY) -> Sentence:
    return Sentence(Span(0, len(text)), section, tokenize(text, "en"))


def test_words_alone_speak_above_their_threshold(fusion: Fusion) -> None:
    (loud,) = LearnedActs(model(), fusion).annotate([sentence()], [{}])
    act = loud.acts["blame-customer"]
    assert act.sources == {Source.WORDS}
    assert act.confidence > 0.99
    assert act.because == ("label",)
    assert act.span is None
    (quiet,) = LearnedActs(model(2), fusion).annotate([sentence()], [{}])
    assert not quiet.acts


def test_strictness_moves_the_threshold_in_words(fusion: Fusion) -> None:
    hesitant = model(3)  # confidence 0.73
    found = {
        level: bool(
            LearnedActs(hesitant, fusion, strictness={"blame-customer": level})
            .annotate([sentence()], [{}])[0]
            .acts
        )
        for level in Strictness
    }
    assert found == {
        Strictness.LENIENT: False,
        Strictness.STANDARD: True,
        Strictness.STRICT: True,
    }


def test_a_pattern_is_sure_whatever_the_others_say(fusion: Fusion) -> None:
    span = Span(4, 13)
    (seen,) = LearnedActs(model(0), fusion).annotate([sentence()], [{"blame-customer": span}])
    act = seen.acts["blame-customer"]
    assert (act.confidence, act.sources, act.span) == (1.0, {Source.PATTERN}, span)
    (agreed,) = LearnedActs(model(), fusion).annotate([sentence()], [{"blame-customer": span}])
    assert agreed.acts["blame-customer"].sources == {Source.PATTERN, Source.WORDS}


def test_an_act_that_only_patterns_know_is_kept(fusion: Fusion) -> None:
    span = Span(0, 3)
    (seen,) = LearnedActs(model(0), fusion).annotate([sentence()], [{"house-act": span}])
    assert seen.acts["house-act"].span == span


def test_the_encoder_can_raise_and_lower(fusion: Fusion) -> None:
    raised = LearnedActs(model(2), fusion, Encoder(4.0)).annotate([sentence()], [{}])[0]
    assert raised.acts["blame-customer"].sources == {Source.WORDS, Source.ENCODER}
    lowered = LearnedActs(model(5), fusion, Encoder(-4.0)).annotate([sentence()], [{}])[0]
    assert not lowered.does("blame-customer")


def test_a_customer_s_acts_are_not_an_agent_s(fusion: Fusion) -> None:
    layers = LearnedActs(model(), fusion)
    assert set(layers.annotate([sentence()], [{}])[0].acts) == {"blame-customer"}
    (theirs,) = layers.annotate([sentence()], [{}], Writer.CUSTOMER)
    assert set(theirs.acts) == {"company-fault"}


@pytest.mark.parametrize("section", [SectionKind.SIGNATURE, SectionKind.CLOSING])
def test_no_fault_is_learned_outside_the_body(fusion: Fusion, section: SectionKind) -> None:
    (seen,) = LearnedActs(model(), fusion).annotate([sentence(section=section)], [{}])
    assert not seen.acts


def test_text_of_a_wrapped_sentence_is_one_line() -> None:
    wrapped = "You could\nhave  read the label."
    assert text_of(Sentence(Span(0, 31), SectionKind.BODY, tokenize(wrapped, "en"))) == TEXT


def test_broken_thresholds_say_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "thresholds.yaml"
    for text in ("", "acts: [", "language: en\nacts: {thanks: {words: {offset: 1}}}"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(RuleError, match="replylint train"):
            Fusion.load(path)
    with pytest.raises(RuleError, match="replylint train"):
        Fusion.load(tmp_path / "missing.yaml")


def _judged(act: str, seed: int, apart: float, encoder_apart: float = 0.0) -> Judged:
    """200 breaches and 4,000 others; each layer's logits of breaches lie `apart` higher."""
    random = numpy.random.default_rng(seed)
    true = numpy.arange(4200) < 200
    words = random.normal(0, 1, 4200) + apart * true
    encoder = random.normal(0, 1, 4200) + encoder_apart * true
    return Judged(act, words, encoder, true, 0.01)


def test_thresholds_hold_their_precision_at_the_true_rate_on_other_sentences() -> None:
    acts = [_judged("slang", 1, 4.0), _judged("dismissive", 2, 5.0)]
    weighings = weigh_words(acts)
    fresh = [_judged("slang", 3, 4.0), _judged("dismissive", 4, 5.0)]
    for level, wanted in PRECISION.items():
        hits = false = 0.0
        for one in fresh:
            weighing = weighings[one.act]
            confidence = 1 / (1 + numpy.exp(-(weighing.words * one.words + weighing.offset)))
            said = confidence >= weighing.thresholds[level].confidence
            hits += one.weights[said & one.true].sum()
            false += one.weights[said & ~one.true].sum()
        assert hits / (hits + false) == pytest.approx(wanted, abs=0.12)


def test_stricter_finds_more_and_lenient_is_surer() -> None:
    (weighing,) = weigh_words([_judged("slang", 1, 3.5)]).values()
    lenient, standard, strict = (weighing.thresholds[level] for level in Strictness)
    assert lenient.confidence > standard.confidence > strict.confidence
    assert lenient.precision > standard.precision > strict.precision
    assert lenient.recall < standard.recall < strict.recall


def test_both_layers_find_more_than_words_alone_and_trust_the_better_one() -> None:
    acts = [_judged("slang", 1, 2.0, 4.0), _judged("dismissive", 2, 2.0, 4.0)]
    languages = ["en", "en"]
    alone = weigh_words(acts)
    both = weigh_both(acts, {("en", act): one for act, one in alone.items()}, languages)
    for act, weighing in alone.items():
        fused = both["en", act]
        assert fused.encoder > fused.words > 0
        level = Strictness.STANDARD
        assert fused.thresholds[level].recall > weighing.thresholds[level].recall + 0.2


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    acts = [_judged("slang", 1, 3.0, 3.0)]
    alone = weigh_words(acts)
    both = weigh_both(acts, {("en", "slang"): alone["slang"]}, ["en"])
    path = tmp_path / "thresholds.yaml"
    write(path, "en", alone, {"slang": both["en", "slang"]})
    read = Fusion.load(path).weighings
    assert read["words"]["slang"].words == pytest.approx(alone["slang"].words, abs=0.001)
    fused = read["words+encoder"]["slang"]
    assert fused.encoder == pytest.approx(both["en", "slang"].encoder, abs=0.001)
    assert fused.thresholds[Strictness.STRICT].confidence == pytest.approx(
        both["en", "slang"].thresholds[Strictness.STRICT].confidence, abs=0.001
    )
