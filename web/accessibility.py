"""For whom the screens work and for whom not yet: the short form of docs/accessibility.md, shown in the help."""

from __future__ import annotations

from collections.abc import Sequence

from translations import Translator

__all__ = ["accessibility"]


def accessibility(translator: Translator) -> Sequence[tuple[str, Sequence[str]]]:
    """Headings with their sentences. None says what has not been tried; the document has them too, held by a test."""
    _ = translator.gettext
    return (
        (
            _("What we aim at"),
            (_("WCAG 2.2, level AA. It is not met in full; what is known to be missing stands below."),),
        ),
        (
            _("What was tried, each time the toolkit is changed"),
            (
                _("Every screen, for each role, on a laptop and a phone, by all rules of axe-core: nothing of ours."),
                _("From a first partnership to its plan by keyboard alone; where one is can be seen all the way."),
                _("All that is touched is at least 44 pixels high; nothing scrolls sideways, at 200 % neither."),
                _("The contrast of each pair of colours: AA in light and dark, AAA in both high contrasts."),
                _("Nothing moves for whoever has asked the device for that."),
                _("Keys of one letter can be switched off, and do nothing while you type."),
            ),
        ),
        (
            _("What is not met, or not known"),
            (
                _("No test with people who use a screen reader every day. Only a browser’s tree of names was read."),
                _("The timeline of the plan is a picture; the same actions stand as a list on the same page."),
                _("Some messages of Streamlit, on which the screens are built, are in English whatever the language."),
                _("Lists to choose from, such as sectors, are Streamlit’s; they close when the page is drawn anew."),
            ),
        ),
        (
            _("Whom to tell"),
            (
                _("The facilitator, or whoever runs the toolkit for you; they can tell the maintainers."),
                _("All of it can be done on paper too: print the checklists under Download, and have them entered."),
            ),
        ),
    )
