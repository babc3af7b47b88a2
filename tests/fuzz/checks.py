"""What holds for every document that is read, however damaged."""

from __future__ import annotations

import datetime

from xinnlp.errors import ReadError
from xinnlp.extraction import extract_source
from xinnlp.readers import read_bytes
from xinnlp.readers.page import is_url
from xinnlp.schema import find_problems
from xinnlp.settings import Settings
from xinnlp.source import SourceDocument, clean_text

LIMITS = {"max_characters": 20_000, "max_tags": 20_000, "max_pages": 50, "max_unpacked_bytes": 2_000_000}


def check_source(data: bytes, name: str) -> SourceDocument | None:
    """Read a document as a format; it is a sound source, or refused with a message that says how to mend it."""
    settings = Settings(input_format=name, **LIMITS)  # type: ignore[arg-type]
    try:
        source = read_bytes(data, settings)
    except ReadError as error:
        assert str(error).startswith("cannot read the text: "), error
        assert ";" in str(error), error
        return None
    text = source.text
    assert len(text) <= LIMITS["max_characters"]
    assert text == clean_text(text)
    text.encode()
    starts = [section.start for section in source.sections]
    assert starts == sorted(starts)
    for section in source.sections:
        assert 0 <= section.start < section.end <= len(text), section
        words = text[section.start : section.end]
        assert words == words.strip(), section
    metadata = source.metadata
    assert metadata.date_published is None or datetime.date.fromisoformat(metadata.date_published)
    assert metadata.url is None or is_url(metadata.url)
    for value in (metadata.headline, metadata.publisher, *metadata.authors):
        assert value is None or (value and value == clean_text(value).strip()), metadata
    assert read_bytes(data, settings) == source, "read twice, it differs"
    return source


def check_record(data: bytes, name: str) -> None:
    """Go the whole way from bytes to a record; where there is one, it keeps to the schema and the contract."""
    source = check_source(data, name)
    if source is not None:
        record = extract_source(source, Settings(input_format=name, **LIMITS))  # type: ignore[arg-type]
        assert list(find_problems(record.to_dict())) == []
