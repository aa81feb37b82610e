"""`docgen build` và `verify` từ đầu đến cuối, với mẫu của nơi làm việc."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from cli_factory import run, spawn, unit, write_input

KIND = "quyet_dinh_xep_loai_ca_nhan"
FILE = f"2022/{KIND}/so_cong_thuong.docx"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    assert run("init", tmp_path / "noi_lam_viec").exit_code == 0
    write_input(tmp_path / "noi_lam_viec" / "inputs")
    return tmp_path / "noi_lam_viec"


def build(workspace: Path, *options: str) -> tuple[int, str, str]:
    result = run("build", workspace / "inputs", "-o", workspace / "outputs", "--kind", KIND, *options)
    return result.exit_code, result.stdout, result.stderr


def test_build_then_nothing_then_verify(workspace: Path) -> None:
    code, out, errors = build(workspace)
    assert code == 0, errors
    assert "đã lập" in out
    assert str(workspace / "outputs" / "2022") in out
    assert f"{KIND}: 1 văn bản" in errors
    assert str(workspace / "docgen.toml") in errors
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(workspace / "outputs" / FILE)).paragraphs)
    assert "Không hoàn thành nhiệm vụ" in text
    manifest = (workspace / "outputs" / "2022" / "manifest.jsonl").read_bytes()
    code, out, _ = build(workspace)
    assert code == 0
    assert "không đổi" in out
    assert (workspace / "outputs" / "2022" / "manifest.jsonl").read_bytes() == manifest
    assert run("verify", workspace / "outputs").exit_code == 0
    (workspace / "outputs" / FILE).write_bytes(b"sua tay")
    result = run("verify", workspace / "outputs")
    assert result.exit_code == 1
    assert f"{FILE}: tệp đã được sửa" in result.stdout


def test_workspace_template_wins(workspace: Path) -> None:
    template = workspace / "templates" / "quyet_dinh" / f"{KIND}.docx"
    document = docx.Document(str(template))
    document.add_paragraph("DÒNG RIÊNG CỦA NƠI LÀM VIỆC")
    document.save(str(template))
    assert build(workspace)[0] == 0
    text = [paragraph.text for paragraph in docx.Document(str(workspace / "outputs" / FILE)).paragraphs]
    assert "DÒNG RIÊNG CỦA NƠI LÀM VIỆC" in text


def test_broken_template_exits_5_and_names_the_tag(workspace: Path) -> None:
    template = workspace / "templates" / "quyet_dinh" / f"{KIND}.docx"
    document = docx.Document(str(template))
    document.add_paragraph("{{ truong_khong_co }}")
    document.save(str(template))
    code, out, errors = build(workspace)
    assert code == 5
    assert "hỏng" in out
    assert "truong_khong_co" in errors
    assert not (workspace / "outputs" / FILE).exists()


def test_input_error_writes_nothing(workspace: Path) -> None:
    write_input(workspace / "inputs", unit("so_a", "Sở A", index='"9O"'))
    assert build(workspace)[0] == 3
    assert list((workspace / "outputs").iterdir()) == []


def test_withdrawn_and_edited_are_listed(workspace: Path) -> None:
    build(workspace)
    write_input(workspace / "inputs", unit("so_cong_thuong", "Sở Công Thương"))
    code, out, _ = build(workspace)
    assert code == 0
    assert f"{KIND}/so_cong_thuong: không còn đến hạn" in out
    assert (workspace / "outputs" / "2022" / "_het_hieu_luc" / KIND / "so_cong_thuong.docx").exists()


def test_sample_office_says_so(tmp_path: Path) -> None:
    path = write_input(tmp_path)
    done = spawn("build", path, "-o", tmp_path / "ra", "--kind", KIND, "--jobs", "2", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert "cơ quan mẫu dựng sẵn" in done.stderr.decode("utf-8")
    assert (tmp_path / "ra" / FILE).exists()


def test_same_input_same_bytes(tmp_path: Path) -> None:
    path = write_input(tmp_path)
    for name in ("mot", "hai"):
        assert spawn("build", path, "-o", tmp_path / name, "--kind", KIND, cwd=tmp_path).returncode == 0
    assert (tmp_path / "mot" / FILE).read_bytes() == (tmp_path / "hai" / FILE).read_bytes()
    manifests = [(tmp_path / name / "2022" / "manifest.jsonl").read_bytes() for name in ("mot", "hai")]
    assert manifests[0] == manifests[1]
