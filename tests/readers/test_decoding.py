"""Bytes become the text that was meant, or a notice, or a refusal; never something else in silence."""

from __future__ import annotations

import codecs
import os
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.errors import ReadError
from xinnlp.readers.decoding import decode

TEXT = (
    "The Lowe Foundation’s grant of £5 million — “the largest yet” — goes to José García’s school in São Paulo, "
    "said François Müller. It will pay for 3,000 pupils’ café meals.\n"
) * 3


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252", "mac_roman"],
)
def test_english_in_its_usual_encodings(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding), "a.txt")
    assert decoded.text == TEXT
    assert decoded.notices == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("阿里巴巴基金会捐赠两千万元人民币用于研究新型冠状病毒的治疗方法。" * 5, "gb18030"),
        ("アリババ財団は、研究のために寄付しました。東京の学校に資金を提供します。" * 5, "shift_jis"),
        ("Фонд передал школе три миллиона рублей на новые классы." * 5, "koi8_r"),
        ("The Jack Lowe Foundation (马云公益基金会) gave RMB 20 million to schools in rural China. " * 4, "gb18030"),
    ],
)
def test_other_languages(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("text", ["It’s a gift", "naïve", "“A gift,” she said", "Café society gives £5m", "£5m"])
def test_short_western_texts_are_not_taken_for_chinese(text: str) -> None:
    assert decode(text.encode("cp1252"), "a.txt").text == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE])
def test_a_byte_order_mark_is_no_part_of_the_text(mark: bytes) -> None:
    encodings = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    data = mark + "Ünïcode".encode(encodings.get(mark, "utf-32-le"))
    assert decode(data, "a.txt").text == "Ünïcode"


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"a\r\nb\rc\n\r\nd", "a.txt").text == "a\nb\nc\n\nd"


@pytest.mark.parametrize(
    ("data", "text", "places"),
    [
        (TEXT.encode() + "caf\xe9".encode("latin-1"), TEXT + "caf\ufffd", "1 place"),
        ("The Lowe Foundation’s".encode()[:-3], "The Lowe Foundation\ufffd", "1 place"),
        (b"One NUL \x00 in a text of some length, no more than that.", None, "1 place"),
        ("Two".encode("utf-16") + b"\x00", None, "1 place"),
        (b" *\x8d", " *\ufffd", "1 place"),
    ],
    ids=["mixed", "cut", "nul", "odd utf-16", "not in cp1252"],
)
def test_what_is_lost_is_told(data: bytes, text: str | None, places: str) -> None:
    decoded = decode(data, "a.txt")
    assert text is None or decoded.text == text
    ((code, message),) = decoded.notices
    assert code == "undecodable_bytes"
    assert places in message


def test_a_replacement_character_of_the_authors_own_is_no_loss() -> None:
    assert decode("a \ufffd b".encode(), "a.txt") == ("a \ufffd b", ())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        (b"PK\x03\x04" + os.urandom(50), "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n" + os.urandom(50), "a PNG picture"),
        (zlib.compress(bytes(range(256)) * 20) * 9, "binary data"),
        (bytes(range(256)) * 10, "binary data"),
    ],
)
def test_binary_data_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=f"cannot read a.txt: .*{reason}"):
        decode(data, "a.txt")


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"", "a.txt") == ("", ())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data, "a.txt")
    except ReadError:
        return
    assert "\r" not in decoded.text
    decoded.text.encode("utf-8", "surrogatepass")


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs"))))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "a.txt") == (text, ())
