"""Candidate names: what the recogniser found, put right, and what the text's wording points at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from xinnlp.naming.candidate import ORGANISATION, PERSON, PLACE, Candidate
from xinnlp.naming.fitting import with_second_head, without_description, without_title
from xinnlp.naming.forms import (
    class_hints,
    count_honorifics,
    currency_codes,
    is_honorific,
    is_name_suffix,
    is_particle,
    is_postnominal,
    name_cues,
    organisation_heads,
    organisation_words,
)
from xinnlp.naming.joining import join
from xinnlp.naming.known import find_known, with_known
from xinnlp.naming.roles import is_role_head, role_words
from xinnlp.naming.runs import (
    find_run_end,
    has_name_shape,
    is_name_word,
    trim,
)
from xinnlp.naming.wording import find_worded

# What a recogniser's label speaks for, and how loudly, beside the wording of the text.
_YEAR = re.compile(r"(?:19|20)\d{2}")
_LABEL_VOTES: dict[str, tuple[str, float]] = {
    "PERSON": (PERSON, 1.0),
    "ORG": (ORGANISATION, 1.0),
    "PROGRAMME": (ORGANISATION, 1.2),
    "GPE": (PLACE, 1.0),
    "LOC": (PLACE, 1.0),
    "FAC": (PLACE, 0.6),
    "EVENT": (ORGANISATION, 0.4),
    "PRODUCT": (ORGANISATION, 0.3),
    "WORK_OF_ART": (ORGANISATION, 0.2),
}
# Bodies whose name seldom ends in their seat: `Helvara Foundation of Lausanne`.
_SEATED = frozenset({"foundation", "company", "nonprofit"})
# `Tom Reed, Jr.`
_GENERATIONS = frozenset({", Jr", ", Jr.", ", Sr", ", Sr."})
_DASHES = frozenset({"-", "–", "—"})
_NAMESAKE_WORDS = 4
LEGAL = frozenset({"inc", "ltd", "llc", "llp", "plc", "corp", "gmbh", "limited", "pvt", "pte", "pty", "cos"})


def find_candidates(doc: Doc, headings: list[bool]) -> list[Candidate]:
    """Return all candidates; `headings[i]` is true for tokens of headlines and headings in title case."""
    covered = [False] * len(doc)
    found: list[Candidate] = []
    for entity in doc.ents:
        for candidate in _from_entity(doc, entity, headings):
            found.append(candidate)
            for position in range(candidate.start, candidate.end):
                covered[position] = True
    found = join(doc, found)
    found += find_worded(doc, covered, headings)
    return with_known(found, list(find_known(doc, headings)))


def _from_entity(doc: Doc, entity: Span, headings: list[bool]) -> Iterator[Candidate]:
    vote = _LABEL_VOTES.get(entity.label_)
    if vote is None:
        return
    label, weight = vote
    for part_start, part_end in _parts(doc, entity.start, entity.end):
        start, end = trim(doc, part_start, part_end)
        if start >= end or not has_name_shape(doc, start, end):
            continue
        if label == PERSON or (label == ORGANISATION and _is_addressed(doc, start, end)):
            start, end, kind = _trim_person(doc, start, end)
        else:
            kind = label
        if kind == PERSON and doc[end : end + 2].text in _GENERATIONS:
            end += 2
        legal_end = _with_legal_suffix(doc, end)
        if legal_end > end:
            end, kind = legal_end, ORGANISATION
        elif kind == ORGANISATION:
            start, end = without_title(doc, *without_description(doc, start, end))
            if start < end:
                start, end = _fit_organisation(doc, start, end, headings)
        if start < end and has_name_shape(doc, start, end):
            yield Candidate(start, end, kind, weight * (0.5 if headings[start] else 1.0))


def _parts(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split at line breaks, commas that part two names (`Acme Cloud, Lowe Fund`), roles (`Acme founder Lowe`).

    `University of A and B University` are two.
    """
    first = start
    head = doc[start].lower_
    two_heads = end - start > 3 and head == doc[end - 1].lower_ and head in organisation_heads()
    for position in range(start, end):
        text = doc[position].text
        breaks = (
            "\n" in text
            or text in {";", "|", "•", "·"}
            or (text in {",", "("} and _parts_names(doc, start, position, end))
            or (text == ")" and all(token.text != "(" for token in doc[start:position]))
            or (text == "and" and _parts_bodies(doc, start, position, end, two_heads=two_heads))
            or (text.islower() and position + 1 < end and is_role_head(text) and is_name_word(doc[position + 1].text))
        )
        if breaks:
            if position > first:
                yield first, position
            first = position + 1
    if end > first:
        yield first, end


def _parts_bodies(doc: Doc, start: int, joint: int, end: int, *, two_heads: bool) -> bool:
    """Tell the `and` of `Moor Hospice Care and Lowe Hospice Care`: both have the same last word and words before it."""
    if any(token.text == "and" for token in doc[joint + 1 : end]):
        return False
    alike = doc[joint - 1].lower_ == doc[end - 1].lower_ and doc[end - 1].text[:1].isupper()
    return two_heads or (alike and joint - start > 1 and end - joint > 2)


def _parts_names(doc: Doc, start: int, comma: int, end: int) -> bool:
    before = {token.lower_ for token in doc[start:comma]}
    after = doc[comma + 1].lower_ if comma + 1 < end else ""
    legal = after.strip(".") in {word.strip(".") for word in organisation_words("corporate_suffixes")}
    return not legal and not before & {"of", "for", "against", "on"} and not is_name_suffix(after)


def _is_addressed(doc: Doc, start: int, end: int) -> bool:
    """Tell `Sir Tom Lowe`, `Tom Lowe OBE`, which the recogniser takes for one of the bodies that it stands among."""
    words = [token.lower_ for token in doc[start:end]]
    honoured = len(words) > 2 and _is_honour(doc[end - 1].text)
    titled = 1 < len(words) < 6 and (is_honorific(words[0]) or honoured)
    return titled and not any(word in organisation_heads() for word in words)


def _trim_person(doc: Doc, start: int, end: int) -> tuple[int, int, str]:
    """Take honorifics, roles and lower-case neighbours off; a name with an organisation's head is none of a person."""
    words = [token.text for token in doc[start:end]]
    skipped = count_honorifics(words)
    while skipped < len(words) - 1 and is_role_head(words[skipped].lower()) and not is_particle(words[skipped]):
        skipped += 1
    start += skipped
    words = words[skipped:]
    if len(words) == 1 and len(words[0]) > 2 and words[0].isupper() and words[0].isalpha() and not skipped:
        return start, end, ORGANISATION
    if len(words) > 1 and words[-1].lower() in organisation_heads() and not is_name_suffix(words[-1]):
        return start, end, ORGANISATION
    for offset, word in enumerate(words):
        hyphened = offset > 1 and words[offset - 1] == "-"  # `Ka-shing`
        dashed = offset and word in _DASHES and doc[start + offset - 1].whitespace_
        if dashed or (offset > 1 and _is_honour(word)):
            end = start + offset  # Ada Lowe - Researcher, Ada Lowe AM
            break
        wrong = any(c.isdigit() for c in word) or (
            word[0].islower() and not (is_particle(word) or is_name_word(word) or hyphened)
        )
        if wrong:
            end = start + offset
            break
    while end > start and (is_particle(doc[end - 1].text) and doc[end - 1].text[0].islower()):
        end -= 1
    while end - start > 2 and doc[end - 1].text in role_words("capitals"):
        end -= 1  # Ada Lowe MP
    return start, end, PERSON


def _is_honour(word: str) -> bool:
    return is_postnominal(word) and f", {word}" not in _GENERATIONS


def _fit_organisation(doc: Doc, start: int, end: int, headings: list[bool]) -> tuple[int, int]:
    """Take generic lower-case words off the front; take in capitalised words that belong to the name."""
    generic = role_words("modifiers")
    while (
        start < end - 1
        and doc[start].text.islower()
        and (
            doc[start].lower_ in generic or doc[start].lower_ in organisation_heads() or doc[start].tag_ in {"JJ", "CD"}
        )
    ):
        start += 1
    if headings[start]:
        return start, end
    if end - start > 1 and end < len(doc) and doc[end].like_num and doc[end - 1].text in currency_codes():
        end -= 1
    if end < len(doc) and _continues_name(doc, end):
        end += 1
    end = with_second_head(doc, start, end)
    if end + 2 < len(doc) and doc[end : end + 3].text == "of the Year":
        end += 3
    last = doc[end - 1].lower_
    if end < len(doc) and _YEAR.fullmatch(doc[end].text) and organisation_heads().get(last) == "programme":
        return start, end + 1
    if last in organisation_heads() and end < len(doc) - 1 and doc[end].lower_ in {"of", "for"}:
        after = end + 1 + (doc[end + 1].lower_ == "the")
        seat = organisation_heads()[last] in _SEATED and after < len(doc) and doc[after].ent_type_ in {"LOC", "GPE"}
        if not seat and after < len(doc) and is_name_word(doc[after].text) and not doc[after].is_sent_start:
            end = max(end, find_run_end(doc, after, frozenset({"and", "of"})))
    joint = _joint_namesake(doc, start, last)
    if joint is not None:
        return joint, end
    if start > 0 and not doc[start].is_sent_start and doc[start - 1].ent_type_ == "":
        before = doc[start - 1]
        joins = is_name_word(before.text) and not before.is_sent_start and not _is_title_word(before.lower_)
        if joins and before.whitespace_ and before.lower_ not in name_cues("sentence_openers"):
            start -= 1
    return start, end


def _continues_name(doc: Doc, position: int) -> bool:
    """Tell a head that the recogniser left off the end of a name: `Grants` of `Community Customer Grants`."""
    token = doc[position]
    head = token.text.istitle() and (token.lower_ in organisation_heads() or token.lower_ in class_hints())
    if not head or token.is_sent_start or token.ent_type_ or _is_title_word(token.lower_):
        return False
    return position + 1 == len(doc) or bool(doc[position + 1].is_sent_start) or not is_name_word(doc[position + 1].text)


def _joint_namesake(doc: Doc, start: int, head: str) -> int | None:
    """Return the start of `Tom W. and Ada Lowe Foundation` when the recogniser has it from `Ada` on."""
    if start < 3 or organisation_heads().get(head) != "foundation" or doc[start - 1].lower_ not in {"and", "&"}:
        return None
    first = start - 1
    while first > 0 and start - 1 - first < _NAMESAKE_WORDS and is_name_word(doc[first - 1].text):
        first -= 1
        if doc[first].is_sent_start:
            break
    opened = first > 0 and doc[first - 1].lower_ == "the"
    opened = opened or doc[first].lower_ == "the"
    first += doc[first].lower_ == "the"
    words = [token.lower_ for token in doc[first : start - 1]]
    return first if words and opened and not any(word in organisation_heads() for word in words) else None


def _with_legal_suffix(doc: Doc, end: int) -> int:
    """Take in `, Inc.`, ` Ltd` and ` Pvt Ltd` after a name."""
    comma = end + (end < len(doc) and doc[end].text == ",")
    last = comma
    while last < len(doc) and doc[last].lower_.rstrip(".") in LEGAL and doc[last].text[0].isupper():
        last += 1
        last += last + 1 < len(doc) and doc[last].text == "." and doc[last + 1].lower_.rstrip(".") in LEGAL
    return last if last > comma else end


def _is_title_word(word: str) -> bool:
    return is_role_head(word) or is_honorific(word) or word in role_words("modifiers")
