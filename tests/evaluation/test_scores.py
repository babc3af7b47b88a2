from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from evaluation.builders import figure, goal, gold_figure, organisation, person
from xinnlp.evaluation.gold import GoldDocument, GoldName
from xinnlp.evaluation.prediction import Prediction
from xinnlp.evaluation.scores import score_document, score_documents
from xinnlp.evaluation.tally import Counts, Finding, Share


def make_gold(text="", **lists):
    return GoldDocument("article", Path("article.txt"), text, **lists)


def score_people(gold, *predicted):
    return score_document(make_gold(people=gold), Prediction(people=predicted))


ADA = GoldName("Ada Lowe", ("Ada Lowe", "Lowe", "Dr Lowe"))


def test_a_person_is_right_by_any_form_of_gold():
    for name in ("Ada Lowe", "ada lowe’s", "Lowe"):
        assert score_people((ADA,), person(1, name)).lists["people"] == Counts(1, 0, 0)
    assert score_people((ADA,), person(1, "Professor Lowe", "Lowe")).lists["people"] == Counts(1, 0, 0)


names = st.sampled_from(["Ada Lowe", "Lowe", "Dr Lowe", "Tom Bright", "Bright", "Eve", "the Eve’s"])


@given(
    st.lists(st.lists(names, min_size=1, max_size=3), max_size=5),
    st.lists(st.lists(names, min_size=1, max_size=3), max_size=5),
)
def test_every_item_is_counted_once(gold, predicted):
    people = tuple(GoldName(first, tuple(others)) for first, *others in gold)
    counts = score_people(people, *(person(n, *forms) for n, forms in enumerate(predicted))).lists["people"]
    assert (counts.right + counts.missed, counts.right + counts.false) == (len(gold), len(predicted))


def test_another_name_is_a_false_find_and_a_miss():
    score = score_people((ADA,), person(1, "Tom Lowe"))
    assert score.lists["people"] == Counts(0, 1, 1)
    assert score.findings == [Finding("people", "false", "Tom Lowe"), Finding("people", "missed", "Ada Lowe")]


def test_a_failed_merge_is_a_false_find():
    assert score_people((ADA,), person(1, "Ada Lowe"), person(2, "Lowe")).lists["people"] == Counts(1, 1, 0)


def test_a_name_takes_its_gold_before_another_name_does():
    tom = GoldName("Tom Lowe", ("Tom Lowe", "Lowe"))
    score = score_people((ADA, tom), person(1, "Mrs Lowe", "Lowe"), person(2, "Ada Lowe"))
    assert score.lists["people"] == Counts(2, 0, 0)


def test_types_are_judged_of_the_organisations_found_alone():
    gold = make_gold(
        organisations=(
            GoldName("Lowe Trust", (), "foundation"),
            GoldName("Aldo", (), "company"),
            GoldName("Bo", (), "media"),
        )
    )
    predicted = Prediction(
        organisations=(
            organisation(1, "Lowe Trust", classification="foundation"),
            organisation(2, "Aldo", classification="nonprofit"),
            organisation(3, "Nobody", classification="company"),
        )
    )
    score = score_document(gold, predicted)
    assert score.lists["organisations"] == Counts(2, 1, 1)
    assert score.shares["organisation_type"] == Share(1, 2)
    assert Finding("organisation_type", "wrong", "Aldo", "nonprofit", "company") in score.findings


def test_a_figure_is_found_where_it_overlaps_and_full_when_all_agrees():
    text = "They sent about 40 desks to Kivu."
    gold = make_gold(text, figures=(gold_figure("about 40 desks", 40, qualifier="about"),))
    full = score_document(gold, Prediction(figures=(figure(text, "about 40 desks", 40, qualifier="about"),)))
    assert full.lists["figures"] == full.lists["figures_full"] == Counts(1, 0, 0)
    half = score_document(gold, Prediction(figures=(figure(text, "40", 40),)))
    assert half.lists["figures"] == Counts(1, 0, 0)
    assert half.lists["figures_full"] == Counts(0, 1, 1)
    assert (half.shares["figure_qualifier"], half.shares["figure_value"]) == (Share(0, 1), Share(1, 1))


def test_a_figure_without_the_number_of_gold_is_another_one():
    text = "They sent 50 desks of 3 kinds."
    gold = make_gold(text, figures=(gold_figure("50 desks", 50),))
    score = score_document(gold, Prediction(figures=(figure(text, "desks of 3 kinds", 3),)))
    assert score.lists["figures"] == Counts(0, 1, 1)


def test_a_neighbour_that_overlaps_does_not_take_the_place_of_the_very_span():
    text = "They sent 40 desks and 40 chairs."
    gold = make_gold(text, figures=(gold_figure("40 desks", 40),))
    wide = figure(text, "sent 40 desks and", 40, number=1)
    exact = figure(text, "40 desks", 40, number=2)
    score = score_document(gold, Prediction(figures=(wide, exact)))
    assert score.lists["figures"] == Counts(1, 1, 0)
    assert score.findings == [Finding("figures", "false", "sent 40 desks and")]


def test_a_repeated_wording_is_neither_right_nor_wrong_at_its_other_places():
    text = "40 desks came. Then 40 desks went."
    gold = make_gold(text, figures=(gold_figure("40 desks", 40),))
    both = tuple(figure(text, "40 desks", 40, occurrence=n, number=n + 1) for n in (0, 1))
    score = score_document(gold, Prediction(figures=both))
    assert score.lists["figures"] == score.lists["figures_full"] == Counts(1, 0, 0)
    later = score_document(gold, Prediction(figures=both[1:]))
    assert later.lists["figures"] == Counts(1, 0, 0)


def test_a_range_needs_both_ends_and_gold_may_call_a_measure_other():
    text = "pupils aged 13-18 walk 5 km"
    gold = make_gold(
        text,
        figures=(
            gold_figure("aged 13-18", 13, value_max=18, unit="years", kind="age"),
            gold_figure("5 km", 5, unit="km", kind="other"),
        ),
    )
    ages = {"unit": "years", "kind": "age"}
    walk = figure(text, "5 km", 5, unit="kilometres", kind="measure")
    open_end = score_document(gold, Prediction(figures=(figure(text, "aged 13-18", 13, **ages), walk)))
    assert open_end.shares["figure_value"] == Share(1, 2)
    assert open_end.shares["figure_kind"] == Share(2, 2)
    closed = score_document(gold, Prediction(figures=(figure(text, "aged 13-18", 13, value_max=18, **ages), walk)))
    assert closed.lists["figures_full"] == Counts(2, 0, 0)


def test_offsets_are_read_in_the_text_of_the_record():
    gold = make_gold("**They** sent 40 desks.", figures=(gold_figure("40 desks", 40),))
    text = "They sent 40 desks."
    score = score_document(gold, Prediction(text=text, figures=(figure(text, "40 desks", 40),)))
    assert score.lists["figures"] == Counts(1, 0, 0)


def test_goals_are_compared_as_sets_and_the_main_one_is_looked_for_among_the_best_three():
    predicted = Prediction(
        themes=(goal(4, 0.2), goal(13, 0.9), goal(13, 0.8), goal(1, 0.7), goal(2, 0.6), goal("arts", 1.0, "xinnlp"))
    )
    score = score_document(make_gold(goals=(4, 13, 17)), predicted)
    assert score.lists["sdg"] == Counts(2, 2, 1)
    assert score.shares["sdg_first_in_top_3"] == Share(0, 1)
    assert score_document(make_gold(goals=(2,)), predicted).shares["sdg_first_in_top_3"] == Share(1, 1)


def test_a_list_that_gold_does_not_annotate_is_not_scored_but_an_empty_one_is():
    predicted = Prediction(people=(person(1, "Ada Lowe"),), themes=(goal(4, 1.0),))
    score = score_document(make_gold(people=()), predicted)
    assert score.lists == {"people": Counts(0, 1, 0)}


def test_an_article_without_a_record_scores_as_an_empty_one():
    evaluation = score_documents([make_gold(people=(ADA,))], {})
    assert evaluation.lists == {"people": Counts(0, 0, 1)}
