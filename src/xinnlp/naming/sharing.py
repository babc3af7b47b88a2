"""Titles that several people share: `Tom and Ada Lowe, trustees`, `founders Tom and Ada Lowe`, and lists of members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from xinnlp.naming.forms import count_honorifics, honorific_pairs
from xinnlp.naming.mentions import Mention
from xinnlp.naming.roles import are_chairs, is_plural_head, role_words


def is_honorific_part(token: Token) -> bool:
    """Tell `Dr`, `Ir.`, `H.E` and the point after one, and both of `Tan Sri`."""
    second = honorific_pairs().get(token.lower_)
    if second and token.i + 1 < len(token.doc) and token.nbor().lower_ == second:
        return True
    return count_honorifics([token.text, "x", "x"]) > 0 or token.lower_ in {"ir", "ir.", "h.e", "."}


def is_shared(doc: Doc, title: Mention) -> bool:
    """Tell a title in the plural: `trustees`, `members of the board`."""
    head = title.end - 1
    while head > title.start and doc[head].lower_ != "of":
        head -= 1
    last = head - 1 if head > title.start else title.end - 1
    return is_plural_head(doc[last].lower_) or are_chairs(doc, last)


def is_one_of(doc: Doc, title: Mention) -> bool:
    """Tell `one of the founders`, `one of two vice-chairs`: a single holder of a title in the plural."""
    words = [token.lower_ for token in doc[max(0, title.start - 4) : title.start]]
    at = next((n for n in range(len(words) - 1) if words[n : n + 2] == ["one", "of"]), None)
    return at is not None and all(word in role_words("after_person") for word in words[at:])


def people_sharing(doc: Doc, row: Sequence[Mention], title: Mention, person: str) -> Iterator[str]:
    """Yield the other people of a title in the plural: `Tom and Ada Lowe, trustees`, `founders Tom and Ada Lowe`."""
    if not is_shared(doc, title):
        return
    people = [mention for mention in row if mention.kind == "person"]
    at = next((n for n, mention in enumerate(people) if mention.id == person), 0)
    ways = (range(at, 0, -1), -1), (range(at, len(people) - 1), 1)
    for steps, way in ways:
        for step in steps:
            first, second = sorted((people[step], people[step + way]))
            between = [t.lower_ for t in doc[first.end : second.start] if not (is_honorific_part(t) or t.is_space)]
            listed = way > 0 and title.end <= first.start and (between[-1:] == [";"] or between[-2:] == [";", "and"])
            if between not in (["and"], [","], [",", "and"], ["&"]) and not listed:
                break
            yield people[step + way].id
