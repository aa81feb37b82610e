"""Mọi ô của bảng quyết định (khoản 1–4 Điều 12), theo cả hai cách đọc, mỗi ô với nhiều giá trị đại diện."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from rules_factory import BP34, NO, YES, evaluation, rate

from docgen.model.classification import Reading, Status

TABLE = Path(__file__).parent / "data" / "decision_cells_bp34.csv"
CELLS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
LEVELS = {f"K{rank}": level.id for rank, level in enumerate(BP34.levels, start=1)}
INDICES = {
    ">=90": ("90", "92.51", "100"),
    "80-90": ("80", "85.5", "89.99999999999999"),
    "60-80": ("60", "79.455", "79.99999999999999"),
    "<60": ("0", "49.07", "59.99999999999999"),
}
FIELDS = {
    ">=70": ("70", "88.1", "100"),
    "60-70": ("60", "69.99999999999999"),
    "50-60": ("50", "55.56", "59.99999999999999"),
    "<50": ("0", "49.99999999999999"),
    "khong_ap_dung": (None,),
}
AGENCIES = {"thuong": (None,), "dieu_11": ("so_tai_chinh", "so_tu_phap")}


def counts(cell: str, total: int) -> tuple[int, ...]:
    """Số tiêu chí chưa bảo đảm ở hai đầu của ô."""
    fifth, half = total // 5, total // 2
    return {"0": (0,), "0-20": (1, fifth), "20-50": (fifth + 1, half), ">50": (half + 1, total)}[cell]


def examples(cell: dict[str, str]):
    for agency in AGENCIES[cell["head"]]:
        total = len(BP34.binding("so_ban_nganh", agency))
        failing = counts(cell["failing"], total)
        indices, fields = INDICES[cell["unit_index"]], FIELDS[cell["field_index"]]
        for turn in range(len(indices)):
            yield agency, failing[turn % len(failing)], indices[turn], fields[turn % len(fields)]
            yield agency, failing[-1 - turn % len(failing)], indices[turn], fields[-1 - turn % len(fields)]


def test_the_table_is_whole():
    assert len(CELLS) == 160
    assert len({tuple(cell.values()) for cell in CELLS}) == 160


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: "|".join(cell.values()))
def test_cell(cell: dict[str, str]):
    floor_level, literal_level = LEVELS.get(cell["floor"]), LEVELS.get(cell["literal"])
    for agency, failing, index, field in examples(cell):
        head = evaluation(
            agency=agency, failing=failing, index=index, effect=YES if cell["high_effect"] == "co" else NO
        )
        fields = dict.fromkeys(BP34.agencies[agency].fields, field) if agency else {}
        floor = rate(head, fields=fields)
        strict = rate(head, reading=Reading.STRICT, fields=fields)
        assert (floor.level, strict.level) == (floor_level, literal_level), (agency, failing, index, field)
        if floor_level is None:
            assert floor.status is strict.status is Status.UNDETERMINED
            assert floor.candidates == strict.candidates == ("hoan_thanh", "khong_hoan_thanh")
        elif literal_level is None:
            assert (floor.status, strict.status) == (Status.INTERPRETED, Status.UNDETERMINED)
            assert strict.candidates == (floor_level,)
            assert floor.questions
            assert strict.questions == floor.questions
        else:
            assert floor.status is strict.status is Status.DETERMINED
            assert floor.candidates == strict.candidates == ()
