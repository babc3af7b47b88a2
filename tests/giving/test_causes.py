"""Whom sums raised are for: the causes that a text names, and the body that collects for itself."""

from __future__ import annotations

import pytest
from tests.giving.parsed import Told, parsed
from tests.giving.test_sentences import told

from xinnlp.components.annotations import Commitment, Entity, read_relations, write_relations
from xinnlp.components.commitments import find_commitments

RAISED = "{} raised/VBD/ROOT/2 $/$/quantmod/5 5/CD/compound/5 million/CD/dobj/2 ././punct/2"
ADA = RAISED.format("Ada/NNP/compound/1 Lowe/NNP/nsubj/2")
TRUST = RAISED.format("Lowe/NNP/compound/1 Trust/NNP/nsubj/2")
RELIEF = RAISED.format("Umeh/NNP/compound/1 Relief/NNP/nsubj/2")


def words(text: str) -> str:
    """Return a sentence whose words hang on its first one."""
    return " ".join(f"{word}/{'NNP' if word.istitle() else 'NN'}/dep/0" for word in text.split())


@pytest.mark.parametrize(
    ("cause", "recipients"),
    [
        ("Donations are shared between Nyota School and Umeh Clinic .", ("Nyota School", "Umeh Clinic")),
        ("The proceeds will go to the Nyota School .", ("Nyota School",)),
        ("It was a walk in aid of Nyota School .", ("Nyota School",)),
        ("She ran to raise money for our friends at Nyota School .", ("Nyota School",)),
        ("She ran for Nyota School , where money is short .", ()),
        ("They need money . Runners go to Nyota School .", ()),
        ("The money was short for Nyota School .", ()),
        ("They raised money for Kenya .", ()),
    ],
)
def test_a_sum_raised_is_for_the_cause_that_the_text_names(cause: str, recipients: tuple[str, ...]) -> None:
    doc = find_commitments(parsed(ADA, *map(words, cause.split(" . "))))
    assert told(doc) == (Told("raised", "$ 5 million", ("Ada Lowe",), recipients),)


def test_a_sum_given_is_not_for_the_cause_that_others_collect_for() -> None:
    gave = ADA.replace("raised", "gave")
    doc = find_commitments(parsed(gave, words("They raised money for Nyota School .")))
    assert told(doc) == (Told("given", "$ 5 million", ("Ada Lowe",)),)


@pytest.mark.parametrize(("kind", "is_for_itself"), [("nonprofit", True), ("programme", False)])
def test_a_body_that_raises_money_gets_it_but_a_campaign_does_not(kind: str, is_for_itself: bool) -> None:
    doc = parsed(TRUST)
    bodies = read_relations(doc, "organisations", Entity)
    write_relations(doc, "organisations", [body._replace(classification=kind) for body in bodies])
    parties = ((), ("Lowe Trust",)) if is_for_itself else (("Lowe Trust",), ())
    assert told(find_commitments(doc)) == (Told("raised", "$ 5 million", *parties),)


def test_what_a_body_raises_for_good_causes_is_not_for_itself() -> None:
    doc = parsed(TRUST.replace("././punct/2", "for/IN/prep/2 good/JJ/amod/8 causes/NNS/pobj/6"))
    bodies = read_relations(doc, "organisations", Entity)
    write_relations(doc, "organisations", [body._replace(classification="nonprofit") for body in bodies])
    assert told(find_commitments(doc)) == (Told("raised", "$ 5 million", ("Lowe Trust",), ("good causes",)),)


@pytest.mark.parametrize(
    ("other", "giver"), [("", "Umeh Relief"), ("by/IN/agent/4 Ada/NNP/compound/10 Lowe/NNP/pobj/8", "Ada Lowe")]
)
def test_who_raised_money_gives_what_is_handed_out(other: str, giver: str) -> None:
    handed = "$/$/quantmod/2 2/CD/compound/2 million/CD/nsubjpass/4 was/VBD/auxpass/4 given/VBN/ROOT/4 to/IN/dative/4"
    between = [words("They met .")] * 2
    given = find_commitments(
        parsed(RELIEF, *between, f"{handed} Nyota/NNP/compound/7 School/NNP/pobj/5 {other}".strip())
    )
    assert told(given)[1] == Told("given", "$ 2 million", (giver,), ("Nyota School",))


def test_that_sum_is_the_one_told_before() -> None:
    again = "Umeh/NNP/compound/1 Relief/NNP/nsubj/2 raised/VBD/ROOT/2 {}$/$/quantmod/{n} 5/CD/compound/{n}"
    again = f"{again} million/CD/dobj/2"
    other, same = again.format("", n=5), again.format("that/DT/det/6 ", n=6)
    assert len(told(find_commitments(parsed(ADA, other)))) == 2
    assert len(told(find_commitments(parsed(ADA, same)))) == 1


def test_the_words_of_a_statement_do_not_end_in_a_line_break() -> None:
    gave = (
        "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 $/$/quantmod/4 5/CD/dobj/2 for/IN/prep/2 new/JJ/amod/7"
    )
    doc = find_commitments(parsed(f"{gave} desks/NNS/pobj/5 \n/_SP/dep/7"))
    (statement,) = read_relations(doc, "commitments", Commitment)
    assert doc.text[statement.start : statement.end].endswith("desks")
