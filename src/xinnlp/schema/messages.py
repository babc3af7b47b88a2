"""What the schema finds, said in words that a newcomer understands and that never quote a whole article."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from xinnlp.errors import ConfigurationError
from xinnlp.schema.authority import THEMES, load_schema

Path = tuple[str | int, ...]

# Checked at the first use: without its checker jsonschema passes over a format in silence.
_FORMATS = ("date", "uri")
_TYPE_NAMES = {"null": "null", "string": "a string", "integer": "a whole number", "number": "a number",
               "array": "a list", "object": "an object", "boolean": "true or false"}  # fmt: skip
_SHOWN = 60


def find_schema_errors(record: Mapping[str, Any]) -> list[tuple[Path, str]]:
    """Return the path and message of everything in a record that breaks the schema, in order of path."""
    if _is_valid(record):
        return []
    errors = sorted(_validator().iter_errors(record), key=lambda error: (_sortable(error.absolute_path), error.message))
    return [(tuple(error.absolute_path), _describe(error)) for error in errors]


def find_taxonomy_errors(taxonomy: object) -> list[tuple[Path, str]]:
    """Return the path and message of everything in a taxonomy that breaks its schema, in order of path."""
    validator = Draft202012Validator(load_schema(THEMES))
    errors = sorted(validator.iter_errors(taxonomy), key=lambda error: (_sortable(error.absolute_path), error.message))
    return [(tuple(error.absolute_path), _describe(error)) for error in errors]


def shorten(value: object) -> str:
    """Return a value as JSON on one line, its middle left out where it is long."""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 15]} … {shown[-12:]}"


def _is_valid(record: Mapping[str, Any]) -> bool:
    """Tell hundreds of times faster than jsonschema whether a record keeps the schema; what is wrong jsonschema tells.

    False also for what only Python can hold, such as half a surrogate pair.
    """
    try:
        return _quick_validator().is_valid(record)
    except (ValueError, TypeError, OverflowError):
        return False


@functools.cache
def _quick_validator() -> jsonschema_rs.Draft202012Validator:
    checker = _format_checker()
    formats: dict[str, Callable[..., bool]] = {name: functools.partial(_conforms, checker, name) for name in _FORMATS}
    return jsonschema_rs.Draft202012Validator(load_schema(), validate_formats=True, formats=formats)


def _conforms(checker: FormatChecker, name: str, value: str) -> bool:
    return checker.conforms(value, name)


@functools.cache
def _validator() -> Draft202012Validator:
    schema = load_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=_format_checker())


def _format_checker() -> FormatChecker:
    try:
        return FormatChecker(formats=_FORMATS)
    except KeyError as error:
        raise ConfigurationError(f"no checker for format {error}: reinstall xinnlp with its dependencies") from error


def _sortable(path: Iterable[str | int]) -> list[tuple[int, int, str]]:
    return [(0, part, "") if isinstance(part, int) else (1, 0, part) for part in path]


def _describe(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    shown = shorten(error.instance)
    match error.validator:
        case "required":
            missing = next(name for name in wanted if f"{name!r} is a required" in error.message)
            return f"lacks {missing!r}"
        case "additionalProperties":
            known = error.schema["properties"] if isinstance(error.schema, Mapping) else {}
            unknown = sorted(set(error.instance or ()) - set(known))  # type: ignore[arg-type]
            return f"has {', '.join(map(repr, unknown))}, which the schema does not know"
        case "type":
            names = [wanted] if isinstance(wanted, str) else wanted
            return f"{shown} is not {' or '.join(_TYPE_NAMES[name] for name in names)}"
        case "enum" | "const":
            options = wanted if isinstance(wanted, list) else [wanted]
            return f"{shown} is not {'one of ' if len(options) > 1 else ''}{', '.join(map(shorten, options))}"
        case "pattern":
            return f"{shown} does not match {wanted}"
        case "format":
            return f"{shown} is no {wanted}"
        case "minLength" | "minItems":
            return f"{shown} is empty"
        case "minimum" | "maximum":
            return f"{shown} is {'less' if error.validator == 'minimum' else 'more'} than {wanted}"
        case "uniqueItems":
            return f"{shown} has an entry twice"
    return shorten(error.message)
