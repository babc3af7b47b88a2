"""What an article says, made harmless to look at: nothing that steers a screen, no link but to the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Control characters, bidirectional embeddings, overrides and isolates, interlinear marks, halves of surrogate pairs
# and non-characters. The plain marks of direction (U+200E, U+200F, U+061C) stay: they turn no letter round.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_ELLIPSIS = "…"


def make_visible(text: str) -> str:
    """Return text of the same length in which each character that steers or breaks a page is U+FFFD."""
    return text if text.isprintable() else _UNSAFE.sub("\ufffd", text)  # the first is true of most, and quick


def one_line(text: str) -> str:
    """Return text with each run of white space as one space."""
    return " ".join(text.split())


def cut(text: str, length: int) -> str:
    """Return one line of at most `length` characters, the last an ellipsis where it was cut."""
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + _ELLIPSIS


def find_web_address(url: str | None) -> str | None:
    """Return a URL that leads to the web, None for `javascript:`, `data:`, `file:` and what is no URL."""
    if url is None or make_visible(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
