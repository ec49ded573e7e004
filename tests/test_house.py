"""What holds for the whole house: the README's commands, no machine's paths, every visible text translated."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit

ROOT = Path(__file__).resolve().parent.parent
SCREENS = sorted((ROOT / "screens").rglob("*.py"))
STYLE = ROOT / "web" / "static" / "screens.css"
FRONTEND = Path(streamlit.__file__).parent / "static" / "static" / "js"

# What draws a text that a person reads: its first argument, and these by name.
DRAWING = {
    "button", "caption", "checkbox", "date_input", "error", "expander", "file_uploader", "form_submit_button", "header",
    "hint", "info", "link_button", "markdown", "metric", "multiselect", "muted", "notice", "number_input",
    "popover", "radio", "saved", "segmented_control", "selectbox", "spinner", "subheader", "success", "tabs", "text",
    "text_area", "text_input", "title", "toggle", "typed_text", "warning", "write", "draw_table",
}  # fmt: skip
READ_BY_NAME = {"alt", "help", "help_text", "label", "placeholder", "page_title", "title"}
TRANSLATING = {"_", "gettext", "ngettext"}
LETTERS = re.compile(r"[^\W\d_]{2}")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)  # noqa: S607 - on the path
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).exists()]


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 manage.py run" in readme
    assert "python3 manage.py test" in readme


def test_every_file_that_the_readme_links_to_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", readme) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


# Put together here, so that this file does not name what it looks for.
MACHINE_PATHS = re.compile(
    "|".join((r"/work/" + r"(?:main|shared)", r"/root/" + r"\w", r"/home/" + r"\w+/", r"[A-Z]:\\" + r"Users"))
)


def test_no_tracked_file_names_a_path_of_somebodys_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "ignore").splitlines(), start=1)
        if MACHINE_PATHS.search(line) and b"\0" not in path.read_bytes()[:1000]
    ]
    assert found == []


def texts_drawn(tree: ast.AST) -> Iterator[ast.expr]:
    """What is passed to a call that draws, where a person reads it."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        owner = getattr(node.func.value, "id", "") if isinstance(node.func, ast.Attribute) else ""
        if name in DRAWING and owner != "log":
            yield from node.args[:1]
        yield from (word.value for word in node.keywords if word.arg in READ_BY_NAME)


def words_in(text: ast.AST) -> list[str]:
    """The literal words of an expression that have not gone through a translator."""
    if isinstance(text, ast.Call):
        name = text.func.attr if isinstance(text.func, ast.Attribute) else getattr(text.func, "id", "")
        if name in TRANSLATING:
            return []
        return words_in(text.func) + [word for one in text.args for word in words_in(one)]
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        return [text.value] if LETTERS.search(text.value) else []
    if isinstance(text, (ast.Name, ast.Subscript)):
        return []
    return [word for child in ast.iter_child_nodes(text) for word in words_in(child)]


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)
def test_every_visible_text_of_the_screens_goes_through_the_translator(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [f"{path.name}:{text.lineno}: {word}" for text in texts_drawn(tree) for word in words_in(text)]
    assert found == []


def test_a_text_that_is_not_translated_would_be_found() -> None:
    tree = ast.parse('st.text("Plain words"); st.header(_("Fine")); st.button(f"{n} left", help="Also plain")')
    assert [word for text in texts_drawn(tree) for word in words_in(text)] == ["Plain words", " left", "Also plain"]


def test_no_screen_shows_markdown_or_html_that_a_persons_text_could_reach() -> None:
    found = [
        f"{path.name}:{node.lineno}"
        for path in SCREENS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html")
        or (
            isinstance(node, ast.Attribute)
            and node.attr in {"markdown", "caption", "toast", "write"}
            and getattr(node.value, "id", "") == "st"
        )
    ]
    assert found == []


def test_the_style_sheet_relies_only_on_names_that_streamlits_frontend_has() -> None:
    style = STYLE.read_text(encoding="utf-8")
    names = set(re.findall(r'data-(?:testid|baseweb|variant)="([^"]+)"', style))
    assert names
    scripts = "".join(path.read_text(encoding="utf-8") for path in FRONTEND.rglob("*.js"))
    assert [name for name in sorted(names) if not re.search(rf"[\"'`]{name}[\"'`]", scripts)] == []
    assert "st-key-" in scripts


def test_the_keys_that_the_style_sheet_names_are_keys_of_the_screens() -> None:
    keys = set(re.findall(r"st-key-([a-z]+)", STYLE.read_text(encoding="utf-8")))
    code = "".join(path.read_text(encoding="utf-8") for path in SCREENS)
    assert [key for key in sorted(keys) if not re.search(rf'key=f?"{key}', code)] == []


def test_one_eye_on_the_page_serves_all_of_our_scripts() -> None:
    scripts = [*(ROOT / "web" / "static").glob("*.js"), *(ROOT / "screens").rglob("*.js")]
    watching = [path.name for path in scripts if "MutationObserver" in path.read_text(encoding="utf-8")]
    assert watching == ["shell.js"]


HOSTILE_INPUTS = (ROOT / "docs" / "hostile-inputs.md").read_text(encoding="utf-8")


def test_every_test_that_the_list_of_hostile_inputs_names_is_there() -> None:
    listed = re.findall(r"`(test_\w+)`", HOSTILE_INPUTS)
    written = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert listed
    assert [name for name in listed if f"def {name}(" not in written] == []


def test_every_line_of_the_list_of_hostile_inputs_names_a_test() -> None:
    lines = [line for line in HOSTILE_INPUTS.splitlines() if line.startswith("| ") and line != "| what | tests |"]
    assert len(lines) > 50
    assert [line for line in lines if "`test_" not in line] == []
