"""Merging the forms of people's names into people, without spaCy.

A form is a name without honorific, as a tuple of words. The fullest forms found people; a shorter form
joins the one person it fits. Two people who share a surname stay two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from xinnlp.naming.forms import is_name_suffix

Form = tuple[str, ...]
_CHILD_OF = frozenset({"bin", "ibn", "bint", "binti", "binte"})


def merge_people(mentions: Sequence[Form], aside: Collection[int] = ()) -> list[int]:
    """Return for each mention, in text order, the number of its person (numbers are not in text order).

    A form that fits several people goes to the one mentioned last before it; mentions whose positions are in `aside`
    (`the widow of Tom Lowe`) tell who somebody is, and no surname after them means them while another has it.
    """
    folded = [tuple(word.casefold().replace("’", "'").rstrip(".") for word in form) for form in mentions]
    forms = sorted(Counter(folded), key=lambda form: (-len(_core(form)), -sum(map(len, form)), folded.index(form)))
    founders: list[Form] = []
    fits: dict[Form, list[int]] = {}
    for form in forms:
        matching = [number for number, founder in enumerate(founders) if _is_form_of(form, founder)]
        if not matching:
            founders.append(form)
            matching = [len(founders) - 1]
        fits[form] = matching
    return _assign(folded, fits, aside)


def _assign(folded: list[Form], fits: dict[Form, list[int]], aside: Collection[int]) -> list[int]:
    last_seen: dict[int, int] = {}
    result = []
    for position, form in enumerate(folded):
        candidates = fits[form]
        person = max(candidates, key=lambda number: (last_seen.get(number, -1), -number))
        last_seen[person] = -1 if position in aside and person not in last_seen else position
        result.append(person)
    return result


def _core(form: Form) -> Form:
    return tuple(word for word in form if not is_name_suffix(word)) or form


def _is_form_of(short: Form, full: Form) -> bool:
    """Tell whether `short` may name the person whose full name is `full`."""
    if "".join(short) == "".join(full):
        return True
    short_suffix = [word for word in short if is_name_suffix(word)]
    if short_suffix and not all(word in full for word in short_suffix):
        return False
    short, full = _core(short), _core(full)
    if len(short) == 2 and len(full) == 2 and _is_initial(short[1]):
        return short[0] == full[0]  # `Ada B.` of `Ada B. and Tom Lowe`
    if len(short) == 1:
        return len(full) > 1 and not _is_initial(short[0]) and short[0] in (*full, "".join(full[1:]))
    if len(short) > len(full):
        return False
    first_fits = _word_fits(short[0], full[0])
    last_fits = short[-1] == full[-1]
    if len(short) == len(full):
        return all(_word_fits(s, f) for s, f in zip(short, full, strict=True)) or sorted(short) == sorted(full)
    return (first_fits and last_fits and _in_order(short, full)) or _is_run(short, full)


def _is_initial(word: str) -> bool:
    """Tell `j` and `j.r`, folded as they are."""
    return len(word) == 1 or "." in word


def _word_fits(short: str, full: str) -> bool:
    if _is_initial(short):
        return full.startswith(short[0])
    if _is_initial(full):
        return short.startswith(full[0])
    return short == full


def _in_order(short: Form, full: Form) -> bool:
    rest = iter(full)
    return all(any(_word_fits(word, other) for other in rest) for word in short)


def _is_run(short: Form, full: Form) -> bool:
    """Tell whether the words of `short` stand together in `full` (`Al Thani` in a longer Arabic name).

    Not after `bin`: that is the father's name.
    """
    starts = [i for i in range(len(full) - len(short) + 1) if full[i : i + len(short)] == short]
    return any(i == 0 or full[i - 1] not in _CHILD_OF for i in starts)
