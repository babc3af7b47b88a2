"""What is speech among the things in quotation marks: not names, mottos, terms and words held at arm's length."""

from __future__ import annotations

from spacy.tokens import Doc

from xinnlp.speech.marks import MARKS
from xinnlp.speech.quoted import Attribution
from xinnlp.speech.verbs import load_reporting_verbs

_ENDS = (".", "!", "?", "…", ",", "—", "–")
_MINIMUM_WORDS = 3
# Up to so many words may be a phrase that somebody set in marks without quoting anybody.
_PHRASE_WORDS = 7
_NEAR = 3


def may_be_speech(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the quoted tokens [start, end) may be speech, before anybody knows who says them."""
    inner = doc[start:end].text.strip(MARKS)
    words = _words_of(inner)
    if not words:
        return False
    ended = inner.endswith(_ENDS)
    if len(words) < _MINIMUM_WORDS:
        return ended and inner[0].isupper()
    if len(words) > _PHRASE_WORDS:
        return True
    if not ended and (_is_title(words) or _names_something(doc, end)):
        return False
    return not _is_named(doc, start)


def is_speech(doc: Doc, start: int, end: int, attribution: Attribution, *, closed: bool = True) -> bool:
    """Tell whether the quoted tokens are speech, given their attribution."""
    inner = doc[start:end].text.strip(MARKS)
    words = _words_of(inner)
    if len(words) < _MINIMUM_WORDS:
        goes_on = attribution.told and attribution.cue is None and inner.endswith((".", "!", "?"))
        return attribution.beside or goes_on
    if _is_title(words) and not attribution.beside:
        return False
    if not closed and not attribution.told:
        before = doc[start - 1] if start else None
        return before is None or before.is_space or bool(doc[start].is_sent_start)
    if len(words) > _PHRASE_WORDS or attribution.told:
        return True
    return len(words) > _MINIMUM_WORDS and inner.endswith((".", "!", "?")) and inner[0].isupper()


def _words_of(inner: str) -> list[str]:
    return [word for word in inner.split() if any(character.isalnum() for character in word)]


def _is_title(words: list[str]) -> bool:
    """Tell whether every longer word begins with a capital or a digit, as in titles."""
    longer = [word for word in words if len(word.strip(MARKS + ",.!?:;")) > 3 or word[0].isdigit()]
    capitals = [word for word in longer if word.lstrip(MARKS + "(#")[:1].isupper() or word[0].isdigit()]
    first = words[0].lstrip(MARKS + "(#")[:1]
    return len(longer) > 1 and len(capitals) == len(longer) and (first.isupper() or first.isdigit())


def _names_something(doc: Doc, end: int) -> bool:
    """Tell whether a word such as `campaign` or `model` follows."""
    following = range(end, min(len(doc), end + 2))
    return any(doc[position].lower_ in load_reporting_verbs().named for position in following)


def _is_named(doc: Doc, start: int) -> bool:
    """Tell whether a word such as `titled` or `motto` stands right before."""
    verbs = load_reporting_verbs()
    before = [doc[position].lower_ for position in range(max(0, start - _NEAR), start)]
    if before and before[-1] in verbs.naming | verbs.named:
        return True
    # `called it “…”` quotes somebody, `a campaign called “…”` does not.
    return any(word in verbs.naming and word not in verbs.reporting for word in before)
