"""What is never a name, whatever the model takes it for: addresses, file names, titles with nobody behind them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from xinnlp.knowledge import load_table
from xinnlp.ner_model.decoding import Name

_ADDRESS = re.compile(
    r"""(?xi)
    [^\s@]+ @ [^\s@]+ \. [a-z]+         # ada@example.org
    | \w+ :// .+ | www\. .+             # https://example.org, www.example.org
    | [^\s@]* [\w)] \. (?: docx? | pdf | xlsx? | pptx? | txt | html? | csv | jpe?g | png | zip )  # minutes.pdf
    """
)


def without_nameless(words: Sequence[str], names: Iterable[Name]) -> list[Name]:
    """Return the names but those that are an e-mail or web address, a file name or nothing but a person's title."""
    return [name for name in names if not _is_nameless(words[name.start : name.end])]


def is_address(text: str) -> bool:
    """Tell an e-mail address, a web address with its scheme or `www.`, or the name of a file."""
    return _ADDRESS.fullmatch(text) is not None


def _is_nameless(words: Sequence[str]) -> bool:
    if len(words) == 1 and is_address(words[0]):
        return True
    return all(word.casefold() in _titles() for word in words)


@functools.cache
def _titles() -> frozenset[str]:
    people = load_table("names")["people"]
    return frozenset([*people["honorifics"], *people["posts"]]) - frozenset(people["ambiguous_honorifics"])
