"""Names of the gazetteer where they stand in a text, whatever a recogniser made of them."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from xinnlp.naming.candidate import ORGANISATION, Candidate
from xinnlp.naming.gazetteer import known_spellings
from xinnlp.naming.roles import is_role_head
from xinnlp.naming.runs import is_name_word

_FIRST_WORD = re.compile(r"\w+")
_WEIGHT = 2.0


def find_known(doc: Doc, headings: Sequence[bool]) -> Iterator[Candidate]:
    """Yield the gazetteer's names of two words or more, the longest at each place, spelled as there.

    A capitalised neighbour makes another name of it (`Acme Foundation Centre`), but in headings in title case.
    """
    index = _by_first_word()
    text = doc.text
    floor = 0
    for position, token in enumerate(doc):
        names = index.get(token.text)
        if names is None or position < floor:
            continue
        for name in names:
            if not text.startswith(name, token.idx):
                continue
            end = _token_end(doc, position, token.idx + len(name))
            if end and (headings[position] or not _is_part_of_longer(doc, position, end)):
                floor = end
                yield Candidate(position, end, ORGANISATION, _WEIGHT)
            break


def with_known(candidates: Sequence[Candidate], known: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with the known names; one that overlaps a known name without holding it gives way."""
    owner: dict[int, Candidate] = {}
    for candidate in known:
        owner.update(dict.fromkeys(range(candidate.start, candidate.end), candidate))
    kept = []
    for candidate in candidates:
        met = {owner[p] for p in range(candidate.start, candidate.end) if p in owner}
        if all(candidate.start <= name.start and name.end <= candidate.end for name in met):
            kept.append(candidate)
    return [*kept, *known]


@functools.cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """Return the first word of a name, as a tokenizer may cut it → names, the longest first."""
    index: dict[str, list[str]] = defaultdict(list)
    for name in known_spellings():
        if " " in name:
            first = _FIRST_WORD.match(name)
            for word in {name.split(maxsplit=1)[0], first.group() if first else ""} - {""}:
                index[word].append(name)
    return {word: tuple(sorted(names, key=lambda name: (-len(name), name))) for word, names in index.items()}


def _token_end(doc: Doc, position: int, offset: int) -> int:
    """Return the end of the tokens from `position` to the character `offset`; 0 where a token goes across it."""
    while position < len(doc) and doc[position].idx < offset:
        position += 1
    last = doc[position - 1]
    return position if last.idx + len(last) == offset else 0


def _is_part_of_longer(doc: Doc, start: int, end: int) -> bool:
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    if before is not None and before.tag_ in {"NNP", "NNPS"} and is_name_word(before.text):
        return not is_role_head(before.lower_)
    after = doc[end] if end < len(doc) and not doc[end].is_sent_start else None
    return after is not None and after.is_alpha and is_name_word(after.text) and not is_role_head(after.lower_)
