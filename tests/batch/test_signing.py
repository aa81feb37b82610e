"""Phiếu trình ký trên đĩa: lấy số từ sổ, ghi lại chỉ khi đổi, không đè bản có người ghi thêm."""

from __future__ import annotations

import dataclasses
import io
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from batch_factory import KIND, OTHER, YEAR, Office, changed, draft, edit, refusal

from docgen import documents, pipeline
from docgen.batch import signing
from docgen.batch.report import Report
from docgen.batch.shelf import Shelf
from docgen.batch.signing import FILE_NAME, SigningSheet
from docgen.batch.verify import verify
from docgen.errors import OutputError
from docgen.readers.office import load_office

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "inputs" / "vi_du" / "binh_phuoc_2022"


@pytest.fixture(scope="module")
def dossier() -> Any:
    return pipeline.read([SAMPLE])


def write(office: Office, dossier: Any, report: Report, kinds: tuple[str, ...] | None = None) -> Path:
    sheet = SigningSheet(dossier, load_office(office.out), kinds or documents.kinds())
    return sheet.write(Shelf(office.out, YEAR), None, report.signed)


def text(path: Path) -> str:
    document = docx.Document(io.BytesIO(path.read_bytes()))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def test_counts_come_from_the_books_and_the_people(office: Office, dossier: Any) -> None:
    report = office.build(draft("so_a"), draft("so_b"), refusal("so_c"), refusal("so_d"), draft("tinh", OTHER))
    path = write(office, dossier, report)
    assert path == office.year / FILE_NAME
    shown = text(path)
    assert "Văn bản đã lập: 3 quyết định." in shown
    assert "Quyết định xếp loại riêng một người: chưa có quyết định công bố chỉ số (2)" in shown
    assert "Mức dựa vào cách đọc" in shown
    assert "Phạm vi của phiếu" not in shown
    assert verify(office.out).differences == ()


def test_second_run_does_not_touch_it_and_a_change_does(office: Office, dossier: Any) -> None:
    path = write(office, dossier, office.build(draft("so_a")))
    before = office.state()
    write(office, dossier, office.build(draft("so_a")))
    assert office.state() == before
    write(office, dossier, office.build(draft("so_a"), refusal("so_b")))
    assert office.state()[f"{YEAR}/{FILE_NAME}"] != before[f"{YEAR}/{FILE_NAME}"]
    assert [one.name for one in path.parent.glob("phieu_trinh_ky*")] == [FILE_NAME]


def test_two_ways_of_counting_people_agree(office: Office, dossier: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nghe kết quả trong lúc lập, hay xếp loại riêng cho phiếu, cũng ra một phiếu; quá lớn thì nói là không đếm."""
    report = office.build(draft("so_a"))
    path = write(office, dossier, report)
    surveyed = path.read_bytes()
    sheet = SigningSheet(dossier, load_office(office.out), documents.kinds())
    for _ in pipeline.works(dossier, load_office(office.out), None, sheet.rated):
        pass
    sheet.write(Shelf(office.out, YEAR), None, report.signed)
    assert path.read_bytes() == surveyed
    monkeypatch.setattr(signing, "MOST_UNITS", 3)
    assert "Mẻ lớn nên không đếm người theo mức" in text(write(office, dossier, report))


def test_a_sheet_somebody_saved_again_is_kept_beside(office: Office, dossier: Any, tmp_path: Path) -> None:
    path = write(office, dossier, office.build(draft("so_a")))
    edit(path, "Ghi chú của người ký")
    profile = f"-env:UserInstallation={(tmp_path / 'ho_so').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    noted = (tmp_path / FILE_NAME).read_bytes()
    path.write_bytes(noted)
    for _ in range(2):
        write(office, dossier, office.build(draft("so_a")))
        assert path.with_name("phieu_trinh_ky.ban_cu.docx").read_bytes() == noted
        assert "Ghi chú của người ký" not in text(path)
        assert len(list(path.parent.glob("phieu_trinh_ky*"))) == 2


def test_edited_failed_and_no_longer_matching_papers_are_told(office: Office, dossier: Any) -> None:
    signed = dataclasses.replace(draft("so_b"), issued="20/QĐ-UBND")
    office.build(draft("so_a"), signed)
    edit(office.path("so_a"))
    bad = changed(draft("so_d"), "{{ hỏng }}")
    report = office.build(draft("so_a"), dataclasses.replace(changed(signed, "Chữ mới"), issued="20/QĐ-UBND"), bad)
    shown = text(write(office, dossier, report))
    label = documents.label(KIND)
    assert f"Văn bản đã sửa tay\n1\n{label}: so_a" in shown
    assert f"Văn bản đã ban hành, nay không khớp dữ liệu\n1\n{label}: so_b" in shown
    assert f"Văn bản lập hỏng\n1\n{label}: so_d" in shown


def test_reassignment_papers_are_counted_without_names(office: Office, dossier: Any) -> None:
    kind = "to_trinh_dieu_chuyen"
    report = office.build(refusal("so_bi_xem_xet", "chưa có kết luận theo Điều 15", kind))
    shown = text(write(office, dossier, report))
    assert "Văn bản chưa lập được\n1\nTờ trình xem xét điều chuyển" in shown
    assert "so_bi_xem_xet" not in shown
    assert "Điều 15" not in shown


def test_a_run_of_some_kinds_says_so(office: Office, dossier: Any) -> None:
    shown = text(write(office, dossier, office.build(draft("so_a")), (KIND,)))
    assert "Lần chạy này chỉ lập 1 trong 13 loại văn bản." in shown


def test_unwritable_sheet_is_an_output_error(office: Office, dossier: Any) -> None:
    report = office.build(draft("so_a"))
    (office.year / FILE_NAME).mkdir()
    with pytest.raises(OutputError, match="phieu_trinh_ky"):
        write(office, dossier, report)
