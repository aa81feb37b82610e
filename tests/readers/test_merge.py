"""Nhiều tệp, thư mục → một hồ sơ; những tệp không được đọc thì nói ra."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_kit import COMMUNE, DEPARTMENT, DISTRICT, HEADER, WHOLE, read_text, warnings_of

from docgen.errors import InputError, Problem, RegulationError
from docgen.readers import read
from docgen.regulations.load import load


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def problems_in(*paths: Path) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read(paths, load)
    return caught.value.problems


def test_a_folder_equals_one_file(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "nhieu",
        {"1.yaml": HEADER + DEPARTMENT, "2.yml": "don_vi:\n" + DISTRICT, "3.yaml": "don_vi:\n" + COMMUNE},
    )
    assert read([folder], load) == read_text(tmp_path, WHOLE)


def test_the_order_is_that_of_the_sorted_paths(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.yaml": "don_vi:\n" + DISTRICT, "b.yaml": HEADER + DEPARTMENT})
    for paths in ([folder / "b.yaml", folder / "a.yaml"], [folder], [folder / "a.yaml", folder]):
        assert [unit.unit for unit in read(paths, load).evaluations] == ["huyen_mau", "so_noi_vu"]


def test_common_parts_may_be_repeated(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.yaml": HEADER + DEPARTMENT, "b.yaml": HEADER + DISTRICT})
    assert len(read([folder], load).evaluations) == 2


def test_a_district_may_add_its_own_publication(tmp_path: Path) -> None:
    own = "van_ban_cong_bo:\n  chi_so_cap_xa:\n    huyen_mau: {so_ky_hieu: 300/QĐ-UBND, "
    own += "ngay_ban_hanh: 2023-03-01, co_quan_ban_hanh: Chủ tịch UBND huyện Mẫu}\ndon_vi:\n"
    start, end = HEADER.index("  chi_so_cap_xa:"), HEADER.index("van_ban_da_ban_hanh")
    folder = write(tmp_path, {"a.yaml": HEADER[:start] + HEADER[end:] + DEPARTMENT, "b.yaml": own + DISTRICT})
    assert read([folder], load).publications.commune_index["huyen_mau"].number == "300/QĐ-UBND"


CONFLICTS = [
    ("hai năm", ("nam_danh_gia: 2022", "nam_danh_gia: 2021"), ["năm đánh giá 2021, khác 2022", "Mỗi lần chạy một năm"]),
    ("ngày đánh giá khác", ("ngay_danh_gia: 2023-06-01", "ngay_danh_gia: 2023-06-02"), ["ky_danh_gia khác với a.yaml"]),
    ("văn bản công bố khác", ("100/QĐ-UBND", "101/QĐ-UBND"), ["van_ban_cong_bo.chi_so_don_vi khác với a.yaml, dòng 7"]),
    ("số văn bản khác", ("12/TTr-SNV", "13/TTr-SNV"), ["van_ban_da_ban_hanh.to_trinh_xep_loai khác với a.yaml"]),
    ("chỉ số lĩnh vực khác", ('"88.10"', '"88.11"'), ["chi_so_linh_vuc.chi_dao_dieu_hanh khác với a.yaml"]),
]


@pytest.mark.parametrize(("change", "phrases"), [case[1:] for case in CONFLICTS], ids=[case[0] for case in CONFLICTS])
def test_common_parts_must_agree(tmp_path: Path, change: tuple[str, str], phrases: list[str]) -> None:
    folder = write(tmp_path, {"a.yaml": HEADER + DEPARTMENT, "b.yaml": HEADER.replace(*change) + DISTRICT})
    (problem,) = problems_in(folder)
    assert problem.place.file == "b.yaml"
    for phrase in phrases:
        assert phrase in str(problem)


def test_one_unit_in_two_files_names_both_places(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.yaml": HEADER + DISTRICT, "b.yaml": "don_vi:\n" + DISTRICT})
    (problem,) = problems_in(folder)
    line = HEADER.count("\n") + 1
    assert str(problem).startswith("b.yaml, dòng 2, khóa “ma_don_vi”")
    assert f"đã có ở a.yaml, dòng {line}" in str(problem)


def test_problems_of_every_file_come_at_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "a.yaml": HEADER + DISTRICT.replace("{tu: 80, den: 90}", "9O"),
            "b.yaml": "don_vi: [\n",
            "c.json": '{"don_vi": [],}',
            "d.yaml": "don_vi:\n" + COMMUNE.replace("71,5", "925"),
        },
    )
    assert {problem.place.file for problem in problems_in(folder)} == {"a.yaml", "b.yaml", "c.json", "d.yaml"}


def test_same_name_in_two_folders_is_told_apart(tmp_path: Path) -> None:
    write(tmp_path, {"x/a.yaml": HEADER + DISTRICT, "y/a.yaml": "don_vi:\n" + DISTRICT})
    (problem,) = problems_in(tmp_path / "x", tmp_path / "y")
    assert problem.place.file == "y/a.yaml"
    assert "x/a.yaml" in str(problem)


def test_other_files_of_a_folder_are_left_alone(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "a.yaml": HEADER + DISTRICT,
            "README.md": "x",
            ".an.yaml": "x",
            "~$a.xlsx": "x",
            "cu.xls": "x",
            "con/b.yaml": "x",
        },
    )
    dossier = read([folder], load)
    assert [unit.unit for unit in dossier.evaluations] == ["huyen_mau"]
    assert warnings_of(dossier, r"~\$a.xlsx.*đang mở trong Excel")
    assert warnings_of(dossier, r"cu.xls.*không được đọc")


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("a.xls", "lưu thành “Excel Workbook (.xlsx)”"),
        ("a.xlsm", "macro"),
        ("a.docx", "docgen form"),
        ("a.pdf", "“.pdf” không đọc được"),
        ("~$a.xlsx", "tệp khóa"),
        ("khong_co.yaml", "không có tệp này"),
    ],
)
def test_unreadable_paths_get_advice(tmp_path: Path, name: str, phrase: str) -> None:
    if name != "khong_co.yaml":
        (tmp_path / name).write_bytes(b"x")
    assert any(phrase in str(problem) for problem in problems_in(tmp_path / name))


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (problem,) = problems_in(tmp_path)
    assert "không có tệp .xlsx" in str(problem)


def test_nothing_to_read() -> None:
    (problem,) = problems_in()
    assert "không có tệp nào" in str(problem)


def test_an_unknown_regulation_is_the_fault_of_the_regulation(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.yaml": HEADER.replace("bp-34-2020", "bp-34-2021") + DISTRICT})
    with pytest.raises(RegulationError, match="bp-34-2020"):
        read([folder], load)


def test_reading_is_deterministic_and_leaves_the_files(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.yaml": WHOLE})
    first = read([folder], load)
    assert (folder / "a.yaml").read_text(encoding="utf-8") == WHOLE
    assert read([folder], load) == first
    assert read([folder], load).warnings == first.warnings
