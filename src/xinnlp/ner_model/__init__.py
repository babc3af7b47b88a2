"""The project's own named-entity model; knows neither spaCy nor torch."""

from xinnlp.ner_model.decoding import Name
from xinnlp.ner_model.model import NerModel, load_model
from xinnlp.ner_model.weights import Meta, read_meta
from xinnlp.ner_model.windows import LINE_END, NO_END, SENTENCE_END

__all__ = ["LINE_END", "NO_END", "SENTENCE_END", "Meta", "Name", "NerModel", "load_model", "read_meta"]
