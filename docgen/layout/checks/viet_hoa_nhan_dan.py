"""“Nhân dân”, “Nhà nước” viết hoa khi tự mình là danh từ.

Báo “nhà nước” sau “Đảng và”, “Đảng,”, “của”, “do”, “được”, “cho”, “khi” (… thu hồi đất), và “nhân dân” sau “của”, “do”,
“vì”, “cho”, “phục vụ”, “tầng lớp”, “quần chúng”, “và”.

Để yên khi hai chữ ấy chỉ làm rõ cho chữ khác, như chính Nghị định viết: cơ quan nhà nước, quản lý nhà nước, ngân sách
nhà nước; Ủy ban nhân dân, Hội đồng nhân dân, Tòa án nhân dân, Công an nhân dân; cơ quan Đảng, nhà nước. “Nhà nước pháp
quyền”, nhà nước và nhân dân của nước khác, “nhân dân tệ” không thuộc trường hợp này. Tên của văn bản được viện dẫn
chép nguyên văn nên không xét.

Đúng: chính sách của Đảng và Nhà nước; phục vụ Nhân dân; cơ quan nhà nước.
Sai: chính sách của Đảng và nhà nước; phục vụ nhân dân.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import excerpt, in_cited_title, matches, prose

ID = "viet_hoa_nhan_dan"

PASSES = (
    Example(
        "Làm rõ cho chữ khác", (Edit("dieu_2", "các cơ quan", "cơ quan nhà nước, Hội đồng nhân dân, các cơ quan"),)
    ),
    Example("Danh từ viết hoa", (Edit("dieu_2", "báo cáo", "phục vụ Nhân dân, chính sách của Nhà nước, báo cáo"),)),
    Example(
        "Cơ quan Đảng, nhà nước",
        (Edit("dieu_2", "các cơ quan", "cơ quan Đảng, nhà nước, đoàn thể và các cơ quan"),),
    ),
    Example("Nhân dân nước khác", (Edit("dieu_2", "báo cáo", "quan hệ với nhân dân các nước láng giềng, báo cáo"),)),
)
FAILS = (
    Example("Đảng và nhà nước", (Edit("dieu_2", "báo cáo", "theo chủ trương của Đảng và nhà nước, báo cáo"),)),
    Example("Phục vụ nhân dân", (Edit("dieu_2", "báo cáo", "để phục vụ nhân dân, báo cáo"),)),
)

_STATE = re.compile(
    r"\b(?:(?<!cơ quan )(?<!tổ chức )(?<!đơn vị )(?<!cán bộ )(?<!công tác )Đảng(?: và|,)|của|do|được|cho|với"
    r"|[Kk]hi(?= nhà nước (?:thu hồi|giao|cho thuê|bồi thường|hỗ trợ))) "
    r"(?P<word>nhà nước)\b(?! (?:pháp quyền|nước ngoài|ngoài|thành viên|đó|khác|sở tại|chủ nhà|phong kiến|tư sản"
    r"|kiến tạo|thực dân|liên bang|đơn nhất|độc lập|dân chủ|tiếp nhận|ký kết|gửi|cử|CHDCND|Lào|Cam-?pu-?chia|Cu-?ba"
    r"|Trung Quốc)\b)"
)
_BEFORE_PEOPLE = ("của", "do", "vì", "cho", "với", "phục vụ", "tầng lớp", "quần chúng", "và")
_NEAR_PEOPLE = tuple(f"{word} nhân dân" for word in _BEFORE_PEOPLE)
_PEOPLE = re.compile(
    rf"\b(?:{'|'.join(_BEFORE_PEOPLE)}) (?P<word>nhân dân)\b"
    r"(?! (?:tệ|tối cao|cấp cao|thế giới|(?:các|hai|ba|nước) nước|nước|Lào|Cam-?pu-?chia|Cu-?ba|Trung Quốc|Nga)\b)"
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi danh từ viết thường là một chỗ."""
    body = tuple(prose(document))
    for pattern, near, right in ((_STATE, ("nhà nước",), "“Nhà nước”"), (_PEOPLE, _NEAR_PEOPLE, "“Nhân dân”")):
        for paragraph, match in matches(body, pattern, *near):
            if not in_cited_title(match.string, match.start()):
                yield Fault("K14", excerpt(paragraph, *match.span()), f"“{match['word']}”", right)
