import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.evaluation.tally import Counts, DocumentScore, Evaluation, Share

counts = st.builds(Counts, *[st.integers(0, 50)] * 3)


def test_precision_recall_and_f1():
    some = Counts(right=3, false=1, missed=3)
    assert (some.precision, some.recall, some.f1) == (0.75, 0.5, 0.6)


def test_nothing_to_find_and_nothing_found_is_perfect_but_a_single_fault_is_not():
    assert (Counts().precision, Counts().recall, Counts().f1) == (1.0, 1.0, 1.0)
    assert (Counts(false=1).precision, Counts(false=1).recall, Counts(false=1).f1) == (0.0, 0.0, 0.0)
    assert (Counts(missed=1).precision, Counts(missed=1).recall, Counts(missed=1).f1) == (0.0, 0.0, 0.0)


@given(counts)
def test_f1_is_the_harmonic_mean(some):
    precision, recall = some.precision, some.recall
    expected = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    assert some.f1 == pytest.approx(expected)


def test_totals_are_of_items_not_of_documents():
    small = DocumentScore("small", {"people": Counts(1, 0, 0)}, {"figure_unit": Share(1, 1)})
    large = DocumentScore("large", {"people": Counts(2, 4, 3), "sdg": Counts(1)}, {"figure_unit": Share(0, 3)})
    evaluation = Evaluation((large, small))
    assert evaluation.lists == {"people": Counts(3, 4, 3), "sdg": Counts(1)}
    assert evaluation.shares == {"figure_unit": Share(1, 4)}


def test_the_worst_document_comes_first_and_empty_lists_do_not_flatter():
    half = DocumentScore("half", {"people": Counts(1, 1, 1), "sdg": Counts(), "quotes": Counts()})
    better = DocumentScore("better", {"people": Counts(1, 1, 1), "sdg": Counts(1)})
    nothing = DocumentScore("nothing", {"people": Counts()})
    assert half.mean_f1 == 0.5
    assert [one.name for one in Evaluation((nothing, better, half)).worst_first] == ["half", "better", "nothing"]


def test_a_share_of_nothing_has_no_value():
    assert Share().value is None
    assert Share(1, 4).value == 0.25
