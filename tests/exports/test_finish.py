"""What is done to a file besides what WeasyPrint does."""

from __future__ import annotations

import pydyf  # type: ignore[import-untyped]

import exports.finish


def test_the_references_to_the_pages_of_a_file_are_listed_once_for_all_its_tags() -> None:
    assert exports.finish.__all__ == ["finish"]
    file = pydyf.PDF()
    file.add_page(pydyf.Dictionary({"Type": "/Page"}))
    assert file.page_references == (f"{file.objects[-1].number} 0 R".encode(),)
    assert file.page_references is file.page_references
    file.add_page(pydyf.Dictionary({"Type": "/Page"}))
    assert len(file.page_references) == 2
    assert pydyf.PDF().page_references == ()
