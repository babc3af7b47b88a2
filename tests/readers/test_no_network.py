"""No reader goes to the network, whatever a document asks for."""

from __future__ import annotations

import email.message
import io
import socket

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from tests.readers.made import make_pdf

from xinnlp.readers import read_bytes
from xinnlp.settings import Settings

HERE = "http://127.0.0.1:9"
PAGE = f"""<!DOCTYPE html SYSTEM "{HERE}/a.dtd" [<!ENTITY far SYSTEM "{HERE}/far">]>
<html><head><base href="{HERE}/"><link rel="stylesheet" href="{HERE}/a.css"><link rel="canonical" href="{HERE}/story">
<meta http-equiv="refresh" content="0; url={HERE}/next"><script src="{HERE}/a.js"></script></head><body>
<iframe src="{HERE}/frame"></iframe><img src="{HERE}/a.png"><object data="{HERE}/o"></object>
<p>Ada Lowe gave five million pounds to Nyota School by the lake &far; on Monday.</p></body></html>"""


def make_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("Ada Lowe gave five million pounds.")
    for kind in (RELATIONSHIP_TYPE.IMAGE, RELATIONSHIP_TYPE.HYPERLINK, RELATIONSHIP_TYPE.A_F_CHUNK):
        document.part.relate_to(f"{HERE}/a", kind, is_external=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def make_eml() -> bytes:
    message = email.message.EmailMessage()
    message["Subject"] = "We gave"
    message.set_content(PAGE, subtype="html")
    return bytes(message)


def make_pdf_with_actions() -> bytes:
    action = f"/OpenAction << /S /URI /URI ({HERE}/a) >> /AA << /O << /S /URI /URI ({HERE}/b) >> >> /Type /Catalog"
    data = make_pdf([("paragraph", "Ada Lowe gave five million pounds.")])
    return data.replace(b"/Type /Catalog", action.encode())


@pytest.mark.parametrize(
    ("name", "make"),
    [("html", PAGE.encode), ("docx", make_docx), ("eml", make_eml), ("pdf", make_pdf_with_actions)],
)
def test_nothing_is_fetched(name: str, make: object, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []

    def refuse(*arguments: object, **options: object) -> None:
        calls.append(arguments)
        raise OSError("no network here")

    data = make()  # type: ignore[operator]
    for call in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, call, refuse)
    for call in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, call, refuse)
    assert "Ada Lowe gave five million pounds" in read_bytes(data, Settings(input_format=name)).text
    assert calls == []
