"""An evaluation told: as tables for people, as plain data for programs, and against floors."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xinnlp.evaluation.calibration import measure_calibration
from xinnlp.evaluation.intervals import Interval
from xinnlp.evaluation.tally import LISTS, SHARES, Counts, DocumentScore, Evaluation

MEASURES = (*LISTS, *SHARES)

_DIGITS = 4
_SHORT_NAMES = {
    "organisations": "orgs",
    "figures_full": "full",
    "quotes_attributed": "attrib.",
    "commitments": "commit.",
}
_NAME_WIDTH = 28


def find_shortfalls(evaluation: Evaluation, floors: Mapping[str, float]) -> list[str]:
    """Return a line for each measure (F1 of a list, or a share) below its floor, or with nothing to measure it on."""
    lists, shares = evaluation.lists, evaluation.shares
    scores = {name: counts.f1 for name, counts in lists.items()} | {name: s.value for name, s in shares.items()}
    lines = []
    for name, floor in floors.items():
        score = scores.get(name)
        if score is None:
            lines.append(f"{name} was not measured: the gold has nothing for it")
        elif score < floor:
            lines.append(f"{name} is {score:.4f}, below {floor:g}")
    return lines


def format_tables(evaluation: Evaluation, intervals: Mapping[str, Interval] | None = None) -> str:
    """Return the tables of lists, of shares and of documents, the worst first."""
    lists = [
        [
            _label(name),
            *(f"{score:.3f}" for score in (c.precision, c.recall, c.f1)),
            *_format_interval(name, intervals),
            *map(str, (c.right, c.false, c.missed)),
        ]
        for name, c in evaluation.lists.items()
    ]
    shares = [
        [_label(name), f"{share.value:.3f}", *_format_interval(name, intervals), str(share.right), str(share.of)]
        for name, share in evaluation.shares.items()
    ]
    interval = ["95 % of F1"] if intervals is not None else []
    share_interval = ["95 %"] if intervals is not None else []
    tables = [_align([["list", "P", "R", "F1", *interval, "right", "false", "missed"], *lists])]
    if shares:
        tables.append(_align([["of those found", "share", *share_interval, "right", "of"], *shares]))
    tables.append(_align(_tabulate_documents(evaluation)))
    return "\n".join(tables)


def format_calibration(evaluation: Evaluation) -> str:
    """Return the table of how well confidence is calibrated, one line where no statement has any."""
    measured = measure_calibration(evaluation)
    if not measured:
        return "\nno statement has a confidence that gold could bear out\n"
    rows = [
        [_label(name), f"{one.error:.3f}", f"{one.confidence:.3f}", f"{one.right:.3f}", str(one.of)]
        for name, one in measured.items()
    ]
    return "\n" + _align([["confidence", "ECE", "mean", "right", "of"], *rows])


def format_findings(evaluation: Evaluation) -> str:
    """Return every disagreement by document, the worst first; a document without any is left out."""
    lines = []
    for document in evaluation.worst_first:
        if document.findings:
            lines += ["", f"== {document.name}", *(f"  {finding}" for finding in document.findings)]
    return "".join(f"{line}\n" for line in lines)


def to_dict(
    evaluation: Evaluation, intervals: Mapping[str, Interval] | None = None, *, with_findings: bool = False
) -> dict[str, Any]:
    """Return the evaluation for programs, scores rounded to four digits; documents with the worst first."""
    return {
        "lists": {
            name: _describe_counts(c) | _describe_interval(name, intervals) for name, c in evaluation.lists.items()
        },
        "shares": {
            name: {"share": _round(share.value), "right": share.right, "of": share.of}
            | _describe_interval(name, intervals)
            for name, share in evaluation.shares.items()
        },
        "calibration": {
            name: {"ece": _round(one.error), "mean": _round(one.confidence), "right": _round(one.right), "of": one.of}
            for name, one in measure_calibration(evaluation).items()
        },
        "documents": [_describe_document(one, with_findings=with_findings) for one in evaluation.worst_first],
    }


def _describe_document(document: DocumentScore, *, with_findings: bool) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": document.name,
        "mean_f1": _round(document.mean_f1),
        "lists": {name: _describe_counts(counts) for name, counts in document.lists.items()},
    }
    if with_findings:
        described["errors"] = [dataclasses.asdict(finding) for finding in document.findings]
    return described


def _describe_counts(counts: Counts) -> dict[str, Any]:
    scores = {name: _round(getattr(counts, name)) for name in ("precision", "recall", "f1")}
    return {**scores, "right": counts.right, "false": counts.false, "missed": counts.missed}


def _describe_interval(name: str, intervals: Mapping[str, Interval] | None) -> dict[str, Any]:
    if intervals is None:
        return {}
    return {"interval": [_round(bound) for bound in intervals[name]]}


def _round(score: float | None) -> float | None:
    return None if score is None else round(score, _DIGITS)


def _tabulate_documents(evaluation: Evaluation) -> Iterator[list[str]]:
    names = list(evaluation.lists)
    yield ["worst first (F1)", "mean", *(_SHORT_NAMES.get(name, name) for name in names)]
    for document in evaluation.worst_first:
        cells = (document.lists.get(name, Counts()) for name in names)
        yield [
            _shorten(document.name),
            f"{document.mean_f1:.2f}",
            *("–" if counts.is_empty else f"{counts.f1:.2f}" for counts in cells),
        ]


def _label(name: str) -> str:
    return name.replace("_", " ")


def _shorten(name: str) -> str:
    return name if len(name) <= _NAME_WIDTH else f"{name[: _NAME_WIDTH - 1]}…"


def _format_interval(name: str, intervals: Mapping[str, Interval] | None) -> list[str]:
    if intervals is None:
        return []
    low, high = intervals[name]
    return [f"{low:.2f}–{high:.2f}"]


def _align(rows: Iterator[list[str]] | Sequence[list[str]]) -> str:
    """Set cells in columns, the first to the left and numbers to the right."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)
