"""Mỗi chỗ sai của tệp quy định được nói đúng dòng, đúng điều."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.errors import RegulationError
from docgen.regulations.load import DATA, data_files, load

ID = "bp-34-2020"
SOURCE = data_files(DATA)[ID].read_text(encoding="utf-8")


def mutated(folder: Path, old: str, new: str) -> Path:
    assert SOURCE.count(old) >= 1
    path = folder / "hong.yaml"
    path.write_text(SOURCE.replace(old, new, 1), encoding="utf-8")
    return path


def line_of(path: Path, fragment: str) -> int:
    text = path.read_text(encoding="utf-8")
    return text.count("\n", 0, text.index(fragment)) + 1


MISTAKES = [
    ("khóa lạ, nêu khóa gần nhất", "issuer_place:", "isuer_place:", "isuer_place:", "Có phải là “issuer_place”"),
    ("thiếu khóa", "undetermined_citation: Điều 17\n", "", None, "thiếu giá trị của khóa “undetermined_citation”"),
    ("thiếu tên", "title: Quy định trách nhiệm", "titel: Quy định trách nhiệm", "titel:", "khóa lạ"),
    ("ngày không có", "  since: 2021-01-15", "  since: 2021-02-30", "2021-02-30", "không phải là ngày"),
    ("năm không là số", "first_year: 2021", "first_year: năm 2021", "năm 2021", "không phải là số nguyên"),
    ("năm ngược", "last_sure_year: 2024", "last_sure_year: 2019", "first_year: 2021", "first_year sau last_sure_year"),
    (
        "phiên bản trước chưa cài",
        "  last_sure_year: 2024\n",
        "  last_sure_year: 2024\n  replaces: [bp-08-2016]\n",
        "[bp-08-2016]",
        "quy định “bp-08-2016” chưa khai",
    ),
    (
        "thay chính nó",
        "  last_sure_year: 2024\n",
        "  last_sure_year: 2024\n  replaces: [bp-34-2020]\n",
        "validity:",
        "replaces nêu chính quy định này",
    ),
    (
        "chức danh đã thôi không xếp loại ai",
        "offices: [chu_tich_ubnd_tinh]",
        "offices: [chu_tich_tinh]",
        "[chu_tich_tinh]",
        "“chu_tich_tinh” không xếp loại nhóm nào",
    ),
    (
        "chức danh đã thôi không có tên gọi",
        "  titles: [Chủ tịch UBND tỉnh Bình Phước]\n",
        "",
        None,
        "offices và titles phải đi đôi",
    ),
    (
        "đã thôi mà có ngày hết",
        "  issuer: true\n",
        "  issuer: true\n  until: 2026-01-01\n",
        "until: 2026-01-01",
        "đã thôi thì không có ngày hết",
    ),
    (
        "điều lưu ý ngược ngày",
        "  until: 2025-06-30\n",
        "  until: 2025-01-30\n",
        "until: 2025-01-30",
        "ngày hết trước ngày bắt đầu",
    ),
    ("năm cuối không lý do", "    last_year: 2024\n", "", None, "last_year và last_year_why phải đi đôi"),
    ("tiêu chí trùng", '- id: "4.1.b"', '- id: "4.1.a"', '- id: "4.1.a"\n  citation: điểm b', "đã khai ở dòng"),
    ("mã khác viện dẫn", '- id: "5.1"', '- id: "5.9"', '"5.9"', "khác viện dẫn khoản 1 Điều 5"),
    (
        "viện dẫn sai",
        "citation: khoản 1 Điều 5\n",
        "citation: Điều 5 khoản 1\n",
        "Điều 5 khoản 1",
        "không phải là viện dẫn",
    ),
    (
        "nhóm lạ",
        "applies_to: [ubnd_cap_huyen]",
        "applies_to: [ubnd_huyen]",
        "[ubnd_huyen]",
        "nhóm “ubnd_huyen” chưa khai",
    ),
    ("cơ quan lạ", "agency: so_tu_phap", "agency: so_tu_fap", "so_tu_fap", "Có phải là “so_tu_phap”"),
    ("lĩnh vực lạ", "fields: [the_che]", "fields: [the_chee]", "the_chee", "lĩnh vực “the_chee” chưa khai"),
    ("mã một âm tiết", "  the_che: Cải", "  theche: Cải", "theche:", "ít nhất hai âm tiết"),
    ("mã khác nhãn", "short_label: Sở, ban, ngành", "short_label: Sở và ban", "Sở và ban", "không khớp nhãn"),
    ("câu hỏi lạ", "question: G2,", "question: G99,", "G99", "câu hỏi “G99” chưa khai"),
    ("đại lượng lạ", "measure: high_effect", "measure: hi_effect", "hi_effect", "Có phải là “high_effect”"),
    (
        "chỉ số quá 100",
        'unit_index, at_least: "90"',
        'unit_index, at_least: "900"',
        '"900"',
        "ngoài khoảng từ 0 đến 100",
    ),
    ("ngưỡng trống", 'more_than: "1/2"', 'more_than: ""', 'more_than: ""', "ngưỡng trống"),
    (
        "trường hợp không có hai lần",
        'measure: event, point: d, at_least: "1"',
        'measure: event, point: d, at_least: "2"',
        'at_least: "2"',
        "event chỉ có at_least: 1",
    ),
    ("tỷ lệ viết phần trăm", 'more_than: "1/2"', 'more_than: "50"', 'more_than: "50"', "Tỷ lệ viết bằng phân số"),
    ("ngưỡng không là số", 'unit_index, at_least: "80"', 'unit_index, at_least: "80%"', '"80%"', "không phải là số"),
    (
        "khoảng rỗng",
        'at_least: "80", less_than: "90"',
        'at_least: "95", less_than: "90"',
        'at_least: "95"',
        "khoảng từ 95 đến 90 rỗng",
    ),
    (
        "mức sai thứ tự",
        '{measure: unit_index, at_least: "60", text',
        '{measure: unit_index, at_least: "85", text',
        "- id: hoan_thanh\n",
        "Xếp các mức từ cao xuống thấp",
    ),
    (
        "khoảng câu chữ rộng hơn",
        'at_least: "60", less_than: "80"',
        'at_least: "55", less_than: "80"',
        "- id: hoan_thanh\n",
        "rộng hơn điều kiện tối thiểu",
    ),
    ("điều kiện không ngưỡng", ', less_than: "50", text', ", text", None, "điều kiện không có ngưỡng"),
    ("event không point", "measure: event, point: a,", "measure: event,", None, "event phải có point"),
    ("point khác điểm", "measure: event, point: d,", "measure: event, point: a,", None, "khác điểm được viện dẫn"),
    ("đúng sai lạ", "personal: true", "personal: có", "personal: có", "không phải là true hay false"),
    ("mức lạ", "candidates: [hoan_thanh,", "candidates: [hoan_thanhh,", "hoan_thanhh", "mức “hoan_thanhh” chưa khai"),
    ("thiếu nhóm ở Điều 14", "  don_vi_su_nghiep: {rater: null, question: G18}\n", "", None, "competence thiếu nhóm"),
    (
        "mất danh sách",
        "missing: {unit_index: G10,",
        "missing: {unit_idx: G10,",
        "unit_idx",
        "đại lượng “unit_idx” không có",
    ),
    (
        "thiếu tên Điều",
        "  Điều 9: Thực",
        "  Điều 99: Thực",
        "citation: khoản 1 Điều 9\n",
        "headings không có tên của Điều 9",
    ),
    (
        "loại tiêu chí không ràng buộc",
        "agency: so_noi_vu\n",
        "agency: so_noi_vu\n  applies_to: all\n",
        None,
        "đúng một trong hai",
    ),
    ("không mức nào để chọn", "candidates: [hoan_thanh, khong_hoan_thanh]", "candidates: []", None, "candidates"),
    ("câu hỏi của phép soát", "records: G37", "records: G99", "records: G99", "câu hỏi “G99” chưa khai"),
    ("phép soát lạ", "records: G37", "recods: G37", "recods: G37", "Có phải là “records”"),
    ("hậu quả thiếu số năm", "  years: 2\n", "", None, "level và years phải có cả hai"),
    ("hậu quả một năm", "  years: 2\n", "  years: 1\n", "  years: 1\n", "không phải là nhiều năm liên tiếp"),
    (
        "hai hậu quả ghi tay cùng khoản",
        "citation: khoản 3 Điều 15\n  text: Xử lý",
        "citation: khoản 1 Điều 16\n  text: Xử lý",
        "consequences:\n",
        "hai hậu quả ghi tay cùng ở khoản 1",
    ),
    (
        "hai hậu quả nhiều năm",
        "  question: G22\n\nduties",
        "  question: G22\n  level: hoan_thanh\n  years: 3\n\nduties",
        "consequences:\n",
        "hai hậu quả cùng tính từ các năm liên tiếp",
    ),
    ("YAML hỏng", "candidates: [hoan_thanh,", "candidates: hoan_thanh]: [", None, "không đọc được"),
]


@pytest.mark.parametrize(("old", "new", "marker", "message"), [pytest.param(*row[1:], id=row[0]) for row in MISTAKES])
def test_mistake_is_reported_at_its_line(tmp_path: Path, old: str, new: str, marker: str | None, message: str) -> None:
    path = mutated(tmp_path, old, new)
    with pytest.raises(RegulationError) as caught:
        load(ID, path)
    assert message in str(caught.value)
    assert path.name in str(caught.value)
    if marker:
        expected = line_of(path, marker)
        assert any(problem.place.line == expected for problem in caught.value.problems), str(caught.value)


def test_optional_key_may_be_absent(tmp_path: Path) -> None:
    assert load(ID, mutated(tmp_path, "no_field: G9\n", "")).no_field is None


def test_every_mistake_is_gathered(tmp_path: Path) -> None:
    text = SOURCE.replace('- id: "5.1"', '- id: "5.9"', 1).replace("agency: so_tu_phap", "agency: so_tu_fap", 1)
    path = tmp_path / "hong.yaml"
    path.write_text(text.replace("first_year: 2021", "first_year: x", 1), encoding="utf-8")
    with pytest.raises(RegulationError, match="3 chỗ sai") as caught:
        load(ID, path)
    lines = [problem.place.line or 0 for problem in caught.value.problems]
    assert lines == sorted(lines)


def test_label_too_long(tmp_path: Path) -> None:
    label = "Phổ biến, giáo dục pháp luật thuộc phạm vi quản lý"
    path = mutated(tmp_path, f"label: {label}", f"label: {label}{' quản lý' * 5}")
    with pytest.raises(RegulationError, match="quá 80"):
        load(ID, path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RegulationError, match="Không mở được tệp quy định"):
        load(ID, tmp_path / "khong_co.yaml")


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "trong.yaml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(RegulationError, match="không phải là các cặp khóa"):
        load(ID, path)


def test_two_files_with_one_id(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / "noi_ban_hanh").mkdir(exist_ok=True)
        (tmp_path / "noi_ban_hanh" / name).write_text("id: bp-34-2020\n", encoding="utf-8")
    with pytest.raises(RegulationError, match=r"mã “bp-34-2020” đã có ở noi_ban_hanh/a\.yaml"):
        data_files(tmp_path)


def test_file_without_id(tmp_path: Path) -> None:
    (tmp_path / "noi_ban_hanh").mkdir()
    (tmp_path / "noi_ban_hanh" / "a.yaml").write_text("title: x\n", encoding="utf-8")
    with pytest.raises(RegulationError, match="không có khóa “id”"):
        data_files(tmp_path)
