"""Whose words a quotation holds: by the clause before it, the clause after it, or the speech that it goes on with."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from xinnlp.speech.clauses import Clauses, Subject
from xinnlp.speech.marks import Block
from xinnlp.speech.pronouns import Pronouns
from xinnlp.speech.quoted import Attribution, QuotedTokens, begins_sentence, is_blank, is_complete, last_character
from xinnlp.speech.verbs import load_reporting_verbs

_MAX_GAP = 40
_DASHES = frozenset({"-", "–", "—", "--", "―"})
_PULL_QUOTE_WORDS = 8
_HELPERS = frozenset({"has", "have", "had", "liked", "likes", "used"})


class Attributor:
    """Attributes the quotations of one Doc in text order."""

    def __init__(
        self, clauses: Clauses, pronouns: Pronouns, quoted: Sequence[QuotedTokens], blocks: Sequence[Block]
    ) -> None:
        """Take quotations and blocks as token ranges in text order."""
        self.doc = clauses.doc
        self.clauses = clauses
        self.pronouns = pronouns
        self.quoted = quoted
        self.blocks = blocks
        self._block_starts = [start for start, _ in blocks]
        self._verbs = load_reporting_verbs()
        self._last: Attribution = Attribution()
        self._last_end = 0
        self._people = sorted({m.id for m in clauses.mentions if m.is_person})
        self._spoken = False

    def attribute(self, number: int) -> Attribution:
        """Return the attribution of quotation `number`; call in text order."""
        quotation = self.quoted[number]
        found = self._attribute(number, quotation)
        following = self.quoted[number + 1].start if number + 1 < len(self.quoted) else len(self.doc)
        self._last = found
        self._last_end = self._end_of_speech(quotation, following, found)
        self._spoken = self._spoken or found.speaker is not None
        return found

    def _attribute(self, number: int, quotation: QuotedTokens) -> Attribution:
        if quotation.continues and number:
            return Attribution(self._last.speaker, self._last.cue, self._last.told)
        return (
            self._by_clause_before(number, direct=True)
            or self._by_clause_after(number)
            or self._by_clause_before(number, direct=False)
            or self._by_dash(number)
            or self._by_speech_before(number)
            or self._by_sentence_after(number)
            or Attribution()
        )

    def _end_of_speech(self, quotation: QuotedTokens, following: int, found: Attribution) -> int:
        """Return where the sentence with the quotation and its clause ends."""
        if not found.told or (is_complete(self.doc, quotation) and not self._clause_follows(quotation)):
            return quotation.end
        return self.clauses.sentence_end(quotation.end, following)

    def _clause_follows(self, quotation: QuotedTokens) -> bool:
        end = min(len(self.doc), quotation.end + 6)
        lower = quotation.end < len(self.doc) and self.doc[quotation.end].text[:1].islower()
        return lower or any(True for _ in self.clauses.reporting_verbs(quotation.end, end))

    # --- the clause before ---------------------------------------------------------------------------------------

    def _by_clause_before(self, number: int, *, direct: bool) -> Attribution | None:
        """Attribute by `X said: “`, `As X put it, “` (direct), or `X said that it was “`."""
        quotation = self.quoted[number]
        limit = self._limit_before(number)
        start = self.clauses.sentence_start(quotation.start, limit)
        if start == quotation.start:
            return None
        introduced = self._is_introduced(quotation.start, start)
        if direct != introduced:
            return None
        verbs = list(self.clauses.reporting_verbs(start, quotation.start))
        if not direct:
            verbs = [verb for verb in verbs if self.doc[verb].lower_ not in self._verbs.beside]
        for verb in reversed(verbs):
            subject = self.clauses.subject_before(verb, start)
            if subject is None and direct and verb < quotation.start - 1:
                subject = self.clauses.subject_after(verb, quotation.start)
            if subject is not None:
                return self._attribution(subject, self.doc[verb].text, beside=direct)
        according = self._by_according_to(start, quotation.start)
        if according or not direct:
            return according
        if verbs:
            return Attribution(None, self.doc[verbs[-1]].text, told=True, beside=True)
        return self._by_name_and_colon(quotation.start)

    def _limit_before(self, number: int) -> int:
        """Return the first token of what may introduce a quotation: its block's start or the last quotation's end."""
        start = self.quoted[number].start
        block = bisect_right(self._block_starts, start) - 1
        limit = self._block_starts[block] if block >= 0 else 0
        if limit == start and block > 0 and self._ends_with_colon(block - 1):
            limit = self._block_starts[block - 1]
        return max(limit, self.quoted[number - 1].end if number else 0)

    def _ends_with_colon(self, block: int) -> bool:
        start, end = self.blocks[block]
        while end > start and self.doc[end - 1].is_space:
            end -= 1
        return end > start and self.doc[end - 1].text == ":"

    def _is_introduced(self, position: int, start: int) -> bool:
        """Tell whether a comma, colon, dash, `that` or the verb itself stands right before the quotation."""
        before = position - 1
        while before > start and self.doc[before].is_space:
            before -= 1
        token = self.doc[before]
        return token.text in {",", ":", *_DASHES} or token.lower_ == "that" or self.clauses.is_reporting(before)

    def _by_according_to(self, start: int, end: int) -> Attribution | None:
        for position in range(start, end - 1):
            lower = self.doc[position].lower_
            if (lower == "according" and self.doc[position + 1].lower_ == "to") or (
                lower == "words" and self.doc[position + 1].lower_ == "of"
            ):
                subject = self.clauses.subject_after(position + 1, end)
                first = position if lower == "according" else max(start, position - 2)
                return self._attribution(subject or Subject(), self.doc[first : position + 2].text)
        return None

    def _by_name_and_colon(self, position: int) -> Attribution | None:
        """Attribute `Ada Lowe: “`, as transcripts have it."""
        if position >= 2 and self.doc[position - 1].text == ":":
            mention = self.clauses.mention_until(position - 1)
            if mention and mention.is_person:
                return Attribution(mention.id, None, told=True, beside=True)
        return None

    # --- the clause after ----------------------------------------------------------------------------------------

    def _by_clause_after(self, number: int) -> Attribution | None:
        """Attribute by `,” said X`, `,” X said`, `,” according to X`."""
        quotation = self.quoted[number]
        block = bisect_right(self._block_starts, quotation.start) - 1
        block_end = max(self.blocks[block][1], quotation.end) if block >= 0 else len(self.doc)
        following = self.quoted[number + 1].start if number + 1 < len(self.quoted) else len(self.doc)
        end = min(self.clauses.sentence_end(quotation.end, min(following, block_end)), quotation.end + _MAX_GAP)
        first = quotation.end
        if first < end and self.doc[first].text in {",", *_DASHES}:
            first += 1
        if first >= end or not self._may_be_followed(quotation, first):
            return None
        for verb in self.clauses.reporting_verbs(first, end):
            if verb - first <= 1 and self.doc[verb].tag_ != "VBG":
                subject = self.clauses.subject_before(verb, first) if verb > first else None
                subject = subject or self.clauses.subject_after(verb, end)
            else:
                subject = self.clauses.subject_before(verb, first)
            if subject is not None and self._is_subject_near(first, verb):
                return self._attribution(subject, self.doc[verb].text)
            if verb == first:
                return Attribution(None, self.doc[verb].text, told=True, beside=True)
        if self.doc[first].lower_ == "according":
            return self._by_according_to(first, end)
        return None

    def _may_be_followed(self, quotation: QuotedTokens, first: int) -> bool:
        """Tell whether the sentence goes on after the quotation."""
        inner = last_character(self.doc, quotation)
        if inner == "." and self.doc[first - 1].text != ",":
            return self.doc[first].text[:1].islower()
        if inner in {",", "!", "?", "–", "—", "-", "…", "."} or self.doc[first - 1].text == ",":
            return True
        return self.clauses.is_reporting(first)

    def _is_subject_near(self, first: int, verb: int) -> bool:
        """Tell whether no other finite verb, but within commas, stands between the quotation and the verb."""
        depth = 0
        for position in range(first, verb):
            token = self.doc[position]
            depth ^= token.text == ","
            if not depth and token.tag_ in {"VBD", "VBZ", "VBP"} and token.lower_ not in _HELPERS:
                return False
        return True

    def _by_dash(self, number: int) -> Attribution | None:
        """Attribute `“…” — Ada Lowe`, also where the name stands on the next line."""
        position = self.quoted[number].end
        while position < len(self.doc) and self.doc[position].is_space:
            position += 1
        if position + 1 < len(self.doc) and self.doc[position].text in _DASHES:
            mention = self.clauses.mention_from(position + 1)
            if mention:
                return Attribution(mention.id, None, told=True, beside=True)
        return None

    def _by_sentence_after(self, number: int) -> Attribution | None:
        """Attribute `“… here.” Ada Lowe said in her address.`, where nothing else tells: the next sentence tells on."""
        first = self.quoted[number].end
        mention = self.clauses.mention_from(first) or self.clauses.mention_from(first + 1)
        following = self.quoted[number + 1].start if number + 1 < len(self.quoted) else len(self.doc)
        if mention is None or not mention.is_person or not is_complete(self.doc, self.quoted[number]):
            return None
        if mention.end >= following or not self.clauses.is_reporting(mention.end):
            return None
        if self.clauses.sentence_end(mention.end, following) == following < len(self.doc):
            return None  # it leads to the next quotation
        return Attribution(mention.id, self.doc[mention.end].text, told=True, beside=True)

    # --- speech that goes on -------------------------------------------------------------------------------------

    def _by_speech_before(self, number: int) -> Attribution | None:
        """Carry on the speaker of what stands right before, or name the only person of the article."""
        quotation = self.quoted[number]
        previous = self.quoted[number - 1] if number else None
        if not begins_sentence(self.doc, quotation):
            same_clause = previous is not None and self._last.told and self._is_one_sentence(previous, quotation)
            return Attribution(self._last.speaker, self._last.cue, told=True) if same_clause else None
        if previous is not None and is_blank(self.doc, self._last_end, quotation.start, _MAX_GAP):
            if self._last.told or self._last.speaker:
                return Attribution(self._last.speaker, None, told=self._last.told)
            return None
        reported = self._speaker_of_sentence_before(quotation, previous.end if previous else 0)
        if reported:
            return Attribution(reported, None, told=True)
        if len(self._people) == 1 and self._spoken and quotation.end - quotation.start > _PULL_QUOTE_WORDS:
            return Attribution(self._people[0], None)
        return None

    def _is_one_sentence(self, previous: QuotedTokens, quotation: QuotedTokens) -> bool:
        if quotation.start - previous.end > _MAX_GAP or is_complete(self.doc, previous):
            return False
        return self.clauses.sentence_start(quotation.start, previous.end) == previous.end

    def _speaker_of_sentence_before(self, quotation: QuotedTokens, limit: int) -> str | None:
        """Return the speaker of indirect speech in the sentence right before."""
        end = quotation.start
        while end > limit and self.doc[end - 1].is_space:
            end -= 1
        block = bisect_right(self._block_starts, end - 1) - 1
        start = self.clauses.sentence_start(end - 1, max(limit, self._block_starts[block] if block >= 0 else 0))
        for verb in self.clauses.reporting_verbs(start, end):
            if self.doc[verb].lower_ in self._verbs.indirect:
                subject = self.clauses.subject_before(verb, start)
                return self.pronouns.resolve(subject, self._last.speaker) if subject else None
        return None

    def _attribution(self, subject: Subject, cue: str, *, beside: bool = True) -> Attribution:
        speaker = self.pronouns.resolve(subject, self._last.speaker)
        return Attribution(speaker, cue, told=True, beside=beside)
