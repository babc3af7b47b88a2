"""The patterns that the knowledge files make: currencies, units, percent signs, qualifiers; compiled once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple

from xinnlp.knowledge import load_table

# Units this short are written in one way only: MW is no mW, g no G.
_CASE_MATTERS = 4


# The code of a currency form that only the article can settle (¥, pesos).
OPEN = "?"


class UnitForm(NamedTuple):
    """What a form after a number makes of it; `factor` scales the value (cents)."""

    kind: str
    unit: str
    factor: Fraction = Fraction(1)


def tables() -> dict[str, Any]:
    """Return the table of number words, units and qualifiers."""
    return load_table("quantities")


@functools.cache
def currency_before() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of a currency that ends where a number begins, and the code of each form."""
    codes: dict[str, str] = {}
    letters: list[str] = []
    signs: list[str] = []
    tight: list[str] = []
    for currency in load_table("currencies")["currency"]:
        for form in [*currency.get("symbols", ()), *currency.get("abbreviations", ())]:
            codes.setdefault(form, currency["code"])
            (letters if form[0].isalpha() else signs).append(form)
        for form in currency.get("tight", ()):
            codes.setdefault(form, currency["code"])
            tight.append(form)
    for shared in load_table("currencies")["shared"]:
        signs += [form for form in shared["forms"] if not form[0].isalpha()]
        codes |= {form: codes.get(form, OPEN) for form in shared["forms"]}
    pattern = re.compile(
        rf"(?:(?<![^\W_])(?P<letters>{alternatives(letters)})[ \u2009]?|(?P<sign>{alternatives(signs)})[ \u2009]?"
        rf"|(?<![\w-])(?P<tight>{alternatives(tight)}))$"
    )
    return pattern, codes


@functools.cache
def currency_ends() -> frozenset[str]:
    """Return the characters a currency before a number may end with."""
    return frozenset(form[-1] for form in currency_before()[1])


@functools.cache
def currency_after() -> tuple[re.Pattern[str], dict[str, UnitForm]]:
    """Return the pattern of a currency after a number, and what each form (lower case) means."""
    forms: dict[str, UnitForm] = {}
    codes: set[str] = set()
    for currency in load_table("currencies")["currency"]:
        for name in [*currency.get("names", ()), *currency.get("symbols", ()), *currency.get("abbreviations", ())]:
            if len(name) > 2 or not name.isascii() or name == "$":
                forms.setdefault(name.lower(), UnitForm("money", currency["code"]))
        codes |= {name for name in currency.get("abbreviations", ()) if name.isupper() and len(name) > 2}
        for name in currency.get("minor", ()):
            forms.setdefault(name, UnitForm("money", currency["code"], Fraction(1, 100)))
    for shared in load_table("currencies")["shared"]:
        for form in shared["forms"]:
            forms.setdefault(form.lower(), UnitForm("money", OPEN))
    named = {name for currency in load_table("currencies")["currency"] for name in currency.get("names", ())}
    words = set(forms) - {code.lower() for code in codes if code.lower() not in named}
    pattern = rf"[ -]?(?P<form>(?i:{alternatives(words)})|{alternatives(codes)})(?!\w)(?!\s?\d)"
    return re.compile(pattern), forms


@functools.cache
def doubtful_currencies() -> frozenset[str]:
    """Return the currency forms that are other words too, names in lower case and codes in capitals."""
    doubtful = load_table("currencies")["doubtful"]
    return frozenset([*doubtful["names"], *doubtful["codes"]])


@functools.cache
def units_after() -> tuple[re.Pattern[str], dict[str, UnitForm]]:
    """Return the pattern of a unit after a number (percent, age, duration, measure), and what each form means."""
    forms: dict[str, UnitForm] = {}
    for unit, names in tables()["percent"].items():
        forms |= {name: UnitForm("percentage", unit) for name in names}
    for unit, names in tables()["durations"].items():
        forms |= {name: UnitForm("duration", unit) for name in names}
    for unit, names in tables()["measures"].items():
        forms |= {name: UnitForm("measure", unit) for name in names}
    exact = [form for form in forms if len(form) <= _CASE_MATTERS and form.isalpha() and not _is_word(form)]
    loose = [form for form in forms if form not in exact]
    ages = tables()["ages"]
    forms |= {form.strip(): UnitForm("age", "years") for form in ages["following"]}
    forms |= {form.strip(): UnitForm("age", "months") for form in ages["months_following"]}
    forms |= {form.lower(): forms[form] for form in loose}
    age_forms = alternatives([*ages["following"], *ages["months_following"]])
    pattern = re.compile(
        rf"(?P<age>(?i:{age_forms}))(?!\w)|(?:[ \t\u2009]|[ ]?[-‐‑])?"
        rf"(?:(?P<exact>{alternatives(exact)})(?![\w/²])|(?P<loose>(?i:{alternatives(loose)}))(?!\w))"
    )
    return pattern, forms


def _is_word(form: str) -> bool:
    return form in {
        "year",
        "day",
        "days",
        "week",
        "hour",
        "acre",
        "foot",
        "feet",
        "mile",
        "yard",
        "tons",
        "ton",
        "gram",
        "inch",
        "watt",
        "kilo",
    }


def alternatives(forms: Iterable[str]) -> str:
    """Return the alternation of some literal forms, longest first."""
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


@functools.cache
def qualifier_before() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """Return the pattern of a qualifier that ends where a quantity begins, its meanings, and their last words."""
    meanings = {form: meaning for meaning, forms in tables()["qualifiers"].items() for form in forms}
    signs = [form for form in meanings if not form[0].isalpha()]
    words = [form for form in meanings if form[0].isalpha()]
    pattern = re.compile(
        rf"(?i)(?:(?<![\w’'])(?P<words>{alternatives(words)})[ \t\n]+(?:an?[ ]+|the[ ]+)?"
        rf"|(?P<signs>{alternatives(signs)})[ ]?)$"
    )
    return pattern, meanings, frozenset(form.split()[-1] for form in meanings)


@functools.cache
def qualifier_after() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of a qualifier right after a quantity, and their meanings."""
    meanings = {form: meaning for meaning, forms in tables()["following_qualifiers"].items() for form in forms}
    return re.compile(rf"(?i)(?:[ ]|(?=-))(?P<form>{alternatives(meanings)})(?!\w)"), meanings
