"""The model's files: found in the package, checked against what meta.json says of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xinnlp.errors import ModelError

FORMAT = 1
WEIGHTS_FOLDER = Path(__file__).parent / "weights"
META_NAME, MODEL_NAME, TOKENIZER_NAME = "meta.json", "model.onnx", "tokenizer.json"
_REMEDY = "install xinnlp again (pip install --force-reinstall xinnlp), or run with --ner spacy"


@dataclass(frozen=True)
class Meta:
    """What meta.json says: the model's name and version, its labels, its files' hashes, its temperature."""

    name: str
    version: str
    labels: tuple[str, ...]
    temperature: float
    sha256: dict[str, str]

    @property
    def model_sha256(self) -> str:
        """Return the hash that names the model in records and in `xinnlp info`."""
        return self.sha256[MODEL_NAME]


def _fail(path: Path, reason: str) -> ModelError:
    return ModelError(f"cannot load the named-entity model {path}: {reason}; {_REMEDY}")


def read_meta(folder: Path = WEIGHTS_FOLDER) -> Meta:
    """Read and check meta.json; ModelError where it is missing, broken or of another format."""
    path = folder / META_NAME
    try:
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise _fail(path, "the file is missing") from None
    except (OSError, ValueError) as error:
        raise _fail(path, f"it is no readable JSON ({error})") from error
    found = data.get("format") if isinstance(data, dict) else None
    if found != FORMAT:
        raise _fail(path, f"it is of format {found}, this version of xinnlp reads format {FORMAT}")
    try:
        return Meta(
            name=str(data["name"]),
            version=str(data["version"]),
            labels=tuple(map(str, data["labels"])),
            temperature=float(data["temperature"]),
            sha256={name: str(data["sha256"][name]) for name in (MODEL_NAME, TOKENIZER_NAME)},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _fail(path, f"the entry {error} is missing or broken") from error


def read_checked(folder: Path, name: str, sha256: str) -> bytes:
    """Return a file's bytes; ModelError where it is missing or its SHA-256 is another than meta.json's."""
    path = folder / name
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise _fail(path, "the file is missing") from None
    except OSError as error:
        raise _fail(path, f"it cannot be read ({error})") from error
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise _fail(
            path,
            f"it is truncated or of another version ({len(content):,} bytes with SHA-256 {found[:12]}…, "
            f"{META_NAME} names {sha256[:12]}…)",
        )
    return content
