"""Written forms of names."""

import pytest

from xinnlp.naming.forms import count_honorifics, head_class, is_acronym_of, key_of, strip_possessive


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the Lowe Trust", "lowe trust"),
        ("Lowe Trust’s", "lowe trust"),
        ("“XIN” Philanthropy Conference", "xin philanthropy conference"),
        ("Baskins'", "baskins"),
        ("  A \n B ", "a b"),
    ],
)
def test_key_ignores_case_marks_and_possessives(name, key):
    assert key_of(name) == key


def test_possessive_is_taken_off_once():
    assert strip_possessive("James's") == "James"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["Dr.", "Ada", "Lowe"], 1),
        (["Prof.", "Dr.", "Lowe"], 2),
        (["King", "Lowe"], 0),  # a given name as likely as a title
        (["King", "Ada", "Lowe"], 1),
        (["Tan", "Ah", "Kow"], 0),
        (["Tan", "Sri", "Lowe"], 2),
        (["Mr"], 0),
    ],
)
def test_honorifics_are_counted_but_never_the_whole_name(words, count):
    assert count_honorifics(words) == count


@pytest.mark.parametrize(
    ("name", "classification"),
    [
        ("lowe foundation", "foundation"),
        ("lowe foundation ltd", "foundation"),
        ("tembora holdings ltd", "company"),
        ("ministry of rivers, lakes and inland fisheries", "government"),
        ("university of trust and sand", "academic"),
        ("clean river prize", "programme"),
        ("university of kivu, port bell, foundation", "foundation"),
        ("queen ada hospital of kivu foundation", "foundation"),
        ("kivu food bank", "nonprofit"),
        ("tembora", None),
    ],
)
def test_head_noun_tells_the_class(name, classification):
    assert head_class(name.replace(",", "").split()) == classification


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("WHO", "World Health Organisation", True),
        ("UNDP", "United Nations Development Programme", True),
        ("OCHA", "Office for the Coordination of Humanitarian Affairs", True),
        ("WHO", "World Food Programme", False),
        ("Who", "World Health Organisation", False),
        ("W", "World", False),
    ],
)
def test_acronyms(short, name, expected):
    assert is_acronym_of(short, name) is expected
