"""Parties that another sentence, a heading or a list tells."""

from __future__ import annotations

import pytest
from spacy.tokens import Span
from tests.giving.parsed import Told, parsed
from tests.giving.test_sentences import told

from xinnlp.components.annotations import Membership, write_relations, write_spans
from xinnlp.components.commitments import find_commitments

SCHOOL_GOT = (
    "Nyota/NNP/compound/1 School/NNP/nsubj/2 received/VBD/ROOT/2 $/$/quantmod/5 5/CD/compound/5 "
    "million/CD/dobj/2 ././punct/2"
)
CLINIC_GOT = SCHOOL_GOT.replace("Nyota", "Umeh").replace("School", "Clinic").replace("/5 5/CD", "/5 3/CD")
CAME_FROM = "The/DT/det/1 gift/NN/nsubj/2 came/VBD/ROOT/2 from/IN/prep/2 Ada/NNP/compound/5 Lowe/NNP/pobj/3 ././punct/2"
TRUST_GAVE = (
    "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 $/$/quantmod/5 2/CD/compound/5 million/CD/dobj/2 "
    "to/IN/dative/2 Umeh/NNP/compound/8 Relief/NNP/pobj/6 ././punct/2"
)
TRUST_TOTAL = (
    "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 awarded/VBD/ROOT/2 £/$/quantmod/5 9/CD/compound/5 million/CD/dobj/2 "
    "to/IN/prep/2 projects/NNS/pobj/6 ././punct/2"
)
PUPILS_READ = "Pupils/NNS/nsubj/1 read/VBP/ROOT/1 books/NNS/dobj/1 ././punct/1"
HEADING = "{}/NNP/compound/1 {}/NNP/ROOT/1"
ITEM = "{}/NNP/compound/1 {}/NNP/ROOT/1 :/:/punct/1 $/$/quantmod/4 {}/CD/appos/1"


def test_a_later_sentence_tells_who_the_gift_came_from() -> None:
    assert told(find_commitments(parsed(SCHOOL_GOT, CAME_FROM))) == (
        Told("given", "$ 5 million", ("Ada Lowe",), ("Nyota School",)),
    )


def test_the_giver_of_a_total_gives_the_parts_told_below() -> None:
    other = TRUST_GAVE.replace("Trust", "Fund")
    doc = find_commitments(parsed(TRUST_TOTAL, SCHOOL_GOT, other, sections=["paragraph"] * 3))
    assert told(doc)[1] == Told("given", "$ 5 million", ("Lowe Trust",), ("Nyota School",))


def test_a_giver_in_one_item_of_a_list_is_not_that_of_another() -> None:
    doc = find_commitments(parsed(TRUST_GAVE, SCHOOL_GOT, sections=["list_item", "list_item"]))
    assert told(doc)[1] == Told("given", "$ 5 million", (), ("Nyota School",))


def test_headings_that_name_givers_give_what_stands_below_them() -> None:
    block = (
        "$/$/quantmod/2 4/CD/compound/2 million/CD/ROOT/2 to/IN/prep/2 Umeh/NNP/compound/5 Clinic/NNP/pobj/3 "
        "././punct/2"
    )
    awarded = (
        "$/$/quantmod/2 1/CD/compound/2 million/CD/nsubjpass/5 has/VBZ/aux/5 been/VBN/auxpass/5 awarded/VBN/ROOT/5 "
        "to/IN/dative/5 Nyota/NNP/compound/8 School/NNP/pobj/6 ././punct/5"
    )
    blocks = [
        HEADING.format("Lowe", "Fund"),
        block,
        HEADING.format("Lowe", "Trust"),
        block.replace("4/CD", "6/CD"),
        awarded,
    ]
    doc = parsed(*blocks, sections=["heading", "paragraph", "heading", "paragraph", "paragraph"])
    assert [commitment.funders for commitment in told(find_commitments(doc))] == [
        ("Lowe Fund",), ("Lowe Trust",), ("Lowe Trust",),
    ]  # fmt: skip


def test_headings_that_name_recipients_get_what_stands_below_them() -> None:
    gave = (
        "Ada/NNP/compound/1 Lowe/NNP/nsubj/2 gave/VBD/ROOT/2 $/$/quantmod/5 7/CD/compound/5 million/CD/dobj/2 "
        "././punct/2"
    )
    blocks = [HEADING.format("Nyota", "School"), SCHOOL_GOT, HEADING.format("Umeh", "Clinic"), gave]
    doc = find_commitments(parsed(*blocks, sections=["heading", "paragraph"] * 2))
    assert told(doc)[1] == Told("given", "$ 7 million", ("Ada Lowe",), ("Umeh Clinic",))


def test_a_heading_with_a_sum_names_the_giver_of_the_block_below() -> None:
    line = (
        "Lowe/NNP/compound/1 Trust/NNP/ROOT/1 ,/,/punct/1 Boston/NNP/appos/1 |/SYM/punct/1 $/$/quantmod/7 "
        "6/CD/compound/7 million/CD/appos/1"
    )
    below = "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 grants/NNS/dobj/2 ././punct/2"
    sections = ["heading", "paragraph"]
    assert told(find_commitments(parsed(line, below, sections=sections))) == (
        Told("given", "$ 6 million", ("Lowe Trust",)),
    )
    bought = below.replace("gave", "bought").replace("grants", "desks")
    assert told(find_commitments(parsed(line, bought, sections=sections))) == ()


def test_a_list_of_gifts_names_givers_and_a_list_of_grants_those_who_get_them() -> None:
    items = [ITEM.format("Nyota", "School", 300), ITEM.format("Umeh", "Clinic", 200)]
    sections = ["heading", "list_item", "list_item"]
    gifts = told(find_commitments(parsed("Gifts/NNS/ROOT/0", *items, sections=sections)))
    grants = told(find_commitments(parsed("Grants/NNS/ROOT/0", *items, sections=sections)))
    assert [commitment.funders for commitment in gifts] == [("Nyota School",), ("Umeh Clinic",)]
    assert [commitment.recipients for commitment in grants] == [("Nyota School",), ("Umeh Clinic",)]


def test_a_row_under_winners_names_them_in_any_cell() -> None:
    row = (
        "Health/NN/ROOT/0 |/NN/punct/0 Ada/NNP/compound/3 Lowe/NNP/appos/0 |/SYM/punct/6 Nyota/NNP/compound/6 "
        "School/NNP/appos/0 |/CC/punct/0 $/$/quantmod/9 500/CD/appos/0"
    )
    doc = parsed("Winners/NNS/ROOT/0", row, row.replace("500", "400"), sections=["heading", "row", "row"])
    assert [c.recipients for c in told(find_commitments(doc))] == [("Ada Lowe", "Nyota School")] * 2


def test_a_dateline_is_no_party() -> None:
    line = (
        "NAIROBI/NNP/nsubj/9 ,/,/punct/0 3/CD/nummod/3 May/NNP/appos/0 –/:/punct/0 A/DT/det/7 local/JJ/amod/7 "
        "couple/NN/appos/0 has/VBZ/aux/9 pledged/VBN/ROOT/9 $/$/quantmod/12 5/CD/compound/12 million/CD/dobj/9 "
        "to/IN/prep/9 Nyota/NNP/compound/15 School/NNP/pobj/13 ././punct/9"
    )
    doc = find_commitments(parsed(line, sections=["paragraph"]))
    assert told(doc) == (Told("pledged", "$ 5 million", ("A local couple",), ("Nyota School",)),)


def test_a_persons_handover_of_a_cheque_is_no_second_gift() -> None:
    gave = TRUST_GAVE.replace("Relief", "Clinic")
    handed = (
        "Ada/NNP/compound/1 Lowe/NNP/nsubj/2 presented/VBD/ROOT/2 the/DT/det/4 cheque/NN/dobj/2 of/IN/prep/4 "
        "$/$/quantmod/8 2/CD/compound/8 million/CD/pobj/5 to/IN/prep/2 Ben/NNP/compound/11 Umeh/NNP/pobj/9 ././punct/2"
    )
    assert told(find_commitments(parsed(gave, handed))) == (
        Told("given", "$ 2 million", ("Lowe Trust",), ("Umeh Clinic",)),
    )


def test_the_body_in_whose_voice_the_text_speaks_gets_what_others_give() -> None:
    opening = "Umeh/NNP/compound/1 Relief/NNP/nsubj/2 works/VBZ/ROOT/2 in/IN/prep/2 Kenya/NNP/pobj/3 ././punct/2"
    ours = (
        "We/PRP/nsubj/1 grow/VBP/ROOT/1 and/CC/cc/1 our/PRP$/poss/4 nurses/NNS/conj/1 know/VBP/ROOT/5 "
        "our/PRP$/poss/7 patients/NNS/dobj/5 ././punct/1"
    )
    gave = (
        "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 $/$/quantmod/5 2/CD/compound/5 million/CD/dobj/2 "
        "././punct/2"
    )
    fund = gave.replace("Trust", "Fund").replace("/5 2/CD", "/5 8/CD")
    doc = find_commitments(parsed(opening, ours, opening, gave, fund, sections=["paragraph"] * 5))
    assert [c.recipients for c in told(doc)] == [("Umeh Relief",), ("Umeh Relief",)]


def test_we_is_the_body_that_we_at_names() -> None:
    doc = find_commitments(
        parsed(
            "Lowe/NNP/compound/1 Shops/NNP/nsubj/2 runs/VBZ/ROOT/2 shops/NNS/dobj/2 ././punct/2",
            "Lowe/NNP/compound/1 Shops/NNP/nsubj/2 sells/VBZ/ROOT/2 tea/NN/dobj/2 ././punct/2",
            "We/PRP/nsubj/4 at/IN/prep/0 Lowe/NNP/compound/3 Trust/NNP/pobj/1 care/VBP/ROOT/4 ././punct/4",
            "We/PRP/nsubj/1 gave/VBD/ROOT/1 Nyota/NNP/compound/3 School/NNP/dative/1 $/$/quantmod/6 5/CD/compound/6 "
            "million/CD/dobj/1 ././punct/1",
        )
    )
    assert told(doc) == (Told("given", "$ 5 million", ("Lowe Trust",), ("Nyota School",)),)


def test_goods_go_to_those_that_all_others_of_the_giver_go_to() -> None:
    gave = "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 {}/CD/nummod/4 desks/NNS/dobj/2"
    to_pupils = gave + " to/IN/dative/2 pupils/NNS/pobj/5 ././punct/2"
    last = gave.format(90) + " ././punct/2"
    doc = find_commitments(parsed(to_pupils.format(40), to_pupils.format(60), last))
    assert [c.recipients for c in told(doc)] == [("pupils",)] * 3
    others = parsed(to_pupils.format(40), to_pupils.replace("pupils", "nurses").format(60), last)
    assert [c.recipients for c in told(find_commitments(others))] == [("pupils",), ("nurses",), ()]


def test_a_cheque_is_handed_for_the_body_of_the_person_who_takes_it() -> None:
    gave = (
        "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 {}/VBD/ROOT/2 Ben/NNP/compound/4 Umeh/NNP/dative/2 "
        "$/$/quantmod/7 5/CD/compound/7 million/CD/dobj/2 ././punct/2"
    )
    receivers = []
    for verb in ("handed", "gave"):
        doc = parsed("Nyota/NNP/compound/1 School/NNP/nsubj/2 met/VBD/ROOT/2 ././punct/2", gave.format(verb))
        write_relations(doc, "memberships", [Membership("p2", "o2", "head", 0, 1)])
        receivers += [c.recipients for c in told(find_commitments(doc))]
    assert receivers == [("Nyota School",), ("Ben Umeh",)]


def test_paragraphs_that_begin_with_a_name_and_its_sum_in_brackets_are_items() -> None:
    introduction = (
        "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 awarded/VBD/ROOT/2 these/DT/det/4 grants/NNS/dobj/2 :/:/punct/2"
    )
    item = (
        "Nyota/NNP/compound/1 School/NNP/ROOT/1 (/-LRB-/punct/1 $/$/nmod/4 300/CD/appos/1 )/-RRB-/punct/1 "
        ",/,/punct/1 for/IN/prep/1 books/NNS/pobj/7 ././punct/1"
    )
    doc = find_commitments(parsed(introduction, item, sections=["paragraph", "paragraph"]))
    assert told(doc) == (Told("given", "$ 300", ("Lowe Trust",), ("Nyota School",), told(doc)[0].purpose),)


@pytest.mark.parametrize(("second", "giver"), [(8, "Lowe Fund"), (4, "Lowe Trust")])
def test_a_part_is_given_by_the_giver_of_the_last_total_that_can_hold_it(second: int, giver: str) -> None:
    total = TRUST_TOTAL.replace("£", "$")
    other = total.replace("Trust", "Fund").replace("/5 9/CD", f"/5 {second}/CD")
    got = told(find_commitments(parsed(total, other, PUPILS_READ, SCHOOL_GOT, sections=["paragraph"] * 4)))
    assert got[2] == Told("given", "$ 5 million", (giver,), ("Nyota School",))


def test_a_gift_without_a_giver_is_of_who_gave_last_in_its_paragraph() -> None:
    other = TRUST_GAVE.replace("Trust", "Fund").replace("/5 2/CD", "/5 3/CD")
    doc = parsed(other, TRUST_GAVE, PUPILS_READ, SCHOOL_GOT)
    write_spans(doc, "layout", [Span(doc, 0, len(doc), label="paragraph")])
    assert told(find_commitments(doc))[2].funders == ("Lowe Trust",)


@pytest.mark.parametrize(("millions", "receivers"), [(1, ("Umeh Relief",)), (50, ())])
def test_a_sum_over_all_that_a_giver_gave_the_topic_is_no_gift_to_it(millions: int, receivers: tuple[str, ...]) -> None:
    other = TRUST_GAVE.replace("Trust", "Fund").replace("/5 2/CD", "/5 3/CD")
    gave = f"{TRUST_GAVE.split(' to/IN', maxsplit=1)[0].replace('/5 2/CD', f'/5 {millions}/CD')} ././punct/2"
    assert told(find_commitments(parsed(other, TRUST_GAVE, gave)))[2].recipients == receivers


def test_who_received_the_gift_is_named_later_with_the_giver() -> None:
    unnamed = (
        "A/DT/det/1 charity/NN/nsubj/3 has/VBZ/aux/3 received/VBN/ROOT/3 a/DT/det/5 donation/NN/dobj/3 of/IN/prep/5 "
        "£/$/nmod/8 500/CD/pobj/6 ././punct/3"
    )
    named = (
        "Nyota/NNP/compound/1 School/NNP/nsubj/2 received/VBD/ROOT/2 the/DT/det/4 gift/NN/dobj/2 from/IN/prep/2 "
        "Lowe/NNP/compound/7 Trust/NNP/pobj/5 ././punct/2"
    )
    assert told(find_commitments(parsed(unnamed, named))) == (
        Told("given", "£ 500", ("Lowe Trust",), ("Nyota School",)),
    )


def test_a_sum_to_the_same_receiver_has_the_giver_that_is_told_with_it() -> None:
    others = TRUST_GAVE.replace("Trust", "Fund")
    gift = (
        "Lowe/NNP/compound/1 Trust/NNP/poss/6 's/POS/case/1 $/$/quantmod/5 5/CD/compound/5 million/CD/nummod/6 "
        "gift/NN/nsubj/10 to/IN/prep/6 Nyota/NNP/compound/9 School/NNP/pobj/7 helps/VBZ/ROOT/10 ././punct/10"
    )
    doc = find_commitments(parsed(others, SCHOOL_GOT, gift))
    assert told(doc)[1:] == (Told("given", "$ 5 million", ("Lowe Trust",), ("Nyota School",)),)


@pytest.mark.parametrize(
    ("verb", "noun", "funders"), [("announced", "grants", ("Umeh Solar",)), ("painted", "walls", ())]
)
def test_the_subject_of_the_paragraph_before_gives_where_it_speaks_of_giving(
    verb: str, noun: str, funders: tuple[str, ...]
) -> None:
    before = (
        f"Umeh/NNP/compound/1 Solar/NNP/nsubj/2 {verb}/VBD/ROOT/2 its/PRP$/poss/4 {noun}/NNS/dobj/2 ././punct/2 "
        "\n\n/_SP/ROOT/6"
    )
    cheques = (
        "Cheques/NNS/nsubjpass/2 were/VBD/auxpass/2 handed/VBN/ROOT/2 to/IN/prep/2 Umeh/NNP/compound/5 "
        "Clinic/NNP/pobj/3 (/-LRB-/punct/5 £/$/nmod/8 500/CD/appos/5 )/-RRB-/punct/5 ././punct/2"
    )
    (commitment,) = told(find_commitments(parsed(before, cheques, sections=["paragraph", "paragraph"])))
    assert commitment.funders == funders


def test_who_founded_a_prize_is_not_its_giver() -> None:
    founded = (
        "The/DT/det/1 prize/NN/nsubjpass/3 was/VBD/auxpass/3 founded/VBN/ROOT/3 by/IN/agent/3 Umeh/NNP/compound/6 "
        "Solar/NNP/pobj/4 ././punct/3"
    )
    (commitment,) = told(find_commitments(parsed(SCHOOL_GOT, founded)))
    assert commitment.funders == ()


def test_lines_of_a_name_and_a_sum_that_look_like_headings_are_items() -> None:
    line = "{}/NNP/compound/1 {}/NNP/ROOT/1 :/:/punct/1 $/$/nmod/4 {}/CD/appos/1"
    blocks = ["Donations/NNS/ROOT/0 :/:/punct/0", line.format("Lowe", "Shops", 500), line.format("Umeh", "Solar", 300)]
    doc = parsed(*blocks, sections=["heading"] * 3)
    assert told(find_commitments(doc)) == (
        Told("given", "$ 500", ("Lowe Shops",)), Told("given", "$ 300", ("Umeh Solar",)),
    )  # fmt: skip


def test_what_goes_to_a_name_in_an_item_of_gifts_is_got_by_it() -> None:
    item = "$/$/nmod/1 500/CD/ROOT/1 to/IN/prep/1 Nyota/NNP/compound/4 School/NNP/pobj/2 ././punct/1"
    doc = parsed("Our/PRP$/poss/1 donations/NNS/ROOT/1 :/:/punct/1", item, sections=["heading", "list_item"])
    assert told(find_commitments(doc)) == (Told("given", "$ 500", (), ("Nyota School",)),)


def test_a_heading_does_not_replace_receivers_that_the_sentence_describes() -> None:
    students = (
        "Students/NNS/nsubj/1 received/VBD/ROOT/1 $/$/quantmod/4 7/CD/compound/4 million/CD/dobj/1 from/IN/prep/1 "
        "Ada/NNP/compound/7 Lowe/NNP/pobj/5 ././punct/1"
    )
    blocks = [HEADING.format("Nyota", "School"), SCHOOL_GOT, HEADING.format("Umeh", "Clinic"), students]
    doc = parsed(*blocks, sections=["heading", "paragraph"] * 2)
    assert told(find_commitments(doc))[1] == Told("given", "$ 7 million", ("Ada Lowe",), ("Students",))


@pytest.mark.parametrize(("times", "funders"), [(1, ()), (2, ("Foundation",))])
def test_a_body_that_is_only_called_the_foundation_gives(times: int, funders: tuple[str, ...]) -> None:
    met = "All/DT/nsubj/1 met/VBD/ROOT/1 the/DT/det/3 Foundation/NNP/dobj/1 ././punct/1"
    (commitment,) = told(find_commitments(parsed(*[met] * times, PUPILS_READ, PUPILS_READ, SCHOOL_GOT)))
    assert commitment.funders == funders


@pytest.mark.parametrize(("again", "recipients"), [("Fund", ()), ("Relief", ("Umeh Relief",))])
def test_who_is_named_in_passing_gets_nothing(again: str, recipients: tuple[str, ...]) -> None:
    met = "{}/NNP/compound/1 {}/NNP/nsubj/2 met/VBD/ROOT/2 ././punct/2"
    gave = "Ada/NNP/compound/1 Lowe/NNP/nsubj/2 gave/VBD/ROOT/2 $/$/nmod/4 500/CD/dobj/2 ././punct/2"
    other = met.format("Umeh" if again == "Relief" else "Lowe", again)
    doc = find_commitments(parsed(met.format("Umeh", "Relief"), gave, other, sections=["paragraph"] * 3))
    assert told(doc) == (Told("given", "$ 500", ("Ada Lowe",), recipients),)
