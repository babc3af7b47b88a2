"""Errors as what passes between processes."""

from __future__ import annotations

import pickle

import pytest

from xinnlp.errors import DocumentTooLongError, MissingExtraError, TaxonomyError, XinnlpError
from xinnlp.own_names.files import GazetteerError


@pytest.mark.parametrize(
    "error",
    [
        GazetteerError(["own.csv:2: no name", "own.csv:3: no type"]),
        TaxonomyError(["themes.json:1: no id"]),
        DocumentTooLongError("a.txt", 12, 10),
        MissingExtraError("a.pdf", "a PDF", "pdf", "no module"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_crosses_processes_whole(error: XinnlpError) -> None:
    revived = pickle.loads(pickle.dumps(error))
    assert (type(revived), str(revived), revived.exit_code) == (type(error), str(error), error.exit_code)
    assert vars(revived) == vars(error)
