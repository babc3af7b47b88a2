from __future__ import annotations

import pytest
from spacy.tokens import Doc
from tests.giving.parsed import Sentence, Told, parsed, read_sentences

from xinnlp.components.annotations import Commitment, Entity, Figure, read_relations, write_relations
from xinnlp.components.commitments import find_commitments

SENTENCES = read_sentences()
GAVE = (
    "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 $/$/quantmod/5 5/CD/compound/5 million/CD/dobj/2 "
    "to/IN/dative/2 Nyota/NNP/compound/8 School/NNP/pobj/6 ././punct/2"
)
NYOTA, UMEH = ("Nyota", "School"), ("Umeh", "Clinic")
GIVES_IN_A_HEADLINE = (
    "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 Gives/VBZ/ROOT/2 $/$/quantmod/5 5/CD/compound/5 Million/CD/dobj/2 "
    "To/IN/prep/2 School/NNP/pobj/6"
)


def told(doc: Doc) -> tuple[Told, ...]:
    names = {e.id: e.name for kind in ("organisations", "people") for e in read_relations(doc, kind, Entity)}
    figures = read_relations(doc, "figures", Figure)
    return tuple(
        Told(
            c.status,
            doc.text[figures[c.figure].start : figures[c.figure].end],
            tuple(names[i] for i in c.funder_ids) + c.funder_names,
            tuple(names[i] for i in c.recipient_ids) + c.recipient_names,
            c.purpose,
        )
        for c in read_relations(doc, "commitments", Commitment)
    )


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.name)
def test_sentence(sentence: Sentence) -> None:
    assert told(find_commitments(parsed(sentence.parse))) == sentence.told


def test_the_span_is_the_clause_with_verb_and_figure() -> None:
    doc = find_commitments(parsed("However/RB/advmod/0 ,/,/punct/0", GAVE))
    (commitment,) = read_relations(doc, "commitments", Commitment)
    assert doc.text[commitment.start : commitment.end] == "Lowe Trust gave $ 5 million to Nyota School"


def test_a_rounded_headline_is_no_second_commitment() -> None:
    body = (
        "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 $/$/nmod/4 4,950,000/CD/dobj/2 "
        "to/IN/dative/2 Nyota/NNP/compound/7 School/NNP/pobj/5 ././punct/2"
    )
    doc = find_commitments(parsed(GIVES_IN_A_HEADLINE, body, sections=["headline", "paragraph"]))
    assert told(doc) == (Told("given", "$ 4,950,000", ("Lowe Trust",), ("Nyota School",)),)


def test_a_sum_told_again_in_the_same_words_is_one_commitment() -> None:
    assert told(find_commitments(parsed(GAVE, GAVE))) == (
        Told("given", "$ 5 million", ("Lowe Trust",), ("Nyota School",)),
    )


def test_the_same_sum_to_somebody_else_is_another_commitment() -> None:
    other = GAVE.replace("Nyota/NNP", "Umeh/NNP").replace("School/NNP", "Clinic/NNP")
    recipients = [commitment.recipients for commitment in told(find_commitments(parsed(GAVE, other)))]
    assert recipients == [("Nyota School",), ("Umeh Clinic",)]


def test_list_items_take_verb_and_funder_of_their_introduction() -> None:
    introduction = "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 these/DT/det/4 grants/NNS/dobj/2 :/:/punct/2"
    item = (
        "Nyota/NNP/compound/1 School/NNP/ROOT/1 ,/,/punct/1 $/$/quantmod/4 {}/CD/appos/1 for/IN/prep/1 desks/NNS/pobj/5"
    )
    other = item.replace("Nyota", "Hilltop")
    doc = parsed(introduction, item.format(300), other.format(200), sections=["paragraph", "list_item", "list_item"])
    assert told(find_commitments(doc)) == (
        Told("given", "$ 300", ("Lowe Trust",), ("Nyota School",), "desks"),
        Told("given", "$ 200", ("Lowe Trust",), ("Hilltop School",), "desks"),
    )


def test_list_items_without_such_an_introduction_are_no_commitments() -> None:
    introduction = "Our/PRP$/poss/1 prices/NNS/nsubj/2 are/VBP/ROOT/2 :/:/punct/2"
    item = "Nyota/NNP/compound/1 School/NNP/ROOT/1 ,/,/punct/1 $/$/quantmod/4 300/CD/appos/1"
    assert told(find_commitments(parsed(introduction, item, sections=["paragraph", "list_item"]))) == ()


def test_a_heading_tells_who_gives_the_sum_that_begins_the_block_below() -> None:
    heading = "Lowe/NNP/compound/1 Trust/NNP/ROOT/1"
    block = (
        "$/$/quantmod/2 5/CD/compound/2 million/CD/ROOT/2 to/IN/prep/2 "
        "Nyota/NNP/compound/5 School/NNP/pobj/3 ././punct/2"
    )
    doc = parsed(heading, block, sections=["heading", "paragraph"])
    assert told(find_commitments(doc)) == (Told("given", "$ 5 million", ("Lowe Trust",), ("Nyota School",)),)


def test_a_list_of_recipients_names_those_of_the_only_sum() -> None:
    awarded = (
        "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 awarded/VBD/ROOT/2 $/$/nmod/4 500/CD/dobj/2 to/IN/dative/2 "
        "charities/NNS/pobj/5 ././punct/2"
    )
    introduction = "Recipients/NNS/nsubj/1 are/VBP/ROOT/1 :/:/punct/1"
    items = ["Nyota/NNP/compound/1 School/NNP/ROOT/1", "Umeh/NNP/compound/1 Clinic/NNP/ROOT/1"]
    doc = parsed(awarded, introduction, *items, sections=["paragraph", "paragraph", "list_item", "list_item"])
    assert told(find_commitments(doc)) == (Told("given", "$ 500", ("Lowe Trust",), ("Nyota School", "Umeh Clinic")),)


@pytest.mark.parametrize(("qualifier", "number"), [("more_than", 1), ("about", 1), ("less_than", 2), ("exact", 2)])
def test_a_sum_told_roughly_and_then_exactly_is_one(qualifier: str, number: int) -> None:
    exact = GAVE.replace("5/CD/compound/5 million/CD/dobj/2", "5,020,000/CD/compound/5 dollars/NNS/dobj/2")
    doc = parsed(GAVE, exact)
    rough, plain = read_relations(doc, "figures", Figure)
    for relation in ("figures", "figure_mentions"):
        write_relations(doc, relation, [rough._replace(qualifier=qualifier), plain])
    commitments = told(find_commitments(doc))
    assert [commitment.figure for commitment in commitments] == ["$ 5 million", "$ 5,020,000"][:number]


def test_a_rough_sum_with_more_digits_than_the_exact_one_is_another() -> None:
    fine = GAVE.replace("5/CD/compound/5 million/CD/dobj/2", "5,004,000/CD/compound/5 dollars/NNS/dobj/2")
    doc = parsed(fine, GAVE)
    rough, plain = read_relations(doc, "figures", Figure)
    for relation in ("figures", "figure_mentions"):
        write_relations(doc, relation, [rough._replace(qualifier="less_than"), plain])
    assert [commitment.figure for commitment in told(find_commitments(doc))] == ["$ 5,004,000", "$ 5 million"]


def test_a_heading_tells_the_sum_that_it_equals_not_one_it_may_round() -> None:
    heading = GIVES_IN_A_HEADLINE.replace("To/IN/prep/2 School/NNP/pobj/6", "More/JJR/dobj/2")
    near = GAVE.replace("Lowe/NNP", "an/DT").replace("Trust/NNP", "owner/NN")
    near = near.replace("5/CD/compound/5 million/CD/dobj/2", "5,004,000/CD/compound/5 dollars/NNS/dobj/2")
    bodies = [near, GAVE.replace("Nyota/NNP", "Umeh/NNP").replace("School/NNP", "Clinic/NNP")]
    doc = parsed(heading, *bodies, sections=["headline", "paragraph", "paragraph"])
    assert [commitment.funders for commitment in told(find_commitments(doc))] == [("an owner",), ("Lowe Trust",)]


def test_a_heading_may_tell_as_given_what_was_raised() -> None:
    raised = GAVE.replace("gave", "raised").replace("Lowe/NNP", "the/DT").replace("Trust/NNP", "walkers/NNS")
    doc = parsed(GIVES_IN_A_HEADLINE, raised, sections=["headline", "paragraph"])
    assert [commitment.status for commitment in told(find_commitments(doc))] == ["raised"]


def test_a_figure_may_take_in_the_verb_that_tells_how_much() -> None:
    topped = "The/DT/det/1 appeal/NN/nsubj/3 has/VBZ/aux/3 topped/VBN/ROOT/3 $/$/quantmod/6 5/CD/compound/6"
    doc = parsed(f"{topped} million/CD/dobj/3 ././punct/3")
    (figure,) = read_relations(doc, "figures", Figure)
    for relation in ("figures", "figure_mentions"):
        write_relations(doc, relation, [figure._replace(start=doc[3].idx, qualifier="more_than")])
    assert told(find_commitments(doc)) == (Told("raised", "topped $ 5 million"),)


def test_a_heading_may_tell_the_second_currency_of_the_body() -> None:
    body = (
        "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 £/$/nmod/4 4,000,000/CD/dobj/2 (/-LRB-/punct/4 "
        "$/$/nmod/7 5,000,000/CD/appos/4 )/-RRB-/punct/4 to/IN/dative/2 Nyota/NNP/compound/11 School/NNP/pobj/9"
    )
    doc = parsed(GIVES_IN_A_HEADLINE, body, sections=["headline", "paragraph"])
    assert [commitment.figure for commitment in told(find_commitments(doc))] == ["£ 4,000,000"]


def test_paragraphs_that_begin_with_a_name_a_dash_and_a_sum_are_items_of_a_list() -> None:
    introduction = "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 these/DT/det/4 grants/NNS/dobj/2 :/:/punct/2"
    item = "{} -/HYPH/punct/1 $/$/quantmod/4 300/CD/appos/1 towards/IN/prep/1 desks/NNS/pobj/5"
    items = [item.format(f"{first}/NNP/compound/1 {last}/NNP/ROOT/1") for first, last in (NYOTA, UMEH)]
    doc = parsed(introduction, *items, sections=["paragraph", "paragraph", "paragraph"])
    assert [(one.funders, one.recipients) for one in told(find_commitments(doc))] == [
        (("Lowe Trust",), ("Nyota School",)),
        (("Lowe Trust",), ("Umeh Clinic",)),
    ]


def test_an_item_whose_sum_comes_from_somebody_names_who_gets_it() -> None:
    item = (
        "Nyota/NNP/compound/1 School/NNP/ROOT/1 :/:/punct/1 $/$/quantmod/4 300/CD/nummod/5 bequest/NN/appos/1 "
        "from/IN/prep/5 Ada/NNP/compound/8 Lowe/NNP/pobj/6"
    )
    doc = parsed("Other/JJ/amod/1 gifts/NNS/ROOT/1 :/:/punct/1", item, sections=["paragraph", "paragraph"])
    assert told(find_commitments(doc)) == (Told("given", "$ 300", ("Ada Lowe",), ("Nyota School",)),)
