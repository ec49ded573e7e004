"""Lines of text that were broken and drawn once come again as WeasyPrint itself would set them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from exports.worker import FONTS

FONTS_OURS = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
# The same page three times: as WeasyPrint sets it, then with lines kept, then with all of them known already.
SET_THREE_TIMES = """
import json, sys
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

fonts = FontConfiguration()
def page():
    sheet = CSS(string=sys.argv[2], font_config=fonts)
    pdf = HTML(string=sys.argv[1]).write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", uncompressed_pdf=True
    )
    return pdf.decode("latin-1")
plain = page()
from exports.lines import Lines
lines = Lines()
first, known = page(), len(lines)
print(json.dumps({"plain": plain, "first": first, "again": page(), "known": known, "after": len(lines)}))
"""
# How many lines are known after seat cards, say, and after the same as something that may be kept.
SET_TWICE = """
from exports.typesetter import Typesetter

setter = Typesetter()
job = {"css": "", "variant": "pdf/ua-1", "language": "en", "title": "-", "date": None, "keep": False}
job["sections"] = [{"html": "<!DOCTYPE html><title>-</title><p>2345-6789", "contents": False}]
setter.typeset(job)
before = len(setter._lines)
setter.typeset({**job, "keep": True})
print(before, len(setter._lines))
"""
LONG = "A line that is said in one column and said again in another, and once more where it is wider. " * 4
WORDS = f"<p>{LONG}</p><p class=narrow>{LONG}</p><p>{LONG}</p>"
# What two styles that are alike but for one thing make of the same words.
CSS = """body { font: 9pt Inter, "Noto Sans Arabic" } p { white-space: pre-line } .narrow { width: 5cm }
.large { font-size: 14pt } .bold { font-weight: 700 } .wide { letter-spacing: 1pt } .apart { word-spacing: 4pt }
.all { text-align: justify; width: 6cm } .under { text-decoration: underline } .red { color: red }
.cut { width: 3cm; overflow: hidden; white-space: nowrap; text-overflow: ellipsis } .hidden { visibility: hidden }"""


def set_three_times(html: str) -> dict[str, str | int]:
    script = [sys.executable, "-c", SET_THREE_TIMES, f"<html lang=en><title>-</title>{html}", CSS]
    done = subprocess.run(script, capture_output=True, text=True, check=True, env=FONTS_OURS)
    found: dict[str, str | int] = json.loads(done.stdout)
    return found


def drawn(pdf: str | int) -> list[str]:
    """What is written on the page, but for how far letters are moved to each other: thousandths, rounded."""
    content = re.search(r"stream\n(.*?)\nendstream", str(pdf), re.DOTALL)
    return re.sub(r">-?\d+(<|(?=\] TJ))", "", content[1] if content else "").splitlines()


@pytest.mark.parametrize(
    "html",
    [
        WORDS,
        *(f"<p>{LONG}<p class={name}>{LONG}" for name in ("large", "bold", "wide", "apart", "all", "under", "red")),
        f"<p>{LONG}<p class=cut>{LONG}<p>{LONG}<p class=hidden>{LONG}",
        "<p>a\nb<p>a b<p dir=rtl>مرحبا a<p>مرحبا a<p>fi ﬁ<p>x&nbsp;y<p>x y",
        "<p>\N{LINEAR B SYLLABLE B008 A} is in no font<p>\N{LINEAR B SYLLABLE B008 A} is in no font",
    ],
)
def test_lines_look_as_they_do_where_nothing_is_kept(html: str) -> None:
    found = set_three_times(html)
    assert sum(line.endswith(" TJ") for line in drawn(found["plain"])) >= 2
    assert drawn(found["first"]) == drawn(found["plain"])
    assert found["again"] == found["first"]


def test_a_page_that_says_nothing_new_breaks_no_line() -> None:
    found = set_three_times(WORDS)
    assert int(found["known"]) > 4
    assert found["after"] == found["known"]


def test_what_may_not_be_kept_leaves_no_line_behind() -> None:
    done = subprocess.run([sys.executable, "-c", SET_TWICE], capture_output=True, text=True, check=True, env=FONTS_OURS)
    assert [int(count) > 0 for count in done.stdout.split()] == [False, True]


def test_all_that_has_a_say_in_a_line_tells_lines_apart() -> None:
    weasyprint = find_spec("weasyprint")
    assert weasyprint
    assert weasyprint.origin
    home = Path(weasyprint.origin).parent
    kept = (Path(__file__).parents[2] / "exports" / "lines.py").read_text("utf-8")
    read = {
        name
        for part in ("text/line_break.py", "text/fonts.py")
        for name in re.findall(r"style\['(\w+)'\]", (home / part).read_text("utf-8"))
    }
    assert len(read) > 20
    assert [name for name in sorted(read) if f'"{name}"' not in kept] == []
