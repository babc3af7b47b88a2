"""Scores what speaks of parties: roles, quotations and commitments."""

from __future__ import annotations

from xinnlp.evaluation.alignment import FigureAlignment
from xinnlp.evaluation.gold import GoldCommitment, GoldFigure, GoldQuote, GoldRole
from xinnlp.evaluation.parties import Parties
from xinnlp.evaluation.prediction import Prediction
from xinnlp.evaluation.surface import fold, titles_agree
from xinnlp.evaluation.tally import DocumentScore
from xinnlp.record import Commitment, Membership

# Authorship is scored with the people: a record has it in document.authors.
_AUTHORSHIP = frozenset({"author", "by"})
# Gold tells them apart, readers often cannot: the one for the other costs the status alone.
_CLOSE_STATUSES = frozenset({"given", "pledged"})
# Of a quotation, gold has the first 60 characters; where the mark closes a few of them may differ.
_QUOTE_CHARACTERS = 40


def score_roles(gold: tuple[GoldRole, ...], predicted: Prediction, parties: Parties, score: DocumentScore) -> None:
    """Score roles: person, organisation and title agree; gold without a title agrees with any."""
    open_roles = [role for role in gold if fold(role.title) != "author"]
    wanted = len(open_roles)
    false = []
    verdicts = {}
    for index, membership in enumerate(predicted.memberships):
        if fold(membership.role) in _AUTHORSHIP:
            continue
        hit = next((role for role in open_roles if _is_role(role, membership, parties)), None)
        verdicts[index] = hit is not None
        if hit is None:
            person = parties.name(membership.person_id)
            false.append(_describe_role(person, membership.role, parties.name(membership.organisation_id)))
        else:
            open_roles.remove(hit)
    missed = [_describe_role(role.person, role.title, role.organisation) for role in open_roles]
    score.believe("memberships", predicted.memberships, verdicts)
    score.count_names("roles", right=wanted - len(missed), false=false, missed=missed)


def _is_role(role: GoldRole, membership: Membership, parties: Parties) -> bool:
    return (
        role.person == parties.find_person(membership.person_id)
        and (role.title is None or titles_agree(role.title, membership.role))
        and parties.is_same_body(parties.name(membership.organisation_id), role.organisation)
    )


def _describe_role(person: str | None, title: str | None, organisation: str | None) -> str:
    return " · ".join(part or "–" for part in (person, title, organisation))


def score_quotes(gold: tuple[GoldQuote, ...], predicted: Prediction, parties: Parties, score: DocumentScore) -> None:
    """Score direct quotations, found where they hold the beginning of gold's, and then their speakers.

    A quotation is attributed right when its speaker is gold's, or neither has one.
    """
    free = {index: quote for index, quote in enumerate(predicted.quotes) if quote.type != "indirect"}
    verdicts = dict.fromkeys(free, False)
    missed, attributed = [], 0
    for wanted in gold:
        beginning = fold(wanted.text)[:_QUOTE_CHARACTERS]
        index = next((index for index, quote in free.items() if beginning in fold(quote.exact)), None)
        if index is None:
            missed.append(wanted.text)
            continue
        quote = free.pop(index)
        speaker = parties.name(quote.speaker_id)
        right = parties.agree(speaker, wanted.speaker) if speaker and wanted.speaker else speaker == wanted.speaker
        verdicts[index] = right
        attributed += right
        if not right:
            score.note_wrong("quotes_attributed", wanted.text, speaker, wanted.speaker)
    score.count_names(
        "quotes", right=len(gold) - len(missed), false=[quote.exact for quote in free.values()], missed=missed
    )
    score.count("quotes_attributed", right=attributed, predicted=len(verdicts), gold=len(gold))
    score.believe("quotes", predicted.quotes, verdicts)


class CommitmentScorer:
    """Scores commitments: figure, a funder and a recipient agree, where gold has them, and the status nearly so."""

    def __init__(self, figures: tuple[GoldFigure, ...], aligned: FigureAlignment, parties: Parties) -> None:
        """Take the figures that commitments speak of and the parties behind them."""
        self._figures = figures
        self._aligned = aligned
        self._parties = parties

    def score(self, gold: tuple[GoldCommitment, ...], predicted: Prediction, score: DocumentScore) -> None:
        """Score the commitments of a document."""
        text_of = {
            figure.id: self._figures[number].text
            for index, figure in enumerate(predicted.figures)
            if (number := self._aligned.found.get(index, self._aligned.repeats.get(index))) is not None
        }
        free = dict(enumerate(predicted.commitments))
        verdicts = dict.fromkeys(free, False)
        missed = []
        for wanted in gold:
            same_sum = ((index, one) for index, one in free.items() if text_of.get(one.figure_id) == wanted.figure)
            index = next((index for index, one in same_sum if self._agrees(one, wanted)), None)
            if index is None:
                missed.append(_describe_commitment(wanted))
                continue
            hit = free.pop(index)
            verdicts[index] = True
            right = hit.status == wanted.status
            score.judge("commitment_status", hit.exact, hit.status, wanted.status, right=right)
        false = [f"{one.status}: {one.exact}" for one in free.values()]
        score.believe("commitments", predicted.commitments, verdicts)
        score.count_names("commitments", right=len(gold) - len(missed), false=false, missed=missed)

    def _agrees(self, said: Commitment, wanted: GoldCommitment) -> bool:
        if said.status != wanted.status and {said.status, wanted.status} != _CLOSE_STATUSES:
            return False
        if not self._parties.any_agrees(said.funder_ids, said.funder_names, wanted.funders):
            return False
        return self._parties.any_agrees(said.recipient_ids, said.recipient_names, wanted.recipients)


def _describe_commitment(wanted: GoldCommitment) -> str:
    funders, recipients = (", ".join(names) or "–" for names in (wanted.funders, wanted.recipients))
    return f"{wanted.status}: {wanted.figure}, {funders} → {recipients}"
