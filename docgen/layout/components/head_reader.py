"""Đầu văn bản: quốc hiệu, tiêu ngữ, cơ quan, số, ngày, trích yếu công văn và các vạch kẻ dưới chúng."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docgen.layout.components import words
from docgen.layout.components.values import FoundRule, Head
from docgen.layout.facts.values import DrawnRule, Line, Paragraph
from docgen.text.widths import width_mm

_REACH = 40
"""Đầu văn bản nằm trong ngần ấy đoạn đầu tiên."""
_GAP = 14
"""Số đoạn nhiều nhất từ Quốc hiệu đến số, ký hiệu hay ngày tháng khi không có bảng."""
_MIDDLE_MM = 70.0
_NUMBER = re.compile(r"\s*s[ốoôỐOÔ]\s*(?:[:;.]|\d|[…./_]|\s{2,}|\{|$)", re.IGNORECASE)
_DATE = re.compile(
    r"ngày\b[\s\d.…_/{}%\w-]*?\btháng\b|ngày\s*[\d.…]+\s*[/-]\s*[\d.…]+|\bngày\b.*\bnăm\b|\btháng\b.*\bnăm\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s*v\s*/\s*v\b", re.IGNORECASE)
_LONGEST_DATE = 90
_URGENT = ("hoa_toc", "thuong_khan", "khan")
_SECRET = ("mat", "toi_mat", "tuyet_mat")
_CIRCULATION = ("xem_xong_tra_lai", "luu_hanh_noi_bo")
_BODY_WORDS = (
    "uy_ban ubnd hoi_dong hdnd bo so ban cuc chi_cuc tong_cuc phong van_phong thanh_tra trung_tam truong vien "
    "benh_vien doan cong_an toa_an vien_kiem_sat kiem_toan kho_bac bao_hiem ngan_hang hoi to_cong_tac dai bao quy "
    "cong_ty tong_cong_ty hat tram doi vu lien_doan lien_hiep bo_chi_huy mat_tran chu_tich chinh_phu quoc_hoi dang_uy"
)
_BODIES = tuple(_BODY_WORDS.split())
"""Từ mở đầu tên một cơ quan; dòng không mở đầu như vậy là phần tiếp của tên dòng trên."""
_PROVINCIAL = ("uy_ban_nhan_dan", "hoi_dong_nhan_dan", "ubnd", "hdnd")
_AREAS = ("tinh", "thanh_pho", "huyen", "quan", "thi_xa", "xa", "phuong", "thi_tran", "dac_khu")


@dataclass(slots=True)
class _Found:
    """Các dòng của đầu văn bản theo cột, trong lúc gom."""

    left: list[Line]
    right: list[Line]
    left_paragraphs: list[Paragraph]
    right_paragraphs: list[Paragraph]
    table: int | None
    last: int


def read_head(paragraphs: Sequence[Paragraph], first: int) -> tuple[Head, int, bool]:
    """Đầu văn bản bắt đầu gần đoạn thứ `first`: các thành phần, số thứ tự đoạn ngay sau nó, có phải của Đảng không.

    Không thấy Quốc hiệu, cũng không thấy số hay ngày thì trả đầu rỗng và chính `first`.
    """
    window = range(first, min(first + _REACH, len(paragraphs)))
    anchor = next((index for index in window if _is_anchor(paragraphs[index])), None)
    if anchor is None:
        return Head(), first, False
    party = any("dang_cong_san_viet_nam" in words.folded(line) for line in paragraphs[anchor].lines())
    cell = paragraphs[anchor].cell
    found = _from_table(paragraphs, anchor) if cell is not None else _from_text(paragraphs, first, anchor)
    return _assemble(found), found.last, party


def _is_anchor(paragraph: Paragraph) -> bool:
    """Đoạn có Quốc hiệu, Tiêu ngữ, hoặc đầu đề của Đảng."""
    for line in paragraph.lines():
        for part in words.segments(line):
            text = words.folded(part)
            if words.is_nation(text) or words.is_motto(text) or text == "dang_cong_san_viet_nam":
                return True
    return False


def _from_table(paragraphs: Sequence[Paragraph], anchor: int) -> _Found:
    """Đầu văn bản trong bảng: cột chứa Quốc hiệu là cột phải, các cột trước nó là cột trái."""
    cell = paragraphs[anchor].cell
    assert cell is not None
    found = _Found([], [], [], [], cell.table, anchor)
    right_from = cell.column
    for index, paragraph in enumerate(paragraphs):
        if paragraph.cell is None or paragraph.cell.table != cell.table:
            continue
        found.last = index + 1
        to_right = paragraph.cell.column >= right_from and right_from > 0
        (found.right_paragraphs if to_right else found.left_paragraphs).append(paragraph)
        (found.right if to_right else found.left).extend(paragraph.lines())
    if not _has_number(found.left):
        _extend_below(paragraphs, found)
    return found


def _extend_below(paragraphs: Sequence[Paragraph], found: _Found) -> None:
    """Số và ngày đôi khi nằm dưới bảng, hoặc trong một bảng thứ hai."""
    for index in range(found.last, min(found.last + _GAP, len(paragraphs))):
        paragraph = paragraphs[index]
        parts = [part for line in paragraph.lines() for part in words.segments(line)]
        wanted = [part for part in parts if _is_number(part) or _is_date(part)]
        if not wanted:
            if parts:
                return
            continue
        for part in wanted:
            (found.left if _is_number(part) else found.right).append(part)
        (found.left_paragraphs if _is_number(wanted[0]) else found.right_paragraphs).append(paragraph)
        found.last = index + 1


def _from_text(paragraphs: Sequence[Paragraph], first: int, anchor: int) -> _Found:
    """Đầu văn bản không bảng: nửa trái, nửa phải cách nhau bằng tab hay dấu cách; hoặc xếp dọc."""
    found = _Found([], [], [], [], None, anchor + 1)
    for index in range(first, min(anchor + _GAP, len(paragraphs))):
        paragraph = paragraphs[index]
        taken = False
        for line in paragraph.lines():
            for part in words.segments(line):
                side = _side(part, before=index <= anchor) or _rule_side(part, line, index > anchor)
                if side is None:
                    continue
                taken = True
                (found.right if side == "right" else found.left).append(part)
        if taken:
            found.last = index + 1
            found.left_paragraphs.append(paragraph)
            found.right_paragraphs.append(paragraph)
        elif not paragraph.blank and index > anchor and not _only_rule(paragraph):
            break
    return found


def _side(part: Line, *, before: bool) -> str | None:
    """Một khúc chữ của đầu văn bản không bảng thuộc cột nào; None khi nó không thuộc đầu văn bản."""
    text = words.folded(part)
    if words.is_nation(text) or words.is_motto(text) or _is_date(part):
        return "right"
    if _is_number(part) or _ABOUT.match(part.raw):
        return "left"
    named = part.capitals and (words.starts_with(text, _BODIES) or words.starts_with(text, _AREAS))
    return "left" if named and (before or "\t" in part.paragraph.text) else None


def _rule_side(part: Line, line: Line, below: bool) -> str | None:
    """Vạch gõ bằng bàn phím: nửa sau của dòng, hoặc vạch đứng một mình dưới Tiêu ngữ, thuộc cột phải."""
    if not words.is_typed_rule(part):
        return None
    alone = part.text == line.text
    return "right" if (alone and below) or (not alone and part.start > line.start + len(line.raw) // 3) else "left"


def _only_rule(paragraph: Paragraph) -> bool:
    return all(words.is_typed_rule(line) for line in paragraph.lines())


def _assemble(found: _Found) -> Head:
    nation = next((one for one in found.right + found.left if words.is_nation(words.folded(one))), None)
    motto = next((one for one in found.right + found.left if words.is_motto(words.folded(one))), None)
    number = next((one for one in found.left if _is_number(one)), None)
    date = next((one for one in found.right + found.left if _is_date(one) and one is not motto), None)
    above = _before(found.left, number) if number else [one for one in found.left if one.capitals]
    agency = [one for one in above if _is_agency(one) and one not in (nation, motto)]
    parents, issuing = _split_agency(agency)
    left_rules, right_rules = _rules(found)
    return Head(
        quoc_hieu=nation,
        tieu_ngu=motto,
        co_quan_chu_quan=tuple(parents),
        co_quan_ban_hanh=tuple(issuing),
        so_ky_hieu=number,
        dia_danh_thoi_gian=date,
        trich_yeu_cong_van=tuple(_about(found.left, number, date)),
        vach_tieu_ngu=_rule(right_rules, [motto] if motto else []),
        vach_co_quan=_rule(left_rules, issuing),
        do_khan=_mark(found.left + found.right, _URGENT),
        do_mat=_mark(found.left + found.right, _SECRET),
        luu_hanh=_mark(found.left + found.right, _CIRCULATION),
        table=found.table,
    )


def _is_number(line: Line) -> bool:
    return _NUMBER.match(line.raw) is not None and len(line.text) < _LONGEST_DATE


def _is_date(line: Line) -> bool:
    return len(line.text) < _LONGEST_DATE and _DATE.search(line.text) is not None and not _ABOUT.match(line.raw)


def _has_number(lines: Iterable[Line]) -> bool:
    return any(_is_number(line) for line in lines)


def _is_agency(line: Line) -> bool:
    if words.is_typed_rule(line) or _is_date(line):
        return False
    return words.folded(line) not in (*_URGENT, *_SECRET, *_CIRCULATION)


def _before(lines: Sequence[Line], stop: Line) -> list[Line]:
    return list(lines[: lines.index(stop)])


def _about(left: Sequence[Line], number: Line | None, date: Line | None) -> list[Line]:
    """Trích yếu công văn: các dòng cột trái sau số, ký hiệu; dòng đầu mở bằng V/v hoặc viết thường."""
    if number is None:
        return []
    after = [
        one
        for one in left[left.index(number) + 1 :]
        if one is not date and not words.is_typed_rule(one) and _is_agency(one)
    ]
    start = next((index for index, one in enumerate(after) if _ABOUT.match(one.raw)), None)
    if start is None:
        start = next((index for index, one in enumerate(after) if words.folded(one).startswith("ve_viec")), None)
    return after[start:] if start is not None else []


def _split_agency(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Chia các dòng tên cơ quan thành cơ quan chủ quản và cơ quan ban hành.

    Tên cơ quan mới mở đầu bằng từ chỉ loại cơ quan; dòng còn lại nối vào tên trước. Cơ quan ban hành là tên cuối cùng.
    Khi chỉ chữ đậm phân biệt được (cơ quan chủ quản chữ đứng, không đậm) thì theo chữ đậm.
    """
    if len(lines) < 2:
        return [], list(lines)
    names: list[list[Line]] = []
    for line in lines:
        text = words.folded(line)
        joins = names and (not words.starts_with(text, _BODIES) or _completes(names[-1], text))
        if joins:
            names[-1].append(line)
        else:
            names.append([line])
    heavy = [one.bold >= 0.5 for one in lines]
    first_heavy = heavy.index(True) if True in heavy else 0
    if len(names) == 1 and first_heavy > 0 and all(heavy[first_heavy:]):
        return list(lines[:first_heavy]), list(lines[first_heavy:])
    return [line for name in names[:-1] for line in name], names[-1]


def _completes(name: Sequence[Line], text: str) -> bool:
    """“ỦY BAN NHÂN DÂN” đứng một mình còn chờ địa danh ở dòng dưới."""
    return words.folded(name[-1]) in _PROVINCIAL and words.starts_with(text, _AREAS)


def _rules(found: _Found) -> tuple[list[tuple[DrawnRule, Paragraph]], list[tuple[DrawnRule, Paragraph]]]:
    """Vạch kẻ của cột trái, cột phải. Vạch neo ở cột trái nhưng vẽ quá giữa trang là của cột phải."""
    left: list[tuple[DrawnRule, Paragraph]] = []
    right: list[tuple[DrawnRule, Paragraph]] = []
    shared = found.table is None
    for paragraph in found.left_paragraphs:
        for rule in paragraph.rules:
            far = rule.across is not None and rule.across > _MIDDLE_MM
            (right if far else left).append((rule, paragraph))
    for paragraph in [] if shared else found.right_paragraphs:
        right.extend((rule, paragraph) for rule in paragraph.rules)
    for line in found.left:
        if words.is_typed_rule(line):
            left.append((_typed(line), line.paragraph))
    for line in found.right:
        if words.is_typed_rule(line):
            right.append((_typed(line), line.paragraph))
    if shared and not right and len(left) > 1:
        # Không bảng, vạch không ghi chỗ: vạch dài là của Tiêu ngữ.
        left.sort(key=lambda one: one[0].length or 0.0)
        right.append(left.pop())
    return left, right


def _typed(line: Line) -> DrawnRule:
    return DrawnRule("text", width_mm(line.raw.strip(), line.size))


def _rule(rules: Sequence[tuple[DrawnRule, Paragraph]], above: Sequence[Line]) -> FoundRule | None:
    """Vạch dưới các dòng `above`; chữ bị gạch chân thay cho vạch cũng được kể, với kiểu “underline”."""
    if not above:
        return None
    width, longest = printed_width(above[-1]), max(printed_width(line) for line in above)
    if rules:
        drawn, paragraph = rules[0]
        return FoundRule(drawn, paragraph, width, longest)
    if above[-1].share(lambda one: one.underline != "") > 0.5:
        return FoundRule(DrawnRule("underline", width), above[-1].paragraph, width, longest)
    return None


def printed_width(line: Line) -> float:
    """Bề rộng in của một dòng, mm; dòng dài hơn chỗ đặt thì bằng chỗ đặt (nó sẽ xuống dòng)."""
    width = width_mm(line.text, line.size, bold=line.bold >= 0.5, italic=line.italic >= 0.5)
    room = line.paragraph.room
    return width if room is None else min(width, room)


def _mark(lines: Iterable[Line], wanted: Sequence[str]) -> Line | None:
    return next((one for one in lines if words.folded(one) in wanted), None)
