"""Bytes to text."""

from __future__ import annotations

from typing import NamedTuple


class Decoded(NamedTuple):
    """A text with line feeds as line ends, and (code, message) pairs for what was lost."""

    text: str
    notices: tuple[tuple[str, str], ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of some bytes."""
    return Decoded(data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n"))
