"""Phiếu trình ký: một trang cho người ký cả mẻ, quyết định gì, dựa vào đâu, có gì khác thường."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.documents import cong_van_xin_y_kien
from docgen.documents.parts.bodies import home_affairs
from docgen.documents.parts.fields import truong
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import short_reference
from docgen.documents.parts.naming import capital, group_name
from docgen.documents.parts.overview import Cases, Overview, Papers
from docgen.documents.parts.totals import columns_not_fitting
from docgen.model.dossier import DocumentRef
from docgen.model.draft import Draft
from docgen.text.dates import long_date
from docgen.text.numbers import format_number
from docgen.text.widths import width_mm

ID = "phieu_trinh_ky"
FOLDER = "phieu"
ORDER = 2
SCOPE = "me"
LABEL = "Phiếu trình ký của cả mẻ"

_FOLDERS = {"quyet_dinh": "quyết định", "to_trinh": "tờ trình", "bao_cao": "báo cáo", "phieu": "phiếu đánh giá"}
_LETTERS = "công văn"
_LONGEST = 160
_MOST_QUESTIONS = 6
_CELL, _CELL_LINE_MM, _CELL_GAP_MM = 12, 4.9, 1.5
_BODY, _BODY_LINE_MM, _BODY_MM = 14, 6.6, 145
_WHAT_MM, _CASES_MM, _PAPER_MM = 52, 92, 113
"""Bề rộng các cột chữ dài, trừ lề ô, trong mẫu dựng sẵn: việc khác thường, trường hợp, văn bản làm căn cứ."""
_ROOM_MM = 162
"""Chỗ trên trang A4 còn lại cho những phần dài ngắn tùy mẻ, sau đầu phiếu, các tiêu đề và hàng đầu của ba bảng."""


@dataclass(frozen=True, slots=True)
class DongNhom:
    """Một nhóm người đứng đầu và số người ở từng mức."""

    ten_nhom: str = truong("Tên nhóm; dòng cuối là tổng cộng", "Sở, ban, ngành")
    thuoc_dien: str = truong("Số người thuộc diện đánh giá", "20")
    xuat_sac: str = truong("Hoàn thành xuất sắc", "5")
    hoan_thanh_tot: str = truong("Hoàn thành tốt", "8")
    hoan_thanh: str = truong("Hoàn thành", "4")
    khong_hoan_thanh: str = truong("Không hoàn thành", "1")
    chua_xep_loai: str = truong("Chưa có mức, hoặc quy định không nêu người xếp loại", "2")


@dataclass(frozen=True, slots=True)
class DongCanCu:
    """Một căn cứ của cả mẻ."""

    ten_can_cu: str = truong("Căn cứ về việc gì", "Quy định áp dụng")
    van_ban: str = truong("Văn bản nào, hoặc chưa có", "Quyết định số 34/2020/QĐ-UBND")


@dataclass(frozen=True, slots=True)
class DongKhacThuong:
    """Một việc khác thường: bao nhiêu trường hợp, những trường hợp đầu, xem số còn lại ở đâu."""

    ten_viec: str = truong("Việc gì", "Văn bản đã sửa tay")
    so_luong: str = truong("Bao nhiêu", "3")
    truong_hop: tuple[str, ...] = truong("Các trường hợp đầu, dòng cuối chỉ chỗ xem thêm", ("Quyết định so_a",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Trường của phiếu trình ký; phiếu là biểu mẫu nên không có số, ngày và nơi nhận."""

    chi_dan_luu_hanh: str = truong("Dòng đóng khung ở lề trên; để trống thì không in", "", optional=True)
    co_quan_chu_quan: str = truong("Dòng trên của tên cơ quan; để trống nếu không có", "UBND TỈNH A")
    ten_co_quan: tuple[str, ...] = truong("Tên cơ quan trình, chữ hoa", ("SỞ NỘI VỤ",))
    nam_danh_gia: str = truong("Năm được đánh giá", "2022")
    van_ban_da_lap: str = truong("Số văn bản dùng được, theo loại", "2 quyết định, 1 tờ trình")
    cac_nhom: tuple[DongNhom, ...] = truong("Số người theo nhóm và mức; trống khi không đếm", ())
    can_cu: tuple[DongCanCu, ...] = truong("Các căn cứ; dòng cuối là phạm vi, khi phiếu không kể đủ mọi việc", ())
    khac_thuong: tuple[DongKhacThuong, ...] = truong(
        "Những việc khác thường, nặng trước; dòng cuối kể những việc không xảy ra", ()
    )


def draft(ledger: Ledger, overview: Overview | None, papers: Papers, kinds: Mapping[str, str], scope: str) -> Draft:
    """Phiếu trình ký; cùng kết quả và cùng sổ thì cùng nội dung.

    `overview`: None khi không đếm người; `kinds`: loại văn bản → thư mục mẫu; `scope`: câu nói phiếu không kể đến
    gì, rỗng khi kể đủ.
    """
    body = home_affairs(ledger)
    uncounted = columns_not_fitting(ledger.regulation) if overview else ""
    groups = tuple(_groups(ledger, overview)) if overview and not uncounted else ()
    bases = tuple(_bases(ledger, "; ".join(filter(None, (scope, uncounted)))))
    ready = _ready(papers, kinds)
    taken = len(groups) * _cell_mm("", _WHAT_MM) + sum(_cell_mm(row.van_ban, _PAPER_MM) for row in bases)
    taken += math.ceil(width_mm(f"Văn bản đã lập: {ready}", _BODY) / _BODY_MM) * _BODY_LINE_MM
    fields = Fields(
        chi_dan_luu_hanh=(ledger.dossier.simulation or "").upper(),
        co_quan_chu_quan=body.parent_line,
        ten_co_quan=body.head_lines,
        nam_danh_gia=str(ledger.dossier.period.year),
        van_ban_da_lap=ready,
        cac_nhom=groups,
        can_cu=bases,
        khac_thuong=tuple(_unusual(_cases(ledger, overview, papers), _ROOM_MM - taken)),
    )
    return Draft(ID, ID, None, fields, f"Phiếu trình ký kết quả đánh giá, xếp loại năm {ledger.dossier.period.year}")


def _ready(papers: Papers, kinds: Mapping[str, str]) -> str:
    counts = dict.fromkeys((*_FOLDERS.values(), _LETTERS), 0)
    for kind, count in papers.ready.items():
        counts[_FOLDERS.get(kinds.get(kind, ""), _LETTERS)] += count
    return (
        ", ".join(f"{format_number(count)} {name}" for name, count in counts.items() if count) or "chưa có văn bản nào"
    )


def _groups(ledger: Ledger, overview: Overview) -> Iterator[DongNhom]:
    """Mỗi nhóm một dòng, thêm dòng tổng cộng khi có từ hai nhóm."""
    regulation, levels = ledger.regulation, overview.levels
    present = [kind for kind in regulation.kinds if any(found == kind for found, _ in levels)]
    for kind in present:
        yield _group(ledger, overview, capital(group_name(regulation.kinds[kind])), (kind,))
    if len(present) > 1:
        yield _group(ledger, overview, "Tổng cộng", present)


def _group(ledger: Ledger, overview: Overview, name: str, kinds: tuple[str, ...] | list[str]) -> DongNhom:
    def counted(level: str | None) -> int:
        return sum(overview.levels[kind, level] for kind in kinds)

    best, good, enough, lowest = (counted(level.id) for level in ledger.regulation.levels)
    unsettled = counted(None)
    total = best + good + enough + lowest + unsettled
    return DongNhom(name, *map(format_number, (total, best, good, enough, lowest, unsettled)))


def _bases(ledger: Ledger, scope: str) -> Iterator[DongCanCu]:
    dossier = ledger.dossier
    published = dossier.publications
    source, seen = ledger.regulation.source, ledger.regulation.seen
    trial = " (dữ liệu thử nghiệm, chưa thấy trọn văn bản)" if seen else ""
    yield DongCanCu("Quy định áp dụng", (source.called or _reference(ledger.regulation.document)) + trial)
    if ledger.regulation.supplement:
        yield DongCanCu("Ngưỡng xếp loại", ledger.regulation.supplement.described)
    if dossier.period.confirmation:
        yield DongCanCu("Cho áp dụng quy định", _reference(dossier.period.confirmation))
    yield DongCanCu("Công bố chỉ số đơn vị", _reference(published.unit_index))
    yield DongCanCu("Công bố chỉ số lĩnh vực", _reference(published.field_index))
    if published.commune_index:
        yield DongCanCu("Công bố chỉ số cấp xã", f"Của {format_number(len(published.commune_index))} huyện")
    yield DongCanCu("Đề nghị xếp loại", _reference(dossier.issued.get("to_trinh_xep_loai")))
    if scope:
        yield DongCanCu("Phạm vi của phiếu", scope)


def _reference(document: DocumentRef | None) -> str:
    if document is None:
        return "Chưa ghi"
    return f"{short_reference(document)} {long_date(document.issued)}"


def _cases(ledger: Ledger, overview: Overview | None, papers: Papers) -> list[tuple[str, str, Cases]]:
    """Các việc khác thường, nặng trước: việc gì, xem thêm ở đâu, các trường hợp."""
    founded = ledger.regulation.documents
    letters = not founded or cong_van_xin_y_kien.ID in founded
    people = (
        [
            ("Quyết định khác mức tính được", "phiếu đánh giá", overview.departures),
            ("Chưa xếp loại được", "công văn xin ý kiến" if letters else "phiếu đánh giá", overview.open),
            ("Mức dựa vào cách đọc", f"tờ trình xếp loại{_questions(overview)}", overview.readings),
        ]
        if overview
        else []
    )
    layout = Cases(papers.flawed, dict(papers.rules))
    return [
        *people[:1],
        ("Văn bản đã ban hành, nay không khớp dữ liệu", "lần chạy docgen build", papers.mismatched),
        ("Văn bản lập hỏng", "manifest.jsonl", papers.failed),
        ("Văn bản đã sửa tay", "manifest.jsonl", papers.edited),
        *people[1:],
        ("Văn bản chưa lập được", "manifest.jsonl", papers.refused),
        ("Thể thức còn phải xem", "docgen check", layout),
    ]


def _questions(overview: Overview) -> str:
    counts = ", ".join(f"{question}: {count}" for question, count in overview.questions.most_common(_MOST_QUESTIONS))
    return f" ({counts})" if counts else ""


def _unusual(cases: list[tuple[str, str, Cases]], room: float) -> Iterator[DongKhacThuong]:
    """Mỗi việc có xảy ra một hàng; trường hợp được kể thêm lần lượt, việc nặng trước, cho tới khi hết chỗ."""
    found = [(what, where, case) for what, where, case in cases if case.count]
    absent = "; ".join(what[:1].lower() + what[1:] for what, _, case in cases if not case.count)
    none = [DongKhacThuong("Không có", "0", (capital(absent),))] if absent else []
    told: list[list[str]] = [[] for _ in found]
    for turn in range(max((len(case.first) for _, _, case in found), default=0)):
        for number, (_, _, case) in enumerate(found):
            if turn >= len(case.first) or len(told[number]) < turn:
                continue
            told[number].append(_told(*list(case.first.items())[turn]))
            if sum(map(_row_mm, (*_rows(found, told), *none))) > room:
                told[number].pop()
    yield from (*_rows(found, told), *none)


def _told(text: str, times: int) -> str:
    text = textwrap.shorten(text.rstrip("."), _LONGEST, placeholder=" …")
    return f"{text} ({format_number(times)})" if times > 1 else text


def _rows(found: list[tuple[str, str, Cases]], told: list[list[str]]) -> list[DongKhacThuong]:
    rows = []
    for (what, where, case), texts in zip(found, told, strict=True):
        left = case.count - sum(list(case.first.values())[: len(texts)])
        rest = [f"… và {format_number(left)} trường hợp khác, xem {where}"] if texts and left > 0 else []
        rows.append(DongKhacThuong(what, format_number(case.count), (*texts, *(rest if texts else [f"Xem {where}"]))))
    return rows


def _row_mm(row: DongKhacThuong) -> float:
    """Chiều cao (mm) của một hàng khi in bằng mẫu dựng sẵn."""
    cases = sum(_cell_mm(text, _CASES_MM) for text in row.truong_hop)
    return max(cases, _cell_mm(row.ten_viec, _WHAT_MM))


def _cell_mm(text: str, width: float) -> float:
    """Chiều cao (mm) của một đoạn trong ô; mỗi dòng trừ hao một chữ dài bị đẩy xuống."""
    lines = max(1, math.ceil(width_mm(text, _CELL) / (width * 0.93)))
    return lines * _CELL_LINE_MM + _CELL_GAP_MM
