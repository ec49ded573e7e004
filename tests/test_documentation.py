"""The documentation as a site: every link in it leads somewhere, nothing in it comes from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from weasyprint import HTML

from manage import ROOT, SITE

LOADED = re.compile(r"""<(?:script|img|iframe|source|video|audio)\b[^>]*?\ssrc="(?P<src>[^"]+)"|<link\b[^>]*>""")
ADDRESS = re.compile(r"""\shref="(https?:)?//[^"]+\"""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, written without a single warning: those tell of links that lead nowhere."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, *SITE, "--doctree-dir", str(folder / "read"), ".", str(folder / "written")]
    written = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert (written.returncode, written.stderr) == (0, "")
    return folder / "written"


def test_every_page_of_the_documentation_is_in_the_site(site: Path) -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        assert (site / page.relative_to(ROOT)).with_suffix(".html").is_file(), page.name


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# A page\n\n[A page that is gone](gone.md)\n", encoding="utf-8")
    command = [*SITE[:-1], str(ROOT / SITE[-1]), str(tmp_path), str(tmp_path / "written")]
    written = subprocess.run([sys.executable, *command], cwd=ROOT, check=False, capture_output=True, text=True)
    assert written.returncode == 1
    assert "index.md:3" in written.stderr
    assert "gone.md" in written.stderr


def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    found = [
        (page.name, one[0])
        for page in site.rglob("*.html")
        for one in LOADED.finditer(page.read_text(encoding="utf-8"))
        if (one["src"] or "").startswith(("http:", "https:", "//")) or ADDRESS.search(one[0])
    ]
    assert found == []


def test_the_quick_start_is_two_pages_on_paper(site: Path) -> None:
    assert len(HTML(site / "docs" / "quick-start.html").render().pages) == 2
