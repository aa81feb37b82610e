"""Báo cáo tổng hợp theo vai: tổng khớp từng người và kết quả xếp loại; điều quy định không nêu thì nói là không nêu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from docgen import documents, pipeline
from docgen.documents.bao_cao_tong_hop import ID, Fields
from docgen.documents.parts.ledger import Ledger
from docgen.model.classification import CriteriaCount
from docgen.model.draft import Draft, Refusal
from docgen.readers.office import load_office

SAMPLES = Path(__file__).parents[2] / "inputs" / "vi_du" / "quang_nam"
BARE, WITH = SAMPLES, SAMPLES / "co_nguong" / "inputs"
SUMS = ("so_nguoi", "ap_dung", "bao_dam", "chua_bao_dam", "khong_thuc_hien", "vi_pham_dieu_cam", "trach_nhiem")


@cache
def book(folder: Path) -> Ledger:
    dossier = pipeline.read([folder])
    return pipeline.ledger(dossier, pipeline.classify(dossier), load_office(folder))


def made(ledger: Ledger) -> Draft | Refusal:
    (one,) = documents.compose(ledger, (ID,))
    return one


def fields(folder: Path) -> Fields:
    draft = made(book(folder))
    assert isinstance(draft, Draft)
    assert isinstance(draft.fields, Fields)
    return draft.fields


def number(cell: str) -> int:
    return int(cell.split()[0])


@pytest.mark.parametrize("folder", [BARE, WITH])
def test_the_total_is_the_sum_of_the_groups_and_of_the_people(folder: Path) -> None:
    report = fields(folder)
    *groups, total = report.theo_vai
    assert total.ten_nhom == "Tổng cộng"
    for name in SUMS:
        assert sum(int(getattr(row, name)) for row in groups) == int(getattr(total, name)), name
    for name in SUMS[1:]:
        assert sum(number(getattr(row, name)) for row in report.danh_sach) == int(getattr(total, name)), name
    assert int(total.so_nguoi) == len(report.danh_sach) == int(report.so_nguoi) == len(book(folder).classifications)
    assert int(total.bao_dam) + int(total.chua_bao_dam) == int(total.ap_dung)


@pytest.mark.parametrize("folder", [BARE, WITH])
def test_the_criteria_table_counts_the_same_answers(folder: Path) -> None:
    report = fields(folder)
    total = report.theo_vai[-1]
    counted = [row for row in report.theo_tieu_chi if row.ban_chat != "Quy tắc quy trách nhiệm"]
    liable = [row for row in report.theo_tieu_chi if row.ban_chat == "Quy tắc quy trách nhiệm"]
    assert sum(int(row.ap_dung) for row in counted) == int(total.ap_dung)
    assert sum(int(row.chua_bao_dam) for row in counted) == int(total.chua_bao_dam)
    assert sum(int(row.chua_bao_dam) for row in liable) == int(total.trach_nhiem)
    assert len(report.vi_pham) == int(total.trach_nhiem) + int(total.vi_pham_dieu_cam)


def test_each_person_by_role_with_what_failed() -> None:
    rows = {row.nguoi_duoc_danh_gia.split(",")[0]: row for row in fields(WITH).danh_sach}
    deputy, chair = rows["Bà Trần Thị B"], rows["Bà Phạm Thị D"]
    assert deputy.nguoi_duoc_danh_gia.endswith("; Người trực tiếp lãnh đạo, triển khai")
    assert (deputy.ap_dung, deputy.bao_dam, deputy.chua_bao_dam, deputy.trach_nhiem) == ("12", "11", "1 (QN.TT.2)", "0")
    assert (chair.chua_bao_dam, chair.vi_pham_dieu_cam) == ("1 (QN.ND.4)", "1 (QN.ND.4)")
    assert chair.trach_nhiem == "2 (QN.ND.5, QN.TT.8)"
    assert "trả lời cả vai Người trực tiếp lãnh đạo, triển khai" in chair.nguoi_duoc_danh_gia
    assert rows["Ông Hoàng Văn E"].khong_thuc_hien == "2"


def test_without_thresholds_everyone_waits_for_a_decision() -> None:
    report = fields(BARE)
    assert report.nguong_xep_loai.startswith("Quy định đã thấy không nêu ngưỡng của mức nào")
    assert [(row.muc_xep_loai, row.so_nguoi) for row in report.theo_muc[-2:]] == [
        ("Chưa xác định", "3"),
        ("Tổng cộng", "3"),
    ]
    assert len(report.cho_quyet_dinh) == 3
    assert {row.xep_loai for row in report.danh_sach} == {"Chưa xác định"}
    assert {row.ly_do for row in report.cho_quyet_dinh} == {
        "Bài báo không nói cách xếp loại: chưa có ngưỡng của mức nào."
    }


def test_with_thresholds_levels_are_counted_and_still_wait_for_a_rater() -> None:
    report = fields(WITH)
    assert report.nguong_xep_loai.startswith("Theo ngưỡng của cơ quan: Quyết định số 02/QĐ-GĐ ngày 10/01/2018")
    assert [row.so_nguoi for row in report.theo_muc] == ["1", "2", "0", "1", "2", "6"]
    ways = [row.huong_xu_ly for row in report.cho_quyet_dinh]
    assert sorted(ways) == [
        "Hoàn thành nhiệm vụ; Không hoàn thành nhiệm vụ",
        *["Xác định người xếp loại"] * 4,
        "Xếp loại sau khi bổ sung số liệu",
    ]


def test_what_the_source_does_not_say_is_left_open_and_said() -> None:
    report = fields(BARE)
    assert report.noi_nhan_bao_cao.strip("…") == ""
    assert report.khong_neu == "ai xếp loại; cơ quan nhận báo cáo, thời hạn báo cáo; hệ quả của vi phạm"
    assert (
        report.quy_dinh
        == "Quyết định của Ủy ban nhân dân tỉnh Quảng Nam theo bài báo trên QNO, bài không ghi số và ngày "
        "(dữ liệu thử nghiệm, chưa thấy trọn văn bản)"
    )
    assert "Chưa thấy số, ngày" in report.phan_da_thay


def test_counts_that_differ_from_the_verdict_are_refused() -> None:
    ledger = book(BARE)
    first, *others = ledger.classifications
    wrong = replace(first, criteria=CriteriaCount(7, 0, 0, 0))
    refused = made(replace(ledger, classifications=(wrong, *others)))
    assert isinstance(refused, Refusal)
    assert "không khớp kết quả xếp loại" in refused.why


def test_it_is_due_only_where_the_regulation_names_it() -> None:
    assert ID in documents.founded(pipeline.regulation("qnam-qno"))
    assert ID not in documents.founded(pipeline.regulation("bp-34-2020"))
    assert ID not in documents.founded(pipeline.regulation("qnam-1464-2020"))


def drafts(folder: Path) -> Iterator[Draft | Refusal]:
    ledger = book(folder)
    return documents.compose(ledger)


def test_composing_everything_makes_only_what_the_regulation_founds() -> None:
    assert {one.kind for one in drafts(BARE)} == {ID, "phieu_danh_gia"}
