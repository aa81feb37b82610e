"""Mỗi điểm của khoản 4 và mỗi câu hỏi làm đổi kết quả: một tệp đầu vào nhỏ, đọc bằng bộ đọc thật."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from docgen.model.classification import Reading
from docgen.readers import read
from docgen.regulations.load import available, load
from docgen.regulations.schema import Regulation
from docgen.rules import classify

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.yaml"))
KEYS = ("level", "status", "candidates", "questions", "grounds")


def halves(path: Path) -> tuple[dict, str]:
    """Phần trên của tệp là kết quả phải có, phần dưới là đầu vào để nguyên chữ."""
    expected, text = path.read_text(encoding="utf-8").split("\n---\n", 1)
    return yaml.safe_load(expected), text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path):
    expected, text = halves(path)
    source = tmp_path / path.name
    source.write_text(text, encoding="utf-8")
    dossier = read([source], load)
    for reading in Reading:
        found = [
            {key: list(value) if isinstance(value := getattr(result, key), tuple) else value for key in KEYS}
            for result in classify(dossier, load(dossier.period.regulation), reading)
        ]
        assert found == expected[reading.value], f"{expected['title']} ({reading})"


@pytest.mark.parametrize("regulation", [load(name) for name in available()], ids=lambda regulation: regulation.id)
def test_every_point_every_level_and_every_gap_has_a_case(regulation: Regulation):
    own = sorted((Path(__file__).parent / "cases" / regulation.id.replace("-", "_")).glob("*.yaml"))
    expected = [entry for path in own for entry in halves(path)[0]["floor"]]
    assert {ground for entry in expected for ground in entry["grounds"]} == {g.id for g in regulation.grounds}
    stated = regulation.levels if regulation.grounds else regulation.levels[:-1]
    reachable = {level.id for level in stated if not level.unstated}
    # Mức thấp nhất chưa ghi hết trường hợp vẫn tới được qua các trường hợp đã ghi.
    reachable |= {regulation.levels[-1].id} if regulation.grounds else set()
    assert reachable <= {entry["level"] for entry in expected} <= {*reachable, None}
    asked = {gap.question for gap in regulation.gaps} | set(regulation.missing.values())
    asked |= {level.unstated for level in regulation.levels if level.unstated}
    assert asked <= {question for entry in expected for question in entry["questions"]}


def test_titles_of_cases_differ():
    titles = [halves(path)[0]["title"] for path in CASES]
    assert len(titles) == len(set(titles))
