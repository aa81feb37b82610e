"""`docgen build` và `verify` từ đầu đến cuối, với mẫu của nơi làm việc."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from cli_factory import run, spawn, unit, write_input

from docgen.model.draft import Draft
from docgen.model.office import Office
from docgen.render.library import Library

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
    assert "Xong 1 văn bản, " in errors
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


def test_second_run_says_why_each_document_was_made(workspace: Path) -> None:
    assert "lần này, vì:" not in build(workspace)[1]
    assert "lần này, vì:" not in build(workspace)[1]
    changed = unit("so_cong_thuong", "Sở Công Thương", head="null", done=9)
    write_input(workspace / "inputs", changed, unit("so_y_te", "Sở Y tế", done=10))
    code, out, _ = build(workspace)
    assert code == 0
    listed = out[out.index("Đã lập (written) lần này, vì:") :].splitlines()
    assert listed[1:5] == [
        "  dữ liệu đầu vào đã đổi: 1 văn bản",
        f"    {KIND}/so_cong_thuong",
        "  lập lần đầu: 1 văn bản",
        f"    {KIND}/so_y_te",
    ]


def test_long_list_of_reasons_is_cut(workspace: Path) -> None:
    build(workspace)
    write_input(workspace / "inputs", *(unit(f"so_{number:02}", f"Sở {number}", done=1) for number in range(30)))
    out = build(workspace)[1]
    assert out.count(f"    {KIND}/so_") == 19
    assert "  … và 11 văn bản khác, xem manifest" in out


def test_screen_names_the_manifest_status_and_the_file(workspace: Path) -> None:
    build(workspace)
    (workspace / "outputs" / FILE).write_bytes(b"sua tay")
    out = build(workspace)[1]
    assert "Sửa tay (edited):" in out
    assert f"tệp {FILE}" in out
    write_input(workspace / "inputs", unit("so_y_te", "Sở Y tế"))
    out = build(workspace)[1]
    assert "Hết hiệu lực (withdrawn):" in out
    assert f"tệp 2022/_het_hieu_luc/{KIND}/so_cong_thuong.docx" in out


def test_issued_document_is_kept_and_reported_loudly(workspace: Path) -> None:
    decision = "  quyet_dinh_xep_loai: {so_ky_hieu: 20/QĐ-UBND, ngay_ban_hanh: 2023-06-10, nguoi_ky: Trần Văn B}\n"
    write_input(workspace / "inputs", unit("so_cong_thuong", "Sở Công Thương", done=10) + decision)
    assert build(workspace)[0] == 0
    signed = (workspace / "outputs" / FILE).read_bytes()
    write_input(workspace / "inputs", unit("so_cong_thuong", "Sở Công Thương", done=9) + decision)
    code, out, _ = build(workspace)
    assert code == 0
    assert "CHÚ Ý: 1 văn bản đã ban hành được giữ nguyên" in out
    assert "đã có số 20/QĐ-UBND nhưng dữ liệu nay cho nội dung khác" in out
    assert (workspace / "outputs" / FILE).read_bytes() == signed
    assert run("verify", workspace / "outputs").exit_code == 0
    assert "CHÚ Ý" not in build(workspace, "--force")[1]
    assert (workspace / "outputs" / FILE).with_name("so_cong_thuong.ban_cu.docx").read_bytes() == signed


def test_template_detail_is_printed_once_under_the_summary(workspace: Path) -> None:
    units = (unit(f"so_{name}", f"Sở {name}", done=1) for name in "abc")
    write_input(workspace / "inputs", *units)
    template = workspace / "templates" / "quyet_dinh" / f"{KIND}.docx"
    document = docx.Document(str(template))
    document.add_paragraph("Điều 9. {{ muc_xep_loai } }}")
    document.save(str(template))
    code, out, errors = build(workspace)
    assert code == 5
    assert f"Hỏng (failed):\n  {KIND}/so_a, so_b, so_c: mẫu {KIND}.docx bị từ chối\n" in out
    assert errors.count("đoạn “Điều 9. {{ muc_xep_loai } }}”") == 1
    assert "thừa “}”" in errors
    assert "unexpected" not in errors
    assert "docgen init THƯ_MỤC_KHÁC" in errors
    assert "chạy lại docgen build để xem chi tiết" in run("verify", workspace / "outputs").stdout


def test_deleted_template_is_told_once(workspace: Path) -> None:
    (workspace / "templates" / "quyet_dinh" / f"{KIND}.docx").unlink()
    code, _, errors = build(workspace)
    assert code == 0
    assert errors.count(f"dùng mẫu dựng sẵn: quyet_dinh/{KIND}.docx") == 1


def test_bug_in_one_document_exits_1_with_a_log(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen import pipeline

    write_input(workspace / "inputs", *(unit(f"so_{name}", f"Sở {name}", done=1) for name in "ab"))
    produce = pipeline.produce

    def broken(draft: Draft, library: Library, office: Office, recalls: object = None) -> pipeline.Product:
        if draft.key == "so_a":
            raise KeyError("chữ của hồ sơ")
        return produce(draft, library, office)

    monkeypatch.setattr(pipeline, "produce", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, out, errors = build(workspace)
    assert code == 1
    assert f"{KIND}/so_a: lỗi ngoài dự kiến của chính docgen (KeyError)" in out
    assert (workspace / "outputs" / "2022" / KIND / "so_b.docx").exists()
    assert "Traceback" not in out + errors
    (log,) = tmp_path.glob("docgen_loi_*.log")
    assert str(log) in errors
    assert "chữ của hồ sơ" in log.read_text(encoding="utf-8-sig")
    assert "chữ của hồ sơ" not in (workspace / "outputs" / "2022" / "manifest.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("jobs", [(), ("--jobs", "1")])
def test_time_limit_means_a_child_process_that_can_be_stopped(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, jobs: tuple[str, ...]
) -> None:
    """Hàm lập bị phá ở tiến trình này: chỉ lập ở tiến trình con thì văn bản mới ra."""
    from docgen import pipeline

    produce = pipeline.produce

    def broken(draft: Draft, library: Library, office: Office, recalls: object = None) -> pipeline.Product:
        if draft.kind == KIND:
            raise KeyError("lập ngay tại đây")
        return produce(draft, library, office)

    monkeypatch.setattr(pipeline, "produce", broken)
    assert build(workspace, *jobs)[0] == 1
    assert build(workspace, *jobs, "--time-limit", "60")[0] == 0
    assert (workspace / "outputs" / FILE).exists()


def test_time_limit_with_threads_is_refused_not_ignored(workspace: Path) -> None:
    code, _, errors = build(workspace, "--threads", "--time-limit", "5")
    assert code == 2
    assert "--time-limit không dùng với --threads" in errors


def test_interrupt_inside_one_document_stops_the_batch(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen import pipeline

    def interrupted(draft: Draft, library: Library, office: Office, recalls: object = None) -> pipeline.Product:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "produce", interrupted)
    assert build(workspace)[0] == 130


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
