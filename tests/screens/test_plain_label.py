"""People's words where Streamlit would read Markdown."""

from __future__ import annotations

from screens.components.label import plain_label


def test_signs_that_mean_something_in_markdown_are_escaped_and_letters_are_not() -> None:
    assert plain_label("**Bold** [x](y) :red[z] $a$ <b>") == (
        "\\*\\*Bold\\*\\* \\[x\\]\\(y\\) \\:red\\[z\\] \\$a\\$ \\<b\\>"
    )
    assert plain_label("Zürich und Höngg – 日本") == "Zürich und Höngg – 日本"


def test_a_title_of_several_lines_becomes_one() -> None:
    assert plain_label("# One\n\ntwo") == "\\# One two"
