"""Inputs that break programs: good documents, damaged the way disks, editors and ill will damage them."""

from __future__ import annotations

import functools
import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from pathlib import Path

from tests.readers.made import Block, Look, make_docx, make_html, make_pdf

BLOCKS: list[Block] = [
    ("headline", "Lowe Trust gives £5 million to schools"),
    ("byline", "By Ada Lowe | 4 March 2021"),
    (
        "paragraph",
        "NAIROBI – The Lowe Trust, led by Ada Lowe, gave £5 million to Nyota School, which teaches 300 girls.",
    ),
    ("heading", "Why it matters"),
    ("list_item", "“Every child reads,” said Tom Roe, founder of Readers’ House."),
    ("list_item", "About 40% of the money goes to 12 villages."),
    (
        "paragraph",
        "The fund pledged Rs 100 crore in 2019–20, more than 2 lakh families received rice, and Roe gave again.",
    ),
]

# What means something to a reader of each format, one a line, with Python's escapes.
_TOKENS = {
    path.stem: [line.encode("latin-1").decode("unicode_escape").encode("latin-1") for line in lines if line]
    for path in (Path(__file__).parent / "tokens").glob("*.txt")
    if (lines := path.read_text("ascii").split("\n"))
}


def _message() -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = BLOCKS[0][1], "Zoë Lowe <zoe@example.org>"
    made["Date"] = "Thu, 4 Mar 2021 23:30:00 -0500"
    made.set_content("\n\n".join(text for _, text in BLOCKS))
    made.add_alternative(make_html(BLOCKS).decode(), subtype="html")
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    return bytes(made)


_MAKERS: dict[str, Callable[[], list[bytes]]] = {
    "html": lambda: [make_html(BLOCKS), b"<p>Ada gave $5.", make_html(BLOCKS * 3)],
    "pdf": lambda: [
        make_pdf(BLOCKS),
        make_pdf(BLOCKS * 4, Look(columns=2)),
    ],
    "docx": lambda: [make_docx(BLOCKS)],
    "eml": lambda: [_message()],
    "text": lambda: ["\n\n".join(text for _, text in BLOCKS).encode()],
    "markdown": lambda: [
        ("---\ntitle: Lowe\ndate: 2021-03-04\n---\n" + "\n\n".join(text for _, text in BLOCKS)).encode()
    ],
}
FORMATS = tuple(_MAKERS)


@functools.cache
def seeds(name: str) -> list[bytes]:
    """Return the good documents of a format."""
    return _MAKERS[name]()


def make_bad(name: str, chance: random.Random) -> bytes:
    """Return a document of a format with some damage; now and then none at all, or no document of that format."""
    if chance.random() < 0.02:
        return chance.randbytes(chance.randrange(300))
    seed = chance.choice(seeds(name if chance.random() > 0.02 else chance.choice(FORMATS)))
    if name == "docx" and seed in seeds("docx") and chance.random() < 0.8:
        return _damage_parts(seed, chance)
    return _damage(seed, _TOKENS[name], chance)


def _damage_parts(seed: bytes, chance: random.Random) -> bytes:
    """Return an archive whose parts are damaged, and which is whole itself."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(result, "w") as new:
        names = old.namelist()
        chosen = {"word/document.xml", chance.choice(names)} if chance.random() < 0.7 else {chance.choice(names)}
        for part in names:
            content = old.read(part)
            if part in chosen:
                content = _damage(content, _TOKENS["docx"], chance)
            if not (part in chosen and chance.random() < 0.05):
                new.writestr(zipfile.ZipInfo(part), content)
    return result.getvalue()


def _damage(data: bytes, tokens: Sequence[bytes], chance: random.Random) -> bytes:
    result = bytearray(data)
    for _ in range(chance.choice((0, 1, 1, 2, 4, 12))):
        at = chance.randrange(len(result) + 1)
        length = min(len(result) - at, chance.choice((1, 2, 8, 64, 1_000)))
        kind = chance.randrange(8)
        if kind == 0:
            del result[at : at + length]
        elif kind == 1:
            result[at:at] = chance.choice(tokens) * chance.choice((1, 1, 1, 3, 400))
        elif kind == 2:
            result[at : at + length] = chance.choice(tokens)
        elif kind == 3:
            result[at : at + min(length, 8)] = chance.randbytes(min(length, 8))
        elif kind == 4:
            result[at:at] = result[at : at + length] * chance.choice((1, 2, 30))
        elif kind == 5 and chance.random() < 0.3:
            del result[at:]
        elif kind == 6:
            target = chance.randrange(len(result) + 1)
            result[target:target] = result[at : at + length]
        elif kind == 7:
            _change_number(result, chance)
    return bytes(result[:200_000])


def _change_number(data: bytearray, chance: random.Random) -> None:
    numbers = [match.span() for match in re.finditer(rb"\d+", data)]
    if numbers:
        start, end = chance.choice(numbers)
        data[start:end] = chance.choice(
            (b"0", b"-1", b"7", b"65536", b"4294967295", b"99999999999999999999", b"1e9", b"")
        )
