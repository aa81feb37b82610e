"""Chạy `docgen` như người dùng: trong tiến trình này, hoặc trong một tiến trình thật."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import docx
from click.testing import CliRunner, Result

from docgen.cli import cli

ROOT = Path(__file__).parents[2]

UNIT = """\
- ma_don_vi: {code}
  ten_don_vi: {name}
  loai_don_vi: so_ban_nganh
  co_quan_dieu_11: khong
  chi_so_don_vi: {index}
  nguoi_dung_dau: {{ho_ten: {head}, chuc_vu: Giám đốc}}
  nguoi_danh_gia: Sở Nội vụ
  giai_trinh: số liệu giả định
  tieu_chi:
    mac_dinh: {default}
  hieu_qua_cao: {{ket_luan: khong, ly_do: số liệu giả định}}
  nhiem_vu_cchc: {{duoc_giao: 40, hoan_thanh: {done}}}
"""
HEADER = """\
ky_danh_gia: {nam_danh_gia: 2022, quy_dinh: bp-34-2020, ngay_danh_gia: 2023-06-01}
van_ban_cong_bo:
  chi_so_don_vi: {so_ky_hieu: 01/QĐ-UBND, ngay_ban_hanh: 2023-02-08, co_quan_ban_hanh: Chủ tịch UBND tỉnh}
van_ban_da_ban_hanh:
  to_trinh_xep_loai: {so_ky_hieu: 02/TTr-SNV, ngay_ban_hanh: 2023-05-30, co_quan_ban_hanh: Sở Nội vụ}
don_vi:
"""


def unit(code: str, name: str, index: str = '"85.50"', head: str = "Nguyễn Văn A", done: int = 38) -> str:
    return UNIT.format(code=code, name=name, index=index, head=head, default="dat", done=done)


def write_input(folder: Path, *units: str) -> Path:
    """Một đầu vào YAML: một người hoàn thành tốt, một người không hoàn thành, hoặc các đơn vị nêu ra."""
    chosen = units or (unit("so_y_te", "Sở Y tế"), unit("so_cong_thuong", "Sở Công Thương", head="null", done=10))
    path = folder / "danh_gia.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "".join(chosen), encoding="utf-8")
    return path


def write_document(path: Path) -> Path:
    """Một văn bản Word .docx thật, gần như trống."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_paragraph("Số liệu giả định")
    document.save(str(path))
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def spawn(*arguments: object, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Một tiến trình `python -m docgen` thật; đầu ra là byte."""
    command = [sys.executable, "-m", "docgen", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd or ROOT, env=clean_environment(environment), capture_output=True, timeout=120, check=False
    )


def clean_environment(extra: Mapping[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    return {**inherited, "PYTHONPATH": str(ROOT), **extra}
