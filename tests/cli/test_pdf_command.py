"""`docgen pdf`: tệp, thư mục, mẫu tên; chạy LibreOffice thật trên một văn bản vừa lập."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_factory import run, write_document, write_input

from docgen.cli.console.word_files import select
from docgen.errors import UsageError

KIND = "quyet_dinh_xep_loai_ca_nhan"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    names = ("phieu/so_a.docx", "phieu/so_b.DOCX", "to_trinh/so_a.docx", "to_trinh/ghi_chu.txt", "phieu/~$so_a.docx")
    outdated = ("_het_hieu_luc/phieu/so_c.docx", "phieu/so_a.ban_cu.docx", "phieu/so_a.ban_cu_2.docx")
    for name in (*names, *outdated):
        write_document(tmp_path / "2022" / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pairs(*arguments: str) -> dict[str, str]:
    found, _ = select(arguments)
    return {source.as_posix(): Path("pdf", name.with_suffix(".pdf")).as_posix() for source, name in found}


def test_folder_keeps_its_subfolders_and_leaves_outdated_copies(folder: Path) -> None:
    assert pairs("2022") == {
        "2022/phieu/so_a.docx": "pdf/phieu/so_a.pdf",
        "2022/phieu/so_b.DOCX": "pdf/phieu/so_b.pdf",
        "2022/to_trinh/so_a.docx": "pdf/to_trinh/so_a.pdf",
    }
    assert select(["2022"])[1] == 3
    assert pairs("2022/_het_hieu_luc") == {"2022/_het_hieu_luc/phieu/so_c.docx": "pdf/phieu/so_c.pdf"}


def test_quoted_pattern_is_expanded(folder: Path) -> None:
    assert pairs("2022/phieu/so_?.docx") == {"2022/phieu/so_a.docx": "pdf/so_a.pdf"}
    assert pairs(str(folder / "2022" / "to_trinh" / "*")) == {f"{folder}/2022/to_trinh/so_a.docx": "pdf/so_a.pdf"}
    assert pairs("20*") == pairs("2022")


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("khong_co.docx", "Tệp 'khong_co.docx' không tồn tại."),
        ("2022/*.docx", "khớp '2022/*.docx'"),
        ("2022/a**/x", "** phải đứng riêng"),
    ],
)
def test_nothing_to_convert_is_a_usage_error(folder: Path, argument: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        select([argument])
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data"),
    [("ghi_chu", "chữ thường".encode()), ("gia.docx", b"PK"), ("rong.docx", b"")],
    ids=["tệp chữ không đuôi", "gói hỏng", "tệp rỗng"],
)
def test_file_that_is_no_document_is_refused(folder: Path, name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    result = run("pdf", "2022/phieu/so_a.docx", name, "-o", "pdf")
    assert result.exit_code == 3
    assert f"{name}: nội dung không phải văn bản Word .docx." in result.stderr
    assert "so_a.docx:" not in result.stderr
    assert not Path("pdf").exists()


def test_workbook_is_no_document(tmp_path: Path) -> None:
    book = tmp_path / "so.docx"
    assert run("form", "--year", "2022", "--units", "trong", "-o", tmp_path / "so.xlsx").exit_code == 0
    (tmp_path / "so.xlsx").rename(book)
    result = run("pdf", tmp_path, "-o", tmp_path / "pdf")
    assert result.exit_code == 3
    assert str(book) in result.stderr


def test_empty_folder_is_a_usage_error(tmp_path: Path) -> None:
    assert run("pdf", tmp_path, "-o", tmp_path / "pdf").exit_code == 2


def test_same_name_outside_a_folder_is_refused(folder: Path) -> None:
    result = run("pdf", "2022/*/so_a.docx", "-o", "pdf")
    assert result.exit_code == 2
    assert "cùng tên" in result.stderr
    assert "2022/to_trinh/so_a.docx" in result.stderr
    assert not Path("pdf").exists()


def test_build_then_verify_then_real_pdf(tmp_path: Path) -> None:
    out = tmp_path / "ra"
    assert run("build", write_input(tmp_path), "-o", out, "--kind", KIND).exit_code == 0
    verified = run("verify", out)
    assert (verified.exit_code, verified.stdout) == (0, "1 dòng manifest, 0 chỗ khác.\n")
    result = run("pdf", out / "2022", "-o", tmp_path / "pdf")
    made = tmp_path / "pdf" / KIND / "so_cong_thuong.pdf"
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{tmp_path / 'pdf' / 'phieu_trinh_ky.pdf'}\n{made}\n"
    assert made.read_bytes().startswith(b"%PDF-")
    assert run("verify", out).exit_code == 0
