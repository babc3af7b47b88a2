"""Calibrates, exports and measures the trained tagger: python -m training.ner.finish --data FOLDER."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.ner.export import write_model
from training.ner.own_data import read_own, split_own
from training.ner.score import LABELS, count, cut, model_finder, scores_of, words_and_ends
from training.ner.sequences import Document, read_public
from xinnlp.ner_model import NO_END, NerModel, load_model
from xinnlp.ner_model.decoding import Scores, decode_tags, names_of, probabilities_of
from xinnlp.ner_model.weights import META_NAME, MODEL_NAME, TOKENIZER_NAME, WEIGHTS_FOLDER

TEMPERATURES = np.arange(0.8, 2.6, 0.1)


Scored = tuple[Scores, NDArray[np.intp], list[str], set[tuple[int, int, str]]]  # scores, tags, words, gold


def score_document(model: NerModel, document: Document) -> Scored:
    """Return what is needed to judge a document's names at any temperature."""
    words, ends = words_and_ends(document)
    gold: set[tuple[int, int, str]] = set()
    start = 0
    for sentence in document.sentences:
        gold |= cut(words, [(start + a, start + b, label) for a, b, label in sentence.spans])
        start += len(sentence.words)
    scores = model.score_words(words, ends)
    return scores, decode_tags(scores, [end != NO_END for end in ends]), words, gold


def judged_names(scored: list[Scored], temperature: float) -> list[tuple[float, bool]]:
    """Return (probability, is right) of each name found."""
    return [
        (name.probability, cut(words, [name[:3]]) <= gold)
        for scores, tags, words, gold in scored
        for name in names_of(tags, probabilities_of(scores, temperature), LABELS)
    ]


def log_loss(judged: list[tuple[float, bool]]) -> float:
    """Return the mean negative log likelihood of the judgements."""
    probabilities = np.clip([probability for probability, _ in judged], 1e-4, 1 - 1e-4)
    right = np.array([is_right for _, is_right in judged])
    return float(-np.log(np.where(right, probabilities, 1 - probabilities)).mean())


def calibrate(model: NerModel, documents: list[Document]) -> float:
    """Return the temperature whose probabilities fit best (Guo et al. 2017)."""
    scored = [score_document(model, document) for document in documents if document.sentences]
    losses = [(log_loss(judged_names(scored, float(t))), round(float(t), 2)) for t in TEMPERATURES]
    return min(losses)[1]


def measured(model: NerModel, sets: dict[str, list[Document]]) -> dict[str, dict[str, float]]:
    """Return F1 a set and label."""
    result = {}
    for name, documents in sets.items():
        counts = count(documents, model_finder(model))
        result[name] = {label: round(scores_of(counts, label)[2], 4) for label in LABELS}
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with dev.jsonl")
    parser.add_argument("--state", type=Path, default=Path("build/ner/tagger.pt"))
    parser.add_argument("--folder", type=Path, default=WEIGHTS_FOLDER)
    parser.add_argument("--version", required=True)
    options = parser.parse_args()
    sets = {"dev": read_public(options.data / "dev.jsonl"), "own": split_own(read_own())[1]}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder)
        shutil.copyfile(options.folder / TOKENIZER_NAME, plain / TOKENIZER_NAME)
        write_model(options.state, plain, options.version, 1.0, int8=True)
        temperature = calibrate(load_model(2, plain), [*sets["dev"][::2], *sets["own"]])
        write_model(options.state, plain, options.version, temperature, int8=False)
        load_model.cache_clear()
        scores = {"float32": measured(load_model(2, plain), sets)}
        write_model(options.state, plain, options.version, temperature, int8=True)
        load_model.cache_clear()
        scores["int8"] = measured(load_model(2, plain), sets)
        meta = json.loads((plain / META_NAME).read_text("utf-8")) | {"f1": scores}
        (plain / META_NAME).write_text(json.dumps(meta, indent=2) + "\n", "utf-8")
        for name in (MODEL_NAME, META_NAME):
            shutil.copyfile(plain / name, options.folder / name)
    print(json.dumps({"temperature": temperature} | scores, indent=1))


if __name__ == "__main__":
    main()
