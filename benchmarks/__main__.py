"""`python -m benchmarks [NAME …] [--json]`: measure, and print figures beside their goals.

A time that misses its goal fails nothing; a touch that was lost does.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from assessments import Assessment, read_assessment
from benchmarks.browsing import measure_browsing
from benchmarks.exporting import measure_exporting
from benchmarks.figures import Figure, Machine, as_json, as_table
from benchmarks.hurrying import measure_hurrying
from benchmarks.loading import measure_loading
from benchmarks.plans import measure_plans
from benchmarks.servers import ROOT
from benchmarks.starting import measure_starting
from benchmarks.thinking import measure_thinking
from benchmarks.together import measure_together
from benchmarks.touches import measure_touches
from benchmarks.watching import measure_watching
from checklists import published_editions

EXAMPLE = ROOT / "examples" / "harbour-district-baseline.json"

MEASURES: dict[str, Callable[[Path, Assessment], list[Figure]]] = {
    "touch": measure_touches,
    "browser": measure_browsing,
    "load": measure_loading,
    "start": measure_starting,
    "hurry": measure_hurrying,
    "plans": measure_plans,
    "together": measure_together,
    "think": measure_thinking,
    "watch": measure_watching,
    "exports": measure_exporting,
}


def main() -> int:
    """Measure what is named; 1 where a touch was lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure speed, as ratios in one run.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(MEASURES)} (all)")
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")
    options = parser.parse_args()
    if unknown := set(options.names) - set(MEASURES):
        parser.error(f"there is no measure {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    assessment = read_assessment(EXAMPLE.read_bytes(), EXAMPLE.name, published_editions())
    figures: list[Figure] = []
    for name in options.names or MEASURES:
        print(f"Measuring: {name} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as folder:
            figures.extend(MEASURES[name](Path(folder), assessment))
    print((as_json if options.json else as_table)(figures, _machine()))
    return int(any(one.must and not one.reached for one in figures))


def _machine() -> Machine:
    load = psutil.getloadavg()[0] if hasattr(psutil, "getloadavg") else None
    return Machine(os.cpu_count() or 1, load, platform.python_version(), version("streamlit"))


if __name__ == "__main__":
    sys.exit(main())
