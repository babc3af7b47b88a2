from xinnlp.evaluation.intervals import estimate_intervals
from xinnlp.evaluation.tally import Counts, DocumentScore, Evaluation, Share


def make(*right_of_ten):
    return Evaluation(
        tuple(
            DocumentScore(str(n), {"people": Counts(right, 10 - right, 10 - right)}, {"figure_unit": Share(right, 10)})
            for n, right in enumerate(right_of_ten)
        )
    )


def test_documents_alike_leave_no_doubt():
    assert estimate_intervals(make(8, 8, 8)) == {"people": (0.8, 0.8), "figure_unit": (0.8, 0.8)}


def test_the_interval_holds_the_score_and_narrows_with_more_documents():
    few, many = (estimate_intervals(make(*[2, 10] * times))["people"] for times in (3, 30))
    assert few.low < 0.6 < few.high
    assert many.low < 0.6 < many.high
    assert 0.05 < many.high - many.low < 0.25 < few.high - few.low


def test_the_same_evaluation_has_the_same_intervals():
    assert estimate_intervals(make(1, 5, 9)) == estimate_intervals(make(1, 5, 9))


def test_a_list_without_anything_to_divide_has_no_interval():
    evaluation = Evaluation((DocumentScore("a", {}, {"figure_unit": Share()}),))
    assert estimate_intervals(evaluation) == {}
