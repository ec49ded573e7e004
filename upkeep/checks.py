"""What every change is looked at for, before its tests are run."""

from __future__ import annotations

from upkeep.setting_up import ROOT, python

__all__ = ["check_all"]

ROOMS = (
    *("app.py", "manage.py", "assessments", "checklists", "exports", "scoring", "screens", "storage", "translations"),
    *("upkeep", "web"),
)


def check_all() -> int:
    """Lint, types, the import contract, known weaknesses, secrets and licences; 0 where there is nothing to say."""
    outcomes = [
        python("-m", "ruff", "check", "--quiet", ".", must=False),
        python("-m", "ruff", "format", "--check", "--quiet", ".", must=False),
        python("-m", "mypy", "--no-error-summary", must=False),
        python("-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())", must=False),
        python("-m", "bandit", "--quiet", "-ll", "-c", "pyproject.toml", "-r", *ROOMS, must=False),
        python("-m", "detect_secrets.pre_commit_hook", *_ours(), must=False),
        python("-m", "upkeep.licences", "requirements.txt", "requirements-test.txt", must=False),
    ]
    return max(outcomes)


def _ours() -> list[str]:
    """The code and the settings, in which a secret could be forgotten. Tests make theirs up."""
    names = [str(one.relative_to(ROOT)) for room in ROOMS for one in (ROOT / room).rglob("*.py")]
    return [
        *names,
        *(room for room in ROOMS if room.endswith(".py")),
        "pyproject.toml",
        ".streamlit/config.toml",
        ".ci/run",
    ]
