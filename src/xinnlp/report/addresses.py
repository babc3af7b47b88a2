"""Addresses of pages: after what they are about, of letters that every disk and browser takes, no two alike."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 48


def make_slug(name: str) -> str:
    """Return a name as `a-z`, `0-9` and hyphens, at most 48 characters; empty where nothing of it is Latin."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return _OTHER.sub("-", plain)[:_LONGEST].strip("-")


class Addresses:
    """Gives each page of a site its path; the same names in the same order give the same paths."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def make(self, folder: str, name: str, key: str) -> str:
        """Return `FOLDER/slug-hash.html`, the hash that of `key`; a key that comes again gets another."""
        repeat = 0
        while True:
            told = f"{folder}\0{key}\0{repeat}".encode("utf-8", "surrogatepass")
            parts = [make_slug(name), hashlib.sha256(told).hexdigest()[:8]]
            address = f"{folder}/{'-'.join(filter(None, parts))}.html"
            if address not in self._taken:
                self._taken.add(address)
                return address
            repeat += 1
