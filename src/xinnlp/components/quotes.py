"""Finds quotations and who speaks them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from xinnlp.components.annotations import (
    Membership,
    Notice,
    Quote,
    add_notice,
    read_relations,
    spans_of,
    write_relations,
)
from xinnlp.speech.attribution import Attributor
from xinnlp.speech.clauses import Clauses, Mention
from xinnlp.speech.indirect import find_indirect_speech
from xinnlp.speech.marks import Block, Quotation, find_quotations
from xinnlp.speech.pronouns import Pronouns
from xinnlp.speech.quoted import Attribution, QuotedTokens
from xinnlp.speech.selection import is_speech, may_be_speech
from xinnlp.speech.verbs import load_reporting_verbs

# Values within a byline's block, and what is no running text.
_VALUES = frozenset({"author", "date", "publisher"})
_PROSE = frozenset({"paragraph", "list_item"})
_MAX_NOTICES = 20
_MIN_ROLE_WORD = 3


@Language.factory("xinnlp_quotes", assigns=["doc._.quotes"], requires=["doc._.people", "doc._.organisations"])
def create_quotes(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it takes no settings."""
    return find_quotes


def find_quotes(doc: Doc) -> Doc:
    """Write `doc._.quotes`: direct speech with its marks, and indirect speech of known speakers, in text order.

    Reads `doc.spans` layout, people and organisations, memberships, tags and, where there is one, the parse.
    A speaker is the id of a mention or None; a pronoun counts where exactly one person fits. Marks without a
    partner become notices `unclosed_quote`. It cannot see speech without marks and reporting verb, nor who
    speaks in a dialogue whose turns are not told.
    """
    blocks = _blocks_of(doc)
    quotations, unpaired = find_quotations(doc.text, blocks)
    _note_unpaired(doc, unpaired)
    starts = [token.idx for token in doc]
    token_blocks = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in blocks]
    clauses = Clauses(doc, _mentions_of(doc), _roles_of(doc))
    candidates = _candidates(doc, quotations, starts)
    quoted = [tokens for _, tokens in candidates]
    spans = [(tokens.start, tokens.end) for tokens in quoted]
    pronouns = Pronouns(clauses, token_blocks, spans, _genders_of(doc))
    attributor = Attributor(clauses, pronouns, quoted, token_blocks)
    unclosed = set(unpaired)
    found: list[Quote] = []
    for number, (quotation, tokens) in enumerate(candidates):
        attribution = attributor.attribute(number)
        closed = quotation.start not in unclosed
        if is_speech(doc, tokens.start, tokens.end, attribution, closed=closed):
            found.append(_direct(quotation, attribution))
    prose = _prose_of(doc, token_blocks)
    for speech in find_indirect_speech(clauses, pronouns, prose, spans):
        start, end = doc[speech.start].idx, doc[speech.end - 1].idx + len(doc[speech.end - 1])
        found.append(Quote(speech.speaker, doc[speech.verb].text, "indirect", start, end))
    found.sort(key=_order)
    write_relations(doc, "quotes", found)
    return doc


def _order(quote: Quote) -> tuple[int, int, str]:
    return quote.start, quote.end, quote.type


def _direct(quotation: Quotation, attribution: Attribution) -> Quote:
    return Quote(attribution.speaker, attribution.cue, "direct", quotation.start, quotation.end)


def _candidates(doc: Doc, quotations: list[Quotation], starts: list[int]) -> list[tuple[Quotation, QuotedTokens]]:
    """Return the quotations that may be speech, with their tokens."""
    found = []
    for quotation in quotations:
        first = bisect_left(starts, quotation.start + 1) - 1
        last = bisect_left(starts, quotation.end)
        if may_be_speech(doc, first, last):
            found.append((quotation, QuotedTokens(first, last, quotation.continues)))
    return found


def _blocks_of(doc: Doc) -> list[Block]:
    """Return the text's blocks in code points, each reaching to the next; without layout, its lines."""
    layout = [span for span in spans_of(doc, "layout") if span.label_ not in _VALUES]
    text = doc.text
    bounds = sorted({0, *(span.start_char for span in layout), len(text)})
    if not layout:
        bounds = [0, *(i + 1 for i, character in enumerate(text) if character == "\n"), len(text)]
    return [stripped for start, end in pairwise(bounds) if (stripped := _strip(text, start, end))]


def _strip(text: str, start: int, end: int) -> Block | None:
    content = text[start:end]
    start += len(content) - len(content.lstrip())
    end = start + len(content.strip())
    return (start, end) if start < end else None


def _prose_of(doc: Doc, blocks: list[Block]) -> list[Block]:
    layout = spans_of(doc, "layout")
    if not layout:
        return blocks
    return [(span.start, span.end) for span in layout if span.label_ in _PROSE]


def _mentions_of(doc: Doc) -> list[Mention]:
    people = [Mention(span.start, span.end, span.id_, True) for span in spans_of(doc, "people")]
    bodies = [Mention(span.start, span.end, span.id_, False) for span in spans_of(doc, "organisations")]
    named = {position for mention in people for position in range(mention.start, mention.end)}
    return people + [body for body in bodies if not named.issuperset(range(body.start, body.end))]


def _roles_of(doc: Doc) -> dict[str, set[str]]:
    roles: dict[str, set[str]] = {}
    for membership in read_relations(doc, "memberships", Membership):
        words = (membership.role or "").lower().split()
        roles.setdefault(membership.person_id, set()).update(w for w in words if len(w) >= _MIN_ROLE_WORD)
    return roles


def _genders_of(doc: Doc) -> dict[str, str]:
    """Return the genders that titles before or within mentions tell."""
    verbs = load_reporting_verbs()
    genders: dict[str, str] = {}
    for span in spans_of(doc, "people"):
        for token in (doc[max(0, span.start - 1)], span[0]):
            if token.lower_ in verbs.male:
                genders[span.id_] = "m"
            elif token.lower_ in verbs.female:
                genders[span.id_] = "f"
    return genders


def _note_unpaired(doc: Doc, offsets: list[int]) -> None:
    for offset in offsets[:_MAX_NOTICES]:
        message = f"quotation mark {doc.text[offset]!r} has no partner"
        add_notice(doc, Notice("unclosed_quote", message, offset, offset + 1))
    if len(offsets) > _MAX_NOTICES:
        message = f"{len(offsets) - _MAX_NOTICES:,} more quotation marks have no partner"
        add_notice(doc, Notice("unclosed_quote", message))
