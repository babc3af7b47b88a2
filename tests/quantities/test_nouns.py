import pytest

from xinnlp.quantities.nouns import is_person_noun, looks_plural, plural_of


@pytest.mark.parametrize(
    "noun",
    ["nurse", "nurses", "Women", "children", "co-founders", "epidemiologists", "villagers", "policewoman", "alumni"],
)
def test_nouns_of_human_beings(noun: str) -> None:
    assert is_person_noun(noun)


@pytest.mark.parametrize(
    "noun", ["school", "families", "companies", "countries", "households", "teams", "lists", "donation"]
)
def test_nouns_of_things_and_groups(noun: str) -> None:
    assert not is_person_noun(noun)


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("bag", "bags"), ("box", "boxes"), ("family", "families"), ("day", "days"), ("church", "churches"),
        ("fish", "fish"), ("child", "children"), ("woman", "women"), ("human", "humans"), ("masks", "masks"),
        ("bus", "buses"), ("person", "people"),
    ],
)  # fmt: skip
def test_plurals(singular: str, plural: str) -> None:
    assert plural_of(singular) == plural


def test_a_word_in_ss_is_no_plural() -> None:
    assert not looks_plural("class")
    assert looks_plural("classes")
