"""Mẫu Word có thẻ: dòng lệnh không thuộc thành phần nào, chỗ điền đứng đúng chỗ, không luật nào bị nêu."""

from __future__ import annotations

from pathlib import Path

import pytest
from nhan_ra_kit import broken, read, seen

from docgen import documents

ROOT = Path(__file__).parents[3] / "templates"
TEMPLATES = sorted(ROOT.glob("*/*.docx"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda one: one.stem)
def test_mau_cua_docgen(path):
    document = read(path.read_bytes())
    found = seen(document.components)
    shown = str({key: value for key, value in found.items() if key != "noi_dung"})
    assert "{%" not in shown
    # Phiếu tra cứu và phụ lục ở tệp riêng không có đầu văn bản.
    has_head = path.stem not in documents.regulation_papers()
    assert bool(found["quoc_hieu"]) is bool(found["tieu_ngu"]) is has_head
    assert broken(document) == ((), [])


@pytest.mark.parametrize(
    "path", [one for one in TEMPLATES if one.parent.name == "quyet_dinh"], ids=lambda one: one.stem
)
def test_mau_quyet_dinh(path):
    found = seen(read(path.read_bytes()).components)
    assert found["chu_quan"] == ("{{ co_quan_chu_quan }}",)
    assert found["ban_hanh"] == ("{{ dong }}",)
    assert found["tham_quyen"] == ("{{ tham_quyen }}",)
    assert found["lenh"] == "QUYẾT ĐỊNH:"
    assert found["ho_ten"] == "{{ ho_ten_ky }}"
