"""Titles."""

import pytest

from xinnlp.naming.titles import find_titles


def titles(doc, blocked_text=""):
    start = doc.text.find(blocked_text) if blocked_text else -1
    blocked = [blocked_text != "" and start <= t.idx < start + len(blocked_text) for t in doc]
    return [doc[a:b].text for a, b in find_titles(doc, blocked)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the founder and CEO of a firm", ["founder and CEO"]),
        ("our Executive Chairman spoke", ["Executive Chairman"]),
        ("co-founder of a firm", ["co-founder"]),
        ("assistant vice chancellor", ["assistant vice chancellor"]),
        ("an Additional Chief Secretary", ["Additional Chief Secretary"]),
        ("the director of research , policy and planning spoke", ["director of research , policy and planning"]),
        ("the director of research , rain and snow", ["director of research"]),
        ("rain fell", []),
    ],
)
def test_titles_are_whole(marked_doc, text, expected):
    assert (
        titles(marked_doc(text, the="DT", our="PRP$", an="DT", **{"and": "CC", "of": "IN", "a": "DT", "spoke": "VBD"}))
        == expected
    )


def test_field_of_work_belongs_to_the_title_an_organisation_does_not(marked_doc):
    doc = marked_doc(
        "director of funding and communications for Kite House , he said",
        of="IN",
        **{"for": "IN", "and": "CC"},
    )
    assert titles(doc, "Kite House") == ["director of funding and communications"]
    doc = marked_doc("director of Kite House", of="IN")
    assert titles(doc, "Kite House") == ["director"]
