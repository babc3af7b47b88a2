"""Names that the recogniser missed, found by how the text speaks of them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from xinnlp.knowledge import load_table
from xinnlp.naming.candidate import ORGANISATION, Candidate
from xinnlp.naming.fitting import past_nationality, without_title
from xinnlp.naming.forms import name_cues, organisation_heads
from xinnlp.naming.gazetteer import known_spellings
from xinnlp.naming.roles import role_follows, role_words
from xinnlp.naming.runs import find_run_end, find_run_start, is_name_word, is_possessive, trim, with_lower_head

_QUOTE_MARKS = frozenset("\"“”‘’'«»„")
_CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}
_MAX_QUOTED = 8
_MAX_FIELD = 8
_STATE = frozenset({"government", "army", "navy", "parliament", "embassy"})


# More than a recogniser's vote alone: kept though the text writes the word in lower case as well.
_SURE = 1.5


def find_worded(doc: Doc, covered: list[bool], headings: list[bool]) -> Iterator[Candidate]:
    """Find names that the recogniser missed: by head noun, by role (`co-founder of …`), by quotation and kind."""
    position = 0
    while position < len(doc):
        token = doc[position]
        if token.text in _STATE and position and is_name_word(doc[position - 1].text):
            yield Candidate(*trim(doc, find_run_start(doc, position), position + 1), ORGANISATION, _SURE)
        if _is_lone_head(doc, position):
            yield Candidate(position, position + 1, ORGANISATION, _SURE)
        if not is_name_word(token.text) or (position and _continues(doc, position)):
            position += 1
            continue
        end = find_run_end(doc, position)
        start, end = trim(doc, position, max(end, position + 1))
        if start < end:
            yield from _judge_run(doc, start, end, covered, headings)
        position = max(end, position + 1)


def _is_lone_head(doc: Doc, position: int) -> bool:
    """Tell `the Foundation`: a capitalised head noun that stands for a name told before."""
    token = doc[position]
    if not (token.text.istitle() and token.lower_ in organisation_heads() and position > 0 and not token.is_sent_start):
        return False
    alone = (
        position + 1 == len(doc) or not is_name_word(doc[position + 1].text) or bool(doc[position + 1].is_sent_start)
    )
    return alone and doc[position - 1].lower_ == "the"


def _continues(doc: Doc, position: int) -> bool:
    return is_name_word(doc[position - 1].text) and not doc[position].is_sent_start


def _judge_run(doc: Doc, start: int, end: int, covered: list[bool], headings: list[bool]) -> Iterator[Candidate]:
    start += end - start > 1 and doc[start].text.endswith("-based")  # N.J.-based Lowe Trust
    start = past_nationality(doc, start, end)
    is_free = not any(covered[start:end])
    if _follows_role(doc, start):
        extended = with_lower_head(doc, start, end)
        if is_free or extended > end:
            yield Candidate(start, extended, ORGANISATION, _SURE)
        return
    kind_after = (
        end + 1 < len(doc) and doc[end].text in _QUOTE_MARKS and doc[end + 1].lower_ in name_cues("programme_nouns")
    )
    kind_inside = end < len(doc) and doc[end].lower_ in name_cues("programme_nouns")
    quoted = start > 0 and doc[start - 1].text in _QUOTE_MARKS
    if quoted and not kind_after and (close := _closing_mark(doc, start, end)):
        yield Candidate(start, close, ORGANISATION, _SURE)
        return
    told_to_be = quoted and (kind_after or kind_inside or _is_called(doc, start - 1))
    if told_to_be or (is_free and _is_known_body(doc, start, end)):
        yield Candidate(start, end, ORGANISATION, _SURE)
    elif is_free and end < len(doc) and is_possessive(doc[end].text) and role_follows(doc, end + 1):
        yield Candidate(start, end, ORGANISATION, 1.0)
    elif end - start > 1 and not headings[start] and doc[end - 1].lower_ in organisation_heads():
        if without_title(doc, start, end) != (start, end) or (start and doc[start - 1].lower_ in {"a", "an"}):
            return  # `a Primary Health Facility` says what it is
        first = start - 2 if _is_quoted_word_before(doc, start) else start
        if not all(covered[first:end]) or is_free:
            yield Candidate(max(first, 0), end, ORGANISATION, 1.0)


def _is_known_body(doc: Doc, start: int, end: int) -> bool:
    """Tell a name of the gazetteer, spelled as there; of one word only where the text treats it as a body."""
    if doc[start:end].text not in known_spellings():
        return False
    follower = end < len(doc) and doc[end].lower_ in name_cues("followers")
    return end - start > 1 or follower or doc[start].text.isupper()


def _follows_role(doc: Doc, start: int) -> bool:
    """Tell `founder of X`, `CEO at X`, `director of the X`."""
    before = start - 1
    if before >= 1 and doc[before].lower_ in {"the", "a"}:
        before -= 1
    return (
        before >= 1
        and not doc[start].is_sent_start
        and not _describes(doc, start)
        and doc[start].lower_ not in load_table("calendar")["months"]
        and doc[before].lower_ in name_cues("role_prepositions")
        and (_is_sure_head(doc, before - 1) or (doc[before].lower_ == "at" and _ends_field(doc, before)))
    )


def _is_sure_head(doc: Doc, position: int) -> bool:
    word = doc[position].lower_
    return word in role_words("heads") and word not in role_words("weak")


def _ends_field(doc: Doc, end: int) -> bool:
    """Tell `Manager for Corporate Services and Government Affairs` before `at`."""
    if doc[end - 1].lower_ not in role_words("fields"):
        return False
    for position in range(end - 2, max(0, end - _MAX_FIELD), -1):
        if doc[position].lower_ in {"of", "for"} and _is_sure_head(doc, position - 1):
            return True
        if doc[position].lower_ not in role_words("fields"):
            return False
    return False


def _describes(doc: Doc, start: int) -> bool:
    """Tell `Swedish` of `founder of Swedish start-up Acme`, `Solon` of `founder of Solon-based Acme`."""
    following = doc[start + 1 : start + 3].text
    return following == "-based" or (doc[start].tag_ == "JJ" and following[:1].islower())


def _closing_mark(doc: Doc, start: int, end: int) -> int:
    """Return where the mark closes of `“Kano Reads with Pride” campaign`, a name with small words in it; else 0."""
    wanted = _CLOSING.get(doc[start - 1].text)
    for position in range(end, min(len(doc) - 1, start + _MAX_QUOTED)):
        token = doc[position]
        if token.text == wanted:
            named = is_name_word(doc[position - 1].text) and doc[position + 1].lower_ in name_cues("programme_nouns")
            return position if named else 0
        if token.is_punct and token.text != "-":
            return 0
    return 0


def _is_called(doc: Doc, mark: int) -> bool:
    return any(doc[p].lower_ in name_cues("name_verbs") for p in range(max(0, mark - 2), mark))


def _is_quoted_word_before(doc: Doc, start: int) -> bool:
    """Tell `“XIN” Philanthropy Conference`: a quoted word is the first of the name."""
    return (
        start >= 3
        and doc[start - 1].text in _QUOTE_MARKS
        and is_name_word(doc[start - 2].text)
        and doc[start - 3].text in _QUOTE_MARKS
        and find_run_start(doc, start - 1) == start - 2
    )
