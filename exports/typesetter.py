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
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError, fromstring

READY, FINISHED, FAILED, UNAVAILABLE = b"R", b"F", b"X", b"U"
MOST_MEMORY = 3 * 1024**3  # bytes of address space, of which a plan of 5,000 rows takes about half
MOST_SECTIONS = 96  # laid-out sections that are kept; some 1 MB each
MOST_DROPPED = 24  # of those, whose memory may wait for the next time it is given back
HEADER = struct.Struct(">Q")
PAGE_REFERENCE = re.compile(r'data-page="([a-z0-9-]*)"')
WITHOUT_GLYPH = "\N{WHITE SQUARE}"
OUTPUT_INTENTS = {"pdf/a-3a": "srgb"}  # of the variants that say what their colours mean
NO_DAY = "2000-01-01"  # of an attachment that belongs to no day: the clock would make every file another one


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
        from cssselect2 import ElementWrapper  # type: ignore[import-untyped] # noqa: PLC0415 - it comes with WeasyPrint
        from weasyprint import CSS, HTML, Attachment  # type: ignore[import-untyped] # noqa: PLC0415
        from weasyprint.document import DocumentMetadata  # type: ignore[import-untyped] # noqa: PLC0415
        from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped] # noqa: PLC0415
        from weasyprint.urls import URLFetcher  # type: ignore[import-untyped] # noqa: PLC0415

        from exports.finish import finish  # noqa: PLC0415
        from exports.lines import Lines  # noqa: PLC0415
        from exports.sheets import Binder  # noqa: PLC0415

        class NothingFetched(URLFetcher):  # type: ignore[misc]
            """The fonts come from fontconfig, everything else stands in the job: no address is ever opened."""

            def fetch(self, url: str, headers: object = None) -> object:
                del headers
                raise ValueError(f"Nothing is fetched: {url[:80]}")

        class WellFormed(HTML):  # type: ignore[misc]
            """A page of ours that is XML as well: read in a hundredth of the time that reading HTML takes."""

            def __init__(self, root: Element, fetcher: URLFetcher) -> None:
                self.base_url, self.url_fetcher, self.media_type = None, fetcher, "print"
                self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
                self.etree_element = root

        self._html, self._well_formed = HTML, WellFormed
        self._css, self._fetcher, self._attachment = CSS, NothingFetched(), Attachment
        self._fonts = FontConfiguration()
        self._sheets: dict[str, Any] = {}
        self._metadata, self._finish = DocumentMetadata, finish
        self._binder, self._lines = Binder(self._render), Lines()
        self._sections: OrderedDict[tuple[str, ...], Any] = OrderedDict()
        self._dropped = 0  # sections, whose memory has not been given back yet

    def typeset(self, job: dict[str, Any]) -> tuple[bytes, list[str]]:
        """The PDF of one job, and what WeasyPrint had to say about it.

        `job`: "css"; "variant"; "title", "language", "date"; "attached", a file {"name", "about", "content"} to put
        into the PDF; and "blocks" with "edges" (`Binder.bound`), or "sections", each {"html", "contents"}, whole pages
        of HTML. The section with "contents" true is set last, once it is known on which page the others begin. With
        "keep" false, the pages of sections and what they say do not stay in memory.
        """
        self._lines.keeping = job.get("keep", True)
        heard = _Unprintable()
        log = logging.getLogger("weasyprint")
        log.handlers[:] = [heard]
        pdf = self._set(job)
        if heard.characters:
            missing = dict.fromkeys(map(ord, heard.characters), WITHOUT_GLYPH)
            for part in (*job.get("blocks", ()), *job.get("sections", ())):
                part["html"] = part["html"].translate(missing)
            job["edges"] = {name: words.translate(missing) for name, words in job.get("edges", {}).items()}
            pdf = self._set(job)
        return pdf, heard.complaints

    def tidy(self) -> None:
        """Give memory back. What is kept is set aside, so that it is not looked through after every job."""
        self._lines.forget()
        if self._dropped + self._binder.dropped > MOST_DROPPED:
            gc.unfreeze()
            self._dropped = self._binder.dropped = 0
        gc.collect()
        gc.freeze()

    def _set(self, job: dict[str, Any]) -> bytes:
        whole = self._binder.bound(job) if "blocks" in job else self._in_sections(job)
        whole.metadata = self._metadata(
            title=job["title"], lang=job["language"], created=job["date"], modified=job["date"], attachments=[]
        )
        whole.color_profiles, whole.output_intent = {}, OUTPUT_INTENTS.get(job["variant"])
        if job.get("attached"):
            whole.metadata.attachments = [self._attached(job["attached"], job["date"])]
        pdf: bytes = whole.write_pdf(finisher=self._finish, pdf_variant=job["variant"])
        return pdf

    def _in_sections(self, job: dict[str, Any]) -> Any:  # noqa: ANN401 - WeasyPrint has no types
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
        return documents[0].copy([page for document in documents for page in document.pages])

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
        key = (html, job["css"], job["language"], str(first))
        if key not in self._sections:
            laid_out = self._render(html, (job["css"], f"@page:first{{counter-reset:page {first}}}"))
            if not job.get("keep", True):
                return laid_out
            self._sections[key] = laid_out
            while len(self._sections) > MOST_SECTIONS:
                self._sections.popitem(last=False)
                self._dropped += 1
        self._sections.move_to_end(key)
        return self._sections[key]

    def _render(self, html: str, css: Sequence[str]) -> Any:  # noqa: ANN401
        """The pages of some HTML: laid out, not drawn. The first of `css` is the one that comes again."""
        again, *others = css
        sheets = [self._css(string=one, font_config=self._fonts, url_fetcher=self._fetcher) for one in others]
        return self._read(html).render(stylesheets=[self._sheet(again), *sheets], font_config=self._fonts)

    def _read(self, html: str) -> Any:  # noqa: ANN401
        try:
            root = fromstring(html)  # noqa: S314 our own page, every value in it escaped, and without entities
        except ParseError:  # in a translation, say: then it is read as a browser reads it
            return self._html(string=html, url_fetcher=self._fetcher)
        return self._well_formed(root, self._fetcher)

    def _sheet(self, css: str) -> Any:  # noqa: ANN401
        if css not in self._sheets:
            self._sheets.clear()
            self._sheets[css] = self._css(string=css, font_config=self._fonts, url_fetcher=self._fetcher)
        return self._sheets[css]


def bounded_way_out() -> IO[bytes]:
    """Where this process answers from now on, with no more memory than it may have."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not come between the frames
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    return answers


def serve() -> None:
    """Answer jobs until the other side goes."""
    answers = bounded_way_out()
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


def _alone() -> None:
    """Let what stands beside this file be imported, and nothing that the package brings along with it."""
    package = ModuleType("exports")
    package.__path__ = [str(Path(__file__).parent)]
    sys.modules["exports"] = package


if __name__ == "__main__":
    _alone()
    serve()
