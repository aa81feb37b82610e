"""Căn cứ là luật, bộ luật, pháp lệnh thì không ghi số, ký hiệu và cơ quan ban hành.

Xét các căn cứ mở đầu bằng Luật, Bộ luật, Pháp lệnh. “Của Quốc hội” nằm trong chính tên luật (Luật Hoạt động giám sát
của Quốc hội và Hội đồng nhân dân) thì không phải ghi thừa. Ngày ban hành vẫn ghi. Để yên: văn bản quy phạm pháp luật,
vì ở đó luật lại ghi cả số; luật sửa đổi nhắc kèm theo luật gốc (“được sửa đổi, bổ sung bởi Luật số …”), vì luật ấy
không có tên riêng.

Luật do một cơ quan ban hành nên tên đã đủ nhận biết; số luật ghi thêm hay bị chép nhầm.

Đúng: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Sai: Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.citations import LAWS, type_before
from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.passages import is_normative, legal_bases
from docgen.layout.profile import Limits

ID = "can_cu_luat"
_LAW = re.compile(rf"(?:Căn cứ|Theo|Thực hiện)\s*:?\s+(?:các\s+)?(?:{'|'.join(LAWS)})\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:số\s*:?\s*)?\d+/\d{4}/(?:PL-)?(?:UBTV)?QH\s?\d*", re.IGNORECASE)
_ISSUER = re.compile(
    r"(?:\d{4}|QH\d+)[\s,)]*(của (?:Quốc hội|Ủy ban Thường vụ Quốc hội|Uỷ ban Thường vụ Quốc hội))", re.IGNORECASE
)
_AMENDED_BY = re.compile(r"\bbởi\s+(?:các\s+)?Luật\s+$", re.IGNORECASE)
_EXPECTED = "chỉ ghi tên luật và ngày ban hành"

PASSES = (
    Example("Luật có tên và ngày"),
    Example(
        "Tên luật có chữ Quốc hội",
        (
            Edit(
                "can_cu_1",
                "",
                "Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20 tháng 11 năm 2015;",
            ),
        ),
    ),
    Example(
        "Luật đã được sửa đổi bởi một luật không có tên riêng",
        (Edit("can_cu_1", "năm 2025;", "năm 2025, được sửa đổi, bổ sung bởi Luật số 99/2026/QH16;"),),
    ),
)
FAILS = (
    Example("Luật ghi cả số", (Edit("can_cu_1", "địa phương ngày", "địa phương số 72/2025/QH15 ngày"),)),
    Example("Luật ghi cơ quan ban hành", (Edit("can_cu_1", "năm 2025;", "năm 2025 của Quốc hội;"),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi số luật, mỗi “của Quốc hội” ghi thừa là một chỗ sai."""
    if is_normative(document.components):
        return
    for line in legal_bases(document.components):
        text = line.text
        if not _LAW.match(text):
            continue
        for match in _NUMBER.finditer(text):
            amending = _AMENDED_BY.search(text[: match.start()])
            if type_before(text, match.start()) in LAWS and not amending:
                yield Fault("C03", line, f"ghi “{match[0]}”", _EXPECTED)
        for match in _ISSUER.finditer(text):
            if type_before(text, match.start()) in LAWS:
                yield Fault("C03", line, f"ghi “{match[1]}”", _EXPECTED)
