"""A web page reads as its article alone, block by block, with what the page says of it."""

from __future__ import annotations

import dataclasses

import pytest

from xinnlp.errors import DocumentTooLargeError, ReadError
from xinnlp.readers import read_bytes
from xinnlp.readers.html import read_html
from xinnlp.readers.raw import RawDocument
from xinnlp.settings import Settings
from xinnlp.source import SourceDocument


def read(page: str | bytes, **settings: int) -> SourceDocument:
    data = page.encode() if isinstance(page, str) else page
    return read_html(RawDocument(data, "a.html", Settings(**settings)))  # type: ignore[arg-type]


def sections(source: SourceDocument) -> list[tuple[str, str]]:
    return [(s.kind, source.text[s.start : s.end]) for s in source.sections]


PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head>
<title>Lowe Trust gives £5m | Nyota Daily</title>
<meta property="og:site_name" content="Nyota Daily"><meta name="author" content="Ada Lowe; Tom Roe">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">
<link rel="canonical" href="https://example.org/lowe">
<script>var secret = "Script words";</script><style>.x { color: red }</style>
</head><body>
<nav><ul><li><a href="/">Home page</a></li><li><a href="/about">About our paper</a></li></ul></nav>
<div class="cookie-banner">We use cookies to make this page better.</div>
<header><h1>Lowe Trust gives £5m</h1></header>
<article>
<p>The <b>Lowe Trust</b> gave £5&nbsp;million to
<a href="https://example.org/nyota">Nyota School</a> in Nairobi &amp; Mombasa, it said on Monday.<br>A second line.</p>
<h2>Why it matters</h2>
<ul><li>First with <i>care</i></li><li>Second<ul><li>within the second</li></ul></li></ul>
<blockquote><p>“Every child reads,” said Ada Lowe.</p></blockquote>
<table><tr><th>Donor</th><th>Sum</th></tr><tr><td><p>Ada</p></td><td>£5</td></tr></table>
<p>The school opened in 1999 and takes in 300 girls a year, most of them from the villages around the lake.</p>
</article>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Goat wins race in Kisumu</a></li></ul></aside>
<footer>Copyright 2021 Nyota Daily. <a href="/terms">Terms of use</a></footer>
</body></html>"""


def test_the_article_is_read_and_nothing_around_it() -> None:
    assert sections(read(PAGE)) == [
        ("headline", "Lowe Trust gives £5m"),
        ("byline", "By Ada Lowe, Tom Roe"), ("author", "Ada Lowe"), ("author", "Tom Roe"),
        ("paragraph",
         "The Lowe Trust gave £5 million to Nyota School in Nairobi & Mombasa, it said on Monday."),
        ("paragraph", "A second line."),
        ("heading", "Why it matters"),
        ("list_item", "First with care"), ("list_item", "Second"), ("list_item", "within the second"),
        ("paragraph", "“Every child reads,” said Ada Lowe."),
        ("row", "Donor\tSum"), ("row", "Ada\t£5"),
        ("paragraph", "The school opened in 1999 and takes in 300 girls a year, most of them from the villages "
         "around the lake."),
    ]  # fmt: skip


def test_what_the_page_says_of_itself_is_metadata() -> None:
    source = read(PAGE)
    metadata = source.metadata
    assert (metadata.headline, metadata.authors) == ("Lowe Trust gives £5m", ("Ada Lowe", "Tom Roe"))
    assert (metadata.date_published, metadata.publisher) == ("2021-03-04", "Nyota Daily")
    assert (metadata.url, metadata.language) == ("https://example.org/lowe", "en")
    assert (source.media_type, source.notices) == ("text/html", ())


@pytest.mark.parametrize("page", ["", " \n ", "<!-- nothing -->", "<html><body></body></html>", "<html></html>"])
def test_a_page_without_words_is_empty(page: str) -> None:
    assert read(page).text == ""


def test_a_page_without_tags_is_its_lines() -> None:
    assert read("Ada Lowe gave $5, less than 3 < 4.\nTom Roe gave $6 & more.").text.split("\n\n") == [
        "Ada Lowe gave $5, less than 3 < 4.",
        "Tom Roe gave $6 & more.",
    ]


def test_a_short_page_is_read_whole() -> None:
    assert "Ada Lowe gave $5." in read("<p>Ada Lowe gave $5.</p>").text


def test_broken_markup_keeps_its_words() -> None:
    page = PAGE.replace("</p>", "").replace("</ul>", "").replace("</b>", "</i>")
    assert "takes in 300 girls a year" in read(page).text


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252", "no-such-charset"])
def test_the_stated_encoding_is_used(charset: str) -> None:
    page = PAGE.replace("<head>", f'<head><meta charset="{charset}">').replace("£5&nbsp;million", "£5 million to Zoë")
    page = page.replace("£", "€") if charset == "windows-1252" else page
    source = read(page.replace("“", "'").replace("”", "'").encode("cp1252"))
    assert "5 million to Zoë" in source.text
    assert source.notices == ()


def test_east_asian_and_cyrillic_pages_read_as_stated() -> None:
    body = "<p>Фонд Лоу передал школе пять миллионов рублей, сообщили в понедельник журналистам.</p>"
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head><body>{body}'
    assert "Фонд Лоу передал школе" in read(page.encode("koi8-r")).text


def test_elements_nested_beyond_reason_are_refused() -> None:
    with pytest.raises(ReadError, match=r"a\.html: document_too_large: .*256 deep; save"):
        read("<div>" * 5_000 + "<p>words</p>")


def test_too_many_tags_are_refused_before_they_are_parsed() -> None:
    with pytest.raises(DocumentTooLargeError, match=r"a\.html: document_too_large: more than 20 tags; .*max_tags"):
        read("<p>words" * 30, max_tags=20)


def test_entities_that_name_files_or_each_other_do_nothing() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "boom boom"><!ENTITY b "&a;&a;&a;">]>'
        "<html><body><p>Before &file; and &b; the words that come after them.</p></body></html>"
    )
    text = read(page).text
    assert "root:" not in text and "boom boom" not in text.partition("Before")[2]
    assert "the words that come after them" in text


def test_the_same_page_is_the_same_source_however_often_it_is_read() -> None:
    assert read(PAGE) == read(PAGE) == dataclasses.replace(read_bytes(PAGE.encode()), path="a.html")
