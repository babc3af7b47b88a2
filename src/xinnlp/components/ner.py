"""xinnlp_ner: people, organisations, places and programmes by the project's own model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import srsly
from spacy.attrs import IS_SPACE, SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans
from spacy.vocab import Vocab

from xinnlp.ner_model import LINE_END, NO_END, SENTENCE_END, Name, NerModel, load_model

SPANS_KEY = "ner"
PROBABILITIES_KEY = "xinnlp_ner_probabilities"
_CONFIG_FILE = "config.json"
# A text with fewer capitals than one in so many words does not use them for names.
_WORDS_A_CAPITAL = 50


class NamedEntities:
    """Reads words, sentence starts and line breaks; writes doc.ents, doc.spans["ner"] and probabilities.

    The spans have the labels PERSON, ORG, LOC and PROGRAMME; `doc.user_data["xinnlp_ner_probabilities"]`
    holds one probability each, rounded to 4 digits. Entities already set stay where none of these overlaps
    them. A document's result does not depend on what else is in the batch. It cannot find names inside names,
    and needs no sentence boundaries: without them windows end at line breaks and, in longer lines, overlap.
    """

    def __init__(self, threads: int = 1) -> None:
        """Set the threads of the model's arithmetic; the model is loaded at first use, once a process."""
        self.threads = threads

    @property
    def model(self) -> NerModel:
        """The model, shared by the pipelines of a process; ModelError if its files are missing or broken."""
        return load_model(self.threads)

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one document and set them on it."""
        indices, ends = word_ends(doc)
        words = [doc[index].text for index in indices]
        kept = words_worth_reading(words, ends, doc.vocab)
        names = self.model.find_names([words[k] for k in kept], [ends[k] for k in kept])
        set_names(doc, [indices[k] for k in kept], names)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Yield each document with its names; batch_size has no effect: windows are read alone."""
        for doc in stream:
            yield self(doc)

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, Any]:
        """Return spaCy's ents_p, ents_r, ents_f and ents_per_type."""
        return get_ner_prf(examples)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the configuration; the weights stay in the package."""
        return bytes(srsly.msgpack_dumps({"threads": self.threads}))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> NamedEntities:
        """Take over a configuration."""
        self.threads = int(srsly.msgpack_loads(data)["threads"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the configuration into a folder; the weights stay in the package."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_json(folder / _CONFIG_FILE, {"threads": self.threads})

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> NamedEntities:
        """Read the configuration of a folder."""
        self.threads = int(srsly.read_json(Path(path) / _CONFIG_FILE)["threads"])
        return self


@Language.factory(
    "xinnlp_ner",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"threads": 1},
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0},
)
def create_ner(nlp: Language, name: str, threads: int) -> NamedEntities:
    """Make the component; `threads` is what onnxruntime may use for one document."""
    return NamedEntities(threads)


def word_ends(doc: Doc) -> tuple[list[int], list[int]]:
    """Return the indices of tokens that are words, and what ends after each: line, sentence or nothing."""
    indices: list[int] = []
    ends: list[int] = []
    for index, (is_space, starts) in enumerate(doc.to_array([IS_SPACE, SENT_START]).astype("int64").tolist()):
        if starts == 1 and ends and ends[-1] == NO_END:
            ends[-1] = SENTENCE_END
        if not is_space:
            indices.append(index)
            ends.append(NO_END)
        elif ends and any(character in "\n\r\v\f\u2028\u2029" for character in doc[index].text):
            ends[-1] = LINE_END
    return indices, ends


def words_worth_reading(words: list[str], ends: list[int], vocab: Vocab) -> list[int]:
    """Return the positions of the words of all sentences that may hold a name.

    A sentence without a capital but on function words (`The`, `In`, `I`) has none, where the text uses capitals at
    all; reading it would take time for nothing.
    """
    capitals = [_may_begin_name(word, vocab) for word in words]
    if sum(capitals) * _WORDS_A_CAPITAL < len(words):
        return list(range(len(words)))
    kept: list[int] = []
    start = 0
    for position, end in enumerate(ends):
        if end != NO_END or position + 1 == len(ends):
            if any(capitals[start : position + 1]):
                kept += range(start, position + 1)
            start = position + 1
    return kept


def _may_begin_name(word: str, vocab: Vocab) -> bool:
    return word != word.lower() and (not vocab[word].is_stop or (len(word) > 1 and word.isupper()))


def set_names(doc: Doc, indices: list[int], names: list[Name]) -> None:
    """Set names, given in positions among `indices`, as entities, as a span group and as probabilities."""
    spans = [Span(doc, indices[name.start], indices[name.end - 1] + 1, label=name.label) for name in names]
    taken = {index for span in spans for index in range(span.start, span.end)}
    kept = [entity for entity in doc.ents if not taken.intersection(range(entity.start, entity.end))]
    doc.spans[SPANS_KEY] = spans
    doc.user_data[PROBABILITIES_KEY] = [name.probability for name in names]
    doc.set_ents(filter_spans([*spans, *kept]))
