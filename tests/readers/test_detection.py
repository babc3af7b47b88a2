"""The suffix says what a document is; where its first bytes leave no doubt, they have the last word."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinnlp.errors import DocumentTooLargeError, MissingExtraError, ReadError
from xinnlp.readers import FORMATS, read_bytes, read_file
from xinnlp.readers.detection import detect
from xinnlp.settings import INPUT_FORMATS, Settings

PAGE = b"<!DOCTYPE html><html><body><p>Ada Lowe gave $5.</p></body></html>"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PAGE, "html"),
        (b"\xef\xbb\xbf \n<HTML lang=en>", "html"),
        (b'<?xml version="1.0"?>\n<!-- a --><!-- <p> --><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        ("<!doctype HTML>".encode("utf-16"), "html"),
        (b"<p>a fragment</p>", None),
        (b"<htmlish>", None),
        (b"<!-- never closed", None),
        (b"An article on <html> that opens with words", None),
        (b"PK\x03\x04 some other archive", None),
        (b"", None),
    ],
)
def test_first_bytes(data: bytes, name: str | None) -> None:
    found = detect(data)
    assert (found.name if found else None) == name


def test_many_comments_before_a_page_take_no_time() -> None:
    assert detect(b"<!---->" * 200 + b"<p>") is None


def test_a_page_with_the_wrong_suffix_is_read_as_a_page_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PAGE)
    source = read_file(path)
    assert (source.text, source.media_type) == ("Ada Lowe gave $5.", "text/html")
    assert source.notices == (
        ("format_by_content", "its name says plain text, but it is a web page, and was read as that"),
    )


def test_a_page_of_unknown_suffix_is_read_without_ado(tmp_path: Path) -> None:
    path = tmp_path / "story.aspx"
    path.write_bytes(PAGE)
    assert (read_file(path).text, read_file(path).notices) == ("Ada Lowe gave $5.", ())


def test_standard_input_shows_what_it_is() -> None:
    assert read_bytes(PAGE).text == "Ada Lowe gave $5."
    assert read_bytes(b"Ada gave $5.").media_type == "text/plain"


def test_the_user_has_the_very_last_word(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    assert read_file(path, Settings(input_format="text")).text == PAGE.decode()
    assert read_bytes(b"# Trust\n\n*words*", Settings(input_format="markdown")).text == "Trust\n\nwords"


def test_every_format_can_be_asked_for() -> None:
    assert ("auto", *FORMATS) == INPUT_FORMATS


def test_more_bytes_than_allowed_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 101)
    with pytest.raises(
        DocumentTooLargeError, match=r"a\.txt: document_too_large: more than 100 bytes; .*XINNLP_MAX_BYTES"
    ):
        read_file(path, Settings(max_bytes=100))
    path.write_bytes(b"x" * 100)
    assert read_file(path, Settings(max_bytes=100)).text == "x" * 100


def test_a_file_without_end_is_not_read_to_its_end() -> None:
    with pytest.raises(DocumentTooLargeError):
        read_file(Path("/dev/zero"), Settings(max_bytes=1_000))


@pytest.mark.parametrize("name", ["html", "pdf", "docx"])
def test_a_format_whose_packages_are_missing_names_what_brings_them(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Break the import as a missing package does."""
    import sys

    found = FORMATS[name]
    for module in [name for name in sys.modules if name.startswith(found.module)]:
        monkeypatch.delitem(sys.modules, module)
    for module in found.needs:
        monkeypatch.setitem(sys.modules, module, None)
    path = tmp_path / f"a{found.suffixes[0]}"
    path.write_bytes(b"Ada gave $5.")
    with pytest.raises(
        MissingExtraError, match=rf"{path.name}: it is {found.title}, .*; pip install 'xinnlp\[{name}\]'"
    ):
        read_file(path)


def test_an_archive_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(ReadError, match=r"suffix '\.zip' is none that xinnlp knows"):
        read_file(path)
