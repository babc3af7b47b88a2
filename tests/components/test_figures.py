from collections.abc import Iterator

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span
from tests.quantities.expressions import Expected, Expression, read_table

from xinnlp.components.annotations import DateMention, Figure, Notice, read_relations, write_relations
from xinnlp.components.dates import mark_dates
from xinnlp.components.figures import mark_figures

TABLE = read_table()
_NLP = spacy.blank("en")
_NLP.add_pipe("sentencizer")


def read(text: str, published: str | None = None) -> Doc:
    doc = _NLP(text)
    doc._.published = published
    return mark_figures(mark_dates(doc))


def figures(doc: Doc) -> list[Figure]:
    return read_relations(doc, "figures", Figure)


def told(doc: Doc) -> list[Expected]:
    return [
        Expected(doc.text[f.start : f.end], f.kind, f.value, f.value_max, f.unit, f.qualifier) for f in figures(doc)
    ]


def test_the_table_is_large() -> None:
    assert len(TABLE) >= 400
    assert len({expression.text for expression in TABLE}) == len(TABLE)


@pytest.mark.parametrize("expression", TABLE, ids=lambda expression: f"line {expression.line}")
def test_expression(expression: Expression) -> None:
    assert told(read(expression.text)) == expression.figures


def test_the_nouns_joined_to_the_counted_one_are_counted_too() -> None:
    words = ["over", "1,500", "doctors", ",", "nurses", "and", "aid", "workers", "met", "."]
    doc = Doc(
        _NLP.vocab,
        words=words,
        tags=["IN", "CD", "NNS", ",", "NNS", "CC", "NN", "NNS", "VBD", "."],
        heads=[1, 2, 8, 2, 2, 4, 7, 4, 8, 8],
        deps=["quantmod", "nummod", "nsubj", "punct", "conj", "cc", "compound", "conj", "ROOT", "punct"],
    )
    (figure,) = figures(mark_figures(doc))
    assert doc.text[figure.start : figure.end] == "over 1,500 doctors , nurses and aid workers"
    assert (figure.kind, figure.value, figure.qualifier) == ("people", 1500, "more_than")
    assert figure.measures == "doctors , nurses and aid workers"


def test_a_state_between_number_and_noun_is_not_counted() -> None:
    doc = Doc(
        _NLP.vocab,
        words=["We", "met", "four", "Hartford", ",", "Conn.", ",", "charities", "with", "plans", "."],
        tags=["PRP", "VBD", "CD", "NNP", ",", "NNP", ",", "NNS", "IN", "NNS", "."],
    )
    (figure,) = figures(mark_figures(doc))
    assert (doc.text[figure.start : figure.end], figure.unit) == ("four Hartford , Conn. , charities", "charities")


def test_a_verb_and_its_particle_are_counted_as_one_word() -> None:
    doc = Doc(
        _NLP.vocab,
        words=["We", "backed", "20", "start", "-", "ups", "."],
        tags=["PRP", "VBD", "CD", "NN", "HYPH", "NNS", "."],
    )
    assert [figure.unit for figure in figures(mark_figures(doc))] == ["start-ups"]


def test_adjectives_and_compounds_stand_between_number_and_noun() -> None:
    doc = Doc(
        _NLP.vocab,
        words=["We", "met", "70", "predominantly", "local", "music", "and", "film", "stars", "today", "."],
        tags=["PRP", "VBD", "CD", "RB", "JJ", "NN", "CC", "NN", "NNS", "NN", "."],
    )
    (figure,) = figures(mark_figures(doc))
    assert doc.text[figure.start : figure.end] == "70 predominantly local music and film stars"
    assert figure.kind == "people"


def test_a_bare_number_counts_what_the_sentence_counted_before() -> None:
    doc = read("Almost 400,000 persons left in 2013, and almost 200,000 more so far.")
    assert [(f.value, f.kind, f.qualifier) for f in figures(doc)] == [
        (400_000, "people", "about"),
        (200_000, "people", "about"),
    ]
    assert doc.text[figures(doc)[1].start : figures(doc)[1].end] == "almost 200,000 more"


def test_winners_are_bodies_where_bodies_are_chosen() -> None:
    assert figures(read("Two winners came from 170 companies."))[0].kind == "count"
    assert figures(read("Two winners came from 17 villages."))[0].kind == "people"


def test_a_number_within_a_name_is_none_and_one_before_a_name_counts() -> None:
    doc = _NLP("Rivers 4 Life met 12 Coast Youth Groups.")
    doc.spans["organisations"] = [Span(doc, 0, 3, label="ORG"), Span(doc, 4, 8, label="ORG")]
    mark_figures(mark_dates(doc))
    assert [(f.value, f.unit) for f in figures(doc)] == [(12, "groups")]


def test_numbers_of_dates_are_no_figures_even_without_the_dates_component() -> None:
    assert figures(mark_figures(_NLP("It met on 5 May 2018 with 6 guests.")))[0].value == 6


def test_dates_found_by_the_component_are_left_alone() -> None:
    doc = _NLP("The 40 guests came.")
    write_relations(doc, "dates", [DateMention("2040", 4, 6)])
    assert figures(mark_figures(doc)) == []


def test_a_figure_told_again_in_the_same_words_is_one() -> None:
    doc = read("Five Schools win. We met five schools. We met 5 schools.")
    assert [doc.text[f.start : f.end] for f in figures(doc)] == ["Five Schools", "5 schools"]
    mentions = read_relations(doc, "figure_mentions", Figure)
    assert [doc.text[f.start : f.end] for f in mentions] == ["Five Schools", "five schools", "5 schools"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("They gave $150,000 in grants.", "grants"),
        ("They gave 75 kg of clothes.", "clothes"),
        ("They built five schools.", "schools"),
        ("It took two years.", None),
    ],
)
def test_what_is_measured(text: str, measures: str | None) -> None:
    assert figures(read(text))[0].measures == measures


def test_what_cannot_be_read_is_left_out_with_a_notice() -> None:
    doc = read("It cost $$$1,,2..3m then.")
    assert figures(doc) == []
    (notice,) = read_relations(doc, "warnings", Notice)
    assert notice.code == "figure_unreadable"
    assert "$1,,2..3m" in notice.message
    assert doc.text[notice.start : notice.end] == "$1,,2..3m"


def test_a_flood_of_unreadable_numbers_gives_a_few_notices() -> None:
    doc = read("1,,2 and " * 500)
    notices = read_relations(doc, "warnings", Notice)
    assert len(notices) == 21
    assert "480 more numbers" in notices[-1].message


def test_an_earlier_notice_is_kept() -> None:
    doc = _NLP("It cost 1,,2.")
    write_relations(doc, "warnings", [Notice("empty_document", "x")])
    mark_figures(doc)
    assert [n.code for n in read_relations(doc, "warnings", Notice)] == ["empty_document", "figure_unreadable"]


@given(st.text(max_size=80) | st.text(alphabet="0123456789,.$£%-–aeimy ()'\n\u200b١½", max_size=120))
def test_any_text_gives_figures_in_order_that_do_not_overlap(text: str) -> None:
    doc = read(text)
    end = 0
    for figure in figures(doc):
        assert end <= figure.start < figure.end <= len(doc.text)
        assert figure.unit
        end = figure.end


@pytest.fixture
def pipeline() -> Iterator[Language]:
    nlp = spacy.blank("en")
    nlp.add_pipe("xinnlp_dates")
    nlp.add_pipe("xinnlp_figures")
    yield nlp


def test_the_component_works_in_any_pipeline_and_survives_bytes(pipeline: Language) -> None:
    assert not pipeline.analyze_pipes()["problems"]["xinnlp_figures"]
    doc = pipeline("They gave £1m.")
    again = Doc(pipeline.vocab).from_bytes(doc.to_bytes())
    assert figures(again) == figures(doc) != []


def test_an_empty_doc_has_none() -> None:
    assert figures(read("")) == []


def test_twenty_thousand_numbers_are_all_read() -> None:
    sums = [f"${number}m" for number in range(1, 20_001)]
    found = figures(read(", ".join(sums)))
    assert [figure.value for figure in found] == [number * 1_000_000 for number in range(1, 20_001)]
