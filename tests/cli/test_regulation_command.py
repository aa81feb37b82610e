"""`docgen regulation` và những gì nó cho `classify`, `explain`: chạy lệnh thật trên quy định thật."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_factory import run

from docgen.regulations.load import available

POINTS = """\
ky_danh_gia: {nam_danh_gia: 2026, quy_dinh: nd-335-2025, ngay_danh_gia: 2026-12-10}
don_vi:
"""
UNIT = """\
- ma_don_vi: don_vi_%d
  ten_don_vi: Đơn vị %d
  loai_don_vi: so_ban_nganh
  nguoi_dung_dau: {ho_ten: Nguyễn Văn A, chuc_vu: Giám đốc}
  so_lieu: {diem_tieu_chi_chung: 28, diem_ket_qua_nhiem_vu: "%s"}
"""


@pytest.fixture
def points(tmp_path: Path) -> Path:
    """Hai người xuất sắc, bốn người tốt: quá hạn mức 20%."""
    path = tmp_path / "diem.yaml"
    scores = ("62", "65", "61,97", "60", "55", "50")
    units = "".join(UNIT % (number, number, score) for number, score in enumerate(scores, start=1))
    path.write_text(POINTS + units, encoding="utf-8")
    return path


def test_list_names_every_regulation() -> None:
    result = run("regulation", "list")
    assert result.exit_code == 0
    assert all(name in result.output for name in available())


@pytest.mark.parametrize("name", available())
def test_show_and_analyse_run_for_every_regulation(name: str) -> None:
    assert run("regulation", "show", name).exit_code == 0
    if name != "bp-34-2020":
        assert run("regulation", "analyse", name).exit_code == 0


def test_analysis_says_how_many_cells_have_a_level() -> None:
    result = run("regulation", "analyse", "bp-34-2020")
    assert "5/16 ô có mức theo đúng câu chữ, 7/16 ô theo mức tối thiểu" in result.output
    assert "Nếu đọc khác: Chữ “và” ở điểm b khoản 4 đọc là “hoặc”" in result.output


def test_analysis_as_json() -> None:
    result = run("regulation", "analyse", "nd-335-2025", "--format", "json")
    assert json.loads(result.output)["schema"] == "docgen.analysis/1"


def test_an_unknown_regulation_is_named() -> None:
    result = run("regulation", "analyse", "bp-34-2021")
    assert result.exit_code == 4
    assert "Có phải là “bp-34-2020”?" in result.stderr


def test_a_trial_regulation_says_so(points: Path) -> None:
    assert "nd-335-2025 là quy định thử nghiệm" in run("validate", points).output


def test_a_cap_is_told_and_lowers_no_one(points: Path) -> None:
    result = run("classify", points)
    assert result.output.count("Hoàn thành xuất sắc nhiệm vụ") >= 2
    assert "2 người ở mức “Hoàn thành xuất sắc nhiệm vụ”, quá hạn mức 0 (4 người" in result.stderr


def test_who_is_near_a_threshold(points: Path) -> None:
    result = run("classify", points, "--near", "0,05")
    near = [line.split()[0] for line in result.stdout.splitlines() if line.startswith("don_vi_")]
    assert near == ["don_vi_1", "don_vi_3"]


@pytest.mark.parametrize("text", ["-1", "gần", "1,2,3"])
def test_a_distance_is_a_number(text: str, points: Path) -> None:
    result = run("classify", points, f"--near={text}")
    assert result.exit_code == 2
    assert "--near" in result.stderr


def test_explain_says_how_far_the_thresholds_are(points: Path) -> None:
    result = run("explain", points, "--unit", "don_vi_3")
    assert "Tổng điểm từ 89,97 đến 90 thì thành “Hoàn thành xuất sắc nhiệm vụ” (cách 0,03)." in result.stdout
    assert "Tổng điểm từ 89,97 xuống dưới 70 thì thành “Hoàn thành nhiệm vụ” (cách 19,97)." in result.stdout


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("{diem: 5}", "không có số liệu “diem”"),
        ("{tong_diem: 90}", "được cộng từ diem_tieu_chi_chung, diem_ket_qua_nhiem_vu"),
        ("{diem_tieu_chi_chung: 31}", "31 lớn hơn 30"),
        ("{diem_tieu_chi_chung: {dat: 20, toi_da: 28}}", "không được quy ra phần trăm nên không có điểm tối đa riêng"),
        ("{diem_tieu_chi_chung: 28, diem_ket_qua_nhiem_vu: 49,5}", "số viết bằng dấu phẩy trong ngoặc nhọn bị cắt"),
        ("{diem_tieu_chi_chung: 28, diem: ''}", "không có số liệu “diem”"),
        ("[5]", "không phải là các cặp mã số liệu"),
    ],
)
def test_wrong_figures_are_named(figures: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "diem.yaml"
    unit = UNIT.splitlines()[:-1]
    path.write_text(POINTS + "\n".join(unit) % (1, 1) + f"\n  so_lieu: {figures}\n", encoding="utf-8")
    result = run("validate", path)
    assert result.exit_code == 3
    assert said in result.stderr
