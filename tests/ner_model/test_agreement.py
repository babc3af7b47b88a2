"""One reading of a name in a document."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from xinnlp.ner_model.agreement import agree_names
from xinnlp.ner_model.decoding import Name


def agree(text: str, *names: Name) -> list[tuple[str, str]]:
    words = text.split()
    breaks = [word == "." for word in words]
    return [(" ".join(words[n.start : n.end]), n.label) for n in agree_names(words, breaks, names)]


def test_a_missed_repetition_is_added() -> None:
    assert agree("Kestrel Trust gave . Later Kestrel Trust left .", Name(0, 2, "ORG", 0.9)) == [
        ("Kestrel Trust", "ORG"),
        ("Kestrel Trust", "ORG"),
    ]


def test_an_added_repetition_has_the_mean_probability_of_those_found() -> None:
    words = ["Tembora", "Tembora", "Tembora"]
    found = agree_names(words, [False] * 3, [Name(0, 1, "ORG", 0.9), Name(1, 2, "ORG", 0.5)])
    assert [round(name.probability, 6) for name in found] == [0.9, 0.5, 0.7]


def test_the_label_of_most_probability_wins() -> None:
    names = (Name(0, 1, "ORG", 0.9), Name(2, 3, "ORG", 0.9), Name(4, 5, "PERSON", 0.4))
    assert agree("Tembora , Tembora , Tembora", *names) == [("Tembora", "ORG")] * 3


def test_labels_about_as_probable_stay_as_they_are() -> None:
    names = (Name(0, 1, "ORG", 0.9), Name(2, 3, "LOC", 0.6))
    assert agree("Kano beat Kano", *names) == [("Kano", "ORG"), ("Kano", "LOC")]


def test_the_longest_name_is_sought_first() -> None:
    names = (Name(0, 2, "ORG", 0.9), Name(3, 4, "PERSON", 0.9))
    assert agree("Lowe Trust : Lowe and Lowe Trust", *names)[2:] == [("Lowe Trust", "ORG")]


def test_a_word_that_the_text_has_in_lower_case_is_not_sought() -> None:
    assert agree("Rose sold a rose . Rose rose .", Name(0, 1, "PERSON", 0.9)) == [("Rose", "PERSON")]


def test_an_uncertain_name_is_not_sought() -> None:
    assert agree("Tembora and Tembora", Name(0, 1, "ORG", 0.5)) == [("Tembora", "ORG")]


def test_no_repetition_goes_on_over_a_break_or_into_a_name() -> None:
    words = ["Green", "Fund", "Green", ".", "Fund", "Green", "Fund"]
    names = [Name(0, 2, "ORG", 0.9), Name(5, 7, "PROGRAMME", 0.2)]
    assert agree_names(words, [word == "." for word in words], names) == [names[0], Name(5, 7, "ORG", 0.2)]


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[str], list[bool], list[Name]]:
    words = draw(st.lists(st.sampled_from(["Ada", "Lowe", "Trust", "lowe", ","]), min_size=1, max_size=30))
    breaks = draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    names, end = [], 0
    while end < len(words):
        start = draw(st.integers(end, len(words) - 1))
        end = start + 1
        while end < len(words) and not breaks[end - 1] and draw(st.booleans()):
            end += 1
        names.append(Name(start, end, draw(st.sampled_from(["PERSON", "ORG"])), draw(st.floats(0.01, 1))))
    return words, breaks, names


@given(documents())
def test_names_found_stay_and_none_overlap(document: tuple[list[str], list[bool], list[Name]]) -> None:
    words, breaks, names = document
    agreed = agree_names(words, breaks, names)
    assert {(n.start, n.end) for n in names} <= {(n.start, n.end) for n in agreed}
    assert all(first.end <= second.start for first, second in itertools.pairwise(agreed))
    assert not any(any(breaks[n.start : n.end - 1]) for n in agreed)
