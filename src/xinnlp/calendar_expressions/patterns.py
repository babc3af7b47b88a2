"""The patterns of calendar expressions; month and weekday names come from the knowledge files."""

from __future__ import annotations

import functools
import re

from xinnlp.knowledge import load_table


@functools.cache
def names(table: str) -> dict[str, int]:
    """Return `months` or `weekdays` with their numbers, lower case."""
    return dict(load_table("calendar")[table])


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@functools.cache
def parts() -> dict[str, str]:
    """Return the building blocks of the patterns by name."""
    months = [form for name in names("months") for form in (name.capitalize(), name.upper())]
    month = rf"(?:{_alternatives(months)})(?![a-z])\.?"
    weekday = rf"(?:{_alternatives([name.capitalize() for name in names('weekdays')])})(?![a-z])\.?"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,:]\d|%|[ ]?(?:per ?cent|million|billion|km|kg))"
    year = r"(?:1\d{3}|20\d{2})(?![\d%]|[.,]\d)"
    dash = r"(?:[ ]?[-–—‒/][ ]?|[ ](?:to|until|till|through|and)[ ](?:the[ ])?)"
    return {"month": month, "weekday": weekday, "day": day, "year": year, "dash": dash}


# Each is tried at a place in this order; the first that matches there wins.
_SHAPES = {
    "iso": (
        r"(?P<iso>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:/\d{4}-\d{2}-\d{2})?)"
        r"(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])"
    ),
    "numeric": r"(?P<numeric>(?P<n1>\d{1,2})(?P<sep>[/.-])(?P<n2>\d{1,2})(?P=sep)(?P<n3>\d{4}|\d{2}))(?![\d./-]*\d)",
    "day_first": (
        r"(?P<day_first>(?:(?P<dw>{weekday}),?[ ](?:the[ ])?)?(?:the[ ])?(?P<d1>{day})(?:{dash}(?P<d2>{day}))?"
        r"[ ]?(?:of[ ])?-?(?P<dm>{month})(?:,?[ -](?:of[ ])?(?P<dy>{year}))?)"
        r"(?:{dash}(?:{weekday},?[ ])?(?P<d3>{day})[ ](?:of[ ])?(?P<dm2>{month})(?:,?[ ](?P<dy2>{year}))?)?"
    ),
    "month_first": (
        r"(?P<month_first>(?:(?P<mw>{weekday}),?[ ])?(?P<mm>{month})(?:[ ]|,[ ](?={day},?[ ]{year}))"
        r"(?:the[ ])?(?P<m1>{day})"
        r"(?:{dash}(?P<m2>{day})(?![ ]?(?:{month})))?(?:,?[ ](?P<my>{year}))?)"
        r"(?:{dash}(?:{weekday},?[ ])?(?P<mm2>{month})[ ](?P<m3>{day})(?:,?[ ](?P<my2>{year}))?)?"
    ),
    "months": (
        r"(?P<months>(?:(?i:early|late|mid|mid-)[ -]?)?(?P<om>{month})(?:,?[ ](?:of[ ])?(?P<oy>{year}))?"
        r"(?:{dash}(?P<om2>{month})(?:,?[ ](?P<oy2>{year}))?)?)"
    ),
    "fiscal": (
        r"(?P<fiscal>(?:(?i:fiscal|financial|academic|school|tax)[ ](?i:year)s?|FY|AY)[ ’']?"
        r"(?P<f1>\d{4}|\d{2})(?:[-–/](?P<f2>\d{4}|\d{2}))?)(?![\d,.]\d)"
    ),
    "quarter": (
        r"(?P<quarter>(?:Q(?P<q>[1-4])|(?i:(?P<qw>first|second|third|fourth|last|final)[ ](?P<qk>quarter|half)))"
        r"(?:[ ](?:of[ ])?(?:(?i:fiscal|FY)[ ]?)?|[-’'])(?P<qy>{year}))"
    ),
    "season": (
        r"(?P<season>(?i:(?:early|late|mid)[ -])?(?i:spring|summer|autumn|fall|winter)"
        r"[ ](?:of[ ])?(?P<sy>{year}))"
    ),
    "decade": r"(?P<decade>(?:(?i:early|late|mid)[ -])?(?:[Tt]he[ ])?(?P<ds>1[5-9]\d0|20\d0)[’']?s)(?!\w)",
    "years": r"(?P<years>(?P<y1>{year})[ ]?[-–—/][ ]?(?P<y2>\d{4}|\d{2}))(?![\d%\w]|[.,]\d|[-–/]\d)",
    "span": (
        r"(?P<span>(?:(?<=between )|(?<=Between )|(?<=from )|(?<=From ))"
        r"(?P<s1>{year})[ ](?:and|to|until|through)[ ](?P<s2>{year}))"
    ),
    "weekday": r"(?P<weekday>(?:(?P<wr>(?i:last|next|this|past|coming))[ ])?(?P<wd>{weekday}))(?!\w)",
    "relative": (
        r"(?P<relative>(?i:(?P<rw>(?:earlier|later)[ ](?:this|next|last)|this|last|next|the[ ]past|past)[ ]"
        r"(?P<ru>year|month|week|quarter|morning|afternoon|evening|summer|spring|autumn|fall|winter)"
        r"|(?P<rd>yesterday|tomorrow|tonight|today)))(?![\w’'-])"
    ),
    "year": r"(?P<year>(?P<y>{year}))(?![\w/]|-\d|’s\d)",
}


@functools.cache
def calendar_pattern() -> re.Pattern[str]:
    """Return the one pattern of all shapes; the group named after a shape tells which it is."""
    blocks = parts()
    shapes = "|".join(_fill(shape, blocks) for shape in _SHAPES.values())
    return re.compile(rf"(?<![\w$€£₹#@/\\])(?<!\d[.,:-])(?:{shapes})")


def _fill(shape: str, blocks: dict[str, str]) -> str:
    for name, block in blocks.items():
        shape = shape.replace("{" + name + "}", block)
    return shape


SHAPES = tuple(_SHAPES)


@functools.cache
def trigger_words() -> frozenset[str]:
    """Return the words, in every case they may be written in, that a calendar expression may begin with."""
    calendar = load_table("calendar")
    words = {*names("months"), *names("weekdays"), *calendar["seasons"]["names"], *calendar["openings"]["words"]}
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


@functools.cache
def year_opening() -> re.Pattern[str]:
    """Return the pattern of what stands before a bare number that is a year."""
    words = _alternatives(load_table("calendar")["year_openings"]["words"])
    return re.compile(rf"(?i)(?:(?<![\w-])(?:{words})|\w[’']s?|[(\[/“\"–—]|[a-z][),])[ ]?[(“\"]?$")


@functools.cache
def month_opening() -> re.Pattern[str]:
    """Return the pattern of what stands before a month alone."""
    words = _alternatives(load_table("calendar")["months_may_open"]["words"])
    return re.compile(rf"(?i)(?<![\w-])(?:{words})[ ]?$")


@functools.cache
def future_words() -> re.Pattern[str]:
    """Return the pattern of words that put a sentence in the future."""
    words = _alternatives(load_table("calendar")["future"]["words"])
    return re.compile(rf"(?i)\b(?:{words})\b|[’']ll\b")


@functools.cache
def counted_after() -> re.Pattern[str]:
    """Return the pattern of what makes a four-digit number before it a quantity."""
    return re.compile(rf"[ ](?:{_alternatives(load_table('calendar')['counted_after']['words'])})\b")


@functools.cache
def reported_before() -> re.Pattern[str]:
    """Return the pattern of a verb of the past right before `today`."""
    return re.compile(rf"(?i)\b(?:{_reporting()})[ ](?:earlier[ ])?$")


@functools.cache
def reports_after() -> re.Pattern[str]:
    """Return the pattern of a verb of the past right after `today`."""
    return re.compile(rf"(?i),?[ ](?:{_reporting()})\b")


def _reporting() -> str:
    return rf"\w+ed|{_alternatives(load_table('calendar')['reported']['words'])}"
