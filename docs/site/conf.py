"""How the documentation becomes a site: the Markdown files of this project, nothing loaded from elsewhere."""

from pathlib import Path

from look import LIGHT

ROOT = Path(__file__).resolve().parents[2]
SECTION_DEPTH = 4

project = "Coordinated Response Toolkit"
author = "The maintainers of the toolkit"
language = "en"
root_doc = "docs/index"
include_patterns = [
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs/**"),
    "responsibilities/LICENSE.md",
    *(f"{room}/README.md" for room in ("benchmarks", "responsibilities", "torture", "translations")),
]
exclude_patterns = [".venv", ".git", ".*_cache", "build"]  # many files, none of them a page
extensions = ["myst_parser"]
myst_heading_anchors = SECTION_DEPTH  # a link leads to a heading by its words, as on the pages of a forge
suppress_warnings = ["myst.header"]  # a file may begin with a heading that is not the largest
nitpicky = True
html_theme = "furo"
html_title = project
html_favicon = str(ROOT / "web" / "static" / "icon.png")
html_show_sphinx = False
html_copy_source = False
html_show_copyright = False
html_static_path = ["static", *(str(ROOT / "web" / "static" / f"inter-{one}.woff2") for one in ("regular", "semibold"))]
html_css_files = ["site.css"]
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": LIGHT["title"],
        "color-brand-content": LIGHT["title"],
        "font-stack": "Inter, system-ui, sans-serif",
    },
}
