"""Names: one decision per name and document on what it names, from all of its mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from xinnlp.components.annotations import spans_of, write_spans
from xinnlp.components.corrected import obey_with_names
from xinnlp.naming.candidate import ORGANISATION, PERSON, PLACE, TITLE, Candidate
from xinnlp.naming.candidates import LEGAL, find_candidates
from xinnlp.naming.evidence import context_evidence, find_homes
from xinnlp.naming.fitting import is_told_post, without_boards
from xinnlp.naming.forms import (
    head_class,
    is_honorific,
    is_particle,
    is_postnominal,
    key_of,
    name_cues,
    organisation_words,
)
from xinnlp.naming.lists import with_listed
from xinnlp.naming.name_evidence import name_evidence
from xinnlp.naming.occurrences import find_occurrences, short_forms
from xinnlp.naming.own import find_own_names, give_way
from xinnlp.naming.roles import is_field, role_words
from xinnlp.naming.runs import is_name_word
from xinnlp.ner_model.nameless import is_address
from xinnlp.own_names import Gazetteer, load_gazetteer

# A name decided by less than this is left out.
_HONOUR = 4
_THRESHOLD = 0.5
_BYLINE_VOTE = 6.0
# `N1bn`, `R280m`: a sum.
_SUM = re.compile(r"[A-Z]{1,3}\d[\d.,]*(?:k|m|mn|b|bn|tn)")
_MUCH = 3.0
_HOME_VOTE = 1.3  # more than a recogniser's for a body, less than that of a head noun


@Language.factory(
    "xinnlp_names",
    assigns=["doc._.names"],
    requires=["doc.ents", "token.tag", "doc._.layout"],
    default_config={"gazetteer": "", "corrections": ""},
)
def create_names(nlp: Language, name: str, gazetteer: str, corrections: str) -> Callable[[Doc], Doc]:
    """Return the component; `gazetteer` and `corrections` are paths of a user's own, empty for none."""
    component = partial(find_names, gazetteer=load_gazetteer(gazetteer)) if gazetteer else find_names
    return obey_with_names(component, corrections, nlp)


def find_names(doc: Doc, gazetteer: Gazetteer | None = None) -> Doc:
    """Write `doc.spans["names"]`, labelled PERSON, ORGANISATION or PLACE; spans do not overlap.

    Reads `doc.ents` of any recogniser, tags and layout. Every name gets one label in a document: the recogniser's
    votes and the wording beside each mention are added up, and the winner is given to all places where the name
    stands. A name of the gazetteer is an organisation's, whatever the votes, but for where it is part of a longer
    one. Cannot tell two bearers of one name apart when they are of different kinds.
    """
    own = find_own_names(doc, gazetteer, {span.start for span in spans_of(doc, "layout")}) if gazetteer else []
    headings = _title_case_headings(doc)
    candidates = with_listed(doc, spans_of(doc, "layout"), find_candidates(doc, headings))
    candidates += _byline_candidates(doc)
    candidates = [c for c in candidates if not _is_never_name(doc, c) and not is_field(doc, c.start, c.end)]
    candidates = without_boards(doc, _without_common_words(doc, candidates))
    candidates = list(give_way(doc, candidates, own)) if own else candidates
    labels = _decide(doc, candidates) | {key_of(doc[start:end].text): ORGANISATION for start, end in own}
    candidates = _without_heading_compounds(doc, candidates, headings)
    spans = [Span(doc, start, end, label=ORGANISATION) for start, end in own]
    spans += [_labelled(doc, c.start, c.end, labels) for c in candidates]
    spans = [span for span in spans if span.label_]
    known = {tuple(token.text for token in span): span.label_ for span in spans}
    spans += _label_all(doc, find_occurrences(doc, known))
    spans = filter_spans(spans)
    spans += _label_all(doc, short_forms(doc, spans))
    write_spans(doc, "names", filter_spans(spans))
    return doc


def _title_case_headings(doc: Doc) -> list[bool]:
    """Mark the tokens of headings in which most words are capitalised: capitals tell nothing there."""
    marked = [False] * len(doc)
    for span in spans_of(doc, "layout"):
        if span.label_ not in {"headline", "heading"}:
            continue
        words = [token for token in span if token.is_alpha and len(token) > 3]
        capitals = sum(token.text[0].isupper() for token in words)
        if words and capitals >= 0.7 * len(words):
            marked[span.start : span.end] = [True] * (span.end - span.start)
    return marked


def _byline_candidates(doc: Doc) -> list[Candidate]:
    return [
        Candidate(span.start, span.end, PERSON, _BYLINE_VOTE)
        for span in spans_of(doc, "layout")
        if span.label_ == "author" and is_name_word(span[0].text) and not head_class(span.text.casefold().split())
    ]


def _is_never_name(doc: Doc, candidate: Candidate) -> bool:
    words = [token.lower_ for token in doc[candidate.start : candidate.end]]
    text = doc[candidate.start : candidate.end].text
    return (
        (len(words) == 1 and words[0] in name_cues("never_names") | {"trustees", "governors"})
        or (len(words) == 1 and len(words[0]) == 1)
        or all(is_honorific(word) for word in words)
        or (len(words) == 1 and candidate.label == PERSON and _is_post_of(doc, candidate.start))
        or "@" in text
        or text.lower() in {"l-r", "l to r"}
        or _SUM.fullmatch(text) is not None
        or text.endswith("-based")
        or (is_postnominal(text) and (candidate.label == PERSON or _is_honour(doc, candidate.start)))
        or (candidate.label == ORGANISATION and is_told_post(doc, candidate.start, candidate.end))
        or (candidate.start > 0 and doc[candidate.start - 1].text == "#")
        or is_address(text)
    )


def _is_post_of(doc: Doc, position: int) -> bool:
    """Tell `Dean of the`: no first name."""
    following = doc[position + 1].lower_ if position + 1 < len(doc) else ""
    return following == "of" and doc[position].lower_ in role_words("heads")


def _is_honour(doc: Doc, position: int) -> bool:
    """Tell `FACP` after a comma: long enough to be no company."""
    return len(doc[position]) >= _HONOUR and position > 0 and doc[position - 1].text == ","


def _without_common_words(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Leave out single words that the document also writes in lower case, but for those called by their role."""
    lower_case = {token.text for token in doc if token.is_lower}
    return [
        c
        for c in candidates
        if c.end - c.start > 1 or doc[c.start].lower_ not in lower_case or c.weight > 1 or c.label == PERSON
    ]


def _decide(doc: Doc, candidates: Iterable[Candidate]) -> dict[str, str]:
    """Return key → label, from the votes of all candidates with that key."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    homes = find_homes(doc)
    for candidate in candidates:
        text = doc[candidate.start : candidate.end].text
        key = key_of(text)
        said_by_name = [] if key in votes else name_evidence(text)
        said_by_context = context_evidence(doc, candidate.start, candidate.end)
        votes[key][candidate.label] += candidate.weight
        votes[key][PLACE] += _HOME_VOTE if candidate.start in homes else 0.0
        for label, weight in (*said_by_name, *said_by_context):
            votes[key][label] += weight
    labels = {}
    for key, counter in votes.items():
        label, weight = max(counter.items(), key=lambda item: (item[1], item[0]))
        if weight >= _THRESHOLD and key and label != TITLE:
            labels[key] = label
    _follow_full_names(labels, votes)
    return labels


def _follow_full_names(labels: dict[str, str], votes: Mapping[str, Mapping[str, float]]) -> None:
    """Let a surname (`Al Moor`) be a person where a full name ends in it, unless much speaks for an organisation.

    A surname's plural (`the Lowes`) names nobody. What else begins a company's name and has its legal form after it
    (`Moor` of `Moor Inc.`) is the company.
    """
    endings = {
        key.split(" ", words)[words]
        for key, label in labels.items()
        if label == PERSON
        for words in range(1, key.count(" ") + 1)
    }
    for key in {ending + plural for ending in endings for plural in ("s", "es")} & labels.keys():
        if votes[key].get(ORGANISATION, 0) < _MUCH:
            del labels[key]
    for key in endings & labels.keys():
        if votes[key].get(ORGANISATION, 0) < _MUCH:
            labels[key] = PERSON
    for key in [key for key, label in labels.items() if label == ORGANISATION and " " in key]:
        short, last = key.rsplit(maxsplit=1)
        short = short.strip(",")
        legal = last.strip(".") in LEGAL or last in organisation_words("corporate_suffixes")
        if legal and " " not in short and labels.get(short) == PERSON and short not in endings:
            labels[short] = ORGANISATION


def _without_heading_compounds(doc: Doc, candidates: list[Candidate], headings: list[bool]) -> list[Candidate]:
    """Cut candidates in title-case headings down to names that the body has; keep those with a head noun."""
    in_body = {key_of(doc[c.start : c.end].text) for c in candidates if not headings[c.start]}
    kept = []
    for candidate in candidates:
        if not headings[candidate.start]:
            kept.append(candidate)
            continue
        start, end = _longest_known(doc, candidate, in_body)
        words = doc[candidate.start : candidate.end].text.casefold().split()
        is_cut = end < candidate.end and doc[candidate.end - 1].lower_ in {"foundation", "trust"}
        if start < end and not is_cut:
            kept.append(candidate._replace(start=start, end=end))
        elif candidate.label == PERSON or not in_body or head_class(words) or len(words) == 1:
            kept.append(candidate)
    return kept


def _longest_known(doc: Doc, candidate: Candidate, keys: set[str]) -> tuple[int, int]:
    for length in range(candidate.end - candidate.start, 0, -1):
        for start in range(candidate.start, candidate.end - length + 1):
            if key_of(doc[start : start + length].text) in keys:
                return start, start + length
    return candidate.start, candidate.start


def _labelled(doc: Doc, start: int, end: int, labels: dict[str, str]) -> Span:
    label = labels.get(key_of(doc[start:end].text), "")
    if label == PERSON and end - start == 1 and is_particle(doc[start].text):
        label = ""
    return Span(doc, start, end, label=label)


def _label_all(doc: Doc, found: Iterable[tuple[int, int, str]]) -> list[Span]:
    return [Span(doc, start, end, label=label) for start, end, label in found]
