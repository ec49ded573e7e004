"""The typesetter: a process of its own that alone owns WeasyPrint. Started by `worker.py`, it imports nothing of ours.

It reads jobs from standard input and writes answers to standard output, each framed by eight bytes of length.
A job is JSON; an answer is one byte that says what it is (`READY`, `FINISHED`, …) and what belongs to it.

One process with one thread, because WeasyPrint's font configuration and laid-out pages do not survive being shared.
Sections are laid out one by one and kept, so that a plan with one change is mostly there already.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import logging
import os
import re
import struct
import sys
from collections import OrderedDict
from datetime import datetime
from functools import partial
from typing import IO, Any

READY, FINISHED, FAILED, UNAVAILABLE = b"R", b"F", b"X", b"U"
MOST_MEMORY = 3 * 1024**3  # bytes of address space, of which a plan of 5,000 rows takes about half
MOST_SECTIONS = 96  # laid-out sections that are kept; some 1 MB each
MOST_DROPPED = 24  # of those, whose memory may wait for the next time it is given back
HEADER = struct.Struct(">Q")
PAGE_REFERENCE = re.compile(r'data-page="([a-z0-9-]*)"')
WITHOUT_GLYPH = "\N{WHITE SQUARE}"
IN_DOUBT = re.compile(rb"[\r\n]\nendstream")
END_OF_A_STREAM = 11  # bytes that the expression above looks at
KEPT_AS_THEY_ARE = {"Length1", "N", "Params", "Subtype"}  # what fonts, colours and attached files say of themselves
MOST_SPARE = 8  # times that a plan is written anew, so that nothing in it ends in doubt
NO_DAY = "2000-01-01"  # of an attachment that belongs to no day: the clock would make every file another one

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


def read_frame(stream: IO[bytes]) -> bytes:
    """The next frame of `stream`. Raises EOFError where the other side has gone."""
    length = HEADER.unpack(_exactly(stream, HEADER.size))[0]
    return _exactly(stream, length)


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """Write `content` as one frame."""
    stream.write(HEADER.pack(len(content)) + content)
    stream.flush()


def _exactly(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if content is None or len(content) < length:
        raise EOFError
    return content


class _Unprintable(logging.Handler):
    """Collects what WeasyPrint complains about; characters that no font has are told apart."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.characters: set[str] = set()
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith(".notdef") and isinstance(record.args, tuple):
            self.characters.add(str(record.args[0]))
        else:
            self.complaints.append(record.getMessage())


class Typesetter:
    """Lays jobs out. Imports WeasyPrint; raises OSError where its libraries are missing."""

    def __init__(self) -> None:
        # The libraries may be missing, which is an answer and no failure.
        from weasyprint import CSS, HTML, Attachment  # type: ignore[import-untyped] # noqa: PLC0415
        from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped] # noqa: PLC0415
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped] # noqa: PLC0415

        class NothingFetched(URLFetcher):  # type: ignore[misc]
            """The fonts come from fontconfig, everything else stands in the job: no address is ever opened."""

            def fetch(self, url: str, headers: object = None) -> object:
                del headers
                raise ValueError(f"Nothing is fetched: {url[:80]}")

        self._html, self._css, self._fetcher, self._attachment = HTML, CSS, NothingFetched(), Attachment
        self._fonts = FontConfiguration()
        self._sheets: dict[str, Any] = {}
        self._sections: OrderedDict[tuple[str, ...], Any] = OrderedDict()
        self._dropped = 0  # sections, whose memory has not been given back yet

    def typeset(self, job: dict[str, Any]) -> tuple[bytes, list[str]]:
        """The PDF of one job, and what WeasyPrint had to say about it.

        `job`: "css"; "sections", each {"html", "contents"}; "variant"; "title", "language", "date"; "keep", false
        where the pages must not stay in memory; "attached", a file {"name", "about", "content"} to put into the PDF.
        The section with "contents" true is set last, once it is known on which page the others begin.
        """
        heard = _Unprintable()
        log = logging.getLogger("weasyprint")
        log.handlers[:] = [heard]
        pdf = self._set(job)
        if heard.characters:
            missing = dict.fromkeys(map(ord, heard.characters), WITHOUT_GLYPH)
            for section in job["sections"]:
                section["html"] = section["html"].translate(missing)
            pdf = self._set(job)
        return pdf, heard.complaints

    def tidy(self) -> None:
        """Give memory back. What is kept is set aside, so that it is not looked through after every job."""
        if self._dropped > MOST_DROPPED:
            gc.unfreeze()
            self._dropped = 0
        gc.collect()
        gc.freeze()

    def _set(self, job: dict[str, Any]) -> bytes:
        documents, first = [], 1
        begins: dict[str, int] = {}
        for section in job["sections"]:
            document = self._lay_out(job, section["html"], first)
            for offset, page in enumerate(document.pages):
                for anchor in page.anchors:
                    begins.setdefault(anchor, first + offset)
            documents.append(document)
            first += len(document.pages)
        first = 1
        for position, section in enumerate(job["sections"]):
            if section["contents"]:
                html = PAGE_REFERENCE.sub(lambda found: f'data-page="{begins.get(found[1], "")}"', section["html"])
                documents[position] = self._lay_out(job, html, first)
            first += len(documents[position].pages)
        whole = documents[0].copy([page for document in documents for page in document.pages])
        whole.metadata.title, whole.metadata.lang = job["title"], job["language"]
        whole.metadata.created = whole.metadata.modified = job["date"]
        pdf = b""
        for spare in range(MOST_SPARE):
            if job.get("attached"):  # it can be read only once
                whole.metadata.attachments = [self._attached(job["attached"], job["date"])]
            pdf = whole.write_pdf(finisher=partial(_finish, spare=spare), pdf_variant=job["variant"])
            if not IN_DOUBT.search(pdf):
                break
        return pdf

    def _attached(self, file: dict[str, str], day: str | None) -> Any:  # noqa: ANN401
        moment = datetime.fromisoformat(day or NO_DAY)
        return self._attachment(
            file_obj=io.BytesIO(file["content"].encode()),
            name=file["name"],
            description=file["about"],
            relationship="Source",
            created=moment,
            modified=moment,
        )

    def _lay_out(self, job: dict[str, Any], html: str, first: int) -> Any:  # noqa: ANN401 - WeasyPrint has no types
        key = (html, job["css"], job["variant"], job["language"], str(first))
        if key not in self._sections:
            numbering = f"@page:first{{counter-reset:page {first}}}"
            sheet = self._css(string=numbering, font_config=self._fonts, url_fetcher=self._fetcher)
            laid_out = self._html(string=html, url_fetcher=self._fetcher).render(
                stylesheets=[self._sheet(job["css"]), sheet], font_config=self._fonts, pdf_variant=job["variant"]
            )
            if not job.get("keep", True):
                return laid_out
            self._sections[key] = laid_out
            while len(self._sections) > MOST_SECTIONS:
                self._sections.popitem(last=False)
                self._dropped += 1
        self._sections.move_to_end(key)
        return self._sections[key]

    def _sheet(self, css: str) -> Any:  # noqa: ANN401
        if css not in self._sheets:
            self._sheets.clear()
            self._sheets[css] = self._css(string=css, font_config=self._fonts, url_fetcher=self._fetcher)
        return self._sheets[css]


def _finish(document: Any, pdf: Any, *, spare: int) -> None:  # noqa: ANN401
    """What WeasyPrint leaves out: the words of a link as what it is called, and a PDF/A that is PDF/UA as well.

    `spare` spaces are put beside all else, so that what is packed from it ends otherwise.
    """
    import pydyf  # type: ignore[import-untyped] # noqa: PLC0415 - it comes with WeasyPrint

    if spare:
        pdf.add_object(pydyf.String(" " * spare))
    for stream in (one for one in pdf.objects if isinstance(one, pydyf.Stream)):
        _end_clearly(stream)
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


def _end_clearly(stream: Any) -> None:  # noqa: ANN401
    """Let a packed stream not end with what is also the end of a line.

    Some who check a PDF take it for that, and the stream for shorter than it says. The last byte is that of a sum over
    what was packed, so that has to change: a drawing may end with an empty line; a file is not packed at all.
    """
    while stream.compress and IN_DOUBT.search(stream.data[-END_OF_A_STREAM:]):
        if KEPT_AS_THEY_ARE & stream.extra.keys():
            stream.compress = False
        else:
            stream.stream.append(b"")


def serve() -> None:
    """Answer jobs until the other side goes."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not come between the frames
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        typesetter = Typesetter()
    except (OSError, ImportError) as error:
        write_frame(answers, UNAVAILABLE + str(error).encode())
        return
    write_frame(answers, READY)
    while True:
        try:
            job = json.loads(read_frame(sys.stdin.buffer))
        except EOFError:
            return
        write_frame(answers, _answer(typesetter, job))
        typesetter.tidy()


def _answer(typesetter: Typesetter, job: dict[str, Any]) -> bytes:
    gc.disable()  # a fifth of the time of a layout otherwise
    try:
        pdf, complaints = typesetter.typeset(job)
    except Exception as error:  # noqa: BLE001 - every failure is an answer; the process lives on
        return FAILED + f"{type(error).__name__}: {error}".encode(errors="replace")
    finally:
        gc.enable()
    said = json.dumps(complaints).encode()
    return FINISHED + HEADER.pack(len(said)) + said + pdf


if __name__ == "__main__":
    serve()
