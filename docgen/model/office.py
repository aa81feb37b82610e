"""Cơ quan dùng docgen (docgen.toml): tên, viết tắt, địa danh, người ký, nơi nhận, nơi lưu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Signer:
    """Người ký: `prefix` là TM., KT., Q.… hoặc rỗng; `lines` là các dòng chữ hoa của quyền hạn, chức vụ.

    Ví dụ `("CHỦ TỊCH",)`, `("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")`, `("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")`.
    `name` trống thì để dòng chấm.
    """

    lines: tuple[str, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """Một cơ quan ban hành.

    `name`: tên đầy đủ thường (“Ủy ban nhân dân tỉnh Bình Phước”); `head_lines`: các dòng chữ hoa ở ô 2, dòng cuối cùng
    (hoặc các dòng `bold_from` trở đi) in đậm; `parent_line`: dòng cơ quan chủ quản, rỗng nếu không có;
    `abbreviation`: viết tắt trong số, ký hiệu (UBND, SNV, PNV); `unit_code`: đơn vị soạn thảo hay lĩnh vực (NC);
    `place`: địa danh; `recipients`: các dòng Nơi nhận thêm; `archive`: dòng Lưu không dấu (“VT, NC”).
    """

    id: str
    name: str
    parent_line: str
    head_lines: tuple[str, ...]
    abbreviation: str
    unit_code: str
    place: str
    head_title: str
    signer: Signer
    recipients: tuple[str, ...]
    archive: str


@dataclass(frozen=True, slots=True)
class Office:
    """Toàn bộ `docgen.toml` đã kiểm tra.

    `bodies`: `ubnd_tinh`, `so_noi_vu`, và cho mỗi huyện `ubnd_huyen:<ma>`, `phong_noi_vu:<ma>` nếu khai riêng.
    `province`: tên tỉnh không có chữ “tỉnh”. `individual_levels`: các mức được ra quyết định riêng từng người.
    `kinds`: chỉ lập các loại văn bản này (rỗng: lập mọi loại đến hạn). `sample`: văn phòng mẫu dựng sẵn, chưa khai báo.
    `number_words`: các lựa chọn đọc số (`linh`/`lẻ`, `tư`/`bốn`). `note`: dòng chỉ dẫn ô 11 (mô phỏng) hoặc rỗng.
    `draft_decisions`: lập dự thảo quyết định kèm tờ trình, khi tờ trình chưa có số thì để trống số, ngày của nó.
    `lists_by_name`: danh sách kèm theo xếp theo tên người trong từng nhóm, thay vì theo thứ tự đầu vào.
    `severities`: mức độ mà cơ quan đổi cho một luật kiểm tra thể thức (mã luật → error, warning, info);
    `abbreviations`: các viết tắt tên cơ quan, đơn vị khác được dùng trong số, ký hiệu.
    `district_report_signed_by`: "chu_tich" (mặc định) hay "tap_the" (TM. ỦY BAN NHÂN DÂN).
    """

    province: str
    bodies: Mapping[str, Body]
    individual_levels: tuple[str, ...] = ("khong_hoan_thanh",)
    kinds: tuple[str, ...] = ()
    sample: bool = False
    district_report_signed_by: str = "chu_tich"
    draft_decisions: bool = False
    lists_by_name: bool = False
    decimal_style: str = "tung_chu_so"
    zero_word: str = "linh"
    four_word: str = "tư"
    source: str = ""
    severities: Mapping[str, str] = field(default_factory=dict)
    abbreviations: tuple[str, ...] = ()
