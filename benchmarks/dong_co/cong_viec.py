"""Hai việc đo, viết một lần bằng thẻ trung tính `{trường}`: S là quyết định một trang, L là báo cáo bảng 120 x 8.

Từ cùng một bản viết này ra mẫu Word của từng bộ điền (`mau`) và chữ mà mỗi văn bản phải có (`expected`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

FIELD = re.compile(r"\{([\w.]+)\}")
ROWS = "bang"
ROW = "dong"
"""Danh sách các hàng của bảng lặp, và tên của một hàng trong thẻ: `{dong.ho_ten}`."""
HEADINGS = ("TT", "Họ và tên", "Chức vụ", "Đơn vị", "Chỉ số", "Tiêu chí", "Nhiệm vụ", "Mức xếp loại")
ROW_FIELDS = ("so_tt", "ho_ten", "chuc_vu", "don_vi", "chi_so", "tieu_chi", "nhiem_vu", "muc")

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """Một đoạn: chữ có thẻ trung tính, cách dàn (`left`, `center`, `both`), đậm, nghiêng, cỡ chữ (point)."""

    text: str
    align: str = "both"
    bold: bool = False
    italic: bool = False
    size: int = 14


@dataclass(frozen=True, slots=True)
class Grid:
    """Bảng cố định một hàng, mỗi ô vài đoạn; bề rộng tính bằng twip."""

    widths: tuple[int, ...]
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng một hàng tiêu đề và một hàng lặp theo danh sách `ROWS`."""

    widths: tuple[int, ...]
    headings: tuple[str, ...]
    fields: tuple[str, ...]


Block = Line | Grid | Table


@dataclass(frozen=True, slots=True)
class Job:
    """Một việc: mã, tên gọi và các khối của mẫu theo thứ tự."""

    id: str
    label: str
    blocks: tuple[Block, ...]


def lines(job: Job) -> Iterator[Line]:
    """Mọi đoạn ngoài bảng lặp, theo thứ tự trong văn bản."""
    for block in job.blocks:
        if isinstance(block, Line):
            yield block
        elif isinstance(block, Grid):
            yield from (line for cell in block.cells for line in cell)


def fields(job: Job) -> tuple[str, ...]:
    """Tên các trường ngoài bảng lặp, mỗi tên một lần."""
    return tuple(dict.fromkeys(name for line in lines(job) for name in FIELD.findall(line.text)))


def expected(job: Job, record: Record) -> list[str]:
    """Chữ của từng đoạn mà văn bản lập từ `record` phải có, theo thứ tự."""
    found: list[str] = []
    for block in job.blocks:
        if isinstance(block, Line):
            found.append(_filled(block, record))
        elif isinstance(block, Grid):
            found.extend(_filled(line, record) for cell in block.cells for line in cell)
        else:
            found.extend(block.headings)
            found.extend(row[name] for row in record[ROWS] for name in block.fields)
    return found


def _filled(line: Line, record: Record) -> str:
    return FIELD.sub(lambda match: record[match[1]], line.text)


_HEAD = Grid(
    (3900, 5500),
    (
        (
            Line("{co_quan}", "center", bold=True, size=13),
            Line("Số: {so}/{ky_hieu}", "center", size=13),
        ),
        (
            Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True, size=13),
            Line("Độc lập - Tự do - Hạnh phúc", "center", bold=True),
            Line("{dia_danh}, ngày {ngay} tháng {thang} năm {nam}", "center", italic=True),
        ),
    ),
)
_FOOT = Grid(
    (4700, 4700),
    (
        (
            Line("Nơi nhận:", "left", bold=True, italic=True, size=12),
            Line("- {noi_nhan};", "left", size=11),
            Line("- Lưu: VT, {noi_luu}.", "left", size=11),
        ),
        (Line("{quyen_han}", "center", bold=True), Line("{nguoi_ky}", "center", bold=True)),
    ),
)

SMALL = Job(
    "S",
    "quyết định một trang",
    (
        _HEAD,
        Line("QUYẾT ĐỊNH", "center", bold=True),
        Line("Về việc đánh giá, xếp loại {chuc_vu} {don_vi} năm {nam_danh_gia}", "center", bold=True),
        Line("{tham_quyen}", "center", bold=True),
        Line("Căn cứ {can_cu_luat};", italic=True),
        Line("Căn cứ {can_cu_quy_dinh};", italic=True),
        Line("Căn cứ {can_cu_cong_bo};", italic=True),
        Line("Theo đề nghị của {nguoi_de_nghi}.", italic=True),
        Line("QUYẾT ĐỊNH:", "center", bold=True),
        Line("Điều 1. Xếp loại {muc} đối với {danh_xung} {ho_ten}, {chuc_vu} {don_vi}, năm {nam_danh_gia}."),
        Line("1. Tiêu chí chưa bảo đảm: {tieu_chi}. Chỉ số cải cách hành chính: {chi_so}%."),
        Line("2. Nhiệm vụ hoàn thành: {nhiem_vu}. Lý do: {ly_do}."),
        Line("Điều 2. {noi_thi_hanh} chịu trách nhiệm thi hành Quyết định này."),
        Line("Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Số liệu giả định, không có giá trị pháp lý."),
        _FOOT,
    ),
)
LARGE = Job(
    "L",
    "báo cáo có bảng 120 hàng 8 cột",
    (
        _HEAD,
        Line("BÁO CÁO", "center", bold=True),
        Line("Kết quả đánh giá, xếp loại {pham_vi} năm {nam_danh_gia}", "center", bold=True),
        Line("Thực hiện {can_cu_quy_dinh}, {co_quan_bao_cao} báo cáo như sau (số liệu giả định):"),
        Line("Tổng số người được đánh giá: {tong_so}. Nhận xét: {nhan_xet}."),
        Table((500, 1700, 1200, 1900, 800, 1000, 1000, 1300), HEADINGS, ROW_FIELDS),
        Line("Trên đây là kết quả, kính báo cáo {noi_gui}."),
        _FOOT,
    ),
)
JOBS = {job.id: job for job in (SMALL, LARGE)}
