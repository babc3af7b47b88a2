"""What is scored: the lists of a record, and the records of a folder."""

from __future__ import annotations

import dataclasses
import json
import typing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xinnlp.errors import InvalidRecordError, ReadError
from xinnlp.record import Commitment, Figure, Membership, Organisation, Person, Quote, Record, Theme
from xinnlp.schema.contract import Problem, find_problems
from xinnlp.source import sha256_of


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


def read_prediction(path: Path, article_text: str) -> tuple[Prediction, list[Problem]]:
    """Return the prediction of a record's file, and what makes the record invalid where that does not stop scoring.

    `article_text` is what the offsets of a record written without text refer to. Raises ReadError where the file
    cannot be read, InvalidRecordError where its lists cannot be told or its offsets refer to another text.
    """
    data = _load(path)
    try:
        record = Record.from_dict(data)
        own_text = record.text is not None or record.document.text_sha256 == sha256_of(article_text.encode())
        prediction = Prediction.of(record)
    except (KeyError, TypeError, AttributeError):
        prediction, own_text = None, True
    if not own_text:
        raise InvalidRecordError(f"{path}: its offsets are of another text than the article beside the gold")
    problems = find_problems(data)
    if prediction is None or (problems and not _has_types(prediction, Prediction)):
        told = f"{problems[0].path}: {problems[0].message}" if problems else "is no record"
        raise InvalidRecordError(f"{path}::{told}; extract it again")
    return prediction, problems


def _load(path: Path) -> Any:  # noqa: ANN401
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise ReadError(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise InvalidRecordError(f"{path}: is no JSON: {error}") from error


def _has_types(value: object, wanted: Any) -> bool:  # noqa: ANN401
    """Tell whether a value is of a type, and its fields and items of theirs."""
    if dataclasses.is_dataclass(wanted):
        hints = typing.get_type_hints(wanted)
        return all(_has_types(getattr(value, name), hint) for name, hint in hints.items())
    options = typing.get_args(wanted)
    if isinstance(value, tuple):
        return typing.get_origin(wanted) is tuple and all(_has_types(item, options[0]) for item in value)
    if options:
        return any(_has_types(value, option) for option in options if option is not Ellipsis)
    return isinstance(value, (int, float) if wanted is float else wanted)
