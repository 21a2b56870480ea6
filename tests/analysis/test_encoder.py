"""The shipped encoder: its files, its probe, and scores that don't depend on company."""

import hashlib
import json
from functools import cache
from pathlib import Path

import numpy
import pytest

from replylint.analysis.acts.encoder import Encoder, EncoderUnavailable

FOLDER = Path(__file__).parents[2] / "rules" / "encoder"
MOST_BYTES = 45_000_000
# Processors differ in the last bits of a float; int8 rounds some of these the other way, and
# twelve layers make more of it. Another order of operations gave a root mean square of 0.11 and
# one logit 1.4 away; a wrong model or tokenizer gives several on the mean.
MOST_ROOT_MEAN_SQUARE = 0.25
LEAST_EQUAL_SIGNS = 0.99


@cache
def _encoder(threads: int = 1) -> Encoder:
    pytest.importorskip("onnxruntime", reason="the encoder needs onnxruntime")
    pytest.importorskip("tokenizers", reason="the encoder needs tokenizers")
    return Encoder.load(FOLDER, threads=threads)


def _probe() -> list[dict]:
    return json.loads((FOLDER / "probe.json").read_text(encoding="utf-8"))


def _manifest() -> dict:
    return json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))


def test_files_are_those_of_the_manifest():
    for name, entry in _manifest()["files"].items():
        content = (FOLDER / name).read_bytes()
        assert len(content) == entry["bytes"]
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]


def test_files_are_small_enough_for_a_wheel():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= MOST_BYTES


def test_tags_are_those_of_the_manifest():
    assert list(_encoder().tags) == _manifest()["tags"]


def test_probe_is_reproduced():
    probe = _probe()
    logits = _encoder().score([entry["text"] for entry in probe])
    expected = numpy.array([entry["logits"] for entry in probe])
    assert logits.dtype == numpy.float32
    assert logits.shape == expected.shape
    assert numpy.sqrt(numpy.square(logits - expected).mean()) < MOST_ROOT_MEAN_SQUARE
    assert ((logits > 0) == (expected > 0)).mean() > LEAST_EQUAL_SIGNS


def test_probe_speaks_three_languages():
    assert {entry["language"] for entry in _probe()} == {"en", "pl", "ru"}


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_scores_do_not_depend_on_batch_or_threads(threads, size):
    texts = [entry["text"] for entry in _probe()]
    alone = numpy.concatenate([_encoder().score([text]) for text in texts])
    together = numpy.concatenate(
        [
            _encoder(threads).score(texts[first : first + size])
            for first in range(0, len(texts), size)
        ]
    )
    assert numpy.array_equal(alone, together)


def test_scores_do_not_depend_on_order():
    texts = [entry["text"] for entry in _probe()][:12]
    assert numpy.array_equal(_encoder(2).score(texts), _encoder(2).score(texts[::-1])[::-1])


def test_equal_sentences_have_equal_rows():
    logits = _encoder().score(["Dziękuję.", "Thank you.", "Dziękuję."])
    assert numpy.array_equal(logits[0], logits[2])
    assert not numpy.array_equal(logits[0], logits[1])


def test_thanks_is_thanks_in_three_languages():
    texts = ["Dziękuję za wiadomość.", "Спасибо за ваше письмо.", "Thank you for your message."]
    column = _encoder().tags.index("thanks")
    assert (_encoder().score(texts)[:, column] > 0).all()


@pytest.mark.parametrize("text", ["", " ", "\u00ad", "👍", "ł" * 5000, "a " * 5000, "\x00\ufffd"])
def test_odd_sentences_have_finite_scores(text):
    assert numpy.isfinite(_encoder().score([text])).all()


def test_no_sentences():
    assert _encoder().score([]).shape == (0, len(_encoder().tags))


def test_vectors_of_like_sentences_are_near():
    vectors = _encoder().embed(
        [
            "Przepraszam za opóźnienie.",
            "I am sorry for the delay.",
            "Cena wynosi 20 zł za sztukę.",
        ]
    )
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_missing_files_are_named(tmp_path):
    with pytest.raises(EncoderUnavailable, match=r"model\.onnx"):
        Encoder.load(tmp_path)


def test_broken_files_are_named(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"no model")
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(EncoderUnavailable, match="can't be read"):
        Encoder.load(tmp_path)


def test_missing_packages_are_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "onnxruntime", None)
    with pytest.raises(EncoderUnavailable, match="onnxruntime"):
        Encoder.load(FOLDER)
