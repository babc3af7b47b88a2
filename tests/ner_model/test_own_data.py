import pytest
from training.ner.own_data import OWN_FOLDER, MarkError, read_line, read_marks, read_own, split_own

FILES = sorted(OWN_FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_parses_and_every_mark_becomes_a_span(path):
    for line in path.read_text("utf-8").splitlines():
        text, spans = read_marks(line)
        assert all(text[start:end].strip() for start, end, _ in spans)
        assert len(read_line(line).spans) == len(spans), line


def test_there_are_enough_sentences_and_documents_and_a_tenth_is_held_out():
    documents = read_own()
    sentences = [document for document in documents if document.name.startswith("sentences")]
    assert len(sentences) >= 3_000
    assert len(documents) - len(sentences) >= 200
    train, dev = split_own(documents)
    assert {document.name for document in train}.isdisjoint(document.name for document in dev)
    assert 0.07 < len(dev) / len(documents) < 0.13


def test_marks_become_text_and_character_spans():
    text, spans = read_marks("Dr {P|Ada Lowe}'s {O|Kestrel Trust} runs {G|Clean Rivers} in {L|Kano}.")
    assert text == "Dr Ada Lowe's Kestrel Trust runs Clean Rivers in Kano."
    assert [(text[start:end], label) for start, end, label in spans] == [
        ("Ada Lowe", "PERSON"),
        ("Kestrel Trust", "ORG"),
        ("Clean Rivers", "PROGRAMME"),
        ("Kano", "LOC"),
    ]


def test_an_honorific_inside_a_mark_is_cut():
    text, spans = read_marks("{P|Dr. Ada Lowe} spoke")
    assert text == "Dr. Ada Lowe spoke"
    assert spans == [(4, 12, "PERSON")]


@pytest.mark.parametrize("line", ["{P|Ada", "{X|Ada}", "{P|}", "Ada}", "{O|{P|Ada} Trust}"])
def test_broken_marks_are_refused(line):
    with pytest.raises(MarkError):
        read_marks(line)
