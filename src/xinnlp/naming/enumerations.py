"""Posts in a row that one person holds in one body: `chairman, president and chief executive of the Lowe Trust`."""

from __future__ import annotations

from spacy.tokens import Doc

from xinnlp.naming.roles import is_role_head


def join_enumerated(doc: Doc, titles: list[tuple[int, int]]) -> None:
    """Make one title of the last ones where they are posts in a row, commas between and the last of them after `and`.

    `titles` are token bounds in text order; `and` may stand inside the last title or, after a comma, before it.
    """
    start, end = titles[-1]
    joints = (p for p in range(start + 1, end - 1) if doc[p].lower_ in {"and", "&"})
    joined = is_role_head(doc[end - 1].lower_) and any(is_role_head(doc[p - 1].lower_) for p in joints)
    apart = 1 if joined else 2 if len(titles) > 2 and doc[start - 1].lower_ == "and" else 0
    if apart == 2 and not _follows_comma(doc, titles[-3], titles[-2][0]):
        return
    while apart and len(titles) > 1 and _follows_comma(doc, titles[-2], titles[-1][0] - apart + 1):
        _, end = titles.pop()
        titles[-1] = (titles[-1][0], end)
        apart = 1


def _follows_comma(doc: Doc, title: tuple[int, int], position: int) -> bool:
    """Tell whether nothing but a comma stands between a title and a position."""
    return title[1] + 1 == position and doc[title[1]].text == ","
