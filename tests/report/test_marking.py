"""The text of an article as HTML: nothing is lost, nothing runs, every span can be jumped to."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from report.builders import HOSTILE
from xinnlp.report.characters import make_visible
from xinnlp.report.marking import DEEPEST, Mark, mark_text

KINDS = st.sampled_from(["person", "organisation", "figure", "theme", "quote", "summary", "warning"])
TEXTS = st.lists(
    st.sampled_from([*HOSTILE, "a", "word ", "\n", "\n\n", " \n \n ", "<", "&amp;", "é"]), max_size=30
).map("".join)


class Page(HTMLParser):
    """Reads back what was written, and insists that elements nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.ids, self.elements, self._open = "", [], set(), []
        self.pieces: list[tuple[str, str]] = []
        self.links_in_links = 0
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.links_in_links += tag == "a" and any(name == "a" for name, _ in self._open)
        values = dict(attrs)
        self.ids += [values["id"]] if "id" in values else []
        self._open.append((tag, values.get("data-words")))

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        self.pieces += [(words, data) for _, words in self._open if words]


def order(marks):
    kinds = ("summary", "quote", "commitment", "warning", "figure", "organisation", "person", "role", "place", "date")
    rank = {kind: number for number, kind in enumerate((*kinds, "theme"))}
    return sorted(set(marks), key=lambda mark: (mark.start, -mark.end, rank[mark.kind]))


@st.composite
def marked_texts(draw):
    text = draw(TEXTS.filter(bool))
    marks = []
    for _ in range(draw(st.integers(0, 25))):
        start = draw(st.integers(0, len(text) - 1))
        marks.append(Mark(start, draw(st.integers(start + 1, len(text))), draw(KINDS), "p1"))
    return text, order(marks)


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(marked_texts())
def test_the_text_comes_out_whole_and_every_span_has_one_anchor(case):
    text, marks = case
    page = Page(str(mark_text(text, marks)))
    assert without_space(page.text) == without_space(make_visible(text))
    assert page.elements <= {"p", "a", "span"}
    assert page.links_in_links == 0
    assert len(page.ids) == len(set(page.ids))
    assert set(page.ids) == {mark.anchor for mark in marks}


@given(marked_texts())
def test_a_span_marks_its_words_and_no_others(case):
    text, marks = case
    page = Page(str(mark_text(text, marks[:DEEPEST])))
    for mark in marks[:DEEPEST]:
        alike = sum(other.anchor == mark.anchor for other in marks[:DEEPEST])
        shown = "".join(data for words, data in page.pieces if words == mark.anchor)
        assert without_space(shown) == without_space(make_visible(text[mark.start : mark.end])) * alike or alike > 1


def test_spans_that_cross_are_split_and_the_rest_of_one_stays_marked():
    html = str(mark_text("abcdef", order([Mark(0, 4, "quote", "q1"), Mark(2, 6, "person", "p1")])))
    page = Page(html)
    assert "".join(data for words, data in page.pieces if words == "w2-6") == "cdef"
    assert "".join(data for words, data in page.pieces if words == "w0-4") == "abcd"
    assert html.count('id="w2-6"') == 1


def test_a_quotation_over_two_paragraphs_is_marked_in_both():
    html = str(mark_text("“One.\n\nTwo.”", [Mark(0, 12, "quote", "q1")]))
    assert html.count("<p>") == 2
    assert html.count('data-words="w0-12"') == 2


def test_deep_nesting_costs_no_more_than_its_depth_allows():
    text = "x" * 4000
    marks = order([Mark(n, 4000 - n, "theme", "t0") for n in range(1900)])
    html = str(mark_text(text, marks))
    assert html.count("data-words") == DEEPEST
    assert 'id="w1899-2101"' in html  # still to be jumped to
    assert len(html) < 100 * len(text)


def test_markup_in_an_article_is_text():
    html = str(mark_text("<b>&\n\n" + HOSTILE[0], []))
    assert "<script" not in html
    assert unescape(html.removeprefix("<p>")).startswith("<b>&")
