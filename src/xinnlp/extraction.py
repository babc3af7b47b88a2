"""From an article to its record: read, run the pipeline, assemble."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from xinnlp.assembly import assemble
from xinnlp.components.annotations import Notice, add_notice
from xinnlp.pipeline import load_pipeline
from xinnlp.readers import read_file, read_text
from xinnlp.record import Record
from xinnlp.settings import Settings
from xinnlp.slices import annotate
from xinnlp.source import SourceDocument

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Shorter texts tell too little of their language.
_MINIMUM_WORDS_TO_IDENTIFY = 8
UNDETERMINED = "und"  # ISO 639-2


def extract_text(text: str, settings: Settings | None = None) -> Record:
    """Return the record of a text; offsets refer to the text with NUL, surrogates and no-break spaces replaced.

    Raises DocumentTooLongError over `settings.max_characters` and ModelError without a usable model.
    """
    settings = settings or Settings()
    return extract_source(read_text(text, settings.max_characters), settings)


def extract_file(path: str | Path, settings: Settings | None = None) -> Record:
    """Return the record of a file; raises ReadError when it cannot be read."""
    settings = settings or Settings()
    return extract_source(read_file(Path(path), settings), settings)


def extract_source(source: SourceDocument, settings: Settings | None = None) -> Record:
    """Return the record of what a reader returned."""
    return next(extract_sources([source], settings))


def extract_sources(sources: Iterable[SourceDocument], settings: Settings | None = None) -> Iterator[Record]:
    """Yield the record of each source, in order; a source over the length limit raises DocumentTooLongError."""
    settings = settings or Settings()
    for doc, source in annotate_sources(sources, settings):
        language = identify_language(source.text)
        if language == UNDETERMINED and source.metadata.language:
            language = source.metadata.language
        _note_what_readers_should_know(doc, source, language)
        yield assemble(doc, source, settings, load_pipeline(settings).meta, language)


def annotate_sources(sources: Iterable[SourceDocument], settings: Settings) -> Iterator[tuple[Doc, SourceDocument]]:
    """Yield each source with the Doc that went through the pipeline, in order."""
    nlp = load_pipeline(settings)
    pairs = ((_make_doc(nlp, source, settings), source) for source in sources)
    yield from annotate(nlp, pairs)


def _make_doc(nlp: Language, source: SourceDocument, settings: Settings) -> Doc:
    source.check_length(settings.max_characters)
    doc = nlp.make_doc(source.text)
    doc._.sections = [dataclasses.astuple(section) for section in source.sections]
    doc._.published = source.metadata.date_published
    doc._.origin = " ".join(filter(None, (source.metadata.url, source.metadata.publisher)))
    doc._.path = source.path
    return doc


def _note_what_readers_should_know(doc: Doc, source: SourceDocument, language: str) -> None:
    for code, message in source.notices:
        add_notice(doc, Notice(code, message))
    if not source.text.strip():
        add_notice(doc, Notice("empty_document", "the document has no text"))
    if language not in {"en", UNDETERMINED}:
        message = f"the text reads as {language!r}; only English is supported, expect poor results"
        add_notice(doc, Notice("language_not_supported", message))


def identify_language(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, `und` (undetermined) where it is too short to tell."""
    sample = " ".join(text[:20_000].split()[:1000])
    if len(sample.split()) < _MINIMUM_WORDS_TO_IDENTIFY and sample.isascii():
        return UNDETERMINED
    if not any(character.isalpha() for character in sample):
        return UNDETERMINED
    import py3langid  # noqa: PLC0415 (its model is read on import)

    return str(py3langid.classify(sample)[0])
