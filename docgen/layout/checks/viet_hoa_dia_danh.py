"""Tên đơn vị hành chính: “tỉnh Nam Định”, “Quận 1”, “Thành phố Hồ Chí Minh”.

- Danh từ chung (tỉnh, huyện, xã, phường…) viết thường, chỉ tên riêng viết hoa; đầu câu, đầu dòng thì vẫn hoa.
- Kết hợp với chữ số, tên người, tên sự kiện lịch sử thì viết hoa cả danh từ chung: Quận 1, Phường Điện Biên Phủ.
- Hai trường hợp riêng: Thủ đô Hà Nội, Thành phố Hồ Chí Minh.

Chỉ báo khi chắc chắn đang ở giữa câu và tên có từ hai tiếng viết hoa. Tên xã, phường bắt đầu bằng một họ (Trần Phú,
Hoàng Văn Thụ) có thể là tên người nên được để yên. “Các quận 1, 3” gọi chung nhiều quận, tên của
văn bản được viện dẫn cũng vậy.

Đúng: tại tỉnh Nam Định; tại Quận 1.
Sai: tại Tỉnh Nam Định; tại quận 1, Thành phố Hồ Chí Minh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import LOWER, UPPER, excerpt, in_cited_title, inside_sentence, matches, prose

ID = "viet_hoa_dia_danh"

PASSES = (
    Example("Danh từ chung viết thường", (Edit("dieu_2", "quý II", "quý II tại tỉnh Nam Định"),)),
    Example("Quận số 1", (Edit("dieu_2", "quý II", "quý II tại Quận 1, Thành phố Hồ Chí Minh"),)),
    Example(
        "Tên văn bản được viện dẫn",
        (
            Edit(
                "dieu_2", "Tổ kiểm tra", "Theo Quyết định số 15/QĐ-TTg về phát triển thành phố Hồ Chí Minh; Tổ kiểm tra"
            ),
        ),
    ),
    Example("Tên người", (Edit("dieu_2", "quý II", "quý II tại Phường Trần Hưng Đạo"),)),
)
FAILS = (
    Example("Tỉnh viết hoa", (Edit("dieu_2", "quý II", "quý II tại Tỉnh Nam Định"),), rules=("K04",)),
    Example("Quận 1 viết thường", (Edit("dieu_2", "quý II", "tại quận 1, quý II"),), rules=("K05",)),
    Example("Phường mang tên sự kiện", (Edit("dieu_2", "quý II", "phường Điện Biên Phủ"),), rules=("K05",)),
    Example("Thành phố Hồ Chí Minh", (Edit("dieu_2", "quý II", "thành phố Hồ Chí Minh"),), rules=("K06",)),
)

_UNITS = ("Tỉnh ", "Thành phố ", "Huyện ", "Quận ", "Thị ", "Xã ", "Phường ")
_NAME = rf"(?P<name>[{UPPER}][{LOWER}]*(?: [{UPPER}][{LOWER}]+)+)"
CAPITAL_UNITS = ("Tỉnh", "Thành phố", "Huyện", "Quận", "Thị xã", "Thị trấn", "Xã", "Phường")
_CAPITALS = "|".join(CAPITAL_UNITS)
# Tỉnh Đoàn, Huyện Ủy là tên tổ chức; Thành phố Hồ Chí Minh là trường hợp riêng.
_NOT_A_PLACE = rf"(?:Đoàn|Hội|Ủy|Uỷ|Đảng|Đội|Ban|Công) |Hồ Chí Minh\b(?! [{UPPER}])"
_CAPITAL_UNIT = re.compile(rf"\b(?P<unit>{_CAPITALS}) (?!{_NOT_A_PLACE}){_NAME}")
NEVER_PERSONS = frozenset({"Tỉnh", "Thành phố"})
_SEVERAL = r"\b(?:[Cc]ác|[Nn]hững|[Mm]ỗi|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]ố|\d+) "
_NUMBERED = re.compile(
    rf"(?P<several>{_SEVERAL})?\b(?P<unit>quận|phường) (?P<name>\d{{1,2}})(?=[,.;)]|$| (?:[Tt]hành phố|tỉnh|TP))"
)
_SPECIAL = re.compile(
    r"(?P<several>\b(?:[Cc]ác|[Nn]hững|[Hh]ai) )?\b(?P<unit>thành phố|thủ đô) (?P<name>Hồ Chí Minh|Hà Nội)\b"
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi tên viết hoa sai là một chỗ."""
    body = tuple(prose(document))
    openings = limits.texts("dau_ten_nguoi")
    for paragraph, match in matches(body, _CAPITAL_UNIT, *_UNITS):
        unit, name = match["unit"], match["name"]
        person = unit not in NEVER_PERSONS and name.split()[0] in openings
        stated = inside_sentence(match.string, match.start()) and not in_cited_title(match.string, match.start())
        if stated and not person:
            yield Fault("K04", excerpt(paragraph, *match.span()), f"“{unit} {name}”", f"“{unit.lower()} {name}”")
    commemorated = "|".join(re.escape(name) for name in limits.texts("ten_nguoi_su_kien"))
    by_name = re.compile(rf"(?P<several>{_SEVERAL})?\b(?P<unit>quận|phường|xã|thị trấn) (?P<name>{commemorated})\b")
    commons = ("quận ", "phường ", "xã ", "thị trấn ")
    special = ("thành phố H", "thủ đô ")
    for rule, pattern, near in (("K05", _NUMBERED, commons), ("K05", by_name, commons), ("K06", _SPECIAL, special)):
        for paragraph, match in matches(body, pattern, *near):
            unit, name = match["unit"], match["name"]
            # “thành phố Hà Nội” là tên đơn vị hành chính bình thường; chỉ “Thủ đô Hà Nội” là trường hợp riêng.
            exempt = match["several"] or in_cited_title(match.string, match.start())
            if exempt or (unit, name) in (("thành phố", "Hà Nội"), ("thủ đô", "Hồ Chí Minh")):
                continue
            right = f"“{unit[:1].upper()}{unit[1:]} {name}”"
            yield Fault(rule, excerpt(paragraph, *match.span()), f"“{unit} {name}”", right)
