"""Dòng số, ký hiệu: những cách viết thật, đúng và sai, của các loại văn bản."""

from __future__ import annotations

import pytest

from docgen.layout import engine
from docgen.layout.components.recognise import recognise
from docgen.layout.components.values import Document, Surroundings
from docgen.layout.examples import Edit, Example
from docgen.layout.numbers import cited_groups, initials, parse_number
from docgen.layout.profile import load
from docgen.layout.sketch.build import build

PROFILE = load()
NOTHING = Surroundings()


def rules(text, base, line="so_ky_hieu", office=NOTHING):
    facts = build(Example("", (Edit(line, "", text),), base))
    found = engine.run(Document(facts, recognise(facts), office), PROFILE)
    return sorted({one.rule for one in found if one.rule.startswith("N")})


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Số: 15/QĐ-UBND", "quyet_dinh"),
        ("Số: 05/QĐ-UBND", "quyet_dinh"),
        ("Số: 2205/QĐ-UBND", "quyet_dinh"),
        ("Số:          /QĐ-UBND", "quyet_dinh"),
        ("Số:/QĐ-UBND", "quyet_dinh"),
        ("Số: ……/QĐ-UBND", "quyet_dinh"),
        ("Số: ......../QĐ-UBND", "quyet_dinh"),
        ("Số: . . . . /QĐ-UBND", "quyet_dinh"),
        ("Số: ____/QĐ-UBND", "quyet_dinh"),
        ("Số: {{ so }}/QĐ-UBND", "quyet_dinh"),
        ("Số: {{ so_ky_hieu }}", "quyet_dinh"),
        ("Số: ………………", "quyet_dinh"),
        ("Số:      /QĐ-…", "quyet_dinh"),
        ("Số:\u00a0\u00a0\u00a0\u00a0/QĐ-UBND", "quyet_dinh"),
        ("Số: 15/QĐ\u2011UBND", "quyet_dinh"),
        ("Số: 15/QĐ-TTg", "quyet_dinh"),
        ("Số: 15/QĐ-SGD&ĐT", "quyet_dinh"),
        ("Số: 15/QĐ-UBND (dự thảo lần 2)", "quyet_dinh"),
        ("Số: 15/TTr-SNV", "to_trinh"),
        ("Số: 15/BC-SNV", "bao_cao"),
        ("Số: 15/UBND-NC", "cong_van"),
        ("Số: 15/SNV-CCHC&VTLT", "cong_van"),
        ("Số: 15/BQP-TM", "cong_van"),
        ("Số: 15/TB-KHTH", "cong_van"),
        ("Số: 15/VPCP-KTTH", "cong_van"),
        ("Số: 01/BB-UBND", "bien_ban"),
        ("Số: 15/GM-UBND", "giay_moi"),
    ],
)
def test_lawful_numbers(text, base):
    assert rules(text, base) == []


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("Số 15/QĐ-UBND", "quyet_dinh", ["N01"]),
        ("Số : 15/QĐ-UBND", "quyet_dinh", ["N01"]),
        ("SỐ: 15/QĐ-UBND", "quyet_dinh", ["N01"]),
        ("Số; 15/QĐ-UBND", "quyet_dinh", ["N01"]),
        ("Số……/QĐ-UBND", "quyet_dinh", ["N01"]),
        ("Số: 5/QĐ-UBND", "quyet_dinh", ["N03"]),
        ("Số: 9 /QĐ-UBND", "quyet_dinh", ["N03", "N04"]),
        ("Số: 15 /QĐ-UBND", "quyet_dinh", ["N04"]),
        ("Số:       / QĐ-UBND", "quyet_dinh", ["N04"]),
        ("Số:       /QĐ - UBND", "quyet_dinh", ["N04"]),
        ("Số: 15/QĐ- UBND", "quyet_dinh", ["N04"]),
        ("Số: 15/TTr - SNV", "to_trinh", ["N04"]),
        ("Số: 15/QĐ–UBND", "quyet_dinh", ["N04"]),
        ("Số: 15-QĐ/UBND", "quyet_dinh", ["N04", "N05"]),
        ("Số: 15, QĐ-UBND", "quyet_dinh", ["N04"]),
        ("Số: 15/QĐ,UBND", "quyet_dinh", ["N04", "N05"]),
        ("Số: 15/QĐ.UBND", "quyet_dinh", ["N04", "N05"]),
        ("Số: 15/QĐ-Ubnd", "quyet_dinh", ["N04"]),
        ("Số: 15/Qđ-UBND", "quyet_dinh", ["N04"]),
        ("Số: 15a/QĐ-UBND", "quyet_dinh", ["N04"]),
        ("Số: 15", "quyet_dinh", ["N04"]),
        ("Số: 15/UBND-KT/VX", "cong_van", ["N04"]),
        ("Số: 15/GP-UBND", "quyet_dinh", ["N05"]),
        ("Số: 15/QĐ", "quyet_dinh", ["N05"]),
        ("Số: 15/QĐUBND", "quyet_dinh", ["N05"]),
        ("Số: 15/TTR-SNV", "to_trinh", ["N05"]),
        ("Số: 15/BC-SNV", "to_trinh", ["N05"]),
        ("Số:      /QĐ-UBND", "bien_ban", ["N05"]),
        ("Số: 15/QĐ-UBND", "cong_van", ["N06"]),
        ("Số: 15/TB-SNV", "cong_van", ["N06"]),
        ("Số: 15/CV-SNV", "cong_van", ["N06"]),
        ("Số: 15/2026/QĐ-UBND", "quyet_dinh", ["N07"]),
        ("Số:      /2026/QĐ-UBND", "quyet_dinh", ["N07"]),
        ("Số: 15/20…/QĐ-UBND", "quyet_dinh", ["N07"]),
        ("Số: 15/QĐ-UNBD", "quyet_dinh", ["N08"]),
        ("Số: 15/QĐ-NHĐND", "quyet_dinh", ["N08"]),
        ("Số: 15/QĐ-HDND", "quyet_dinh", ["N08"]),
    ],
)
def test_faulty_numbers(text, base, expected):
    assert rules(text, base) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyết định số 05/2025/QĐ-UNBD ngày 01 tháng 7 năm 2025", ["N08"]),
        ("Nghị quyết số 12/2024/NQ-HDND", ["N08"]),
        ("Kế hoạch số 15/KH-UBDN", ["N08"]),
        ("Quyết định số      /QĐ-UNBD", ["N08"]),
        ("Nghị quyết số 76/2025/UBTVQH15", []),
        ("Nghị quyết số 1211/2016/NQ-UBTVHQ13", ["N08"]),
        ("Nghị định số 30/2020/NĐ-CP", []),
        ("Văn bản số 2687/TTg-KTN", []),
        ("Quyết định số 15/QĐ-UBDT của Ủy ban Dân tộc", []),
        ("Quyết định số 15/QĐ-HĐTD của Hội đồng tuyển dụng", []),
        ("Nghị quyết số 34-NQ/TU", []),
        ("tỷ lệ 3/4 và 12/UBND", []),
    ],
)
def test_cited_numbers(text, expected):
    assert rules(f"Điều 2. Thực hiện {text}.", "quyet_dinh", "dieu_2") == expected


def test_declared_abbreviations_are_the_only_ones_allowed():
    office = Surroundings(abbreviations=frozenset({"SNV", "CCHC"}))
    assert rules("Số: 15/SNV-CCHC", "cong_van", office=office) == []
    assert rules("Số: 15/SNV-KHTC", "cong_van", office=office) == ["N08"]
    assert rules("Số: 15/TTr-SNV", "to_trinh", office=office) == []


def test_parts_of_a_number():
    number = parse_number("  Số: 05/2026/QĐ-UBND ")
    assert number is not None
    assert (number.label, number.figure, number.year, number.groups) == ("Số:", 5, "2026", ("QĐ", "UBND"))
    assert parse_number("V/v báo cáo") is None


def test_cited_groups_keep_their_place():
    text = "Căn cứ Quyết định số 05/2025/QĐ-UBND ngày 01/7/2025;"
    assert [text[one.start : one.end] for one in cited_groups(text)] == ["QĐ", "UBND"]


def test_initials_of_an_agency():
    assert initials("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG") == "SNNMT"
