"""Tài liệu và lược đồ của bộ quy tắc nói đúng những gì bộ đọc nhận."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from docgen.errors import RegulationError
from docgen.regulations import table
from docgen.regulations.load import DATA, data_files, load
from docgen.regulations.parts import NATIONWIDE

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "bo_quy_tac.md").read_text(encoding="utf-8")
SCHEMA = json.loads((ROOT / "docs" / "bo_quy_tac.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
FILES = data_files(DATA)
EXAMPLE, _ = re.findall(r"```yaml\n(.*?)```", MANUAL, re.DOTALL)


def plain(value: Any) -> Any:
    """Giá trị YAML như JSON: ngày thành chữ."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", FILES)
def test_every_regulation_fits_the_schema(name: str) -> None:
    VALIDATOR.validate(plain(yaml.safe_load(FILES[name].read_text(encoding="utf-8"))))


def test_the_example_of_the_manual_is_a_regulation(tmp_path: Path) -> None:
    VALIDATOR.validate(plain(yaml.safe_load(EXAMPLE)))
    path = tmp_path / "vi_du.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    regulation = load("vi-du-2030", path)
    assert regulation.ceilings
    assert regulation.caps
    assert regulation.gaps


def test_schema_and_reader_know_the_same_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[frozenset[str]] = set()
    done = table.Table.done

    def recorded(self: table.Table) -> None:
        asked.add(frozenset(self._used))
        done(self)

    monkeypatch.setattr(table.Table, "done", recorded)
    path = tmp_path / "vi_du.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    load("vi-du-2030", path)
    for name, file in FILES.items():
        load(name, file)
    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    known = {frozenset(one["properties"]) for one in objects if "properties" in one}
    # Bộ đọc hỏi thử khóa any trước khi biết đó là điều kiện đơn.
    known = {one | {"any"} if "measure" in one else one for one in known}
    known.add(frozenset({"all"}))
    assert asked == known


def test_every_root_key_is_explained() -> None:
    keys = set(SCHEMA["properties"])
    assert {key for key in keys if f"`{key}`" not in MANUAL} == set()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('at_least: "80"', 'at_leest: "80"', "khóa lạ"),
        ("measure: co_don_thu", "measure: co_don", "đại lượng “co_don” không có"),
        ("unit: percent", "unit: phan_tram", "không dùng được"),
        ("not_above: hoan_thanh,", "not_above: hoan,", "mức “hoan” chưa khai"),
        ("share: 1/5", "share: 5", "không phải phân số"),
        ("question: Q2", "question: Q9", "câu hỏi “Q9” chưa khai"),
        ("unit: percent}", 'unit: percent, maximum: "90"}', "percent không khai maximum"),
        ("unit: percent}", 'unit: points, maximum: "0"}', "maximum là 0"),
        ("of: [hoan_thanh]", "of: [hoan_thanh, hoan_thanh]", "of nêu một mức hai lần"),
        ("issuer_place: A", "roles: {nguoi_dung_dau: {label: A, otherwise: nguoi_dung_dau}}", "về chính nó"),
        ("rater: chu_tich_ubnd_tinh", "rater: chu_tich_tinh", "không phải mã người xếp loại"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert EXAMPLE.count(old) == 1
    path = tmp_path / "vi_du.yaml"
    path.write_text(EXAMPLE.replace(old, new), encoding="utf-8")
    with pytest.raises(RegulationError) as caught:
        load("vi-du-2030", path)
    (problem,) = [one for one in caught.value.problems if said in one.found]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert problem.place.line is not None
    assert new in lines[problem.place.line - 1]


@pytest.mark.parametrize("name", [name for name in FILES if load(name).seen])
def test_no_line_of_code_is_about_a_regulation_of_the_proof(name: str) -> None:
    """Quy định thêm vào chỉ là dữ liệu: không dòng mã nào nhắc mã, số, hay tên nơi ban hành của nó."""
    regulation = load(name)
    marks = [name, regulation.source.number, regulation.issuer_place if regulation.issuer_place != NATIONWIDE else None]
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "docgen").rglob("*.py")]
    about = [line for text in code for line in text.splitlines() if any(mark and mark in line for mark in marks)]
    assert len(code) > 300
    assert about == []
