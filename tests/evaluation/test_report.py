from xinnlp.evaluation.intervals import Interval, estimate_intervals
from xinnlp.evaluation.report import find_shortfalls, format_findings, format_tables, to_dict
from xinnlp.evaluation.tally import Counts, DocumentScore, Evaluation, Finding, Share

GOOD = DocumentScore("good", {"people": Counts(2), "sdg": Counts()}, {"figure_unit": Share(1, 1)})
POOR = DocumentScore(
    "poor",
    {"people": Counts(1, 1, 1), "sdg": Counts(missed=1)},
    {"figure_unit": Share(0, 1)},
    [Finding("people", "false", "Kivu\nSchools"), Finding("figure_unit", "wrong", "5 kg", "g", "kg")],
)
EVALUATION = Evaluation((GOOD, POOR))


def test_the_tables_say_each_list_each_share_and_each_document_the_worst_first():
    assert format_tables(EVALUATION).splitlines() == [
        "list        P      R     F1  right  false  missed",
        "people  0.750  0.750  0.750      3      1       1",
        "sdg     0.000  0.000  0.000      0      0       1",
        "",
        "of those found  share  right  of",
        "figure unit     0.500      1   2",
        "",
        "worst first (F1)  mean  people   sdg",
        "poor              0.25    0.50  0.00",
        "good              1.00    1.00     –",
    ]


def test_intervals_stand_beside_their_scores():
    lines = format_tables(EVALUATION, {name: Interval(0.25, 0.75) for name in ("people", "sdg", "figure_unit")})
    assert "people  0.750  0.750  0.750   0.25–0.75" in lines
    assert "figure unit     0.500  0.25–0.75" in lines


def test_findings_are_told_by_document_on_a_line_each():
    assert format_findings(EVALUATION).splitlines() == [
        "",
        "== poor",
        "  people: false find 'Kivu Schools'",
        "  figure_unit of '5 kg': g, gold has kg",
    ]


def test_programs_get_counts_and_rounded_scores():
    described = to_dict(EVALUATION, estimate_intervals(EVALUATION), with_findings=True)
    assert described["lists"]["people"] == {
        "precision": 0.75,
        "recall": 0.75,
        "f1": 0.75,
        "right": 3,
        "false": 1,
        "missed": 1,
        "interval": [0.5, 1.0],
    }
    assert described["shares"]["figure_unit"] == {"share": 0.5, "right": 1, "of": 2, "interval": [0.0, 1.0]}
    assert [one["name"] for one in described["documents"]] == ["poor", "good"]
    assert described["documents"][0]["errors"][0] == {
        "list": "people",
        "kind": "false",
        "what": "Kivu\nSchools",
        "found": None,
        "gold": None,
    }
    assert "errors" not in to_dict(EVALUATION)["documents"][0]


def test_what_is_below_its_floor_is_named_and_what_reaches_it_is_not():
    assert find_shortfalls(EVALUATION, {"people": 0.75, "figure_unit": 0.5}) == []
    assert find_shortfalls(EVALUATION, {"people": 0.8, "figure_unit": 0.51}) == [
        "people is 0.7500, below 0.8",
        "figure_unit is 0.5000, below 0.51",
    ]


def test_a_floor_for_what_was_not_measured_is_not_met():
    assert find_shortfalls(EVALUATION, {"quotes": 0.0}) == ["quotes was not measured: the gold has nothing for it"]
