"""Gold: what an annotator found in an article, `NAME.gold.json` beside the article `NAME.txt` or `NAME.md`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from xinnlp.errors import ConfigurationError, ReadError
from xinnlp.evaluation.gold_checks import find_gold_problems
from xinnlp.readers import READERS, read_file

GOLD_SUFFIX = ".gold.json"

T = TypeVar("T")


class GoldError(ConfigurationError):
    """Gold that breaks its format or is not verbatim in the article; `problems` has every fault, a line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Keep the faults; `problems` has at least one."""
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        super().__init__(f"the gold is broken: {problems[0]}{more}; mend it, since nothing is scored against it")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class GoldName:
    """A person or organisation: the fullest form and every different form; `type` of organisations only."""

    name: str
    mentions: tuple[str, ...] = ()
    type: str | None = None


@dataclass(frozen=True, slots=True)
class GoldRole:
    """A person's post; `title` is None where only the affiliation is told."""

    person: str
    title: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A quantity with its magnitude worked out."""

    text: str
    value: float
    unit: str
    kind: str
    qualifier: str = "exact"
    value_max: float | None = None


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """The beginning of a direct quotation; `speaker` is None where the text does not tell."""

    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class GoldCommitment:
    """Who gives a sum to whom; `figure` is the text of a gold figure."""

    figure: str
    status: str
    funders: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The gold of one article; a list that was not annotated is None, which is not the same as empty."""

    name: str
    path: Path
    text: str
    people: tuple[GoldName, ...] | None = None
    roles: tuple[GoldRole, ...] | None = None
    organisations: tuple[GoldName, ...] | None = None
    figures: tuple[GoldFigure, ...] | None = None
    quotes: tuple[GoldQuote, ...] | None = None
    goals: tuple[int, ...] | None = None
    commitments: tuple[GoldCommitment, ...] | None = None


def find_gold(folder: Path) -> dict[str, Path]:
    """Return the gold files of a folder by the name of their article, in order; raises ReadError without any."""
    found = {path.name.removesuffix(GOLD_SUFFIX): path for path in sorted(folder.glob(f"*{GOLD_SUFFIX}"))}
    if not found:
        raise ReadError(f"no gold in {folder}: there is no NAME{GOLD_SUFFIX}")
    return found


def read_gold(paths: Sequence[Path]) -> list[GoldDocument]:
    """Return the gold of some files, each with the text of its article.

    Raises ReadError where a file or its article cannot be read, and GoldError with all faults of all files.
    """
    documents, problems = [], []
    for path in paths:
        data = _load(path)
        article = _find_article(path)
        text = read_file(article).text
        faults = [f"{path}::{where}: {message}" for where, message in find_gold_problems(data, text)]
        problems += faults
        if not faults:
            documents.append(_build(data, path.name.removesuffix(GOLD_SUFFIX), article, text))
    if problems:
        raise GoldError(problems)
    return documents


def _load(path: Path) -> Any:  # noqa: ANN401
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise ReadError(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"cannot read {path}: it is no JSON: {error}") from error


def _find_article(gold: Path) -> Path:
    stem = gold.name.removesuffix(GOLD_SUFFIX)
    candidates = [gold.with_name(stem + suffix) for suffix in READERS]
    article = next((path for path in candidates if path.is_file()), None)
    if article is None:
        raise ReadError(f"no article for {gold}: put its text beside it, as {' or '.join(p.name for p in candidates)}")
    return article


def _build(data: dict[str, Any], name: str, path: Path, text: str) -> GoldDocument:
    def build(key: str, make: Callable[[dict[str, Any]], T]) -> tuple[T, ...] | None:
        return tuple(make(item) for item in data[key]) if key in data else None

    roles = tuple(role for person in data.get("people", ()) for role in _make_roles(person))
    return GoldDocument(
        name,
        path,
        text,
        people=build("people", _make_name),
        roles=roles if "people" in data else None,
        organisations=build("organisations", _make_name),
        figures=build("figures", _make_figure),
        quotes=build("quotes", lambda item: GoldQuote(item["text"], item["speaker"])),
        goals=build("themes", lambda item: int(item["sdg"])),
        commitments=build("commitments", _make_commitment),
    )


def _make_name(item: dict[str, Any]) -> GoldName:
    return GoldName(item["name"], tuple(item.get("mentions", ())), item.get("type"))


def _make_roles(person: dict[str, Any]) -> Iterator[GoldRole]:
    return (GoldRole(person["name"], role["title"], role["organisation"]) for role in person.get("roles", ()))


def _make_figure(item: dict[str, Any]) -> GoldFigure:
    return GoldFigure(**{key: value for key, value in item.items() if key != "measures"})


def _make_commitment(item: dict[str, Any]) -> GoldCommitment:
    return GoldCommitment(item["figure"], item["status"], tuple(item["funders"]), tuple(item["recipients"]))
