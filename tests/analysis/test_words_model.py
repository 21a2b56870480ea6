"""The words layer: learned from a few real sentences, saved, read, explained."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest

from replylint.analysis.acts.features import features, located_features
from replylint.analysis.acts.words import WordsModel, WordsUnavailable
from replylint.learning import words
from replylint.learning.words import prepare

THANKS = (
    "Dziękuję za wiadomość i zdjęcia.",
    "Bardzo dziękuję za cierpliwość.",
    "Dziękujemy za zgłoszenie awarii.",
    "Dziękuję, że napisała Pani tak szybko.",
    "Serdecznie dziękuję za opinię.",
    "Dziękuję za telefon w sprawie kurtki.",
)
BLAME = (
    "Mógł Pan sprawdzić wymiary przed zakupem.",
    "Wystarczyło przeczytać instrukcję.",
    "Mogła Pani przeczytać regulamin przed zakupem.",
    "Trzeba było sprawdzić etykietę.",
    "Mógł Pan przeczytać ulotkę.",
    "Wystarczyło sprawdzić adres.",
)
OTHERS = (
    "Paczka wyszła we wtorek o 14:30.",
    "Proszę przesłać zdjęcie etykiety.",
    "Sprawdzę wymiary i napiszę do piątku.",
    "Zwrot trwa 14 dni.",
    "Kurier przyjedzie jutro.",
    "Regulamin jest na stronie sklepu.",
    "Nową kurtkę wyślę do środy.",
    "Adres zmieniłem w zamówieniu 204518.",
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pl"
    (folder / "sentences").mkdir(parents=True)
    lines = [f"agent\tthanks\t{text}" for text in THANKS]
    lines += [f"agent\tblame-customer\t{text}" for text in BLAME]
    lines += [f"agent\t-\t{text}" for text in OTHERS]
    (folder / "sentences" / "acts-1.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_training_twice_gives_the_same_bytes(pack: Path, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        words.train(pack, tmp_path / name)
        written.append((tmp_path / name / "words.npz").read_bytes())
    assert written[0] == written[1]


def test_a_model_says_after_loading_what_it_said_before(pack: Path, tmp_path: Path) -> None:
    model = words.train(pack, tmp_path)
    sentences = [prepare(text, "pl") for text in (*THANKS, *BLAME, *OTHERS)]
    loaded = WordsModel.load(tmp_path / "words.npz")
    assert loaded.tags == model.tags
    assert numpy.array_equal(loaded.score(sentences), model.score(sentences))


def test_unseen_wording_is_told_apart(pack: Path, tmp_path: Path) -> None:
    model = words.train(pack, tmp_path)
    blame, thanks = model.tags.index("blame-customer"), model.tags.index("thanks")
    unseen = ("Mogła Pani sprawdzić adres.", "Dziękuję za list.", "Paczka przyjedzie w piątek.")
    logits = model.score([prepare(text, "pl") for text in unseen])
    assert logits[:, blame].argmax() == 0
    assert logits[:, thanks].argmax() == 1


def test_a_byte_a_weight_changes_logits_by_little(pack: Path) -> None:
    examples = words.read_examples(pack)
    learned = words.learn(examples)
    sentences = [prepare(text, "pl") for text in (*THANKS, *BLAME, *OTHERS)]
    rounded = learned.rounded().score(sentences)
    assert numpy.abs(rounded - learned.logits(examples.features)).max() < 0.05


def test_the_explanation_names_the_words_that_decided(pack: Path, tmp_path: Path) -> None:
    model = words.train(pack, tmp_path)
    sentence = prepare("Za tę kurtkę z wtorku dziękuję.", "pl")
    assert model.explain(sentence, "thanks")[0] == "dziękuję"
    sentence = prepare("Paczka z kurtką czeka, wystarczyło przeczytać list.", "pl")
    best = model.explain(sentence, "blame-customer")[0]
    assert "wystarczyło" in best
    assert best in "Paczka z kurtką czeka, wystarczyło przeczytać list."


def test_nothing_known_in_a_sentence_gives_the_bias(pack: Path, tmp_path: Path) -> None:
    model = words.train(pack, tmp_path)
    assert numpy.array_equal(model.score([prepare("…", "pl")])[0], model.bias)
    assert model.explain(prepare("…", "pl"), "thanks") == ()


def test_a_house_teaches_a_wording_that_the_pack_lacks(pack: Path, tmp_path: Path) -> None:
    model = words.train(pack, tmp_path)
    house = tmp_path / "acts-house.tsv"
    own = ["agent\tblame-customer\tJak się nie słucha doradcy, to tak wychodzi."] * 2
    own += ["agent\tblame-customer\tNie słuchał Pan doradcy.", "agent\t-\tDoradca oddzwoni."]
    house.write_text("\n".join(own) + "\n", encoding="utf-8")
    taught = words.retrain(model, pack, [house])
    probe = [prepare("Nie słucha Pani doradcy.", "pl")]
    blame, thanks = model.tags.index("blame-customer"), model.tags.index("thanks")
    assert taught.score(probe)[0, blame] > model.score(probe)[0, blame] + 0.5
    assert numpy.array_equal(
        taught.weights[: len(model.vocabulary), thanks], model.weights[:, thanks]
    )


def test_missing_and_broken_files_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WordsUnavailable, match="replylint train"):
        WordsModel.load(tmp_path / "words.npz")
    (tmp_path / "words.npz").write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(WordsUnavailable, match="replylint train"):
        WordsModel.load(tmp_path / "words.npz")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Mógł Pan sprawdzić wymiary.", "pl", "g:modal+inf you móc 3sg:past"),
        ("Не проверили вы адрес.", "ru", "g:you>not проверить"),
        ("You should have checked the size.", "en", "g:modal you :cond"),
        ("Napiszę do 14 marca.", "pl", "k:date"),
        ("Zwrot trwa 14 dni.", "pl", "k:span"),
        ("Link: https://example.com/zwroty", "pl", "k:link"),
        ("Вернём 14 рублей.", "ru", "k:amount"),
    ],
)
def test_grammar_and_values_are_seen(text: str, language: str, expected: str) -> None:
    assert expected in features(prepare(text, language), language)


def test_names_numbers_and_dates_are_abstracted() -> None:
    one = features(prepare("Zamówienie 204518 wyśle Anna do 14.03.", "pl"), "pl")
    other = features(prepare("Zamówienie 7731 wyśle Ewa do 2.11.", "pl"), "pl")
    assert one == other


def test_features_lie_within_the_sentence() -> None:
    sentence = prepare("Nie mógł Pan wiedzieć, że sklep był zamknięty 3 maja.", "pl")
    for feature in located_features(sentence, "pl"):
        assert 0 <= feature.first <= feature.last < len(sentence.tokens)
