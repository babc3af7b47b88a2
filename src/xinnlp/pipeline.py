"""The floor plan: which components run, in which order, on top of which spaCy model."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.util import get_installed_models

from xinnlp.errors import ModelError
from xinnlp.ner_model import read_meta
from xinnlp.settings import Settings

# Before the parser: its sentence ends stand.
FIRST = "xinnlp_layout"

AFTER = (
    "xinnlp_names",
    "xinnlp_people",
    "xinnlp_organisations",
    "xinnlp_places",
    "xinnlp_memberships",
    "xinnlp_dates",
    "xinnlp_figures",
    "xinnlp_commitments",
    "xinnlp_quotes",
    "xinnlp_themes",
    "xinnlp_summary",
)

# What knows the user's gazetteer.
_NAMING = ("xinnlp_names", "xinnlp_organisations")
# What obeys the user's corrections.
_CORRECTED = ("xinnlp_names", "xinnlp_people", "xinnlp_organisations")

# Rules read fine-grained tags and dependencies; what only makes coarse tags and lemmas is left out for speed.
_UNUSED = ("lemmatizer", "attribute_ruler", "senter", "sentencizer")


class _OwnFiles(NamedTuple):
    """A user's files; the hashes tell files that were changed since."""

    gazetteer: str
    gazetteer_sha256: str | None
    themes: str
    themes_sha256: str | None
    corrections: str
    corrections_sha256: str | None


def load_pipeline(settings: Settings | None = None) -> Language:
    """Return the spaCy pipeline of these settings, loaded once per process.

    Raises ModelError when the model is not installed or lacks a tagger, a parser or, where it
    is to find the names, a named-entity recogniser; GazetteerError, TaxonomyError or CorrectionsError
    when a file of the user's cannot be used.
    """
    settings = settings or Settings()
    nlp = _build(
        settings.model,
        settings.ner,
        settings.threads,
        _OwnFiles(
            settings.gazetteer,
            settings.gazetteer_sha256,
            settings.themes,
            settings.themes_sha256,
            settings.corrections,
            settings.corrections_sha256,
        ),
        settings.sentences,
    )
    nlp.max_length = max(nlp.max_length, settings.max_characters)
    return nlp


@functools.lru_cache(maxsize=2)
def _build(model: str, ner: str, threads: int, own: _OwnFiles, sentences: int) -> Language:
    nlp = _load_model(model, own_ner=ner == "xinnlp")
    nlp.add_pipe(FIRST, first=True)
    if ner == "xinnlp":
        nlp.add_pipe("xinnlp_ner", config={"threads": threads})
    nlp.meta["ner"] = describe_recogniser(ner)
    config: dict[str, dict[str, str | int]] = {name: {"gazetteer": own.gazetteer} for name in _NAMING}
    config |= {"xinnlp_themes": {"taxonomy": own.themes}, "xinnlp_summary": {"sentences": sentences}}
    for name in AFTER:
        obeyed = {"corrections": own.corrections} if name in _CORRECTED else {}
        nlp.add_pipe(name, config={**config.get(name, {}), **obeyed})
    return nlp


def describe_recogniser(ner: str) -> str:
    """Return the name, version and first digits of the hash of what finds names; `spacy` for the spaCy model's ner."""
    if ner == "spacy":
        return ner
    meta = read_meta()
    return f"{meta.name} {meta.version} {meta.model_sha256[:12]}"


def _load_model(name: str, *, own_ner: bool) -> Language:
    try:
        with _known_model_warning_silenced():
            nlp = spacy.load(name, exclude=[*_UNUSED, *(["ner"] if own_ner else [])])
    except OSError as error:
        installed = ", ".join(sorted(get_installed_models())) or "none"
        raise ModelError(
            f"cannot load model {name!r}: it is no installed spaCy pipeline and no folder of one "
            f"(installed: {installed}); install it with pip or choose another with --model"
        ) from error
    except (ImportError, ValueError, KeyError) as error:
        raise ModelError(f"cannot load model {name!r}: {error}; choose another with --model") from error
    needed = ("tagger", "parser") if own_ner else ("tagger", "parser", "ner")
    missing = [part for part in needed if part not in nlp.pipe_names]
    if missing:
        raise ModelError(
            f"model {name!r} has no {' and no '.join(missing)}; xinnlp needs an English pipeline with "
            f"{', '.join(needed)}, such as {Settings().model}"
        )
    return nlp


@contextmanager
def _known_model_warning_silenced() -> Iterator[None]:
    """Silence W095 for en_core_web_md 3.7.1 under spaCy 3.8 alone: that pair was measured and is sound."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"(?s)\[W095\].*core_web_md.*\(3\.7\.1\).*3\.8")
        yield
