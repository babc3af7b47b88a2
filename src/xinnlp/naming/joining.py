"""Names that the recogniser has in two pieces: an Arabic name, a university and its place, a firm and its partners."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from xinnlp.knowledge import load_lexicon
from xinnlp.naming.candidate import ORGANISATION, PERSON, Candidate
from xinnlp.naming.forms import acronym_of, key_of, organisation_heads, organisation_words
from xinnlp.naming.gazetteer import known_organisations
from xinnlp.naming.roles import role_words
from xinnlp.naming.runs import is_name_word

_OPENERS = frozenset({"the", "its", "our", "their", "his", "her"})
_SINGULAR_VERBS = frozenset({"is", "was", "has"})
# What has several fields: `Horticulture and Forests Department`.
_OF_FIELDS = frozenset({"department", "ministry", "division"})
_FIRM_ENDS = frozenset({"associates", "partners", "co", "co.", "llp", "sons"})


def join(doc: Doc, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with one name for two that the text treats as one.

    Two people's names with nothing between (`bin Jabor` `Al Thani`); an organisation, a comma and its place, where the
    initials of both together stand in the text (`University of California, Santa Cruz`: UCSC; and `…, Foundation`,
    which is the body's own), or joined by `at` where a university has several (`University of Texas at El Paso`); a
    firm's partners (`Lowe, Moor & Associates`); a body's aims (`Voices for Health, Education and Hope`); one name with
    an `and` in it (`the Moor and Kestrel Hospice`).
    """
    acronyms = {token.text for token in doc if token.is_upper and len(token) > 2}
    joined: list[Candidate] = []
    for candidate in candidates:
        last = joined[-1] if joined else None
        if last is not None and candidate.end <= last.end:
            continue
        if last is not None and _are_one(doc, last, candidate, acronyms):
            label = ORGANISATION if candidate.label == ORGANISATION else last.label
            joined[-1] = last._replace(end=_with_own_body(doc, last.end, candidate.end), label=label)
        else:
            joined.append(candidate)
    return joined


def _are_one(doc: Doc, first: Candidate, second: Candidate, acronyms: set[str]) -> bool:
    if doc[second.start].is_sent_start:
        return False
    if _share_a_head(doc, first, second) or _names_more_aims(doc, first, second):
        return True
    if first.label == second.label == PERSON:
        return first.end == second.start or _holds_nickname(doc, first, second)
    if first.label == ORGANISATION and second.start == first.end + 1 and doc[first.end].text == "at":
        return doc[first.start].lower_ == "university" and doc[first.start + 1].lower_ == "of"
    if second.label == ORGANISATION and second.start == first.end + 1 and first.end - first.start == 1:
        words = [token.lower_ for token in doc[first.end : second.end]]
        return words[0] == "," and "&" in words[2:] and (words[-1] in _FIRM_ENDS or _are_partners(doc, first, second))
    if first.label == ORGANISATION and second.label != PERSON and second.start == first.end + 1:
        return doc[first.end].text == "," and acronym_of(doc[first.start : second.end].text) in acronyms
    return False


def _holds_nickname(doc: Doc, first: Candidate, second: Candidate) -> bool:
    """Tell `William (Bill)` before a surname, and `William (Bill` before `) Moor`."""
    between = doc[first.end : second.start].text
    if between == ")":
        return any(token.text == "(" for token in doc[first.start : first.end])
    closed = second.end + 1 < len(doc) and doc[second.end].text == ")" and is_name_word(doc[second.end + 1].text)
    return between == "(" and closed and second.end - second.start == 1


def _with_own_body(doc: Doc, comma: int, end: int) -> int:
    """Return the end of a name whose place stands between commas, with the head after them: `…, Moor, Foundation`."""
    if doc[comma].text != "," or end + 2 >= len(doc) or doc[end].text != "," or doc[end + 2].text in {",", "and"}:
        return end
    head = doc[end + 1]
    return end + 2 if head.is_title and head.lower_ in organisation_words("separate_heads") else end


def _are_partners(doc: Doc, first: Candidate, second: Candidate) -> bool:
    """Tell `of Moor, Lowe & Reed`: a firm's three names; not a known company and another."""
    names = (doc[first.start : first.end].text, doc[second.start : second.end].text)
    led = first.start > 0 and doc[first.start - 1].lower_ in {"of", "at", "with", "firm", "for"}
    return led and second.end - second.start == 3 and not any(key_of(name) in known_organisations() for name in names)


def _names_more_aims(doc: Doc, first: Candidate, second: Candidate) -> bool:
    """Tell `Voices for Health, Education and Hope`: fields after the one that the first piece ends in."""
    if not first.label == second.label == ORGANISATION or second.start != first.end + 1 or doc[first.end].text != ",":
        return False
    words = [token.lower_ for token in doc[second.start : second.end]]
    is_aim = first.end - first.start > 2 and doc[first.end - 2].lower_ in {"for", "of"}
    return is_aim and len(words) == 3 and words[1] in {"and", "&"} and words[0] in role_words("fields")


def _share_a_head(doc: Doc, first: Candidate, second: Candidate) -> bool:
    """Tell `the Moor and Kestrel Hospice`: a word that names no body itself, and one article or verb for both."""
    if second.start != first.end + 1 or first.end - first.start != 1 or doc[first.end].lower_ not in {"and", "&"}:
        return False
    if second.label != ORGANISATION or doc[second.end - 1].lower_ not in organisation_heads():
        return False
    word = doc[first.start]
    if word.is_upper or not is_name_word(word.text) or word.lower_ in organisation_heads():
        return False
    opened = first.start > 0 and doc[first.start - 1].lower_ in _OPENERS
    one = second.end < len(doc) and doc[second.end].lower_ in _SINGULAR_VERBS
    known = key_of(word.text) in known_organisations() or word.text in load_lexicon("countries")
    return (opened or one or doc[second.end - 1].lower_ in _OF_FIELDS) and not known
