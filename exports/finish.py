"""The last touch to a PDF before it is written: what WeasyPrint leaves out. Loaded by the typesetter alone."""

from __future__ import annotations

import io
import re
import zlib
from base64 import a85encode
from functools import partial
from types import SimpleNamespace
from typing import IO, Any

import pydyf  # type: ignore[import-untyped] # it comes with WeasyPrint

__all__ = ["finish"]

# Where a stream ends with what may be taken for the end of a line, and the stream then for shorter than it says.
IN_DOUBT = re.compile(rb"[\r\n]\nendstream")
MOST_SPARE = 8  # times that a file is written, so that nothing in it ends in doubt
PACKED = 6  # how hard streams are packed: pydyf's 9 takes four times as long for a twentieth of the size

# What a file that is PDF/A and PDF/UA at once says of itself: the second claim, and that its name is no invention.
BOTH_CLAIMS = b"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>the part of ISO 14289 that the file keeps to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>\
</rdf:Description></rdf:RDF>"""


def _page_references(pdf: Any) -> tuple[bytes, ...]:  # noqa: ANN401 - pydyf has no types
    """How the pages of a file are referred to; listed once for as many pages, and not for each tag."""
    pages = pdf.pages["Kids"][::3]  # each is a number, a generation, and R
    kept: tuple[bytes, ...] = pdf.__dict__.get("listed_pages", ())
    if len(kept) != len(pages):
        pdf.listed_pages = kept = tuple(f"{page} 0 R".encode() for page in pages)
    return kept


pydyf.PDF.page_references = property(_page_references)
pydyf.zlib = SimpleNamespace(compressobj=lambda level: zlib.compressobj(min(level, PACKED)))


class Written(pydyf.Object):  # type: ignore[misc]
    """A part of the file as its bytes, worked out once: an archive also names itself by the bytes of all its parts."""

    def __init__(self, part: Any) -> None:  # noqa: ANN401 - pydyf has no types
        super().__init__()
        self.number, self.generation, self._part_of_others = part.number, part.generation, part.compressible
        self._data: bytes = part.data

    @property
    def data(self) -> bytes:
        """What is written of it."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Whether it may stand in a stream with others."""
        return bool(self._part_of_others)


def finish(document: Any, pdf: Any) -> None:  # noqa: ANN401
    """Call a link by its words, let a PDF/A say that it is PDF/UA as well, and pack what is drawn."""
    for page in document.pages:
        for _kind, _target, _place, box in page.links:
            words = "".join(box.element.itertext()).strip() if box.element is not None else ""
            if words and box.link_annotation:
                box.link_annotation["Contents"] = pydyf.String(words)
    if "AF" in pdf.catalog:  # every attachment is named there twice
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
        metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
        metadata.compress = False
        metadata.stream = [metadata.stream[0].replace(b"</rdf:RDF>", BOTH_CLAIMS, 1)]
    for place, part in enumerate(pdf.objects):
        if isinstance(part, pydyf.Stream) and part.compress:
            _pack(part)
        if part.free != "f":
            pdf.objects[place] = Written(part)
    pdf.write = partial(_write, pdf)


def _write(pdf: Any, output: IO[bytes], *options: object) -> None:  # noqa: ANN401
    """Write the file; again, with some spaces beside all else, where its small parts, packed, end in doubt."""
    parts, content = tuple(pdf.objects), b""
    for spare in range(MOST_SPARE):
        pdf.objects[:], pdf.current_position = parts, 0
        if spare:
            pdf.add_object(pydyf.String(" " * spare))
        written = io.BytesIO()
        type(pdf).write(pdf, written, *options)
        content = written.getvalue()
        if not IN_DOUBT.search(content):
            break
    output.write(content)


def _pack(stream: Any) -> None:  # noqa: ANN401
    """Pack what stands in it once, and so that it does not end as a line does."""
    stream.compress = False
    _, _, content = stream.data.partition(b"\nstream\n")
    packed = zlib.compress(content.removesuffix(b"\nendstream"), PACKED)
    if packed.endswith((b"\r", b"\n")):
        stream.stream = [a85encode(packed) + b"~>"]
        stream.extra["Filter"] = pydyf.Array(["/ASCII85Decode", "/FlateDecode"])
    else:
        stream.stream = [packed]
        stream.extra["Filter"] = "/FlateDecode"
