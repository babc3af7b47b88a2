"""The noun that a number counts, with its adjectives: from the tags and the parse where a Doc has them."""

from __future__ import annotations

import functools
from typing import NamedTuple

from spacy.tokens import Doc, Token

from xinnlp.knowledge import load_lexicon, load_table
from xinnlp.quantities.nouns import is_person_noun, looks_plural

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MODIFIERS = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "FW", "AFX", "HYPH", "POS", "ADD", "GW"}
_ADVERBS = frozenset({"RB", "RBR", "RBS"})
_MARKS = frozenset({"“", "”", '"', "‘", "’", "'", "``", "''"})
_LONGEST_PHRASE = 12


class View(NamedTuple):
    """A Doc with what is costly to ask of it again and again: its text, and whether it is tagged and parsed."""

    doc: Doc
    text: str
    tagged: bool
    parsed: bool


def view_of(doc: Doc) -> View:
    """Return the view of a Doc."""
    return View(doc, doc.text, doc.has_annotation("TAG"), doc.has_annotation("DEP"))


class CountedNoun(NamedTuple):
    """The head noun and the tokens [start, end) of the phrase that a number counts."""

    head: Token
    start: int
    end: int


def find_counted_noun(view: View, position: int, limit: int) -> CountedNoun | None:
    """Return the noun phrase that begins at token `position`, or None; nothing at or past token `limit` is read.

    Uses fine-grained tags, and dependencies for what is joined to the noun; without tags a lexicon of words that
    no noun phrase goes past.
    """
    doc = view.doc
    limit = min(limit, position + _LONGEST_PHRASE, len(doc))
    if position >= limit:
        return None
    head = _head_in(view, position, limit) if view.tagged else _head_without_tags(doc, position, limit)
    if head is None or len(doc[head]) == 1 or doc[head].lower_ in load_table("quantities")["uncounted"]["nouns"]:
        return None
    end = _end_of_joined(doc, head, limit) if view.parsed else head + 1
    return CountedNoun(doc[head], position, _end_of_contents(doc, head, end, limit))


def _head_in(view: View, position: int, limit: int) -> int | None:
    """Return the head of the run of adjectives and nouns at `position`: its first plural that no noun follows."""
    doc, head = view.doc, None
    if doc[position].is_punct or doc[position].lower_ in _stop_words():
        return None
    for index in range(position, limit):
        token = doc[index]
        if token.tag_ in _NOUNS and _may_be_head(token):
            head = index
            if looks_plural(token.lower_) and not _is_compound(view, index, limit):
                return index
        elif not _may_stand_inside(doc, index, limit) or (
            head is not None and token.tag_ not in _MODIFIERS and not _continues(doc, index, limit)
        ):
            break
        if "\n" in token.whitespace_ or _is_line_end(doc, index):
            break
    return head


def _may_be_head(token: Token) -> bool:
    """Tell a noun from a mark, a word that ends a phrase and an abbreviation (`four New Haven, Conn., charities`)."""
    return token.text[0].isalnum() and token.text[-1] != "." and token.text not in _stop_words()


def _is_line_end(doc: Doc, index: int) -> bool:
    return index + 1 < len(doc) and doc[index + 1].is_space


def _may_stand_inside(doc: Doc, index: int, limit: int) -> bool:
    token = doc[index]
    if token.tag_ in _MODIFIERS or token.text in {"-", "‐", "‑", "/", "&"} or token.text in _MARKS:
        return token.lower_ not in _stop_words()
    if token.tag_ in _ADVERBS:
        return (
            index + 1 < limit
            and doc[index + 1].tag_ in {"JJ", "VBN", "VBG", "NN", "HYPH", "NNP"}
            and token.lower_ not in _stop_words()
        )
    return token.lower_ in {",", "and", "or"} and _continues(doc, index, limit)


def _continues(doc: Doc, index: int, limit: int) -> bool:
    """Tell whether a comma or `and` joins two modifiers of one noun: music and movie stars."""
    if doc[index].text == "," and doc[index - 1].text[-1] == "." and index + 1 < limit:
        return doc[index + 1].tag_ == "NNS"
    return (
        doc[index].lower_ in {",", "and", "or", "&"}
        and index + 2 < limit
        and doc[index + 1].tag_ in _MODIFIERS
        and (doc[index + 2].tag_ in _MODIFIERS or doc[index + 2].lower_ in {",", "and"})
        and not any(looks_plural(doc[i].lower_) for i in range(index - 1, index))
    )


def _is_compound(view: View, index: int, limit: int) -> bool:
    """Tell whether a plural modifies the noun after it: women entrepreneurs, sports clubs."""
    if index + 1 >= limit:
        return False
    token, following = view.doc[index], view.doc[index + 1]
    if following.text in _stop_words():
        return False
    if following.tag_ not in _NOUNS and following.text not in {"-", "/"}:
        return False
    if following.tag_ in {"NNP", "NNPS"} and token.text[0].islower():
        return False
    return not view.parsed or token.dep_ in {"compound", "nmod", "amod"} or following.tag_ in {"NNS", "NNPS"}


def _end_of_joined(doc: Doc, head: int, limit: int) -> int:
    """Return where the nouns joined to the head end, when the same number counts them: teachers and pupils."""
    end = head + 1
    last = doc[head]
    limit = min(len(doc), head + _LONGEST_PHRASE)
    while True:
        joined = next((child for child in last.children if child.dep_ == "conj" and end <= child.i < limit), None)
        if joined is None or joined.tag_ not in _NOUNS or not looks_plural(joined.lower_):
            return end
        if any(not _may_join(doc[index]) for index in range(end, joined.i)):
            return end
        end, last = joined.i + 1, joined


def _may_join(token: Token) -> bool:
    return token.lower_ in {",", "and", "or", "&", "-"} or (token.tag_ in _MODIFIERS and not token.like_num)


def _end_of_contents(doc: Doc, head: int, end: int, limit: int) -> int:
    """Return where `of rice` ends after a container: 250 bags of rice."""
    containers = load_table("quantities")["containers"]["nouns"]
    if end + 1 >= len(doc) or doc[head].lower_ not in containers or doc[end].lower_ != "of":
        return end
    contents = end + 1
    last = end
    while (
        contents < min(len(doc), end + 4)
        and (doc[contents].tag_ in _MODIFIERS or not doc[contents].tag_)
        and doc[contents].is_alpha
    ):
        last = contents
        contents += 1
    return last + 1 if last > end else end


@functools.cache
def _stop_words() -> frozenset[str]:
    return load_lexicon("phrase_ends")


def _head_without_tags(doc: Doc, position: int, limit: int) -> int | None:
    """Return the first plural before a word that no noun phrase goes past."""
    for index in range(position, min(limit, position + 6)):
        token = doc[index]
        if token.text in {"-", "‐", "‑"}:
            continue
        if not token.is_alpha or token.lower_ in _stop_words() or token.like_num:
            break
        invariant = token.lower_ in load_table("quantities")["invariant"]["nouns"]
        if (invariant or looks_plural(token.lower_)) and not _plural_follows(doc, index, limit):
            return index
        if index + 1 < limit and doc[index + 1].lower_ == "of":  # 600 bottle of oil
            return index
    return None


def _plural_follows(doc: Doc, index: int, limit: int) -> bool:
    """Tell whether the next word is the counted plural: sports clubs, women entrepreneurs; not girls reads."""
    if index + 1 >= limit or not looks_plural(doc[index + 1].lower_):
        return False
    if doc[index].is_title and doc[index + 1].is_title:
        return True
    return is_person_noun(doc[index + 1].lower_) or not is_person_noun(doc[index].lower_)
