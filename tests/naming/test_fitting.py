"""Names without the posts beside them."""

import pytest

from xinnlp.naming.fitting import is_told_post, with_second_head, without_title


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mei Chan , Board Member Acme Tembora Ltd", "Acme Tembora Ltd"),
        ("Mei Chan , Founder Trustee - Kite Foundation", "Kite Foundation"),
        ("Mei Chan , Trustee House", "House"),
        ("Mei Chan , Executive Trust", "Executive Trust"),
        ("we met Director Tembora", "Director Tembora"),
    ],
)
def test_a_post_before_a_name_is_no_part_of_it(marked_doc, text, name):
    doc = marked_doc(text)
    first = next(token.i for token in doc if token.text in {",", "met"}) + 1
    start, end = without_title(doc, first, len(doc))
    assert doc[start:end].text == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tembora Loan | Officer", "Tembora"),
        ("Northern Health Owner", "Northern Health"),
        ("Tembora Bank Executive Director", "Tembora Bank"),
        ("Kite Foundation Health Director", "Kite Foundation"),
        ("Tembora Bank Board of Directors", "Tembora Bank"),
        ("Kite Hospital Foundation Board", "Kite Hospital Foundation"),
        ("Kite Safety Board", "Kite Safety Board"),
        ("Tembora ’s Board", "Tembora"),
        ("KMBY Board", "KMBY"),
    ],
)
def test_a_post_after_a_name_is_no_part_of_it(marked_doc, text, name):
    doc = marked_doc(text.replace("| ", ""))
    start, end = without_title(doc, 0, len(text.split(" |")[0].split()))
    assert doc[start:end].text == name


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("Financier [Mei Chan](PERSON) gave.", "Financier", True),
        ("Financier gave.", "Financier", False),
        ("The Trustee’s Council met.", "Trustee", True),
        ("[Mei Chan](PERSON), U.S. Trade Counsellor, gave.", "U.S. Trade Counsellor", True),
        ("She is vice president for Moor Relations.", "Moor Relations", True),
        ("She is president for Moor Relations.", "Moor Relations", False),
        ("[Mei Chan](PERSON), Trade House, gave.", "Trade House", False),
        ("The Campaign Committee met.", "Campaign Committee", True),
        ("The Board of Trustees met.", "Board of Trustees", True),
        ("The Board of Education met.", "Board of Education", False),
        ("The Rescue Committee met.", "Rescue Committee", False),
    ],
)
def test_posts_and_parts_that_look_like_bodies(marked_doc, text, name, told):
    doc = marked_doc(text)
    at = doc.text.find(name)
    span = doc.char_span(at, at + len(name))
    assert is_told_post(doc, span.start, span.end) is told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kite Museum and Art Gallery opened", "Kite Museum and Art Gallery"),
        ("Kite Medical College and Research Institute opened", "Kite Medical College and Research Institute"),
        ("Kite Museum and Moor Gallery opened", "Kite Museum"),
        ("Kite Museum and Gallery Moor opened", "Kite Museum"),
        ("Kite College and Police opened", "Kite College"),
        ("Kite Museum and art gallery opened", "Kite Museum"),
    ],
)
def test_what_a_body_is_as_well_belongs_to_its_name(marked_doc, text, name):
    doc = marked_doc(text)
    end = next(token.i for token in doc if token.text == "and")
    assert doc[: with_second_head(doc, 0, end)].text == name
