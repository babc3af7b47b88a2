import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from xinnlp.components.annotations import DateMention, read_relations
from xinnlp.components.dates import mark_dates

_NLP = spacy.blank("en")


def dates(doc: Doc) -> list[tuple[str, str | None]]:
    return [(doc.text[d.start : d.end], d.value) for d in read_relations(doc, "dates", DateMention)]


def read(text: str, published: str | None = None) -> Doc:
    doc = _NLP(text)
    doc._.published = published
    return mark_dates(doc)


def test_dates_are_written_with_their_values() -> None:
    doc = read("On the 5th of September it met, as in May 2018 and in 1999.", "2018-09-12")
    assert dates(doc) == [("the 5th of September", "2018-09-05"), ("May 2018", "2018-05"), ("1999", "1999")]


def test_without_the_articles_date_a_day_without_year_has_no_value() -> None:
    assert dates(read("It met on 5 September.")) == [("5 September", None)]


def test_a_year_within_a_name_is_no_date() -> None:
    doc = _NLP("The Class of 2018 Fund met in 2019.")
    doc.spans["organisations"] = [Span(doc, 1, 5, label="ORG")]
    assert dates(mark_dates(doc)) == [("2019", "2019")]


def test_a_name_that_is_only_a_number_hides_no_date() -> None:
    doc = _NLP("They met in 2019.")
    doc.spans["names"] = [Span(doc, 3, 4, label="DATE")]
    assert dates(mark_dates(doc)) == [("2019", "2019")]


def test_dates_survive_bytes() -> None:
    doc = read("It met in May 2018.")
    assert dates(Doc(_NLP.vocab).from_bytes(doc.to_bytes())) == [("May 2018", "2018-05")]


@given(st.text(max_size=60) | st.text(alphabet="0123456789 -–/.,MayJuneFrid of thes'", max_size=80))
@pytest.mark.parametrize("published", [None, "2018-02-28"])
def test_any_text_gives_dates_in_order_that_do_not_overlap(published: str | None, text: str) -> None:
    end = 0
    for found in read_relations(read(text, published), "dates", DateMention):
        assert end <= found.start < found.end <= len(text)
        end = found.end
