"""Finding own names in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.own_names import Gazetteer, OwnName

KESTREL = OwnName("Kestrel Water Trust", None, ("KWT", "Kestrel"))
CHILDREN = OwnName("The Friends of O’Hara & Lowe", None)
LANTERN = OwnName("charity: lantern", None)
ZUBO = OwnName("Zubo", None)
GAZETTEER = Gazetteer([KESTREL, CHILDREN, LANTERN, ZUBO])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kestrel Water Trust, or KWT.", ["Kestrel Water Trust", "KWT"]),
        ("A Kestrel water-mill", ["Kestrel"]),
        ("KESTREL WATER TRUST", ["KESTREL WATER TRUST"]),
        ("Kestrel  Water\nTrust’s gift", ["Kestrel  Water\nTrust"]),
        ("the friends of O'Hara & Lowe", []),
        ("the Friends Of O'Hara&Lowe", ["Friends Of O'Hara&Lowe"]),
        ("“Kestrel” Water Trust", ["Kestrel” Water Trust"]),
        ("Charity: Lantern and charity: lantern", ["Charity: Lantern", "charity: lantern"]),
        ("charity lantern", []),
        ("zubo Zubo ZUBO Zubos ZuBo", ["Zubo", "ZUBO"]),
        ("kwt Kwt", []),
        ("", []),
    ],
)
def test_where_names_stand(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in GAZETTEER.find(text)] == found


def test_a_hit_tells_whose_name_it_is() -> None:
    assert [hit.entry for hit in GAZETTEER.find("KWT met Zubo")] == [KESTREL, ZUBO]


def test_an_entry_is_found_by_any_spelling_of_its_names() -> None:
    assert GAZETTEER.find_entry("the kestrel WATER trust") is KESTREL
    assert GAZETTEER.find_entry("Kestrel Trust") is None


@given(st.lists(st.sampled_from(["Kestrel", "Water", "Trust", "KWT", "the", ",", "\n", "Zubo", "İ", "ß"])))
def test_hits_are_in_order_do_not_overlap_and_are_names(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for hit in GAZETTEER.find(text):
        assert last <= hit.start < hit.end
        assert GAZETTEER.find_entry(text[hit.start : hit.end]) is hit.entry
        last = hit.end
