"""What a counted noun means: a person or a thing, one or many."""

from __future__ import annotations

import functools

from xinnlp.knowledge import load_lexicon, load_table

_PERSON_ENDINGS = ("ologist", "ologists", "workers", "worker", "woman", "women", "persons", "people")


@functools.cache
def _person_forms() -> frozenset[str]:
    lemmas = load_lexicon("people_nouns")
    return lemmas | {plural_of(lemma) for lemma in lemmas}


def is_person_noun(noun: str) -> bool:
    """Tell whether a noun, singular or plural, means human beings: 'nurses', 'co-founders', 'Women'."""
    word = noun.lower().strip("’'")
    if word in _person_forms() or word.endswith(_PERSON_ENDINGS):
        return True
    last = word.rpartition("-")[2]
    return last != word and last in _person_forms()


def looks_plural(noun: str) -> bool:
    """Tell whether a noun is written as a plural, by its spelling or the lexicon's irregular forms."""
    word = noun.lower()
    if word in {"people", "men", "women", "children", "alumni"} or word.endswith(("men", "people", "children")):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def plural_of(noun: str) -> str:
    """Return the plural by the rules of English spelling; words that have none are returned as they are."""
    if noun in load_table("quantities")["invariant"]["nouns"] or looks_plural(noun):
        return noun
    if noun.endswith("man") and noun not in {"human", "german", "roman", "shaman", "caiman"}:
        return f"{noun[:-3]}men"
    if noun.endswith("child"):
        return f"{noun}ren"
    if noun == "person":
        return "people"
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    return f"{noun}s"
