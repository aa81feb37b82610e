"""Từng lệnh: in gì, ghi gì, thoát với mã nào."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli_factory import run, unit, write_document, write_input

from docgen import __version__
from docgen.cli import cli


def test_version() -> None:
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout == f"docgen {__version__}\n"


def test_every_command_has_vietnamese_help() -> None:
    names = cli.list_commands(None)  # type: ignore[arg-type]
    assert set(names) >= {"init", "form", "validate", "classify", "explain", "build", "verify", "pdf", "doctor"}
    for name in ["", *names]:
        result = run(*([name] if name else []), "--help")
        assert result.exit_code == 0, name
        assert "Cách dùng:" in result.stdout
        for english in ("Usage", "Options", "Commands", "Show this", "required", "default:", "COMMAND", "OPTIONS"):
            assert english not in result.stdout, (name, english)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["biuld"], "Không có lệnh 'biuld'."),
        (["build"], "Thiếu tham số"),
        (["build", "x"], "Thiếu tùy chọn '-o'"),
        (["build", "x", "-o", "y", "--jobs", "ba"], "'ba' không phải số đúng dạng."),
        (["build", "x", "-o", "y", "--jobs", "0"], "0 nằm ngoài khoảng"),
        (["build", "x", "-o", "y", "--jbs", "1"], "Có phải bạn muốn gõ '--jobs'?"),
        (["build", "x", "-o"], "cần một giá trị đi sau"),
        (["classify", "x", "--format", "xml"], "'xml' không thuộc 'table', 'json'."),
        (["verify", "a", "b"], "Thừa tham số: b"),
        (["form", "--year", "2022"], "Thiếu tùy chọn '-o'"),
        (["pdf", "khong_co.docx", "-o", "y"], "Tệp 'khong_co.docx' không tồn tại."),
        (["build", "x", "-o", "y", "--kind", "la"], "Không có loại văn bản la."),
        (["form", "--year", "2022", "-o", "so.xls"], ".xlsx"),
    ],
)
def test_usage_errors_are_vietnamese_and_exit_2(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Lỗi:" in result.stderr
    assert result.stdout == ""
    for english in ("Error", "Missing", "Invalid", "Try '", "Usage", "No such", "unexpected"):
        assert english not in result.stderr


def test_validate_counts_and_warns(tmp_path: Path) -> None:
    result = run("validate", write_input(tmp_path))
    assert result.exit_code == 0, result.stderr
    assert "2 đơn vị, 2 người đứng đầu; 0 lỗi" in result.stdout


def test_validate_names_every_problem_and_exits_3(tmp_path: Path) -> None:
    path = write_input(tmp_path, unit("so_a", "Sở A", index='"9O"'), unit("so_b", "Sở B", done=-1))
    result = run("validate", path)
    assert result.exit_code == 3
    assert "danh_gia.yaml" in result.stderr
    assert "9O" in result.stderr
    assert "-1" in result.stderr
    assert result.stdout == ""


def test_missing_input_exits_3(tmp_path: Path) -> None:
    result = run("classify", tmp_path / "khong_co.yaml")
    assert result.exit_code == 3
    assert "khong_co.yaml" in result.stderr


def test_classify_table(tmp_path: Path) -> None:
    result = run("classify", write_input(tmp_path))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split("  ")[0] == "Đơn vị"
    assert "Hoàn thành tốt nhiệm vụ" in lines[1]
    assert "Nguyễn Văn A" in lines[1]
    assert "0/43" in lines[1]
    assert "85,50" in lines[1]
    assert "." not in lines[1]
    assert "Giám đốc Sở Công Thương" in lines[2]
    assert "Không hoàn thành nhiệm vụ" in lines[2]


def test_classify_json_shape_and_exact_numbers(tmp_path: Path) -> None:
    band = unit("so_b", "Sở B", index="{tu: 60, den: 80}")
    result = run("classify", write_input(tmp_path, unit("so_a", "Sở A", index='"90.10"'), band), "--format", "json")
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert list(document) == ["schema", "regulation", "year", "reading", "results"]
    assert document["schema"] == "docgen.classification/1"
    assert (document["regulation"], document["year"], document["reading"]) == ("bp-34-2020", 2022, "floor")
    first, second = document["results"]
    assert list(first)[:12] == [
        "unit",
        "role",
        "kind",
        "level",
        "status",
        "candidates",
        "criteria",
        "unit_index",
        "field_indices",
        "grounds",
        "questions",
        "reasons",
    ]
    assert list(first["criteria"]) == ["applicable", "failing", "not_done", "struck_out"]
    assert list(first["reasons"][0]) == ["citation", "text", "holds", "facts", "source", "children"]
    assert first["unit_index"] == "90.10"
    assert second["unit_index"] == {"tu": "60", "den": "80"}
    assert first["head"] == "Nguyễn Văn A"


def test_strict_reading_is_passed_on(tmp_path: Path) -> None:
    path = write_input(tmp_path, unit("so_a", "Sở A", index='"95"'))
    levels = [
        json.loads(run("classify", path, "--reading", reading, "--format", "json").stdout)["results"][0]["level"]
        for reading in ("floor", "strict")
    ]
    assert levels == ["hoan_thanh_tot", None]


def test_explain_shows_citations_sources_and_changes(tmp_path: Path) -> None:
    result = run("explain", write_input(tmp_path), "--unit", "so_cong_thuong")
    assert result.exit_code == 0
    assert "├─ " in result.stdout
    assert "✓ điểm c khoản 4 Điều 12" in result.stdout
    assert "10/40" in result.stdout
    assert "chỉ số đơn vị: 85,50" in result.stdout
    assert "85.50" not in result.stdout
    assert "hiệu quả cao: không" in run("explain", write_input(tmp_path), "--unit", "so_y_te").stdout
    assert "nguồn: danh_gia.yaml, dòng" in result.stdout
    assert "Thay đổi nào sẽ đổi mức:" in result.stdout


def test_explain_unknown_unit_suggests(tmp_path: Path) -> None:
    result = run("explain", write_input(tmp_path), "--unit", "so_yte")
    assert result.exit_code == 2
    assert "so_y_te" in result.stderr


def test_init_creates_a_workspace_once(tmp_path: Path) -> None:
    folder = tmp_path / "nơi làm việc"
    first = run("init", folder)
    assert first.exit_code == 0
    assert f'docgen build "{folder / "inputs"}" -o "{folder / "outputs"}"' in first.stdout
    assert f'-o "{folder / "inputs" / "danh_gia.xlsx"}"' in first.stdout
    assert sorted(path.name for path in folder.iterdir()) == ["docgen.toml", "inputs", "outputs", "templates"]
    (folder / "docgen.toml").write_text("đã sửa", encoding="utf-8")
    again = run("init", folder)
    assert again.exit_code == 7
    assert "docgen.toml" in again.stderr
    assert (folder / "docgen.toml").read_text(encoding="utf-8") == "đã sửa"


def test_init_refuses_a_province_that_breaks_the_settings(tmp_path: Path) -> None:
    assert run("init", tmp_path / "moi", "--province", 'Bình "Phước').exit_code == 2
    assert not (tmp_path / "moi").exists()


def test_form_is_readable_and_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    assert run("form", "--regulation", "bp-34-2020", "--year", "2022", "-o", path).exit_code == 0
    data = path.read_bytes()
    again = run("form", "--regulation", "bp-34-2020", "--year", "2022", "-o", path)
    assert again.exit_code == 7
    assert path.read_bytes() == data


def test_unknown_regulation_exits_4(tmp_path: Path) -> None:
    assert run("form", "--regulation", "la", "--year", "2022", "-o", tmp_path / "so.xlsx").exit_code == 4
    assert run("regulation", "show", "la").exit_code == 4


def test_regulation_list_and_show() -> None:
    assert "bp-34-2020" in run("regulation", "list").stdout
    shown = run("regulation", "show", "bp-34-2020").stdout
    assert "4.1.b: " in shown
    assert "G13: " in shown


def test_verify_exit_codes(tmp_path: Path) -> None:
    result = run("verify", tmp_path)
    assert result.exit_code == 2
    assert "manifest.jsonl" in result.stderr
    (tmp_path / "2022").mkdir()
    for data in (b"{bad", b""):
        (tmp_path / "2022" / "manifest.jsonl").write_bytes(data)
        damaged = run("verify", tmp_path)
        assert damaged.exit_code == 1
        assert "2022/manifest.jsonl: " in damaged.stdout


def test_doctor_says_what_to_do_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    lister = shutil.which("fc-list")
    if lister:
        (tools / "fc-list").symlink_to(lister)
    monkeypatch.setenv("PATH", str(tools))
    result = run("doctor")
    assert result.exit_code == 8
    assert "Chưa có LibreOffice." in result.stdout
    assert "apt install libreoffice-writer" in result.stdout


def test_doctor_fails_on_settings_it_cannot_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docgen.toml").write_text("[van_phong\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("doctor")
    assert result.exit_code == 3
    assert f"[sai] Cấu hình {tmp_path / 'docgen.toml'} có chỗ sai." in result.stdout
    assert "dòng 1" in result.stdout


def test_index_without_a_value_or_with_a_band(tmp_path: Path) -> None:
    units = (unit("so_a", "Sở A", index="{tu: 60.5, den: 80}"), unit("so_b", "Sở B", index="null"))
    lines = run("classify", write_input(tmp_path, *units)).stdout.splitlines()
    assert "từ 60,5 đến dưới 80" in lines[1]
    assert "—" in lines[2]


def test_band_is_shown_without_idle_zeros(tmp_path: Path) -> None:
    shown = run("classify", write_input(tmp_path, unit("so_a", "Sở A", index='{tu: 90, den: "100.0"}'))).stdout
    assert "từ 90 đến 100  " in shown


def test_pdf_without_libreoffice_exits_8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_document(tmp_path / "a.docx")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run("pdf", tmp_path / "a.docx", "-o", tmp_path).exit_code == 8
