"""Tên cơ quan viết hoa chữ đầu của từ chỉ loại hình và từ chỉ chức năng, lĩnh vực.

Báo ba trường hợp rõ ràng: viết hoa từng tiếng (Ủy Ban Nhân Dân, Hội Đồng Nhân Dân); bộ, sở viết thường trước tên lĩnh
vực (của sở Nội vụ); tên lĩnh vực viết thường sau Bộ, Sở (Bộ nội vụ). Gọi chung nhiều cơ quan (các bộ, các sở Nội vụ,
Tài chính) thì để yên; “Bộ xây dựng kế hoạch” có thể là một câu nên không xét.

Đúng: Hội đồng nhân dân tỉnh Sơn La, Bộ Tài nguyên và Môi trường, Sở Tài chính.
Sai: Hội Đồng Nhân Dân tỉnh, của sở Tài chính, Bộ tài chính.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import excerpt, matches, prose

ID = "viet_hoa_co_quan"

PASSES = (
    Example("Gọi chung nhiều sở", (Edit("dieu_2", "các cơ quan", "các sở Nội vụ, Tài chính, các cơ quan"),)),
    Example("Mở câu bằng “Các Sở”", (Edit("noi_dung_2", "Báo cáo gửi", "Các Sở tài chính gửi"),), "cong_van"),
    Example("Cán bộ của một ngành", (Edit("dieu_2", "các cơ quan", "nơi có cán bộ Nội vụ, các cơ quan"),)),
)
FAILS = (
    Example("Viết hoa từng tiếng", (Edit("ket_thuc", "Ủy ban nhân dân", "Ủy Ban Nhân Dân"),)),
    Example("Sở viết thường", (Edit("dieu_2", "báo cáo", "gửi báo cáo cho sở Nội vụ,"),)),
    Example("Lĩnh vực viết thường", (Edit("dieu_2", "báo cáo", "gửi báo cáo cho Sở nội vụ,"),)),
)

_EVERY_SYLLABLE = re.compile(r"\b(?:(?:(?:Ủy|Uỷ) Ban|Hội Đồng) [Nn]hân [Dd]ân|(?:(?:Ủy|Uỷ) ban|Hội đồng) Nhân Dân)\b")
_BEFORE = r"(?:của|tại|do|gửi|với|cho|theo|trình|giao|đề nghị|Giám đốc|Bộ trưởng|thuộc|về)"


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi tên cơ quan viết hoa sai là một chỗ."""
    fields = {name.lower(): name for name in limits.texts("linh_vuc")}
    named = tuple(fields.values())
    small = tuple(name for name in fields if name not in limits.texts("linh_vuc_la_dong_tu"))
    small_kind = re.compile(rf"\b{_BEFORE} (?P<whole>(?P<kind>bộ|sở) (?P<field>{'|'.join(named)}))\b")
    small_field = re.compile(rf"(?<![Cc]ác )\b(?P<whole>(?P<kind>Bộ|Sở) (?P<field>{'|'.join(small)}))\b")
    body = tuple(prose(document))
    for paragraph, match in matches(body, _EVERY_SYLLABLE, "Ban ", "Đồng ", "Nhân Dân"):
        found = match.group()
        right = found[:1] + found[1:].lower()
        yield Fault("K11", excerpt(paragraph, *match.span()), f"“{found}”", f"“{right}”")
    for pattern, kinds, names in ((small_kind, ("bộ", "sở"), named), (small_field, ("Bộ", "Sở"), small)):
        near = {f"{kind} {name[0]}" for kind in kinds for name in names}
        for paragraph, match in matches(body, pattern, *near):
            right = f"“{match['kind'].title()} {fields[match['field'].lower()]}”"
            yield Fault("K11", excerpt(paragraph, *match.span("whole")), f"“{match['whole']}”", right)
