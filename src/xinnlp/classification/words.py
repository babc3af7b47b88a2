"""Words of a text in the form in which terms and weights are looked up."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;:](?=\s|$)|\n")
_POSSESSIVE = re.compile(r"['’]s?$")
# British spellings on their way to the American ones; endings first, then whole words.
_ENDINGS = (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("yse", "yze"), ("ise", "ize"))
_KEPT_ISE = frozenset({
    "exercise", "enterprise", "franchise", "premise", "promise", "raise", "rise", "wise", "noise", "expertise",
    "otherwise", "precise", "concise", "disease", "paradise", "advise", "advised", "advising", "revised",
    "promised", "raised", "praise", "praised", "raising", "rising", "cruise", "merchandise", "supervise",
    "supervised", "comprise", "surprise", "compromise", "arise", "treatise", "likewise", "tortoise", "demise",
})  # fmt: skip
_SPELLINGS = {
    "centre": "center", "programme": "program", "labour": "labor", "behaviour": "behavior", "colour": "color",
    "neighbour": "neighbor", "fibre": "fiber", "grey": "gray", "paediatric": "pediatric", "cheque": "check",
    "defence": "defense", "organiser": "organizer", "harbour": "harbor", "honour": "honor", "mum": "mom",
    "tyre": "tire", "sulphur": "sulfur", "diarrhoea": "diarrhea", "foetal": "fetal", "gynaecology": "gynecology",
    "anaemia": "anemia", "ageing": "aging", "children": "child", "women": "woman", "men": "man",
    "people": "people", "mice": "mouse", "feet": "foot", "teeth": "tooth", "lives": "life", "leaves": "leaf",
    "wolves": "wolf", "wives": "wife", "refugees": "refugee", "oxen": "ox", "communities": "community",
}  # fmt: skip
_NO_PLURAL = ("ss", "us", "is", "ics", "ous")


class Word(NamedTuple):
    """A word: its form for look-up and its place in code points; a sentence's end has the form `.`."""

    form: str
    start: int
    end: int


def find_words(text: str) -> list[Word]:
    """Return the words and sentence ends of a text in order; hyphens part words."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isalnum():
            end = match.end() - (len(word) - len(_POSSESSIVE.sub("", word)))
            found.append(Word(normalise(word), match.start(), end))
        else:
            found.append(Word(".", match.start(), match.end()))
    return found


@functools.lru_cache(maxsize=50_000)
def normalise(word: str) -> str:
    """Return a word's form for look-up: lower case, singular, in American spelling."""
    form = _POSSESSIVE.sub("", word.lower())
    if form in _SPELLINGS:
        return _SPELLINGS[form]
    form = _singular(form)
    if form not in _KEPT_ISE and len(form) > 5:
        for ending, replacement in _ENDINGS:
            if form.endswith(ending):
                form = form[: -len(ending)] + replacement
                break
    return _SPELLINGS.get(form, form)


def _singular(form: str) -> str:
    """Strip a plural's ending (after Harman 1991, the S stemmer)."""
    if len(form) < 4 or not form.endswith("s") or form.endswith(_NO_PLURAL):
        return form
    if form.endswith("ies"):
        return form[:-3] + "y" if len(form) > 4 else form[:-1]
    if form.endswith(("ches", "shes", "sses", "xes", "zes")):
        return form[:-2]
    return form[:-1]
