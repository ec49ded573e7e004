from __future__ import annotations

import io
import zipfile

from exports.archive import zipped


def test_a_zip_holds_the_files_under_their_names_and_carries_no_clock() -> None:
    files = {"plan.pdf": b"%PDF-", "actions.csv": "№".encode()}
    made = zipped(files)
    assert made == zipped(files)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {one.date_time[0] for one in archive.infolist()} == {1980}
