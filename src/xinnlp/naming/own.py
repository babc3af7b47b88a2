"""Names of a user's gazetteer in a Doc, and how candidates give way to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc

from xinnlp.naming.candidate import ORGANISATION, PERSON, Candidate
from xinnlp.naming.forms import key_of
from xinnlp.naming.gazetteer import KnownOrganisation, known_organisations, names_of_known
from xinnlp.naming.occurrences import is_part_of_longer
from xinnlp.naming.runs import has_name_shape, is_name_word, trim
from xinnlp.own_names import Gazetteer, OwnName

_PROPER = frozenset({"NNP", "NNPS"})
_OF = frozenset({"of", "for"})


class OwnSpan(NamedTuple):
    """Tokens at which a name of the gazetteer stands."""

    start: int
    end: int


def find_own_names(doc: Doc, gazetteer: Gazetteer, block_starts: Collection[int] = ()) -> list[OwnSpan]:
    """Return where names of the gazetteer stand, in text order, none overlapping another or crossing into a block.

    `block_starts` are the tokens at which headings, paragraphs and items begin; lines of a paragraph may break a name.
    A single word counts where no capitalised neighbour makes a longer name of it; at the start of a sentence, where
    any word has a capital, only as a proper noun.
    """
    hits = gazetteer.find(doc.text)
    if not hits:
        return []
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    found = []
    for hit in hits:
        start, end = starts.get(hit.start), ends.get(hit.end)
        if start is not None and end is not None and _stands_alone(doc, start, end, block_starts):
            found.append(OwnSpan(start, end))
    return found


def _stands_alone(doc: Doc, start: int, end: int, block_starts: Collection[int]) -> bool:
    if any(position in block_starts for position in range(start + 1, end)):
        return False
    if end - start > 1:
        return True
    ordinary = doc[start].is_sent_start and doc[start].is_title and doc[start].tag_ not in _PROPER
    return not ordinary and not is_part_of_longer(doc, start, end)


def give_way(doc: Doc, candidates: Iterable[Candidate], own: Sequence[OwnSpan]) -> Iterator[Candidate]:
    """Yield candidates that overlap no own name or hold a longer name of which it is a part, and what else is left.

    `Lowe Trust School` and `Friends of Lowe Trust` are other bodies than `Lowe Trust`; `Ada Lowe of Lowe Trust` is
    cut to `Ada Lowe`.
    """
    owner: dict[int, OwnSpan] = {token: span for span in own for token in range(span.start, span.end)}
    for candidate in candidates:
        touched = list(dict.fromkeys(owner[t] for t in range(candidate.start, candidate.end) if t in owner))
        if not touched or (len(touched) == 1 and _is_part(doc, touched[0], candidate)):
            yield candidate
            continue
        edges = [candidate.start, *(edge for span in touched for edge in span), candidate.end]
        for start, end in list(pairwise(edges))[::2]:
            yield from _rest(doc, candidate, start, end)


def _is_part(doc: Doc, own: OwnSpan, candidate: Candidate) -> bool:
    """Tell whether the candidate is a longer name around the own one."""
    if own.start < candidate.start or own.end > candidate.end or tuple(own) == (candidate.start, candidate.end):
        return False
    before = doc[own.start - 1] if own.start > candidate.start else None
    after = doc[own.end] if own.end < candidate.end else None
    if after is not None and not is_name_word(after.text):
        return False
    if before is None or is_name_word(before.text):
        return candidate.label == ORGANISATION
    return candidate.label == ORGANISATION and before.lower_ in _OF


def _rest(doc: Doc, candidate: Candidate, start: int, end: int) -> Iterator[Candidate]:
    while start < end and not is_name_word(doc[start].text):
        start += 1
    start, end = trim(doc, start, end)
    while start < end and not is_name_word(doc[end - 1].text):
        end -= 1
    if start < end and has_name_shape(doc, start, end) and (end - start > 1 or candidate.label != PERSON):
        yield candidate._replace(start=start, end=end)


def known_names(names: Iterable[str], gazetteer: Gazetteer) -> Mapping[str, KnownOrganisation]:
    """Return key → organisation for those of a document's names that the user's or the built-in gazetteer knows.

    The user's organisation takes the place of the built-in one with a name in common, whose other names it takes over.
    """
    built_in = known_organisations()
    known: dict[str, KnownOrganisation] = {}
    for name in names:
        key = key_of(name)
        common = built_in.get(key)
        entry = gazetteer.find_entry(name) or (_owner_of(common.name, gazetteer) if common else None)
        if entry:
            known[key] = _merged(entry, built_in)
        elif common:
            known[key] = common
    return known


def _owner_of(name: str, gazetteer: Gazetteer) -> OwnName | None:
    """Return the user's entry that has one of the names of the built-in entry called `name`."""
    return next((entry for form in names_of_known()[name] if (entry := gazetteer.find_entry(form))), None)


def _merged(entry: OwnName, built_in: Mapping[str, KnownOrganisation]) -> KnownOrganisation:
    common = next((built_in[key] for name in entry.names if (key := key_of(name)) in built_in), None)
    classification = entry.classification or (common.classification if common else None)
    return KnownOrganisation(entry.name, classification, entry.identifiers)
