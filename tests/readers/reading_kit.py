"""Hồ sơ mẫu (số liệu giả định) và cách đọc nó, dùng chung cho các bài thử bộ đọc."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import normalize

import pytest

from docgen.errors import InputError, Problem
from docgen.model.dossier import Dossier, Evaluation
from docgen.readers import read
from docgen.regulations.load import load

HEADER = """\
ky_danh_gia:
  nam_danh_gia: 2022
  quy_dinh: bp-34-2020
  ngay_danh_gia: 2023-06-01
  ngay_ky_du_kien: null
van_ban_cong_bo:
  chi_so_don_vi: {so_ky_hieu: 100/QĐ-UBND, ngay_ban_hanh: 2023-02-08, co_quan_ban_hanh: Chủ tịch UBND tỉnh}
  chi_so_linh_vuc: {so_ky_hieu: 200/QĐ-BNV, ngay_ban_hanh: 2023-04-19, co_quan_ban_hanh: Bộ Nội vụ}
  chi_so_cap_xa:
    huyen_mau: {so_ky_hieu: 300/QĐ-UBND, ngay_ban_hanh: 2023-03-01, co_quan_ban_hanh: Chủ tịch UBND huyện Mẫu}
van_ban_da_ban_hanh:
  to_trinh_xep_loai: {so_ky_hieu: 12/TTr-SNV, ngay_ban_hanh: 2023-06-05, co_quan_ban_hanh: Sở Nội vụ}
chi_so_linh_vuc: {chi_dao_dieu_hanh: "88.10", to_chuc_bo_may: "70", can_bo_cong_chuc: {tu: 70, den: 80}}
don_vi:
"""
DEPARTMENT = """\
- ma_don_vi: so_noi_vu
  ten_don_vi: Sở Nội vụ
  loai_don_vi: so_ban_nganh
  thuoc_don_vi: null
  co_quan_dieu_11: so_noi_vu
  chi_so_don_vi: "92.51"
  nguoi_dung_dau: {ho_ten: Nguyễn Văn A, gioi_tinh: nam, chuc_vu: Giám đốc, tu_ngay: 2021-01-01, den_ngay: null}
  nguoi_danh_gia: Tổ thẩm định
  giai_trinh: Đã giải trình
  tieu_chi:
    mac_dinh: dat
    "4.1.b": {trang_thai: chua_bao_dam, mat: [tien_do], ly_do: Chậm, minh_chung: Báo cáo}
    "4.4.b": {trang_thai: khong_ap_dung, ly_do: Không có đoàn kiểm tra, nguoi_xac_nhan: Tổ thẩm định}
  hieu_qua_cao: {ket_luan: co, ly_do: Có sáng kiến}
  nhiem_vu_cchc: {duoc_giao: 40, hoan_thanh: 38}
  truong_hop_khoan_4:
  - diem: đ
    noi_dung: Vi phạm giả định
    van_ban: {so_ky_hieu: 9/QĐ-KL, ngay_ban_hanh: 2022-05-01, co_quan_ban_hanh: Cơ quan giả định}
  truong_hop_dieu_15:
  - khoan: 3
    noi_dung: Bao che giả định
    ket_luan: {so_ky_hieu: 8/KL, ngay_ban_hanh: 2022-07-01, co_quan_ban_hanh: Cơ quan giả định}
  y_kien_co_quan_quan_ly_can_bo: {so_ky_hieu: 7/CV, ngay_ban_hanh: 2023-06-10, co_quan_ban_hanh: Cơ quan quản lý}
  giam_nhe_mien_trach_nhiem: {muc: Giảm nhẹ, ly_do: Đã ngăn chặn}
  lich_su_xep_loai:
  - nam: 2021
    muc: khong_hoan_thanh
    ho_ten: Nguyễn Văn A
    quyet_dinh: {so_ky_hieu: 6/QĐ-UBND, ngay_ban_hanh: 2022-06-01, co_quan_ban_hanh: Chủ tịch UBND tỉnh}
  quyet_dinh_xep_loai: {so_ky_hieu: 13/QĐ-UBND, ngay_ban_hanh: 2023-06-20, nguoi_ky: Trần Văn B}
  quyet_dinh_cua_cap_tham_quyen: {muc: hoan_thanh, ly_do: Xem xét, nguoi_quyet_dinh: Trần Văn B, ngay: 2023-06-20}
  nguoi_xep_loai: {chuc_vu: Chủ tịch UBND tỉnh}
  de_nghi_khen_thuong: {doi_tuong: ca_nhan, hinh_thuc: Bằng khen của Chủ tịch UBND tỉnh, ly_do: Thành tích}
"""
DISTRICT = """\
- ma_don_vi: huyen_mau
  ten_don_vi: Ủy ban nhân dân huyện Mẫu
  loai_don_vi: ubnd_cap_huyen
  chi_so_don_vi: {tu: 80, den: 90}
  nguoi_dung_dau: {chuc_vu: Chủ tịch}
  nguoi_danh_gia: Tổ thẩm định
  tieu_chi: {mac_dinh: dat}
  hieu_qua_cao: khong
  nhiem_vu_cchc: {duoc_giao: 10, hoan_thanh: 10}
"""
COMMUNE = """\
- ma_don_vi: xa_mau
  ten_don_vi: Ủy ban nhân dân xã Mẫu
  loai_don_vi: ubnd_cap_xa
  thuoc_don_vi: huyen_mau
  chi_so_don_vi: 71,5
  nguoi_dung_dau: {chuc_vu: Chủ tịch}
  nguoi_danh_gia: Tổ thẩm định
  tieu_chi: {mac_dinh: dat}
  hieu_qua_cao: khong
  nhiem_vu_cchc: {duoc_giao: 10, hoan_thanh: 10}
"""
WHOLE = HEADER + DEPARTMENT + DISTRICT + COMMUNE


def read_text(folder: Path, text: str, name: str = "ho_so.yaml") -> Dossier:
    """Hồ sơ đọc từ một tệp mang nội dung `text`."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read([path], load)


def problems_of(folder: Path, text: str, name: str = "ho_so.yaml") -> tuple[Problem, ...]:
    """Mọi chỗ sai khi đọc `text`; bài thử hỏng nếu không có chỗ sai nào."""
    with pytest.raises(InputError) as caught:
        read_text(folder, text, name)
    return caught.value.problems


def changed(old: str, new: str, text: str = WHOLE) -> str:
    """`text` với một chỗ (và chỉ một) được thay."""
    assert text.count(old) == 1, f"“{old}” có {text.count(old)} lần"
    return text.replace(old, new)


def unit_of(dossier: Dossier, code: str) -> Evaluation:
    return next(one for one in dossier.evaluations if one.unit == code)


def decomposed(text: str) -> str:
    return normalize("NFD", text)


def warnings_of(dossier: Dossier, phrase: str) -> list[str]:
    return [str(warning) for warning in dossier.warnings if re.search(phrase, str(warning))]
