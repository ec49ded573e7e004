"""The settings of Streamlit that the application relies on, read as Streamlit itself reads them in our folder."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
WRITTEN = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
NAMES = [f"{section}.{option}" for section, options in WRITTEN.items() for option in options]


def read(folder: Path, *names: str) -> dict[str, object]:
    """What Streamlit makes of the options when it is started in `folder`; it raises for one it does not know."""
    script = "import json, sys; from streamlit import config; "
    script += "print(json.dumps({name: config.get_option(name) for name in sys.argv[1:]}))"
    made = subprocess.run([sys.executable, "-c", script, *names], cwd=folder, check=True, capture_output=True)
    return dict(json.loads(made.stdout))


def test_garbage_is_not_collected_after_every_touch_which_streamlit_does_unless_told(tmp_path: Path) -> None:
    assert read(tmp_path, "runner.postScriptGC") == {"runner.postScriptGC": True}
    assert read(ROOT, "runner.postScriptGC") == {"runner.postScriptGC": False}


@pytest.mark.parametrize("option", ["runner.fastReruns", "browser.gatherUsageStats", "client.showErrorLinks"])
def test_what_loses_touches_or_tells_others_is_off(option: str) -> None:
    assert read(ROOT, option) == {option: False}


def test_the_pinned_streamlit_knows_and_takes_every_setting_we_wrote() -> None:
    assert NAMES
    assert read(ROOT, *NAMES) == {
        f"{one}.{two}": value for one, options in WRITTEN.items() for two, value in options.items()
    }
