"""Who the ids and names of a record stand for in gold."""

from __future__ import annotations

from collections.abc import Iterable

from xinnlp.evaluation.alignment import align_names, forms_of
from xinnlp.evaluation.gold import GoldDocument
from xinnlp.evaluation.prediction import Prediction
from xinnlp.evaluation.surface import fold, titles_agree


class Parties:
    """The people and organisations of a record, aligned with those of gold."""

    def __init__(self, gold: GoldDocument, predicted: Prediction) -> None:
        """Align both; `people` and `organisations` are predicted index to gold index."""
        gold_people, gold_organisations = gold.people or (), gold.organisations or ()
        self.people = align_names(predicted.people, gold_people)
        self.organisations = align_names(predicted.organisations, gold_organisations)
        self._person_of = {predicted.people[i].id: gold_people[j].name for i, j in self.people.items()}
        self._organisation_of = {
            predicted.organisations[i].id: gold_organisations[j].name for i, j in self.organisations.items()
        }
        self._own_names = {one.id: one.name for one in predicted.people}
        self._own_names |= {one.id: one.name for one in predicted.organisations}
        self._forms = [(fold(item.name), forms_of(item)) for item in (*gold_people, *gold_organisations)]
        self._gold_names = {name for name, _ in self._forms}
        self._gold_organisations = {fold(item.name) for item in gold_organisations}

    def find_person(self, person_id: str) -> str | None:
        """Return the gold name of a predicted person, None for one that gold does not have."""
        return self._person_of.get(person_id)

    def name(self, party_id: str | None) -> str | None:
        """Return the gold name of a predicted party, its own name where gold does not have it, None for no party."""
        if party_id is None:
            return None
        found = self._organisation_of.get(party_id) or self._person_of.get(party_id)
        return found or self._own_names.get(party_id)

    def agree(self, said: str, wanted: str) -> bool:
        """Tell whether a predicted name means the party that gold names.

        Where gold has both as people or organisations they must be one; else their wordings decide.
        """
        known = {name for name, forms in self._forms if fold(said) in forms}
        if known and fold(wanted) in self._gold_names:
            return fold(wanted) in known
        return titles_agree(said, wanted)

    def any_agrees(self, ids: Iterable[str], names: Iterable[str], wanted: Iterable[str]) -> bool:
        """Tell whether any predicted party is one of gold's; where gold names none, any answer agrees."""
        wanted = tuple(wanted)
        said = (*((self.name(party_id) or party_id) for party_id in ids), *names)
        return not wanted or any(self.agree(one, other) for one in said for other in wanted)

    def is_same_body(self, said: str | None, wanted: str | None) -> bool:
        """Tell whether a role's organisation is gold's.

        A country or state, which gold names for a public office, no record can name: None agrees with it.
        """
        if fold(said) == fold(wanted):
            return True
        return said is None and fold(wanted) not in self._gold_organisations
