"""Names of the user's gazetteer in a Doc: found, typed, merged, with identifiers; longer names stay whole."""

from __future__ import annotations

import pytest

from xinnlp.components.annotations import Entity, read_relations, spans_of
from xinnlp.components.names import find_names
from xinnlp.components.organisations import find_organisations
from xinnlp.components.people import find_people
from xinnlp.own_names import Gazetteer, OwnName

IDS = (("GB-CHC", "1"),)
GAZETTEER = Gazetteer(
    [
        OwnName("Kestrel Water Trust", "foundation", ("KWT", "Winged Givers"), IDS),
        OwnName("Tom Roe", "company"),
        OwnName("Hope", None),
        OwnName("World Health Organization", None, (), (("wikidata", "Q7817"),)),
        OwnName("Save the Children", "government"),
    ]
)


@pytest.fixture
def read(marked_doc):
    def build(marked, **tags):
        doc = marked_doc(marked, **{"of": "IN", "the": "DT", "met": "VBD", "said": "VBD", "in": "IN", **tags})
        find_names(doc, GAZETTEER)
        find_people(doc)
        find_organisations(doc, GAZETTEER)
        return doc

    return build


def organisations(doc):
    return {entity.name: entity for entity in read_relations(doc, "organisations", Entity)}


def test_names_that_the_recogniser_missed_are_one_body_with_type_and_identifiers(read):
    doc = read("Then KWT gave kites. The Winged Givers are glad, said the Kestrel Water Trust of Accra.")
    (found,) = organisations(doc).values()
    assert (found.name, set(found.other_names)) == ("Kestrel Water Trust", {"KWT", "Winged Givers"})
    assert (found.classification, found.identifiers) == ("foundation", IDS)
    assert len(spans_of(doc, "organisations")) == 3


def test_the_file_decides_what_a_name_names(read):
    doc = read("We met [Tom Roe](PERSON) today.")
    assert organisations(doc)["Tom Roe"].classification == "company"
    assert not spans_of(doc, "people")


def test_a_longer_name_stays_whole(read):
    assert organisations(read("The [Kestrel Water Trust School](ORG) gave.")).keys() == {"Kestrel Water Trust School"}
    assert organisations(read("We met [Friends of Kestrel Water Trust](ORG).")).keys() == {
        "Friends of Kestrel Water Trust"
    }


def test_what_the_recogniser_joined_to_it_is_cut_off(read):
    doc = read("We met [Ada Lowe of Kestrel Water Trust in Accra](PERSON) today.")
    assert organisations(doc).keys() == {"Kestrel Water Trust"}
    assert [span.text for span in spans_of(doc, "people")] == ["Ada Lowe"]


def test_a_word_that_any_sentence_may_begin_with_counts_as_a_proper_noun_only(read):
    assert not organisations(read("Hope helps.", Hope="NN"))
    assert organisations(read("Hope helps.", Hope="NNP")).keys() == {"Hope"}
    assert not organisations(read("He met Bob Hope today."))


def test_a_line_may_break_a_name_and_a_heading_does_not_go_on_in_the_text(read):
    text = (
        "Kites\n\nThis is a line of a paragraph with many kites in it, and at its very end stands Kestrel\n"
        "Water Trust, with a long line again, so that the text looks like wrapped lines all\n"
        "over the place and so on."
    )
    assert organisations(read(text)).keys() == {"Kestrel Water Trust"}
    assert "Kestrel Water Trust" not in organisations(read("Kestrel\n\nWater Trust kites are glad."))


def test_names_of_the_built_in_gazetteer_come_with_the_users_entry(read):
    (found,) = organisations(read("The [WHO](ORG) met. The World Health Organization gave.")).values()
    assert found.identifiers == (("wikidata", "Q7817"),)
    assert found.classification == "multilateral"
    assert found.other_names == ("WHO",)


def test_the_users_type_wins(read):
    assert organisations(read("We met Save the Children."))["Save the Children"].classification == "government"
