"""Hai cột của đầu văn bản → quốc hiệu, tiêu ngữ, cơ quan, số, ngày, trích yếu công văn và các vạch kẻ dưới chúng."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.layout.components import marks, words
from docgen.layout.components.agency_names import split_agency
from docgen.layout.components.sides import Sides, gather, is_about, is_date, is_number
from docgen.layout.components.values import FoundRule, Head
from docgen.layout.facts.values import DrawnRule, Line, Paragraph
from docgen.text.widths import width_mm

_MIDDLE_MM = 70.0
_BACK_MM = -5.0


def read_head(paragraphs: Sequence[Paragraph], first: int, *, numbered: bool = False) -> tuple[Head, int, bool]:
    """Đầu văn bản bắt đầu gần đoạn thứ `first`: các thành phần, số thứ tự đoạn ngay sau nó, có phải của Đảng không.

    Không thấy Quốc hiệu thì trả đầu rỗng và chính `first`; `numbered`: dòng “Số: …/…” cũng đủ làm mốc.
    """
    found = gather(paragraphs, first, numbered=numbered)
    if found is None:
        return Head(), first, False
    _take_stray_rules(paragraphs, found)
    party = any(words.folded(line) == words.PARTY for line in found.left + found.right)
    return _assemble(found), found.last, party


def _take_stray_rules(paragraphs: Sequence[Paragraph], found: Sides) -> None:
    """Hai vạch của đầu văn bản cùng neo ở đoạn có chữ đầu tiên bên dưới, một ở nửa trái, một ở nửa phải."""
    if any(one.rules for one in (*found.left_paragraphs, *found.right_paragraphs)):
        return
    below = next((one for one in paragraphs[found.last :] if not one.blank), None)
    places = [rule.across for rule in below.rules if rule.across is not None] if below else []
    if below is not None and len(places) > 1 and min(places) < _MIDDLE_MM < max(places):
        found.left_paragraphs.append(below)


def _assemble(found: Sides) -> Head:
    nation = next((one for one in found.right + found.left if words.is_nation(words.folded(one))), None)
    motto = next((one for one in found.right + found.left if words.is_motto(words.folded(one))), None)
    number = next((one for one in found.left if is_number(one)), None)
    date = next((one for one in found.right + found.left if is_date(one) and one is not motto), None)
    above = _before(found.left, number) if number else [one for one in found.left if one.capitals]
    agency = [one for one in above if _is_agency(one) and one not in (nation, motto)]
    parents, issuing = split_agency(agency)
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
        do_khan=marks.find_mark(found.left + found.right, marks.URGENT),
        do_mat=marks.find_mark(found.left + found.right, marks.SECRET),
        luu_hanh=marks.find_mark(found.left + found.right, marks.CIRCULATION),
        table=found.table,
    )


def _is_agency(line: Line) -> bool:
    if words.is_typed_rule(line) or is_date(line):
        return False
    return not marks.is_mark(line) and any(char.isalnum() for char in line.text)


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
    start = next((index for index, one in enumerate(after) if is_about(one)), None)
    if start is None:
        start = next((index for index, one in enumerate(after) if words.folded(one).startswith("ve_viec")), None)
    return after[start:] if start is not None else []


def _rules(found: Sides) -> tuple[list[tuple[DrawnRule, Paragraph]], list[tuple[DrawnRule, Paragraph]]]:
    """Vạch kẻ của cột trái, cột phải. Vạch neo ở cột trái nhưng vẽ quá giữa trang là của cột phải."""
    left: list[tuple[DrawnRule, Paragraph]] = []
    right: list[tuple[DrawnRule, Paragraph]] = []
    shared = found.table is None
    for paragraph in found.left_paragraphs:
        for rule in paragraph.rules:
            far = (rule.across is not None and rule.across > _MIDDLE_MM) or (shared and _only_right(paragraph, found))
            (right if far else left).append((rule, paragraph))
    for paragraph in [] if shared else found.right_paragraphs:
        for rule in paragraph.rules:
            # Neo ở ô bên phải mà vẽ ngược sang trái mép ô: vạch của tên cơ quan.
            back = rule.across is not None and rule.across < _BACK_MM
            (left if back else right).append((rule, paragraph))
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


def _only_right(paragraph: Paragraph, found: Sides) -> bool:
    """Đoạn ngoài bảng chỉ mang thành phần của cột phải (Quốc hiệu, Tiêu ngữ đứng riêng một dòng)."""
    left = any(one.paragraph is paragraph for one in found.left)
    return not left and any(one.paragraph is paragraph for one in found.right)


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
