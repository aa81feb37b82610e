"""Ngưỡng của cơ quan khai trong docgen.toml: qua mọi lệnh, lập lại khi tệp đổi, sai thì từ chối."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from cli_factory import ROOT, run
from docx import Document
from openpyxl import load_workbook

from docgen import pipeline, readers
from docgen.readers.decoding import Decoded, Task

SAMPLE = ROOT / "inputs" / "vi_du" / "quang_nam" / "co_nguong"
ISSUED = "Quyết định số 02/QĐ-GĐ"
TOLD = f"Ngưỡng xếp loại: {ISSUED} ngày 10/01/2018 của Cơ quan giả định, theo tệp nguong_gia_dinh.yaml của cơ quan."
LEVELS = {
    ("so_gia_dinh_a", "nguoi_dung_dau"): "hoan_thanh_tot",
    ("so_gia_dinh_a", "nguoi_truc_tiep"): "hoan_thanh_tot",
    ("huyen_gia_dinh_b", "nguoi_dung_dau"): "hoan_thanh_xuat_sac",
    ("huyen_gia_dinh_c", "nguoi_dung_dau"): "khong_hoan_thanh",
    ("xa_gia_dinh_d", "nguoi_dung_dau"): None,
    ("so_gia_dinh_e", "nguoi_dung_dau"): None,
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "van_phong"))


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def classified(workspace: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(run("classify", workspace / "inputs", "--format", "json").stdout)
    return found


def levels(found: dict[str, object]) -> dict[tuple[str, str], str | None]:
    results = found["results"]
    assert isinstance(results, list)
    return {(one["unit"], one["role"]): one["level"] for one in results}


def test_levels_come_out_and_every_verdict_cites_the_document(workspace: Path) -> None:
    found = classified(workspace)
    assert levels(found) == LEVELS
    assert found["thresholds"] == {
        "file": "nguong_gia_dinh.yaml",
        "number": "02/QĐ-GĐ",
        "issued": "2018-01-10",
        "issuer": "Cơ quan giả định",
        "title": "ban hành ngưỡng xếp loại giả định",
    }
    results = found["results"]
    assert isinstance(results, list)
    for one in results:
        cited = {reason["citation"] for reason in one["reasons"] if reason["holds"] is not None}
        assert cited, one["unit"]
        assert all(citation.endswith(ISSUED) for citation in cited), cited


def test_without_the_line_nobody_has_a_level(workspace: Path) -> None:
    edit(workspace / "docgen.toml", '[nguong]\nqnam-qno = "nguong_gia_dinh.yaml"\n', "")
    found = classified(workspace)
    assert set(levels(found).values()) == {None}
    assert "thresholds" not in found


@pytest.mark.parametrize("command", ["validate", "classify", "explain", "build"])
def test_every_command_says_whose_thresholds_they_are(command: str, workspace: Path, tmp_path: Path) -> None:
    more: dict[str, tuple[object, ...]] = {"explain": ("--unit", "so_gia_dinh_a"), "build": ("-o", tmp_path / "ra")}
    result = run(command, workspace / "inputs", *more.get(command, ()))
    assert result.exit_code == 0, result.stderr
    assert TOLD in result.stderr


def words(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def test_the_papers_say_it_and_are_made_again_when_the_file_changes(workspace: Path, tmp_path: Path) -> None:
    def build() -> str:
        return run("build", workspace / "inputs", "-o", tmp_path / "ra").stdout

    build()
    made = tmp_path / "ra" / "2018"
    sheet = words(made / "phieu_danh_gia" / "huyen_gia_dinh_b.docx")
    assert f"ngưỡng xếp loại: {ISSUED} ngày 10/01/2018" in sheet
    assert "đúng câu chữ của quy định, với ngưỡng của cơ quan" in sheet
    assert f"khoản 1 Điều 1 {ISSUED}" in sheet
    assert f"Theo ngưỡng của cơ quan: {ISSUED}" in words(made / "bao_cao_tong_hop" / "tinh.docx")
    assert f"{ISSUED} ngày 10/01/2018" in words(made / "phieu_trinh_ky.docx")
    assert "Đã lập (written) lần này" not in build()
    edit(workspace / "nguong_gia_dinh.yaml", 'unit_index, at_least: "90"', 'unit_index, at_least: "91"')
    assert "phieu_danh_gia/huyen_gia_dinh_b" in build()
    assert "Hoàn thành tốt nhiệm vụ" in words(made / "phieu_danh_gia" / "huyen_gia_dinh_b.docx")


def with_late_dossiers(workspace: Path) -> None:
    """Ngưỡng giả định đòi thêm một số liệu mà quy định không khai."""
    file = workspace / "nguong_gia_dinh.yaml"
    index = '  - {measure: unit_index, at_least: "90"'
    edit(file, index, f'  - {{measure: ho_so_tre_han, at_most: "5"}}\n{index}')
    figure = "quantities: {ho_so_tre_han: {label: Tỷ lệ hồ sơ trễ hạn, unit: percent}}"
    edit(file, "missing: {unit_index: N1}", f"missing: {{unit_index: N1, ho_so_tre_han: N1}}\n{figure}")


def test_a_reading_spread_over_processes_uses_the_same_thresholds(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_late_dossiers(workspace)
    source = workspace / "inputs" / "danh_gia_2018.yaml"
    edit(source, '  chi_so_don_vi: "90"\n', '  chi_so_don_vi: "90"\n  so_lieu: {ho_so_tre_han: "4,5"}\n')
    here = pipeline.read([source])
    bundles = []

    def spread(decode: Callable[[Task], Decoded | None], tasks: Iterable[Task]) -> Iterator[Decoded | None]:
        for task in tasks:
            bundles.append(decode(task))
            yield bundles[-1]

    monkeypatch.setattr(readers, "_LARGE", 0)
    apart = pipeline.read([source], spread)
    assert bundles
    assert None not in bundles
    assert apart.period.thresholds == here.period.thresholds is not None
    assert pipeline.classify(apart) == pipeline.classify(here)
    assert [one.level for one in pipeline.classify(apart)] == list(LEVELS.values())


@pytest.mark.parametrize(
    ("before", "after", "code", "said"),
    [
        ("qnam-qno =", "qnam-qn0 =", 3, "Có phải là “qnam-qno”?"),
        ("nguong_gia_dinh.yaml", "khong_co.yaml", 3, "không mở được tệp ngưỡng “khong_co.yaml”"),
        ('"nguong_gia_dinh.yaml"', "3", 3, "không phải là chữ"),
        ("qnam-qno =", "bp-34-2020 =", 0, ""),
    ],
    ids=["mã quy định sai", "không có tệp", "không phải chữ", "của quy định khác thì không dùng"],
)
def test_the_line_of_docgen_toml(before: str, after: str, code: int, said: str, workspace: Path) -> None:
    edit(workspace / "docgen.toml", before, after)
    result = run("classify", workspace / "inputs")
    assert result.exit_code == code
    assert said in result.stderr
    assert code == 0 or "docgen.toml, dòng 14" in result.stderr


def test_a_wrong_file_is_refused_with_its_line(workspace: Path) -> None:
    edit(workspace / "nguong_gia_dinh.yaml", "  number: 02/QĐ-GĐ\n", "")
    result = run("build", workspace / "inputs", "-o", workspace / "outputs")
    assert result.exit_code == 4
    assert "Tệp ngưỡng nguong_gia_dinh.yaml có 1 chỗ sai" in result.stderr
    assert "dòng 4" in result.stderr
    assert not (workspace / "outputs").exists()


@pytest.mark.parametrize("year", [2017, 2019])
def test_thresholds_of_another_year(year: int, workspace: Path) -> None:
    years = f"{{first_year: {year}, last_sure_year: {year}}}"
    edit(workspace / "nguong_gia_dinh.yaml", "{first_year: 2018, last_sure_year: 2018}", years)
    result = run("validate", workspace / "inputs")
    assert result.exit_code == 3
    assert f"ngưỡng ở tệp nguong_gia_dinh.yaml chỉ dùng cho năm đánh giá {year}, không phải năm 2018" in result.stderr


def test_analysis_of_the_thresholds_before_use() -> None:
    result = run("regulation", "analyse", "qnam-qno", "--thresholds", SAMPLE / "nguong_gia_dinh.yaml")
    assert result.exit_code == 0
    assert TOLD in result.stderr
    assert "Hoàn thành xuất sắc nhiệm vụ" in result.stdout
    assert run("regulation", "analyse", "qnam-qno", "--thresholds", SAMPLE / "khong_co.yaml").exit_code == 4


def test_the_form_asks_for_the_figures_of_the_thresholds(workspace: Path) -> None:
    with_late_dossiers(workspace)
    path = workspace / "inputs" / "so.xlsx"
    assert run("form", "--regulation", "qnam-qno", "--year", "2018", "-o", path).exit_code == 0
    book = load_workbook(path)
    assert "Số liệu" in book.sheetnames
    listed = {cell.value for row in book["Danh mục"].iter_rows() for cell in row}
    assert "Tỷ lệ hồ sơ trễ hạn" in listed


def test_a_level_left_open_by_the_file_is_said(workspace: Path) -> None:
    """Tệp chỉ nêu hai mức giữa: không ai bị nói là không thỏa điều kiện mà mình thỏa."""
    path = workspace / "nguong_gia_dinh.yaml"
    text = path.read_text(encoding="utf-8")
    first, second = text.index("- id: hoan_thanh_xuat_sac"), text.index("- id: hoan_thanh_tot")
    path.write_text(text[:first] + text[second:], encoding="utf-8")
    warned = run("validate", workspace / "inputs").stdout
    assert "chưa nêu ngưỡng của mức “Hoàn thành xuất sắc nhiệm vụ”" in warned
    explained = run("explain", workspace / "inputs", "--unit", "huyen_gia_dinh_b").stdout
    assert "nhưng chưa nêu mức này vì mức “Hoàn thành xuất sắc nhiệm vụ” chưa có đủ ngưỡng" in explained
    for false in ("có điều kiện không thỏa", "đồng thời: ."):
        assert false not in explained


def test_the_lowest_level_needs_a_case(workspace: Path) -> None:
    path = workspace / "nguong_gia_dinh.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("grounds:")] + text[text.index("candidates:") :], encoding="utf-8")
    result = run("validate", workspace / "inputs")
    assert result.exit_code == 4
    assert "mức “khong_hoan_thanh” được nêu mà không có trường hợp nào ở grounds" in result.stderr


def test_thresholds_set_after_the_signing_date_are_refused(workspace: Path) -> None:
    edit(workspace / "nguong_gia_dinh.yaml", "issued: 2018-01-10", "issued: 2030-01-10")
    result = run("validate", workspace / "inputs")
    assert result.exit_code == 3
    assert "văn bản nêu ngưỡng đề ngày 10/01/2030, sau ngày ký" in result.stderr


def test_an_unknown_measure_is_one_mistake(workspace: Path) -> None:
    edit(workspace / "nguong_gia_dinh.yaml", '{measure: unit_index, at_least: "90"', '{measure: chi_so, at_least: "90"')
    result = run("validate", workspace / "inputs")
    assert result.exit_code == 4
    assert "1 chỗ sai" in result.stderr
    assert "đại lượng “chi_so” không có" in result.stderr
