"""Evidence and the weights that make a probability of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.confidence.evidence import read_evidence
from xinnlp.confidence.rating import rate_statements
from xinnlp.confidence.weights import INTERCEPT, load_weights, probability_of
from xinnlp.extraction import extract_text
from xinnlp.settings import RECOGNISERS, Settings

TEXT = (
    "Ada Lowe, chair of the Lowe Trust, pledged $2 million to the Kivu School Fund for girls’ education. "
    "“We want every girl to learn to read and to write,” said Lowe. Lowe said that 400 girls go to school there."
)


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


@pytest.mark.parametrize("recogniser", RECOGNISERS)
def test_every_evidence_has_a_weight_and_every_weight_an_evidence(doc, recogniser):
    evidence = read_evidence(doc)
    weights = load_weights(recogniser)
    assert weights.keys() == evidence.keys()
    for name, items in evidence.items():
        assert items, f"the text has no {name}"
        for item in filter(None, items):
            assert item.keys() == weights[name].keys() - {INTERCEPT}
            assert all(0 <= value <= 1 for value in item.values()), name


def test_a_name_seen_again_is_surer(nlp):
    once, often = (read_evidence(nlp(text))["people"][0] for text in (TEXT.partition(" “")[0], TEXT))
    assert often["mentions"] > once["mentions"] == 0


def test_indirect_speech_and_causes_have_no_confidence(doc):
    rated = rate_statements(doc, "xinnlp")
    kinds = [quote.type for quote in doc._.quotes]
    assert set(kinds) == {"direct", "indirect"}
    assert [one is None for one in rated["quotes"]] == [kind == "indirect" for kind in kinds]
    assert [one is None for one in rated["themes"]] == [theme.vocabulary != "sdg" for theme in doc._.themes]


def test_money_is_less_sure_where_nothing_tells_whose_dollar_it_is():
    assumed, told = (
        extract_text(f"Ada Lowe gave $2 million to the school{place}.").figures[0] for place in ("", " in Ohio")
    )
    assert (assumed.unit, told.unit) == ("USD", "USD")
    assert assumed.confidence < told.confidence


def test_the_record_has_the_confidences_and_the_settings_leave_out_by_them(nlp):
    record = extract_text(TEXT)
    assert record.people[0].confidence == rate_statements(nlp(TEXT), "xinnlp")["people"][0]
    least = max(one.confidence for one in record.commitments) + 0.01
    shortened = extract_text(TEXT, Settings(min_confidence=least))
    assert shortened.commitments == ()
    assert shortened.provenance.left_out.commitments == len(record.commitments)
    assert shortened.provenance.settings_sha256 != record.provenance.settings_sha256


@given(st.floats(-1e6, 1e6))
def test_a_probability_is_never_certainty(score):
    assert 0.01 <= probability_of({"a": 1.0}, {INTERCEPT: score, "a": 0.0}) <= 0.99


def test_evidence_that_speaks_for_it_makes_surer():
    weights = {INTERCEPT: 0.0, "a": 1.0}
    assert probability_of({"a": 0.0}, weights) == 0.5
    assert probability_of({"a": 1.0}, weights) == pytest.approx(0.7311, abs=1e-4)
