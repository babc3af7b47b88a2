"""Whatever the text: every span has its words where it says, and the record keeps schema and contract."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import xinnlp
from xinnlp.writers import dump_record

# Words that make components speak, amid whatever Unicode has.
_WORDS = st.sampled_from(
    ["Ada Lowe", "the Lowe Foundation", "pledged", "$2 million", "£5m", "said", "“We care,”", "chair of",
     "on 5 May 2021", "Accra", "aged 13-18", "By", "•", ".", ",", "\n", "\n\n", "\r\n", "\t",
     "(", "”", "'", "schools", "2 lakh",
     "🎓", "👩‍👩‍👧", "e\u0301", "مؤسسة", "שלום", "阿里巴巴", "\u202e", "\u00a0", "\u200b", "\ufeff", "\x00", "\ud800",
     "\x85", "\u2028", "ﬁ", "İ", "ß", "Rs 1.5 crore", "1,2,3", "2018–19", "more than", "by girls", "climate change"]
)  # fmt: skip
_TEXTS = st.lists(st.one_of(_WORDS, st.text(max_size=8)), max_size=25).map(" ".join)


@given(_TEXTS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_gives_a_sound_record(text: str) -> None:
    record = xinnlp.extract(text)
    assert xinnlp.find_problems(record) == []
    assert record.text is not None and len(record.text) == len(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\x00", "\ud800", "🎓", "“", "$", "1", "By", "•", "مؤسسة خيرية", "e\u0301" * 9]
)
def test_next_to_nothing_gives_a_sound_record(text: str) -> None:
    assert xinnlp.find_problems(xinnlp.extract(text)) == []


def test_offsets_hold_behind_characters_outside_the_basic_plane() -> None:
    record = xinnlp.extract("🎓🎓 e\u0301 👩‍👩‍👧 — Ada Lowe, chair of the Lowe Trust, pledged $2 million.")
    assert [person.name for person in record.people] == ["Ada Lowe"]
    assert record.text is not None
    for mention in record.people[0].mentions:
        assert record.text[mention.start : mention.end] == mention.exact


_SCRIPT = """
import sys, xinnlp
from xinnlp.writers import dump_record
sys.stdout.buffer.write(dump_record(xinnlp.extract_file(sys.argv[1])).encode())
"""


def test_the_same_bytes_in_another_process_with_another_hash_seed() -> None:
    path = Path(__file__).parents[2] / "samples" / "alibaba-power-of-small.txt"
    runs = [
        subprocess.run(
            [sys.executable, "-c", _SCRIPT, str(path)],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": ""}, capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1] == dump_record(xinnlp.extract_file(path)).encode()
    assert json.loads(runs[0])["people"]


def test_alone_or_after_others_an_article_gives_the_same_record() -> None:
    text = "Ada Lowe, chair of the Lowe Trust, pledged $2 million to schools in Accra."
    alone = xinnlp.extract(text)
    xinnlp.extract("Tom Roe, who founded Ada Lowe Ltd, gave Rs 5 crore to Lowe.")
    assert xinnlp.extract(text) == alone


@pytest.mark.parametrize("unit", ["The Lowe Trust gave $5 to Ada Lowe in Accra. ", "x", "$5 ", "“a ", "ab\n"])
def test_the_same_words_over_and_over_give_a_sound_record(unit: str) -> None:
    text = (unit * 2_000)[:2_000]
    record = xinnlp.extract(text)
    assert xinnlp.find_problems(record) == []
    assert record.text == text
    names = {"Lowe Trust", "Ada Lowe"} if "Lowe" in unit else set()
    assert names <= {entity.name for entity in (*record.people, *record.organisations)}
