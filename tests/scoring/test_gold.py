"""The examples as figures: as they were read and found right (gold/README.md), and counted once more in another way."""

import json
import math
import statistics
from pathlib import Path
from typing import Any

import pytest

from assessments import read_assessment
from checklists import published_editions
from scoring import compare, summarise
from scoring.report import comparison_json, summary_json

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
GOLD = Path(__file__).parent / "gold"
EDITION = published_editions()["2026.1"]


def read(path: Path):  # noqa: ANN201
    return read_assessment(path.read_bytes(), path.name, published_editions())


def figures(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(summary_json(summarise(EDITION, read(path))))
    return found


def without_consensus(summary: dict[str, Any]) -> tuple[list[float | None], str]:
    taken = [one["ratings"].pop("consensus") for one in summary["responsibilities"]]
    return taken, json.dumps(summary, indent=2, ensure_ascii=False)


def test_every_example_has_its_gold_file() -> None:
    assert len(EXAMPLES) == 4
    assert {path.name for path in EXAMPLES} | {"comparison.json"} == {path.name for path in GOLD.glob("*.json")}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_to_what_it_came_to(path: Path) -> None:
    consensus, rest = without_consensus(figures(path))
    gold_consensus, gold_rest = without_consensus(json.loads((GOLD / path.name).read_bytes()))

    assert rest == gold_rest
    assert consensus == [None if one is None else pytest.approx(one, abs=1e-12) for one in gold_consensus]


def test_the_two_rounds_compare_as_they_did() -> None:
    earlier, later = (read(path) for path in EXAMPLES if path.stem.startswith("harbour"))

    gold = (GOLD / "comparison.json").read_text(encoding="utf-8")
    assert comparison_json(compare(EDITION, earlier, later)).decode() == gold


def levels(entry: dict[str, Any]) -> list[int]:
    return [one["level"] for one in entry.get("ratings", []) if isinstance(one["level"], int)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_ratings_counted_another_way_come_to_the_same(path: Path) -> None:
    entries = json.loads(path.read_bytes()).get("responsibilities", {})

    for one in figures(path)["responsibilities"]:
        found = levels(entries.get(one["id"], {}))
        shown = one["ratings"]
        assert shown["count"] == len(entries.get(one["id"], {}).get("ratings", []))
        assert shown["median"] == (statistics.median(found) if found else None)
        assert shown["suggested"] == (statistics.median_low(found) if found else None)
        assert shown["range"] == ([min(found), max(found)] if found else None)
        if len(found) > 1:
            mean = statistics.fmean(found)
            each = math.fsum(math.log2(1 - abs(level - mean) / 4) for level in found)
            assert shown["consensus"] == pytest.approx(1 + each / len(found), abs=1e-12)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_sums_counted_another_way_come_to_the_same(path: Path) -> None:
    content, found = json.loads(path.read_bytes()), figures(path)
    entries, default = content.get("responsibilities", {}), content["round"].get("target", 3)
    agreed = {id_: one["agreed"]["level"] for id_, one in entries.items() if "agreed" in one}
    target = {id_: one.get("target", default) for id_, one in entries.items()}
    known = [id_ for id_, level in agreed.items() if isinstance(level, int)]
    weight = {id_: (target[id_] - agreed[id_]) * entries[id_].get("importance", 2) for id_ in known}

    for sector in found["sectors"]:
        own = [id_ for id_ in known if id_.startswith(sector["id"] + ".")]
        assert sector["aimed"] == sum(target[id_] for id_ in own)
        assert sector["attained"] == sum(min(agreed[id_], target[id_]) for id_ in own)
        assert sector["agreed"] == len(own)
    assert found["totals"]["reached"] == sum(weight[id_] <= 0 for id_ in known)
    assert found["totals"]["high"] == sum(weight[id_] >= 6 for id_ in known)
    assert found["totals"]["not_known"] == list(agreed.values()).count("not_known")
    assert sorted(found["priorities"]) == sorted(id_ for id_ in known if weight[id_] > 0)
    assert [weight[id_] for id_ in found["priorities"]] == sorted((w for w in weight.values() if w > 0), reverse=True)
