"""Scores the record of a document against its gold, list by list.

The rules are those that gold is annotated by; each function states its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from xinnlp.evaluation.alignment import FigureAlignment, Named, align_figures
from xinnlp.evaluation.gold import GoldDocument, GoldFigure, GoldName
from xinnlp.evaluation.parties import Parties
from xinnlp.evaluation.prediction import Prediction
from xinnlp.evaluation.relations import CommitmentScorer, score_quotes, score_roles
from xinnlp.evaluation.surface import units_agree, values_agree
from xinnlp.evaluation.tally import DocumentScore, Evaluation
from xinnlp.record import Figure

# Gold may call a measure or a count `other`; a record has no such kind.
_KINDS_OF = {"other": {"other", "measure", "count"}, "measure": {"other", "measure"}}
_FIRST_GOALS = 3


def score_documents(gold: Iterable[GoldDocument], predicted: Mapping[str, Prediction]) -> Evaluation:
    """Return the scores of all gold documents; one without a prediction scores as an empty one."""
    return Evaluation(tuple(score_document(one, predicted.get(one.name, Prediction())) for one in gold))


def score_document(gold: GoldDocument, predicted: Prediction) -> DocumentScore:
    """Return the counts and disagreements of one document, for the lists that its gold annotates."""
    score = DocumentScore(gold.name)
    parties = Parties(gold, predicted)
    if gold.people is not None:
        _score_names("people", gold.people, predicted.people, parties.people, score)
    if gold.organisations is not None:
        _score_names("organisations", gold.organisations, predicted.organisations, parties.organisations, score)
        _score_types(gold.organisations, predicted, parties, score)
    if gold.roles is not None:
        score_roles(gold.roles, predicted, parties, score)
    aligned = align_figures(predicted.figures, gold.figures or (), predicted.text or gold.text)
    if gold.figures is not None:
        _score_figures(gold.figures, predicted.figures, aligned, score)
    if gold.quotes is not None:
        score_quotes(gold.quotes, predicted, parties, score)
    if gold.goals is not None:
        _score_goals(gold.goals, predicted, score)
    if gold.commitments is not None:
        CommitmentScorer(gold.figures or (), aligned, parties).score(gold.commitments, predicted, score)
    return score


def _score_names(
    name: str, gold: Sequence[GoldName], predicted: Sequence[Named], aligned: dict[int, int], score: DocumentScore
) -> None:
    """Score people or organisations; a second prediction of one gold item is false, as a failed merge is."""
    false = [item.name for index, item in enumerate(predicted) if index not in aligned]
    found = set(aligned.values())
    missed = [item.name for number, item in enumerate(gold) if number not in found]
    score.count_names(name, right=len(aligned), false=false, missed=missed)
    score.believe(name, predicted, {index: index in aligned for index in range(len(predicted))})


def _score_types(gold: Sequence[GoldName], predicted: Prediction, parties: Parties, score: DocumentScore) -> None:
    """Score the classification of the organisations found."""
    for index, number in parties.organisations.items():
        said, wanted = predicted.organisations[index].classification, gold[number].type
        score.judge("organisation_type", gold[number].name, said, wanted, right=said == wanted)


def _score_figures(
    gold: Sequence[GoldFigure], predicted: Sequence[Figure], aligned: FigureAlignment, score: DocumentScore
) -> None:
    """Score figures found and, as `figures_full`, those with value, unit, kind and qualifier right.

    Gold lists a repeated wording once: finding it at its other places too is neither right nor wrong.
    """
    known = aligned.found.keys() | aligned.repeats.keys()
    false = [figure.exact for index, figure in enumerate(predicted) if index not in known]
    found = set(aligned.found.values())
    missed = [figure.text for number, figure in enumerate(gold) if number not in found]
    score.count_names("figures", right=len(found), false=false, missed=missed)
    full = {index: _judge_figure(predicted[index], gold[number], score) for index, number in aligned.found.items()}
    told = [index for index in range(len(predicted)) if index not in aligned.repeats]
    score.believe("figures", predicted, {index: full.get(index, False) for index in told})
    score.count(
        "figures_full", right=sum(full.values()), predicted=len(predicted) - len(aligned.repeats), gold=len(gold)
    )


def _judge_figure(said: Figure, wanted: GoldFigure, score: DocumentScore) -> bool:
    verdicts = {
        "value": values_agree(wanted.value, said.value) and values_agree(wanted.value_max, said.value_max),
        "unit": units_agree(wanted.unit, said.unit),
        "kind": said.kind in _KINDS_OF.get(wanted.kind, {wanted.kind}),
        "qualifier": said.qualifier == wanted.qualifier,
    }
    for name, right in verdicts.items():
        score.judge(f"figure_{name}", said.exact, _show(said, name), _show(wanted, name), right=right)
    return all(verdicts.values())


def _show(figure: Figure | GoldFigure, name: str) -> str:
    shown = str(getattr(figure, name))
    return f"{shown}–{figure.value_max}" if name == "value" and figure.value_max is not None else shown


def _score_goals(gold: tuple[int, ...], predicted: Prediction, score: DocumentScore) -> None:
    """Score the UN goals of the themes, and whether gold's main one is among the three with the highest scores."""
    ranked = sorted((t for t in predicted.themes if t.vocabulary == "sdg"), key=lambda theme: -theme.score)
    # A goal may stand in a record once for each of its facets.
    said = list(dict.fromkeys(theme.code for theme in ranked))
    wanted = [str(goal) for goal in dict.fromkeys(gold)]
    false = [code for code in said if code not in wanted]
    missed = [code for code in wanted if code not in said]
    score.count_names("sdg", right=len(wanted) - len(missed), false=false, missed=missed)
    first = {theme.code: index for index, theme in reversed(list(enumerate(predicted.themes))) if theme in ranked}
    score.believe("themes", predicted.themes, {index: code in wanted for code, index in first.items()})
    if wanted:
        score.add_share("sdg_first_in_top_3", right=wanted[0] in said[:_FIRST_GOALS])
