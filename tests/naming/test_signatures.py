"""Names, titles and bodies on lines of their own; Docs built by hand."""

import pytest

from xinnlp.naming.mentions import Mention
from xinnlp.naming.signatures import find_signatures

KINDS = {"Ada Lowe": "person", "Media Officer": "title", "Tembora": "organisation"}


@pytest.fixture
def posts(marked_doc):
    def read(text):
        doc = marked_doc(text)
        places = [(text.find(name), name, kind) for name, kind in KINDS.items()]
        spans = [(doc.char_span(at, at + len(name)), kind) for at, name, kind in places if at >= 0]
        mentions = [Mention(kind, span.start, span.end, span.text) for span, kind in spans]
        return [(a.person_id, doc[a.start : a.end].text, a.organisation_id) for a in find_signatures(doc, mentions)]

    return read


@pytest.mark.parametrize(
    "text",
    [
        "Contact:\n\nAda Lowe\nMedia Officer\nTembora\nada@tembora.example",
        "Ada Lowe\nMedia Officer, Tembora",
        "Ada Lowe,\nMedia Officer,\nTembora",
        "Yours,\n\nAda Lowe, Media Officer\nTembora\n",
        "Ada Lowe\nMedia Officer at the Tembora\n",
        "Ada Lowe\nMedia Officer\nTembora, New Delhi\nTel. 12",
        "Ada Lowe\n\nMedia Officer\n\nTembora\n\nThe day of kites",
    ],
)
def test_blocks_of_a_name_a_title_and_a_body(posts, text):
    assert posts(text) == [("Ada Lowe", "Media Officer", "Tembora")]


def test_block_without_a_body(posts):
    assert posts("Ada Lowe\nMedia Officer\n+44 20 1234") == [("Ada Lowe", "Media Officer", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lowe\n\nMedia Officer wanted\nTembora",
        "Ada Lowe\n\n\nMedia Officer\nTembora",
        "We met Ada Lowe\nMedia Officer\nTembora",
        "Ada Lowe\nMedia Officer wanted: Tembora pays well",
        "Ada Lowe, Media Officer\n\nTembora gave more",
        "Ada Lowe",
    ],
)
def test_lines_that_are_no_block(posts, text):
    assert posts(text) == []
