"""What every change is looked at for, before its tests are run."""

from __future__ import annotations

from upkeep.setting_up import ROOT, python

__all__ = ["check_all", "texts"]

ROOMS = (
    *(
        "app.py",
        "manage.py",
        "assessments",
        "benchmarks",
        "checklists",
        "exports",
        "look",
        "scoring",
        "screens",
        "storage",
    ),
    *("torture", "translations", "upkeep", "web"),
)
# Tests make theirs up; pins are full of sums that look like some.
WITHOUT_SECRETS = {"tests", "build", "requirements.txt", "requirements-test.txt"}
NOT_TEXT = {".otf", ".png", ".pyc", ".ttf", ".woff2"}
WITH_DOT = {".ci", ".streamlit", ".dockerignore"}  # other names with a dot are not of the project


def check_all() -> int:
    """Lint, types, the import contract, known weaknesses, secrets and licences; 0 where there is nothing to say."""
    outcomes = [
        python("-m", "ruff", "check", "--quiet", ".", must=False),
        python("-m", "ruff", "format", "--check", "--quiet", ".", must=False),
        python("-m", "mypy", "--no-error-summary", must=False),
        python("-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())", must=False),
        python("-m", "bandit", "--quiet", "-ll", "-c", "pyproject.toml", "-r", *ROOMS, must=False),
        python("-m", "detect_secrets.pre_commit_hook", *texts(), must=False),
        python("-m", "upkeep.licences", "requirements.txt", "requirements-test.txt", must=False),
    ]
    return max(outcomes)


def texts() -> list[str]:
    """Every text of the project, in which a secret could be forgotten."""
    tops = [one for one in ROOT.iterdir() if not one.name.startswith(".") or one.name in WITH_DOT]
    found = [one for top in tops if top.name not in WITHOUT_SECRETS for one in (top, *top.rglob("*"))]
    return sorted(str(one.relative_to(ROOT)) for one in found if one.is_file() and one.suffix not in NOT_TEXT)
