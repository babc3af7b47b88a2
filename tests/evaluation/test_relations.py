from pathlib import Path

import pytest

from evaluation.builders import commitment, figure, gold_figure, membership, organisation, person, quote
from xinnlp.evaluation.gold import GoldCommitment, GoldDocument, GoldName, GoldQuote, GoldRole
from xinnlp.evaluation.prediction import Prediction
from xinnlp.evaluation.scores import score_document
from xinnlp.evaluation.tally import Counts, Finding, Share

TEXT = "The Lowe Trust (LT) gave $2 million to Kivu Schools; “We are glad,” said Ada Lowe. $2 million it is."
PEOPLE = (GoldName("Ada Lowe", ("Ada Lowe", "Lowe")),)
ORGANISATIONS = (GoldName("Lowe Trust", ("Lowe Trust", "LT"), "foundation"), GoldName("Kivu Schools", (), "academic"))
FOUND = {
    "people": (person(1, "Ada Lowe"), person(2, "Tom Bright")),
    "organisations": (organisation(1, "LT"), organisation(2, "Kivu Schools")),
}


def score(predicted=None, found=FOUND, **gold):
    document = GoldDocument("a", Path("a.txt"), TEXT, people=PEOPLE, organisations=ORGANISATIONS, **gold)
    return score_document(document, Prediction(**found, **(predicted or {})))


def score_role(gold, *memberships):
    return score({"memberships": memberships}, roles=gold).lists["roles"]


CHAIR = GoldRole("Ada Lowe", "chair", "Lowe Trust")


def test_a_role_is_right_when_person_organisation_and_title_agree():
    assert score_role((CHAIR,), membership(1, "Chair", 1)) == Counts(1, 0, 0)
    assert score_role((CHAIR,), membership(1, "vice chair", 1)) == Counts(1, 0, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        membership(2, "chair", 1),
        membership(1, "treasurer", 1),
        membership(1, "chair", 2),
        membership(1, None, 1),
        membership(1, "chair"),
    ],
)
def test_a_role_with_one_of_them_wrong_is_a_false_find_and_a_miss(wrong):
    assert score_role((CHAIR,), wrong) == Counts(0, 1, 1)


def test_a_role_is_found_once():
    assert score_role((CHAIR,), membership(1, "chair", 1), membership(1, "chair", 1)) == Counts(1, 1, 0)


def test_gold_without_a_title_agrees_with_any():
    assert score_role((GoldRole("Ada Lowe", None, "Lowe Trust"),), membership(1, "chair", 1)) == Counts(1, 0, 0)


def test_no_organisation_agrees_with_a_country_but_not_with_a_body():
    assert score_role((GoldRole("Ada Lowe", "minister", "Ghana"),), membership(1, "minister")) == Counts(1, 0, 0)
    assert score_role((GoldRole("Ada Lowe", "minister", "Kivu Schools"),), membership(1, "minister")) == Counts(0, 1, 1)


def test_authorship_is_no_role_on_either_side():
    assert score_role((GoldRole("Ada Lowe", "Author", None),), membership(1, "author"), membership(1, "By")) == Counts()


def score_quotes(gold, *quotes):
    return score({"quotes": quotes}, quotes=gold)


def test_a_quotation_is_found_by_its_beginning_and_attributed_by_its_speaker():
    gold = (GoldQuote("We are glad, and we shall be gladder when", "Ada Lowe"),)
    said = "“We are glad, and we shall be gladder when it rains,”"
    right = score_quotes(gold, quote(1, said, "p1"))
    assert right.lists["quotes"] == right.lists["quotes_attributed"] == Counts(1, 0, 0)
    for speaker in ("p2", None):
        wrong = score_quotes(gold, quote(1, said, speaker))
        assert wrong.lists["quotes"] == Counts(1, 0, 0)
        assert wrong.lists["quotes_attributed"] == Counts(0, 1, 1)
    other = score_quotes(gold, quote(1, "“We are glad, and that is all there is to it, she said”", "p1"))
    assert other.lists["quotes"] == Counts(0, 1, 1)


def test_only_the_first_forty_characters_must_be_held():
    gold = (GoldQuote("We are glad, and we shall be gladder when they come", None),)
    assert score_quotes(gold, quote(1, "“We are glad, and we shall be gladder whe…”")).lists["quotes"] == Counts(
        1, 0, 0
    )


def test_a_quotation_without_a_speaker_is_attributed_right_without_one_only():
    gold = (GoldQuote("We are glad", None),)
    assert score_quotes(gold, quote(1, "“We are glad”")).lists["quotes_attributed"] == Counts(1, 0, 0)
    named = score_quotes(gold, quote(1, "“We are glad”", "p1"))
    assert named.lists["quotes_attributed"] == Counts(0, 1, 1)
    assert named.findings[-1] == Finding("quotes_attributed", "wrong", "We are glad", "Ada Lowe", None)


def test_indirect_speech_is_not_counted():
    assert score_quotes((), quote(1, "that they are glad", "p1", "indirect")).lists["quotes"] == Counts()


def test_an_organisation_may_speak_under_its_short_form():
    gold = (GoldQuote("We are glad", "Lowe Trust"),)
    assert score_quotes(gold, quote(1, "“We are glad”", "o1")).lists["quotes_attributed"] == Counts(1, 0, 0)


GIFT = GoldCommitment("$2 million", "given", ("Lowe Trust",), ("Kivu Schools",))


def score_commitments(*commitments, gold=GIFT, occurrence=0):
    money = {"unit": "USD", "kind": "money"}
    both = tuple(figure(TEXT, "$2 million", 2e6, occurrence=n, number=n + 1, **money) for n in (0, 1))
    predicted = {"figures": both[occurrence:], "commitments": commitments}
    return score(predicted, figures=(gold_figure("$2 million", 2e6, **money),), commitments=(gold,))


def test_a_commitment_is_right_when_figure_funder_recipient_and_status_agree():
    right = score_commitments(commitment(1, "given", ["o1"], ["o2"]))
    assert right.lists["commitments"] == Counts(1, 0, 0)
    assert right.shares["commitment_status"] == Share(1, 1)


def test_a_commitment_may_speak_of_the_figure_where_it_is_told_again():
    assert score_commitments(commitment(2, "given", ["o1"], ["o2"])).lists["commitments"] == Counts(1, 0, 0)


def test_parties_may_be_named_instead_of_known():
    named = commitment(1, "given", ["the Lowe Trust"], ["schools"], ids=False)
    assert score_commitments(
        named, gold=GoldCommitment("$2 million", "given", ("Lowe Trust",), ("rural schools",))
    ).lists["commitments"] == Counts(1, 0, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        commitment(3, "given", ["o1"], ["o2"]),
        commitment(1, "given", ["o2"], ["o2"]),
        commitment(1, "given", [], ["o2"]),
        commitment(1, "given", ["o1"], ["o1"]),
        commitment(1, "sought", ["o1"], ["o2"]),
        commitment(1, "raised", ["o1"], ["o2"]),
    ],
)
def test_a_commitment_with_another_figure_party_or_status_is_a_false_find_and_a_miss(wrong):
    assert score_commitments(wrong).lists["commitments"] == Counts(0, 1, 1)


def test_pledged_for_given_costs_the_status_alone():
    close = score_commitments(commitment(1, "pledged", ["o1"], ["o2"]))
    assert close.lists["commitments"] == Counts(1, 0, 0)
    assert close.shares["commitment_status"] == Share(0, 1)


def test_where_gold_names_no_party_any_answer_agrees():
    gold = GoldCommitment("$2 million", "given", (), ())
    assert score_commitments(commitment(1, "given", ["p2"]), gold=gold).lists["commitments"] == Counts(1, 0, 0)


def test_two_known_parties_that_share_words_are_not_one():
    """`Lowe` stands for a person of gold, so it is not the Lowe Trust, whose name contains it."""
    named = commitment(1, "given", ["Lowe"], ["Kivu Schools"], ids=False)
    assert score_commitments(named).lists["commitments"] == Counts(0, 1, 1)


def judge(name, found=FOUND, **lists):
    gold = {key: lists.pop(f"gold_{key}") for key in ("roles", "quotes") if f"gold_{key}" in lists}
    return [(one.place, one.right) for one in score(lists, found, **gold).judgements[name]]


def test_statements_are_judged_at_their_place_in_the_record():
    assert judge("people") == [(0, True), (1, False)]
    wrong, author, right = membership(1, "treasurer", 1), membership(1, "author"), membership(1, "chair", 1)
    assert judge("memberships", memberships=(wrong, author, right), gold_roles=(CHAIR,)) == [(0, False), (2, True)]
    said = (GoldQuote("“We are glad,”", "Ada Lowe"),)
    quotes = (quote(1, "that", "p1", "indirect"), quote(2, "“We are glad,”", "p1"), quote(3, "“No”"))
    assert judge("quotes", quotes=quotes, gold_quotes=said) == [(1, True), (2, False)]
    assert judge("quotes", quotes=(quote(1, "“We are glad,”", "p2"),), gold_quotes=said) == [(0, False)]
