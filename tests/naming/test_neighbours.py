"""Classes of bodies that a text only names beside others."""

import pytest

from xinnlp.components.annotations import Entity, read_relations
from xinnlp.components.names import find_names
from xinnlp.components.organisations import find_organisations


@pytest.mark.parametrize(
    ("marked", "body", "kind"),
    [
        ("They thanked [Kite Motors](ORG) and [Umbara Tembo](ORG) warmly .", "Umbara Tembo", "company"),
        ("They thanked [Umbara Tembo](ORG) , [Kite Festival](ORG) warmly .", "Umbara Tembo", "programme"),
        ("They thanked [Kite Motors](ORG) , [Moor Tempo](ORG) and [Umbara Tembo](ORG) .", "Umbara Tembo", "company"),
        ("They thanked [Kite Ministry](ORG) and [Umbara Tembo](ORG) warmly .", "Umbara Tembo", "nonprofit"),
        ("They thanked [Kite Motors](ORG) by [Umbara Tembo](ORG) warmly .", "Umbara Tembo", "nonprofit"),
        ("They thanked [Kite Motors](ORG) and [Umbara Hospice](ORG) warmly .", "Umbara Hospice", "nonprofit"),
    ],
)
def test_an_unknown_body_is_of_the_kind_of_those_it_is_listed_with(marked_doc, marked, body, kind):
    doc = marked_doc(marked)
    find_names(doc)
    find_organisations(doc)
    assert {e.name: e.classification for e in read_relations(doc, "organisations", Entity)}[body] == kind
