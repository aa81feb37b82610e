"""`docgen regulation` và những gì nó cho `classify`, `explain`: chạy lệnh thật trên quy định thật."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import docx
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


def test_show_tells_conditions_in_words() -> None:
    shown = run("regulation", "show", "bp-34-2020").output
    assert "- “Chỉ số cải cách hành chính trong năm đạt từ 60% đến dưới 80%”: chỉ số của đơn vị từ 60%." in shown
    assert "Chỉ có trường hợp này khi đọc rộng thì mức dựa vào câu hỏi G13." in shown


def written(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


@pytest.mark.parametrize(
    ("command", "heading"), [("show", "PHIẾU TRA CỨU QUY ĐỊNH"), ("analyse", "KẾT QUẢ PHÂN TÍCH QUY ĐỊNH")]
)
def test_a_word_file_is_written_instead_of_printing(command: str, heading: str, tmp_path: Path) -> None:
    path = tmp_path / "moi" / "qngai.docx"
    result = run("regulation", command, "qngai-2018", "-o", path)
    assert (result.exit_code, result.output) == (0, f"Đã ghi {path}\n")
    assert heading in written(path)
    assert run("check", path).exit_code == 0
    assert list(path.parent.iterdir()) == [path]


def test_the_same_regulation_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        run("regulation", "analyse", "nd-335-2025", "-o", tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_the_annex_names_the_paper_it_is_attached_to(tmp_path: Path) -> None:
    path, paper = tmp_path / "a.docx", "Tờ trình số 12/TTr-SNV ngày 05 tháng 01 năm 2026 của Sở Nội vụ"
    decomposed = unicodedata.normalize("NFD", f"  {paper} ")
    assert run("regulation", "analyse", "qngai-2018", "-o", path, "--attached-to", decomposed).exit_code == 0
    assert f"(Kèm theo {paper})" in written(path)


def test_an_annex_with_a_wrong_reference_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    result = run("regulation", "analyse", "qngai-2018", "-o", path, "--attached-to", "Tờ trình số: 12/TTr-SNV")
    assert result.exit_code == 1
    assert "A04" in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["show", "analyse"])
def test_a_file_that_exists_is_left_alone(command: str, tmp_path: Path) -> None:
    path = tmp_path / "co_roi.docx"
    path.write_bytes(b"cua nguoi dung")
    result = run("regulation", command, "qngai-2018", "-o", path)
    assert result.exit_code == 7
    assert "tệp đã có" in result.stderr
    assert path.read_bytes() == b"cua nguoi dung"


@pytest.mark.parametrize("command", ["show", "analyse"])
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("qngai-2018", "-o", "a.doc"), 2, "phải có đuôi .docx"),
        (("qngai-2019", "-o", "a.docx"), 4, "Có phải là “qngai-2018”?"),
        (("qngai-2018", "-o", "tep/a.docx"), 7, "không ghi được"),
    ],
)
def test_nothing_is_left_when_it_cannot_be_written(
    command: str, arguments: tuple[str, ...], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tep").write_text("một tệp, không phải thư mục", encoding="utf-8")
    result = run("regulation", command, *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["tep"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--attached-to", "Tờ trình"), "--attached-to chỉ dùng cùng -o"),
        (("--format", "json", "-o", "a.docx"), "không dùng cùng --format"),
    ],
)
def test_options_that_do_not_go_together(options: tuple[str, ...], said: str) -> None:
    result = run("regulation", "analyse", "qngai-2018", *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_template_of_the_workspace_is_used(tmp_path: Path) -> None:
    assert run("init", tmp_path / "noi").exit_code == 0
    template = tmp_path / "noi" / "templates" / "phieu" / "phieu_quy_dinh.docx"
    document = docx.Document(str(template))
    document.paragraphs[0].runs[0].text = "PHIẾU TRA CỨU CỦA SỞ"
    document.save(str(template))
    path = tmp_path / "noi" / "outputs" / "a.docx"
    assert run("regulation", "show", "qngai-2018", "-o", path).exit_code == 0
    assert written(path)[0] == "PHIẾU TRA CỨU CỦA SỞ"


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
