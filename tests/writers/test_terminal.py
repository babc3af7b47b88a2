"""The page for eyes: complete, at any width, and deaf to what an article tries to do to a terminal."""

from __future__ import annotations

import dataclasses
import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from sample_record import make_record, text_span
from xinnlp.record import KeyPhrase, Organisation, Record
from xinnlp.writers.phrases import Names, phrase_commitment, phrase_roles, phrase_value
from xinnlp.writers.terminal import render_record


def render(record: Record, width: int = 80, *, color: bool = False) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=color, highlight=False)
    return render_record(record, console)


@pytest.mark.parametrize("width", [40, 80, 140])
def test_everything_a_record_holds_is_there(width: int) -> None:
    words = " ".join(render(make_record(), width).split())
    for part in (
        "Trust gives desks 🎓", "Tom Roe · 2021-05-06 · Daily News", "Ada Lowe", "chair, Lowe Trust", "foundation",
        "$2 million", "2,000,000 USD", "pledged", "Accra", "5 May 2021", "— Ada Lowe", "SDG 4 Quality", "█", "0.75",
        "a quotation mark is not closed",
    ):  # fmt: skip
        assert part in words, part


@pytest.mark.parametrize("width", [20, 40, 80, 140, 400])
def test_no_line_is_wider_than_the_terminal_or_than_eyes_follow(width: int) -> None:
    long = dataclasses.replace(make_record().figures[0], exact="A" * 500, measures="word " * 100)
    page = render(dataclasses.replace(make_record(), figures=(long,)), width)
    assert max(map(cell_len, page.splitlines())) <= min(width, 120)
    assert page.count("A") > 500  # folded, not cut


def test_the_gist_stands_first_and_key_phrases_are_listed() -> None:
    phrases = (KeyPhrase("desks in Accra", 0.9, (text_span("desks in Accra"),)),)
    page = render(dataclasses.replace(make_record(), gist=text_span("pledged $2 million"), key_phrases=phrases))
    assert page.index("pledged $2 million") < page.index("Summary")
    assert "Key phrases\n  desks in Accra" in page


@pytest.mark.parametrize("width", [40, 80])
def test_no_colour_and_a_pipe_get_the_same_words(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = render(make_record(), width)
    monkeypatch.setenv("NO_COLOR", "1")
    console = Console(file=io.StringIO(), width=width, force_terminal=True, highlight=False)
    assert re.sub(r"\x1b\[[0-9;]*m", "", render_record(make_record(), console)).split() == piped.split()


def test_without_colour_there_is_no_escape_and_no_blank_at_a_lines_end() -> None:
    page = render(make_record())
    assert "\x1b" not in page
    assert all(line == line.rstrip() for line in page.splitlines())
    assert "\x1b[" in render(make_record(), color=True)


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    console = Console(file=io.StringIO(), width=80, force_terminal=True, highlight=False)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", render_record(make_record(), console))


def test_empty_lists_have_no_heading() -> None:
    bare = Record(make_record().document, make_record().provenance)
    page = render(bare)
    assert "Trust gives desks" in page
    assert not any(title in page for title in ("People", "Figures", "Themes", "Warnings"))


HOSTILE = "[bold red]Evil[/] :smile: \x1b[2J\x07\x9b31m\u202etxt"


def test_an_articles_words_are_neither_markup_nor_commands() -> None:
    record = make_record()
    organisation = Organisation("o1", HOSTILE, (), "other", 0.5, (text_span("Lowe Trust"),))
    hostile = dataclasses.replace(
        record,
        document=dataclasses.replace(record.document, headline=HOSTILE, authors=(HOSTILE,)),
        organisations=(organisation,),
        people=(dataclasses.replace(record.people[0], name=HOSTILE),),
    )
    page = render(hostile, 140)
    assert page.count("[bold red]Evil[/] :smile:") >= 4
    assert not set(page) & set("\x1b\x07\x9b\u202e")


def test_long_lists_end_with_how_many_are_left_out() -> None:
    record = make_record()
    page = render(dataclasses.replace(record, figures=record.figures * 5000))
    assert "… and 4,950 more" in page


def test_phrases() -> None:
    record = make_record()
    names = Names.of(record)
    figure = record.figures[0]
    assert phrase_value(figure) == "2,000,000 USD"
    ranged = dataclasses.replace(figure, value=13, value_max=18.5, unit="percent", qualifier="about")
    assert phrase_value(ranged) == "about 13-18.5%"
    assert phrase_roles("p1", names) == "chair, Lowe Trust"
    assert phrase_roles("p2", names) == ""
    assert phrase_commitment(record.commitments[0], names) == "Ada Lowe → Accra: 2,000,000 USD (pledged), for desks"
    bare = dataclasses.replace(record.commitments[0], funder_ids=(), recipient_names=(), purpose=None)
    assert phrase_commitment(bare, names) == "2,000,000 USD (pledged)"
