"""An article reads the same whatever it is set in: block by block, in order, with nothing around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.readers.made import SAMPLES, Block, Look, blocks_of, make_docx, make_html, make_pdf

from xinnlp.readers import read_bytes
from xinnlp.source import SourceDocument

ARTICLES = [
    "03-cyclone-appeal.txt",
    "09-seed-lender-interview.txt",
    "02-spring-grants.md",
    "alibaba-power-of-small.txt",
]

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="no samples here")


def blocks(source: SourceDocument) -> list[Block]:
    inner = {"author", "date", "publisher"}
    return [(s.kind, source.text[s.start : s.end]) for s in source.sections if s.kind not in inner]


def words(found: list[Block]) -> list[str]:
    return [text for _, text in found]


MAKERS: dict[str, Callable[[list[Block]], bytes]] = {
    "html": make_html,
    "docx": make_docx,
    "pdf": make_pdf,
    "pdf, indented": lambda blocks: make_pdf(blocks, Look(first_line_indent=12, size=16, space_between=0)),
    "pdf, two columns": lambda blocks: make_pdf(blocks, Look(columns=2, size=14)),
    "pdf, two columns, drawn row by row": lambda blocks: make_pdf(blocks, Look(columns=2, size=14, row_by_row=True)),
    "pdf, three columns": lambda blocks: make_pdf(blocks, Look(columns=3, size=10, has_head=False)),
    "pdf, sideways": lambda blocks: make_pdf(blocks, Look(sideways=True)),
}


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("article", ARTICLES)
def test_every_block_is_there_once_in_order_and_whole(article: str, maker: str) -> None:
    wanted = blocks_of(article)
    found = blocks(read_bytes(MAKERS[maker](wanted)))
    assert words(found) == words(wanted)


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("article", ARTICLES)
def test_the_title_is_the_headline(article: str, maker: str) -> None:
    wanted = blocks_of(article)
    source = read_bytes(MAKERS[maker](wanted))
    assert source.metadata.headline == wanted[0][1]
