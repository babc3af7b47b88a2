"""A Markdown page reads as its reader would see it."""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from xinnlp.errors import DocumentTooLongError
from xinnlp.readers import read_file
from xinnlp.readers.front_matter import read_front_matter
from xinnlp.readers.markdown import read_markdown
from xinnlp.readers.raw import RawDocument
from xinnlp.settings import Settings
from xinnlp.source import SourceDocument


def read(page: str) -> SourceDocument:
    return read_markdown(RawDocument(page.encode(), "a.md"))


def sections(source: SourceDocument) -> list[tuple[str, str]]:
    return [(s.kind, source.text[s.start : s.end]) for s in source.sections]


PAGE = """# Trust gives £5m

*Published: 4 March 2021*

The *Lowe Trust* gave **£5 million** to [Nyota School](https://example.org) in
Nairobi &amp; Mombasa.

## Why it matters

- First with `code`
- Second
  goes on

| Donor | Sum |
|---|---|
| Ada | £5 |

> Quoted words

![a picture](a.png)

<p align="center">Words in <b>HTML</b><script>no()</script></p>
"""


def test_marks_go_and_words_stay() -> None:
    assert sections(read(PAGE)) == [
        ("headline", "Trust gives £5m"),
        ("byline", "Published: 4 March 2021"), ("date", "4 March 2021"),
        ("paragraph", "The Lowe Trust gave £5 million to Nyota School in Nairobi & Mombasa."),
        ("heading", "Why it matters"),
        ("list_item", "First with code"), ("list_item", "Second goes on"),
        ("row", "Donor\tSum"), ("row", "Ada\t£5"),
        ("paragraph", "Quoted words"),
        ("paragraph", "Words in HTML"),
    ]  # fmt: skip


def test_every_block_stands_apart() -> None:
    source = read(PAGE)
    blocks = [s for s in source.sections if s.kind != "date"]
    assert all(source.text[a.end : b.start] == "\n\n" for a, b in pairwise(blocks))


def test_a_page_without_a_body_is_empty() -> None:
    assert read("").text == read("---\n---\n").text == ""


FRONT = """---
title: "Lowe Trust gives £5m"
author: {author}
date: 2021-03-04T08:00:00Z
site: Daily News
url: https://example.org/a
---
The trust gave.
"""


@pytest.mark.parametrize(
    "author", ["Jane Smith and Tom Roe", "[Jane Smith, Tom Roe]", "[{name: Jane Smith}, {name: Tom Roe}]"]
)
def test_front_matter_is_metadata_and_opens_the_text(author: str) -> None:
    source = read(FRONT.replace("{author}", author))
    assert source.metadata.headline == "Lowe Trust gives £5m"
    assert source.metadata.authors == ("Jane Smith", "Tom Roe")
    assert source.metadata.date_published == "2021-03-04"
    assert source.metadata.publisher == "Daily News"
    assert source.metadata.url == "https://example.org/a"
    assert sections(source) == [
        ("headline", "Lowe Trust gives £5m"),
        ("byline", "By Jane Smith, Tom Roe"), ("author", "Jane Smith"), ("author", "Tom Roe"),
        ("paragraph", "The trust gave."),
    ]  # fmt: skip


def test_a_title_that_the_body_repeats_stands_once() -> None:
    source = read("---\ntitle: Trust gives\n---\n# Trust gives\n\nBy Ada Lowe\n\nWords.")
    assert source.text.count("Trust gives") == 1
    assert source.metadata.authors == ("Ada Lowe",)


def test_broken_front_matter_is_read_as_text_and_told() -> None:
    source = read("---\ntitle: [unclosed\n---\nThe trust gave.")
    assert "The trust gave." in source.text
    assert [code for code, _ in source.notices] == ["front_matter_unreadable"]


@pytest.mark.parametrize(
    "fields",
    ["title: [1, 2]\nauthor: 3\ndate: soon\nurl: javascript:alert(1)", "title: null\nauthor: {}", "- a\n- b", "x"],
)
def test_odd_front_matter_does_no_harm(fields: str) -> None:
    metadata = read_front_matter(f"---\n{fields}\n---\nbody").metadata
    assert metadata.url is None
    assert metadata.date_published is None


def test_dates_may_be_strings() -> None:
    assert read_front_matter("---\ndate: 4 March 2021\n---\n").metadata.date_published == "2021-03-04"
    assert datetime.date.fromisoformat(read_front_matter("---\ndate: 2021-03-04\n---\n").metadata.date_published or "")


def test_the_limit_counts_the_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("![x](data:image/png;base64," + "A" * 500 + ")\n\nshort")
    assert read_file(path, Settings(max_characters=10)).text == "short"
    path.write_text("word " * 10)
    with pytest.raises(DocumentTooLongError):
        read_file(path, Settings(max_characters=10))
