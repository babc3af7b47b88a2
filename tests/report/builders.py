"""Records built by hand for reports: what is named is found in the text."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from sample_record import make_record
from xinnlp.record import (
    Commitment,
    Figure,
    Identifier,
    Membership,
    Notice,
    Organisation,
    Person,
    Quote,
    Record,
    TextSpan,
    Theme,
)
from xinnlp.source import sha256_of

# What somebody might put into an article, a name or a file's name to run code, to break out, or to turn a page round.
HOSTILE = (
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=1</script>",
    '"><img src=x onerror=window.hacked=1>',
    "' onmouseover='window.hacked=1' x='",
    "javascript:window.hacked=1//",
    "{{ 7 * 7 }}{% for x in [1] %}{{ config }}{% endfor %}",
    "${window.hacked=1}`",
    "<svg/onload=window.hacked=1>",
    "--><!--<b>",
    "]]><![CDATA[",
    "&lt;script&gt;&#x3c;i&#x3e;",
    "\u202eevil\u202c\u2066x\u2069",
    "a\x00b\x07\x1b[31m",
    "line\u2028and\u2029paragraph",
    "../../../etc/passwd",
    "C:\\CON\\..\\x",
    "</title></textarea></style><style>*{display:none}</style>",
    "<base href=http://example.org/><meta http-equiv=refresh content=0;url=http://example.org/>",
    "\ud800half",
    "\ufffe\uffff",
)


def _span(text: str, exact: str) -> dict[str, Any]:
    start = text.index(exact)
    return {"start": start, "end": start + len(exact), "exact": exact}


def make_article(
    text: str,
    *,
    people: Mapping[str, Sequence[str]] | None = None,
    organisations: Mapping[str, Sequence[str]] | None = None,
    roles: Sequence[tuple[int, int | None, str]] = (),
    gifts: Sequence[tuple[str, float, str, Sequence[str], Sequence[str]]] = (),
    quotes: Sequence[tuple[str, str | None]] = (),
    goals: Mapping[str, str] | None = None,
    keeps_text: bool = True,
    **document: Any,
) -> Record:
    """Return a record: `people` and `organisations` are names with their other names, `gifts` figures in the text with
    value, currency, and the ids of funders and recipients, `goals` numbers with the words that tell them."""
    base = make_record()

    def mentions(name: str, others: Sequence[str]) -> tuple[TextSpan, ...]:
        found = {tuple(_span(text, form).items()) for form in (name, *others) if form in text}
        return tuple(sorted((TextSpan(**dict(items)) for items in found), key=lambda span: (span.start, span.end)))

    facts = {
        "path": "articles/one.txt", "headline": text.partition("\n")[0] or None, "authors": (), "url": None,
        "characters": len(text), "words": len(text.split()),
        "text_sha256": sha256_of(text.encode("utf-8", "surrogatepass")), **document,
    }  # fmt: skip
    return dataclasses.replace(
        base,
        document=dataclasses.replace(base.document, **facts),
        text=text if keeps_text else None,
        summary=(),
        people=tuple(
            Person(f"p{n}", name, tuple(others), 0.9, mentions(name, others))
            for n, (name, others) in enumerate((people or {}).items(), 1)
        ),
        organisations=tuple(
            Organisation(f"o{n}", name, tuple(others), "foundation", 0.8, mentions(name, others))
            for n, (name, others) in enumerate((organisations or {}).items(), 1)
        ),
        memberships=tuple(
            Membership(f"p{person}", f"o{body}" if body else None, role, **_span(text, role))
            for person, body, role in roles
        ),
        places=(),
        dates=(),
        figures=tuple(
            Figure(f"f{n}", "money", value, None, unit, "exact", None, **_span(text, exact))
            for n, (exact, value, unit, _, _) in enumerate(gifts, 1)
        ),
        commitments=tuple(
            Commitment(f"c{n}", f"f{n}", "given", tuple(funders), (), tuple(recipients), (), None, **_span(text, exact))
            for n, (exact, _, _, funders, recipients) in enumerate(gifts, 1)
        ),
        quotes=tuple(
            Quote(f"q{n}", speaker, None, "direct", **_span(text, exact))
            for n, (exact, speaker) in enumerate(quotes, 1)
        ),
        themes=tuple(
            Theme("sdg", code, f"Goal {code}", None, None, 0.5, (TextSpan(**_span(text, exact)),))
            for code, exact in (goals or {}).items()
        ),
        warnings=(),
    )


def make_small_site() -> list[Record]:
    """Return five articles that name each other's people and bodies."""
    return [
        make_article(
            "Lowe Trust gives desks\n\nAda Lowe, chair of the Lowe Family Trust (LFT), gave $2 million to Nyota "
            "School. “Children learn better with desks,” said Lowe.\n\nNyota School has 300 pupils.",
            people={"Ada Lowe": ("Lowe",)},
            organisations={"Lowe Family Trust": ("LFT",), "Nyota School": ()},
            roles=[(1, 1, "chair")],
            gifts=[("$2 million", 2_000_000, "USD", ["o1"], ["o2"])],
            quotes=[("“Children learn better with desks,”", "p1")],
            goals={"4": "learn"},
            path="articles/desks.txt",
            date_published="2021-05-06",
        ),
        make_article(
            "LFT looks to the sea\n\nThe LFT gave €500,000 to Maré Alta, its chair Ada Lowe said.",
            people={"Ada Lowe": ()},
            organisations={"LFT": (), "Maré Alta": ()},
            roles=[(1, 1, "chair")],
            gifts=[("€500,000", 500_000, "EUR", ["o1"], ["o2"])],
            goals={"14": "sea"},
            path="articles/sea.txt",
            date_published="2022-03-01",
        ),
        make_article(
            "A school opens\n\nNyota School opened on Monday.",
            organisations={"Nyota School": ()},
            path="articles/opening.txt",
            date_published=None,
        ),
        make_article(
            "Three grants\n\nRoe Fund gave £10,000 to Nyota School, £20,000 to Maré Alta and £5,000 to Toma Hill.",
            people={"Toma Hill": ()},
            organisations={"Roe Fund": (), "Nyota School": (), "Maré Alta": ()},
            gifts=[
                ("£10,000", 10_000, "GBP", ["o1"], ["o2"]),
                ("£20,000", 20_000, "GBP", ["o1"], ["o3"]),
                ("£5,000", 5_000, "GBP", ["o1"], ["p1"]),
            ],
            path="articles/grants.txt",
            date_published="2022-06-09",
        ),
        make_article(
            "Untold\n\nBen Moss gave away his house.",
            people={"Ben Moss": ()},
            keeps_text=False,
            path="articles/untold.txt",
            date_published="2022-07-09",
        ),
    ]


def make_hostile(text: str) -> Record:
    """Return a record that has a hostile string in every place where a record can have any."""
    whole = f"{text} gave 5 to {text}.\n\n“{text}”"
    record = make_article(
        whole,
        people={text: (f"{text} Roe",)},
        organisations={text: (f"{text} Fund",)},
        roles=[(1, 1, text)],
        gifts=[(f"gave 5 to {text}", 5, "USD", ["o1"], ["p1"])],
        quotes=[(f"“{text}”", "p1")],
        path=f"{text}.txt",
        headline=text,
        authors=(text,),
        publisher=text,
        url="javascript:window.hacked=1",
    )
    gift = dataclasses.replace(record.commitments[0], funder_names=(text,), recipient_names=(text,), purpose=text)
    theme = Theme("own", text, text, "javascript:window.hacked=1", "cause", 0.5, record.people[0].mentions)
    identifier = Identifier("x", text)
    return dataclasses.replace(
        record,
        organisations=(dataclasses.replace(record.organisations[0], identifiers=(identifier,)),),
        figures=(dataclasses.replace(record.figures[0], measures=text),),
        commitments=(gift,),
        themes=(theme,),
        warnings=(Notice("odd", text, 0, len(text)), Notice("odd", text, None, None)),
        provenance=dataclasses.replace(record.provenance, model=text, ner=text),
    )
