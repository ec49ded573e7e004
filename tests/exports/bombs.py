"""PDFs that are small and made to keep whoever reads what is attached to them busy, or to fill the memory."""

from __future__ import annotations

import io
import zlib

PAGES = b"<</Type/Pages/Kids[]/Count 0>>"
ROOT = b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>"
FILE = b"<</Type/Filespec/F(assessment.json)/UF(assessment.json)/EF<</F %d 0 R>>>>"
FIRST = 4  # the first object after the catalogue, the pages and the names


def of_objects(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is its catalogue, the second its pages."""
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, content in enumerate((ROOT, PAGES, *objects), 1):
        places.append(b"%010d 00000 n \n" % out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    begins, size = out.tell(), len(places) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, b"".join(places)))
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, begins))
    return out.getvalue()


def with_file(packed: bytes, filters: bytes, times: int = 1) -> bytes:
    """A PDF with a stream attached under the name of the assessment file, `times` times."""
    stream = b"<</Filter[%b]/Length %d>>stream\n%b\nendstream" % (filters, len(packed), packed)
    places = range(FIRST, FIRST + 2 * times, 2)
    names = b" ".join(b"(assessment.json)%d 0 R" % place for place in places)
    return of_objects(b"<</Names[%b]>>" % names, *(one for place in places for one in (FILE % (place + 1), stream)))


def inflates_to_gigabytes() -> bytes:
    """60 KB, of which each two bytes that come out of the first filter are 128 after the second: 4 GB."""
    return with_file(zlib.compress(b"\x81\x00" * 30_000_000), b"/FlateDecode/RunLengthDecode")


def the_same_again_and_again() -> bytes:
    """A stream of 70 MB, attached 28 times, is 2 GB in less than 2 MB."""
    return with_file(zlib.compress(bytes(70_000_000)), b"/FlateDecode", times=28)


def takes_minutes() -> bytes:
    """Tables of a filter that are made anew all the time."""
    return with_file(zlib.compress(b"\x80\x0b\x60\x50" * 17_000_000), b"/FlateDecode/LZWDecode")


def nested_three_million_deep() -> bytes:
    """Lists in lists."""
    return of_objects(b"[" * 3_000_000 + b"]" * 3_000_000)


def refers_to_itself() -> bytes:
    """A tree that is its own branch, twice."""
    return of_objects(b"<</Kids[3 0 R 3 0 R]>>")


def branches_without_end() -> bytes:
    """Forty levels, each of which holds the next one twice: a million million leaves."""
    levels = [b"<</Kids[%d 0 R %d 0 R]>>" % (number + 1, number + 1) for number in range(3, 43)]
    return of_objects(*levels, b"<</Names[]>>")
