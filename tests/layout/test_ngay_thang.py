"""Dòng địa danh, thời gian và trích yếu: những cách viết thật, đúng và sai."""

from __future__ import annotations

import pytest

from docgen.layout import engine
from docgen.layout.components.recognise import recognise
from docgen.layout.components.values import Document, Surroundings
from docgen.layout.examples import Edit, Example
from docgen.layout.place_date import parse_place_date
from docgen.layout.profile import load
from docgen.layout.repair import Replace
from docgen.layout.sketch.build import build

PROFILE = load()
NOTHING = Surroundings()


def findings(text, line, base="quyet_dinh", office=NOTHING):
    facts = build(Example("", (Edit(line, "", text),), base))
    return [
        one for one in engine.run(Document(facts, recognise(facts), office), PROFILE) if one.rule.startswith(("D", "T"))
    ]


def rules(text, line, base="quyet_dinh", office=NOTHING):
    return sorted({one.rule for one in findings(text, line, base, office)})


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội, ngày 15 tháng 6 năm 2026",
        "Hà Nội, ngày 05 tháng 02 năm 2026",
        "Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2026",
        "Phường Điện Biên Phủ, ngày 29 tháng 12 năm 2026",
        "Hà Nội, ngày       tháng 6 năm 2026",
        "Hà Nội, ngày       tháng       năm 2026",
        "    Hà Nội, ngày      tháng      năm 2026",
        "Hà Nội, ngày … tháng … năm 2026",
        "Hà Nội, ngày…tháng…năm 2026",
        "Hà Nội, ngày ..... tháng ..... năm 20...",
        "Hà Nội, ngày ___ tháng ___ năm 2026",
        "Hà Nội, ngày      tháng      năm",
        "……, ngày … tháng … năm …",
        "Hà Nội, ngày {{ ngay }} tháng {{ thang }} năm {{ nam }}",
        "Hà Nội, ngày 29 tháng 02 năm 2028",
    ],
)
def test_lawful_place_dates(text):
    assert rules(text, "dia_danh") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hà Nội ngày 15 tháng 6 năm 2026", ["D01"]),
        ("Hà Nội. ngày 15 tháng 6 năm 2026", ["D01"]),
        ("ngày 15 tháng 6 năm 2026", ["D01"]),
        ("Hà Nội, ngày 15 tháng 4năm 2026", ["D01"]),
        ("Hà Nội, ngày15 tháng 4 năm 2026", ["D01"]),
        ("Hà Nội, ngày 15tháng 4 năm 2026", ["D01"]),
        ("Hà Nội, ngày 15 tháng4 năm 2026", ["D01"]),
        ("Hà Nội, ngày 15 tháng 4 năm2026", ["D01"]),
        ("Hà Nội, ngày 15/4/2026", ["D01"]),
        ("Hà Nội, ngày 15-4-2026", ["D01"]),
        ("Hà Nội, Ngày 15 Tháng 4 Năm 2026", ["D01"]),
        ("hà nội, ngày 15 tháng 4 năm 2026", ["D01"]),
        ("HÀ NỘI, ngày 15 tháng 4 năm 2026", ["D01"]),
        ("Hà Nội, ngày 15 tháng 4 năm 26", ["D01"]),
        ("Hà Nội, ngày 15 tháng 4 năm 2026.", ["D01"]),
        ("Hà Nội, ngày 31 tháng 6 năm 2026", ["D01"]),
        ("Hà Nội, ngày 15 tháng 13 năm 2026", ["D01"]),
        ("Hà Nội, ngày 15, tháng 4 năm 2026", ["D01"]),
        ("Hà Nội, tháng 4 năm 2026", ["D01"]),
        ("Hà Nội, ngày 5 tháng 6 năm 2026", ["D03"]),
        ("Hà Nội, ngày 15 tháng 1 năm 2026", ["D03"]),
        ("Hà Nội, ngày 5 tháng 06 năm 2026", ["D03", "D04"]),
        ("Hà Nội, ngày     tháng 2 năm 2026", ["D03"]),
        ("Hà Nội, ngày     tháng 06 năm 2026", ["D04"]),
    ],
)
def test_faulty_place_dates(text, expected):
    assert rules(text, "dia_danh") == expected


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("  Hà Nội, ngày 5 tháng 2 năm 2027", "  Hà Nội, ngày 05 tháng 02 năm 2027"),
        ("Hà Nội, ngày 15 tháng 06 năm 2026", "Hà Nội, ngày 15 tháng 6 năm 2026"),
    ],
)
def test_padding_is_repaired_in_place(text, repaired):
    repairs = [one for finding in findings(text, "dia_danh") for one in finding.repairs]
    for one in sorted(repairs, key=lambda repair: -repair.start):
        assert isinstance(one, Replace)
        text = text[: one.start] + one.text + text[one.end :]
    assert text == repaired


def test_place_is_one_the_office_declared():
    office = Surroundings(places=frozenset({"Hà Nội"}))
    assert rules("Hà Nội, ngày 15 tháng 6 năm 2026", "dia_danh", office=office) == []
    assert rules("Hải Phòng, ngày 15 tháng 6 năm 2026", "dia_danh", office=office) == ["D05"]


def test_place_on_the_line_above():
    assert parse_place_date("ngày 15 tháng 6 năm 2026", continued=True).problems == ()


def test_full_date_is_read():
    read = parse_place_date("Hà Nội, ngày 05 tháng 4 năm 2026")
    assert read.date is not None
    assert read.date.isoformat() == "2026-04-05"
    assert parse_place_date("Hà Nội, ngày     tháng 4 năm 2026").date is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ Quyết định số 15/QĐ-BNV ngày 11 tháng 01 năm 2026 của Bộ trưởng Bộ Nội vụ;", []),
        ("Căn cứ Quyết định số 15/QĐ-BNV ngày 13/01/2026 của Bộ trưởng Bộ Nội vụ;", ["D07"]),
        ("Căn cứ Quyết định số 15/QĐ-BNV ngày 12 tháng 12 năm 2026 của Bộ trưởng Bộ Nội vụ;", ["D07"]),
        ("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024, có hiệu lực từ ngày 01 tháng 7 năm 2026;", []),
    ],
)
def test_bases_are_not_newer_than_the_document(text, expected):
    assert rules(text, "can_cu_2") == expected


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("Về việc thành lập Tổ công tác", "quyet_dinh", []),
        ("Ban hành Quy chế làm việc của Sở Nội vụ", "quyet_dinh", []),
        ("Phê duyệt kế hoạch năm 2026", "quyet_dinh", []),
        ("Về việc Ủy ban nhân dân phường tự đánh giá", "quyet_dinh", []),
        ("Về việc giao chỉ tiêu cho Công ty ABC Co., Ltd.", "quyet_dinh", []),
        ("Về việc ………", "quyet_dinh", []),
        ("Về công tác phòng, chống lụt bão", "to_trinh", []),
        ("Kết quả thực hiện nhiệm vụ", "bao_cao", []),
        ("Về việc Uỷ quyền cho Giám đốc Sở Nội vụ", "quyet_dinh", ["T06"]),
        ("Về việc Thành lập Tổ công tác", "quyet_dinh", ["T06"]),
        ("Về việc thành lập Tổ công tác.", "quyet_dinh", ["T06"]),
        ("Công bố Chỉ số cải cách hành chính", "quyet_dinh", ["T06"]),
        ("V/v thành lập Tổ công tác", "quyet_dinh", ["T02"]),
        ("VỀ VIỆC THÀNH LẬP TỔ CÔNG TÁC", "quyet_dinh", ["T07"]),
        ("V/v đề nghị phê duyệt kế hoạch", "to_trinh", ["T02"]),
        ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ", "bao_cao", ["T07"]),
    ],
)
def test_subjects(text, base, expected):
    assert [one for one in rules(text, "trich_yeu", base) if one != "T04"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("V/v báo cáo kết quả", []),
        ("V/v: báo cáo kết quả", []),
        ("V/V báo cáo kết quả", ["T02"]),
        ("Về việc báo cáo kết quả", ["T02"]),
        ("V/v báo cáo kết quả.", ["T06"]),
        ("V/V BÁO CÁO KẾT QUẢ", ["T07"]),
    ],
)
def test_subjects_of_official_letters(text, expected):
    assert rules(text, "trich_yeu_cong_van", "cong_van") == expected
