"""The suffix decides on the reader, and what a text says of itself becomes metadata."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from xinnlp.errors import DocumentTooLongError, ReadError
from xinnlp.readers import read_bytes, read_file, read_text
from xinnlp.settings import Settings

ARTICLE = """Trust opens school

  • Published: 12 September 2018
  • Author: Gloria Luo

Lowe Trust\u00a0opened a school on Monday.
"""


def test_a_text_file_gives_headline_authors_and_date(tmp_path: Path) -> None:
    path = tmp_path / "article.TXT"
    path.write_bytes(ARTICLE.replace("\n", "\r\n").encode("utf-8-sig"))
    source = read_file(path)
    assert source.metadata.headline == "Trust opens school"
    assert source.metadata.authors == ("Gloria Luo",)
    assert source.metadata.date_published == "2018-09-12"
    assert "\r" not in source.text and "\u00a0" not in source.text
    assert source.path == path.as_posix()
    assert len(source.sha256) == 64


def test_a_dateline_dates_an_article_without_a_byline() -> None:
    assert read_text("NAIROBI, 12 March 2021 – The fund said so.").metadata.date_published == "2021-03-12"


def test_a_string_keeps_its_offsets() -> None:
    text = "a\r\nb\u00a0c\x00\ud800🎓"
    assert read_text(text).text == "a\r\nb c\ufffd\ufffd🎓"


@pytest.mark.parametrize("name", ["a.doc", "a", ".txt.gz"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("text")
    with pytest.raises(ReadError, match=r"\.txt, \.text, \.md, \.markdown"):
        read_file(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"cannot read .*gone\.txt: No such file"):
        read_file(tmp_path / "gone.txt")


def test_a_pipe_without_a_suffix_is_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    if os.fork() == 0:
        path.write_bytes(b"Ada gave $5.")
        os._exit(0)
    assert read_file(path).text == "Ada gave $5."
    os.wait()


@pytest.mark.parametrize(
    "read", [lambda: read_text("x" * 11, 10), lambda: read_bytes(b"x" * 11, Settings(max_characters=10))]
)
def test_a_longer_text_is_refused_with_length_and_limit(read: object) -> None:
    with pytest.raises(DocumentTooLongError, match=r"document_too_long: 11 characters, the limit is 10"):
        read()  # type: ignore[operator]
    assert read_text("x" * 10, 10).text == "x" * 10
