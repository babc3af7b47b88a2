"""What is installed here: versions, whether the model's weights are the official ones, and what is missing.

Nothing is loaded for it: versions come from package metadata, weights are only hashed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import platform
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import xinnlp
from xinnlp.errors import ModelError
from xinnlp.knowledge import load_table
from xinnlp.readers import FORMATS, Format
from xinnlp.settings import Settings

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+).*?extra\s*==\s*['\"]([^'\"]+)['\"]")


@dataclass(frozen=True, slots=True)
class Model:
    """A spaCy model; `weights` is official, altered, unknown (no list of hashes for it) or missing."""

    setting: str
    name: str | None
    version: str | None
    path: str | None
    weights: str
    altered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extra:
    """Something optional: its packages that are missing, and the command that brings them."""

    name: str
    missing: tuple[str, ...]
    install: str


@dataclass(frozen=True, slots=True)
class Readable:
    """A format that can be read; where its packages are missing, `install` is the command that brings them."""

    name: str
    suffixes: tuple[str, ...]
    install: str | None


@dataclass(frozen=True, slots=True)
class Installation:
    """What `xinnlp info` tells."""

    xinnlp: str
    python: str
    spacy: str | None
    model: Model
    ner_model: str | None
    formats: tuple[Readable, ...]
    extras: tuple[Extra, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it for programs."""
        return asdict(self)


def describe_installation(settings: Settings) -> Installation:
    """Return what is installed, with the model that these settings name."""
    return Installation(
        xinnlp=xinnlp.__version__,
        python=platform.python_version(),
        spacy=_version_of("spacy"),
        model=describe_model(settings.model),
        ner_model=_describe_ner_model() if settings.ner == "xinnlp" else None,
        formats=tuple(map(_describe_format, FORMATS.values())),
        extras=tuple(_find_extras()),
    )


def describe_model(setting: str) -> Model:
    """Return the name, version and state of the weights of an installed model or a folder of one."""
    folder = _find_folder(setting)
    if folder is None:
        return Model(setting, None, None, None, "missing")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    name, version = str(meta.get("name")), str(meta.get("version"))
    name = name if name.startswith(f"{meta.get('lang')}_") else f"{meta.get('lang')}_{name}"
    hashes = load_table("model_weights").get(name, {}).get(version)
    if hashes is None:
        return Model(setting, name, version, str(folder), "unknown")
    altered = tuple(file for file, wanted in hashes.items() if _sha256_of(folder / file) != wanted)
    return Model(setting, name, version, str(folder), "altered" if altered else "official", altered)


def _find_folder(setting: str) -> Path | None:
    """Return the folder that holds the model's config and weights: the path itself, or that in its package."""
    folder = Path(setting)
    if not (folder / "meta.json").is_file():
        if not setting.isidentifier() or (spec := importlib.util.find_spec(setting)) is None or not spec.origin:
            return None
        folder = Path(spec.origin).parent
    if (folder / "config.cfg").is_file():
        return folder
    return next((inner.parent for inner in sorted(folder.glob("*/config.cfg"))), None)


def _sha256_of(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _describe_ner_model() -> str | None:
    """Return name, version and hash of the project's own named-entity model; None where it is not there."""
    from xinnlp.ner_model.weights import read_meta  # noqa: PLC0415

    try:
        meta = read_meta()
    except ModelError:
        return None
    return f"{meta.name} {meta.version} (sha256 {meta.model_sha256})"


def _describe_format(found: Format) -> Readable:
    install = None if found.is_installed else _install(found.extra or "all")
    return Readable(found.name, found.suffixes, install)


def _install(extra: str) -> str:
    return f"pip install 'xinnlp[{extra}]'"


def _find_extras() -> Iterator[Extra]:
    missing: dict[str, list[str]] = {}
    for requirement in metadata.requires("xinnlp") or ():
        match = _REQUIREMENT.match(requirement)
        if match and match.group(2) != "dev" and match.group(1) != "xinnlp":  # an extra may be made of others
            found = missing.setdefault(match.group(2), [])
            if _version_of(match.group(1)) is None:
                found.append(match.group(1))
    for name, packages in sorted(missing.items()):
        yield Extra(name, tuple(packages), _install(name))


def _version_of(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
