"""A Doc's parse as plain lists, so that every walk below is short, bounded and of linear cost."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

# No walk reaches further: sentences of sane texts are shorter, others are cut into stretches.
MAX_REACH = 60
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


class Parse:
    """Words (lower case), tags, dependencies, heads, children and sentence numbers by token index."""

    def __init__(self, doc: Doc) -> None:
        """Read the Doc once."""
        self.doc = doc
        self.words = [token.lower_ for token in doc]
        self.tags = [token.tag_ for token in doc]
        self.deps = [token.dep_ for token in doc]
        self.heads = [token.head.i for token in doc]
        self.children: list[list[int]] = [[] for _ in doc]
        self.sentences: list[int] = []
        number = -1
        for token in doc:
            number += (bool(token.is_sent_start) and not token.is_space) or number < 0
            self.sentences.append(number)
            if self.heads[token.i] != token.i:
                self.children[self.heads[token.i]].append(token.i)

    def __len__(self) -> int:
        return len(self.words)

    def attach(self, token: int, head: int, dep: str) -> None:
        """Hang a token on another head, unless that hangs below it; the head's children stay in text order."""
        if head != token and any(above == token for _, above in self.ancestors(head, MAX_REACH)):
            return
        if self.heads[token] != token:
            self.children[self.heads[token]].remove(token)
        self.heads[token], self.deps[token] = head, dep
        if head != token:
            self.children[head] = sorted([*self.children[head], token])

    def is_verb(self, token: int) -> bool:
        """Tell a verb form by its tag."""
        return self.tags[token].startswith("VB")

    def is_noun(self, token: int) -> bool:
        """Tell a common or proper noun by its tag."""
        return self.tags[token].startswith("NN")

    def is_finite(self, token: int) -> bool:
        """Tell a finite verb, a modal included."""
        return self.tags[token] in {"VBD", "VBZ", "VBP", "MD"}

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child with one of these dependencies."""
        return next((child for child in self.children[token] if self.deps[child] in deps), None)

    def preposition(self, token: int, *words: str) -> Iterator[int]:
        """Yield the objects of the token's prepositional phrases that begin with one of these words."""
        for child in self.children[token]:
            if self.words[child] in words:
                inner = self.child(child, "pobj", "pcomp", "dobj")
                if inner is not None:
                    yield inner

    def ancestors(self, token: int, limit: int = 12) -> Iterator[tuple[int, int]]:
        """Yield (node, head) from the token upwards, at most `limit` steps and never in a circle."""
        for _ in range(limit):
            head = self.heads[token]
            if head == token:
                return
            yield token, head
            token = head

    def sentence_bounds(self, token: int) -> tuple[int, int]:
        """Return [start, end) of the sentence around a token, at most MAX_REACH to either side."""
        number = self.sentences[token]
        start = end = token
        while start > 0 and token - start < MAX_REACH and self.sentences[start - 1] == number:
            start -= 1
        while end < len(self) and end - token < MAX_REACH and self.sentences[end] == number:
            end += 1
        return start, end

    def subject(self, verb: int) -> int | None:
        """Return the grammatical subject of a verb, through chains of verbs that share one.

        `plans to give`, `met and gave`, `by giving` take that of the verb above; `which gave` and `a trust giving`
        the noun before. An active and a passive one are not told apart here.
        """
        first, reported = verb, False
        for _ in range(6):
            own = self._own_subject(verb)
            if own is not None:  # in `“… given $5m,” she added` it is whoever reports
                return None if reported and own > first else self._antecedent(own, verb)
            dep, head = self.deps[verb], self.heads[verb]
            reported = reported or dep == "ccomp"
            if head == verb:
                return None
            if dep in {"acl", "relcl"} and self.is_noun(head):
                return head if self.tags[verb] == "VBG" else None
            if dep not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "aux", "prep", "acl", "relcl", "acomp", "oprd"}:
                return None
            verb = head
        return None

    def _own_subject(self, verb: int) -> int | None:
        """Return a verb’s subject, also where the parse hangs it on the auxiliary (`Acme has, over years, given`)."""
        own = self.child(verb, "nsubj", "nsubjpass")
        auxiliary = self.child(verb, "aux") if own is None else None
        return self.child(auxiliary, "nsubj") if auxiliary is not None else own

    def _antecedent(self, subject: int, verb: int) -> int:
        if self.tags[subject] not in {"WDT", "WP"} and self.words[subject] != "that":
            return subject
        head = self.heads[verb]
        before = next((t for t in range(subject - 1, max(-1, subject - 3), -1) if self.is_noun(t)), None)
        if self.words[subject] == "which" and before is not None:
            return before  # people are not `which`: the nearest noun, whatever the parse has it hang on
        if self.deps[verb] == "relcl" and head != verb:
            return head
        return subject if before is None else before

    def is_passive(self, verb: int) -> bool:
        """Tell a verb in the passive voice, reduced relatives (`a grant awarded to …`) included."""
        if any(self.deps[child] in {"auxpass", "nsubjpass"} for child in self.children[verb]):
            return True
        if self.tags[verb] != "VBN" or self.child(verb, "nsubj", "aux") is not None:
            return False
        return self.deps[verb] in {"acl", "ROOT", "advcl"} or any(self.words[c] == "by" for c in self.children[verb])
