"""What is never a name."""

import pytest

from xinnlp.ner_model.decoding import Name
from xinnlp.ner_model.nameless import is_address, without_nameless


def kept(text: str, label: str = "PERSON") -> list[str]:
    words = text.split()
    return [" ".join(words[n.start : n.end]) for n in without_nameless(words, [Name(0, len(words), label, 0.9)])]


@pytest.mark.parametrize(
    "text",
    [
        "ada.lowe@example.org",
        "ada...@example.co.uk",
        "https://lowe.org/giving",
        "www.lowe.org",
        "Lowe.docx",
        "a(2).PDF",
    ],
)
def test_addresses_and_files_are_no_names(text: str) -> None:
    assert is_address(text)
    assert kept(text) == []


@pytest.mark.parametrize("text", ["GiveKano.org", "@KestrelTrust", "Ada", "St.", "J.P.", "Lowe@Kestrel", "DocuGive"])
def test_what_only_looks_like_an_address_stays_a_name(text: str) -> None:
    assert kept(text) == [text]


@pytest.mark.parametrize("text", ["President", "Dr.", "Hon. Senator", "RABBI"])
def test_titles_with_nobody_behind_them_are_no_names(text: str) -> None:
    assert kept(text) == []


@pytest.mark.parametrize("text", ["President Lowe", "Dr. Ada Lowe", "King", "Prince", "Governor Mills Trust"])
def test_titles_with_a_name_and_titles_that_are_names_stay(text: str) -> None:
    assert kept(text) == [text]


def test_other_names_of_the_document_stay_as_they_are() -> None:
    words = ["Write", "to", "ada@lowe.org", "or", "to", "Ada", "Lowe"]
    ada = Name(5, 7, "PERSON", 0.8)
    assert without_nameless(words, [Name(2, 3, "PERSON", 0.9), ada]) == [ada]
