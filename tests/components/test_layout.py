"""Layout on Docs built by hand."""

import spacy

from xinnlp.components.annotations import spans_of
from xinnlp.components.layout import mark_layout

NLP = spacy.blank("en")


def sentences(text, sections=None):
    doc = NLP(text)
    doc._.sections = sections
    mark_layout(doc)
    starts = [t.i for t in doc if t.is_sent_start] + [len(doc)]
    return [doc[a:b].text.strip() for a, b in zip([0, *starts], starts, strict=False) if doc[a:b].text.strip()]


def test_headings_and_bullets_end_sentences():
    text = (
        "Kites over Kivu\n\nWho spoke\n\n• Ada Lowe, founder of Tembora;\n• Tom Reed\n\nThey spoke of kites and rivers."
    )
    found = sentences(text)
    assert "Kites over Kivu" in found
    assert any(s.startswith("Ada Lowe") and "Tom" not in s for s in found)
    assert "They spoke of kites and rivers." in found


def test_a_sentence_inside_a_paragraph_is_left_to_the_parser():
    assert sentences("They met. They spoke.") == ["They met. They spoke."]


def test_the_readers_sections_are_obeyed():
    assert sentences("One two three four", [("heading", 0, 7), ("paragraph", 8, 18)]) == ["One two", "three four"]


def test_spans_carry_the_kind_of_section():
    doc = NLP("Kites over Kivu\n\nBy Ada Lowe\n\nThey spoke of kites and of rivers and of much else.")
    mark_layout(doc)
    kinds = {span.label_: span.text for span in spans_of(doc, "layout")}
    assert kinds["headline"] == "Kites over Kivu"
    assert kinds["author"] == "Ada Lowe"


def test_sections_that_begin_within_a_token_are_passed_over():
    assert sentences("abcdef ghi", [("paragraph", 2, 10)]) == ["abcdef ghi"]


def test_blank_texts():
    for text in ("", " ", "\n\n\n"):
        assert spans_of(mark_layout(NLP(text)), "layout") == []
