"""What is scored: the lists of a record, and the records of a folder."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path

from xinnlp.errors import InvalidRecordError, ReadError
from xinnlp.record import Commitment, Figure, Membership, Organisation, Person, Quote, Record, Theme
from xinnlp.schema.contract import find_problems


@dataclass(frozen=True, slots=True)
class Prediction:
    """The lists of a record that gold can be compared with; all empty where there is no record."""

    text: str | None = None
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    memberships: tuple[Membership, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    themes: tuple[Theme, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    @classmethod
    def of(cls, record: Record) -> Prediction:
        """Return the lists of a record."""
        return cls(**{item.name: getattr(record, item.name) for item in dataclasses.fields(cls)})


def read_prediction(path: Path, article_text: str) -> Prediction:
    """Return the prediction of a record's file; `article_text` checks the offsets of one written without text.

    Raises ReadError where it cannot be read, InvalidRecordError where it is no valid record.
    """
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise ReadError(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise InvalidRecordError(f"{path}: is no JSON: {error}") from error
    has_text = isinstance(data, dict) and data.get("text") is not None
    problems = find_problems(data, None if has_text else article_text)
    if problems:
        raise InvalidRecordError(f"{path}::{problems[0].path}: {problems[0].message}; extract it again")
    return Prediction.of(Record.from_dict(data))
