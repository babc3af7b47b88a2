"""A message reads as its subject, its sender and what was written."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from xinnlp.errors import ReadError
from xinnlp.readers.eml import read_eml
from xinnlp.readers.raw import RawDocument
from xinnlp.source import SourceDocument

BODY = """Dear friends,

The Lowe Trust gave £5 million to Nyota School in Nairobi on Monday. It will give as much
again next year if the school takes in 300 girls, and said that it hopes others will follow it.

* books for all
* a roof
"""


def read(data: bytes) -> SourceDocument:
    return read_eml(RawDocument(data, "a.eml"))


def message(body: str = BODY, **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = headers.get("subject", "Re: Trust gives £5m to the school of Nyota by the lake")
    made["From"] = headers.get("sender", "Zoë Lowe <zoe@example.org>")
    made["Date"] = headers.get("date", "Thu, 4 Mar 2021 23:30:00 -0500")
    made.set_content(body, cte="quoted-printable")
    return made


def sections(source: SourceDocument) -> list[tuple[str, str]]:
    return [(s.kind, source.text[s.start : s.end]) for s in source.sections]


def test_headers_open_the_text_and_are_metadata() -> None:
    source = read(bytes(message()))
    headline = "Trust gives £5m to the school of Nyota by the lake"
    assert sections(source) == [
        ("headline", headline),
        ("byline", "By Zoë Lowe"), ("author", "Zoë Lowe"),
        ("paragraph", "Dear friends,"),
        ("paragraph", BODY.split("\n\n")[1].replace("\n", " ")),
        ("list_item", "books for all"), ("list_item", "a roof"),
    ]  # fmt: skip
    assert (source.metadata.headline, source.metadata.authors) == (headline, ("Zoë Lowe",))
    assert source.metadata.date_published == "2021-03-04"
    assert source.media_type == "message/rfc822"


@pytest.mark.parametrize(
    ("sender", "authors", "publisher"),
    [("ada@example.org", (), None), ("Nyota Daily News <n@example.org>", (), "Nyota Daily News")],
)
def test_a_sender_that_is_no_person_is_no_author(sender: str, authors: tuple[str, ...], publisher: str | None) -> None:
    metadata = read(bytes(message(sender=sender))).metadata
    assert (metadata.authors, metadata.publisher) == (authors, publisher)


def test_attachments_are_not_read_but_told() -> None:
    made = message()
    made.add_attachment(b"%PDF-1.7 secret", maintype="application", subtype="pdf", filename="a.pdf")
    made.add_attachment("attached words", filename="b.txt")
    source = read(bytes(made))
    assert "secret" not in source.text and "attached words" not in source.text
    assert source.notices == (("attachments_not_read", "2 attachments were not read"),)


def test_the_text_part_is_read_where_there_are_both() -> None:
    made = message()
    made.add_alternative("<p>Words of the page</p>", subtype="html")
    source = read(bytes(made))
    assert "as much again next year" in source.text and "Words of the page" not in source.text


def test_a_newsletter_whose_text_part_says_nothing_is_read_as_a_page() -> None:
    made = message("Read this in your browser.")
    made.add_alternative("<html><body><h1>Big news</h1><p>The Lowe Trust gave £5 million.</p></body></html>", "html")
    source = read(bytes(made))
    assert "The Lowe Trust gave £5 million." in source.text and "browser" not in source.text
    assert source.media_type == "message/rfc822"


def test_words_of_others_lose_their_marks() -> None:
    assert "He wrote so." in read(bytes(message("> > He wrote so.\n> And I too."))).text.split("\n\n")


def test_a_file_without_headers_is_a_text() -> None:
    source = read(b"\nAda Lowe gave $5.\n")
    assert (source.text.strip(), source.media_type) == ("Ada Lowe gave $5.", "text/plain")


@pytest.mark.parametrize(
    "header",
    ["Subject: =?utf-8?b?%%%?=", "Subject: =?no-such?q?abc?=", "Date: Thu, 99 Foo 2021", "Date: ", "From: <<>>,;",
     "Content-Type: text/plain; charset=no-such", "Content-Type: multipart/mixed", "Content-Transfer-Encoding: base64",
     "Subject: \xff\xfe"],
)  # fmt: skip
def test_odd_headers_do_no_harm(header: str) -> None:
    data = f"From: Ada Lowe <a@example.org>\n{header}\n\nTom Roe gave.\n".encode("latin-1")
    assert read(data).metadata.authors in {("Ada Lowe",), ()}


def test_parts_nested_beyond_reason_are_refused() -> None:
    data = b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(5_000))
    with pytest.raises(ReadError, match=r"a\.eml: its parts are nested too deeply"):
        read(data)
