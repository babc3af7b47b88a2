"""Damaged documents, a bounded number at each run; `python -m tests.fuzz` goes on for as long as one likes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.checks import check_record, check_source
from tests.fuzz.mutation import FORMATS, make_bad, seeds

CASES = sorted((Path(__file__).parent / "cases").glob("*"))
_BOUNDED = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", FORMATS)
@given(chance=st.randoms(use_true_random=False))
@settings(_BOUNDED, max_examples=150)
def test_a_damaged_document_is_read_or_refused(name: str, chance: random.Random) -> None:
    check_source(make_bad(name, chance), name)


@pytest.mark.parametrize("name", FORMATS)
@given(chance=st.randoms(use_true_random=False))
@settings(_BOUNDED, max_examples=15)
def test_from_bytes_to_a_sound_record(name: str, chance: random.Random, nlp: object) -> None:
    check_record(make_bad(name, chance), name)


@pytest.mark.parametrize("name", FORMATS)
def test_the_undamaged_documents_are_read(name: str, nlp: object) -> None:
    for data in seeds(name):
        source = check_source(data, name)
        assert source is not None and "gave" in source.text
        check_record(data, name)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_once_went_wrong(case: Path, nlp: object) -> None:
    """Each case is named `what-went-wrong.format`."""
    check_record(case.read_bytes(), case.suffix[1:])
