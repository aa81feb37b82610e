"""Căn cứ ghi đủ tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành và trích yếu của văn bản được dẫn.

Xét căn cứ mở đầu bằng tên loại của một văn bản có số (Nghị định, Nghị quyết, Quyết định, Thông tư, Kế hoạch…). Luật,
quy chế làm việc, quy chuẩn, “đề nghị của …” không thuộc phép này. Sau “Theo đề nghị của … tại Tờ trình số …”, trích
yếu thường bỏ nên không đòi. Văn bản quy phạm pháp luật dẫn căn cứ theo lối khác, không ghi ngày, nên không xét. Chỗ để
trống của văn bản chưa phát hành là hợp lệ. Chỉ báo phần chắc chắn thiếu.

Thiếu ngày hoặc cơ quan ban hành thì nhiều văn bản trùng số, người nhận không tra được.

Đúng: Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
Sai: Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư;
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.citations import ANY_TYPE, NUMBER
from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.passages import is_blank_by_design, is_normative, legal_bases
from docgen.layout.profile import Limits
from docgen.layout.prose import UPPER

ID = "can_cu_day_du"
_CITED = re.compile(rf"(?P<lead>Căn cứ|Theo|Thực hiện|Xét)\s+(?P<type>{ANY_TYPE})\s+(?P<rest>.+)")
_NUMBERED = re.compile(rf"số\b|{NUMBER}")
_STATUTORY = ("Nghị định", "Thông tư", "Thông tư liên tịch")
_DATED = re.compile(r"\bngày\b|\d{1,2}/\d{1,2}/\d{4}", re.IGNORECASE)
_ISSUER = re.compile(
    rf"của\s+(?!{ANY_TYPE}|Bộ luật|Luật|Pháp lệnh|Quốc lộ)(?:(?:các|liên)\s+)?[^\W\d_]*[{UPPER}]"
    r"|\b(?:Chính phủ|Thủ tướng|Quốc hội|Hội đồng nhân dân|HĐND|[ỦU][yỷ] ban nhân dân|UBND|Tỉnh [uủ][yỷ])\b"
    r"|\bBộ (?!luật)[A-ZĐ]"
)
# Sau “của” chỉ còn tên cơ quan rồi hết câu: chắc chắn không có trích yếu.
_ISSUER_ONLY = re.compile(
    r"của\s+(?:Chính phủ|Thủ tướng(?: Chính phủ)?|Quốc hội|[ỦU][yỷ] ban Thường vụ Quốc hội|"
    r"(?:(?:Chủ tịch|Bộ trưởng|Giám đốc)\s+)?(?:UBND|[ỦU][yỷ] ban nhân dân|HĐND|Hội đồng nhân dân|Bộ|Sở)"
    r"(?:\s+[^\W\d_]+){0,6})\s*[;,.]?"
)
_SUBJECT_WORDS = re.compile(
    r"\b(?:về|quy định|ban hành|hướng dẫn|sửa đổi|bổ sung|phê duyệt|giao|công bố|thành lập|kiện toàn|điều chỉnh|phân|"
    r"thông qua|triển khai|tổ chức thực hiện|thực hiện|tăng cường|cho|ủy quyền|công nhận|bãi bỏ|thay thế)\b",
    re.IGNORECASE,
)

PASSES = (
    Example("Nghị định ghi đủ, ngày viết bằng chữ"),
    Example(
        "Ngày viết tắt",
        (
            Edit(
                "can_cu_2",
                "",
                "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;",
            ),
        ),
    ),
    Example("Căn cứ không phải văn bản có số", (Edit("can_cu_2", "", "Căn cứ Quy chế làm việc của Ủy ban nhân dân;"),)),
    Example(
        "Cơ quan ban hành mở đầu bằng chữ hoa có dấu",
        (
            Edit(
                "can_cu_2",
                "",
                "Căn cứ Kế hoạch số 20/KH-UBDT ngày 05 tháng 01 năm 2026 của Ủy ban Dân tộc về giám sát;",
            ),
        ),
    ),
)
FAILS = (
    Example("Thiếu ngày ban hành", (Edit("can_cu_2", " ngày 05 tháng 3 năm 2020", ""),)),
    Example("Thiếu cơ quan ban hành", (Edit("can_cu_2", " của Chính phủ", ""),)),
    Example("Thiếu trích yếu", (Edit("can_cu_2", " về công tác văn thư", ""),)),
    Example("Thiếu số, ký hiệu", (Edit("can_cu_2", " số 30/2020/NĐ-CP", ""),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi căn cứ thiếu một hay nhiều phần là một chỗ sai."""
    if is_normative(document.components):
        return
    for line in legal_bases(document.components):
        match = _CITED.match(line.text)
        if match is None or is_blank_by_design(line.text):
            continue
        missing = tuple(_missing(match))
        if missing:
            yield Fault("C04", line, f"thiếu {', '.join(missing)}", "đủ số, ký hiệu, ngày, cơ quan ban hành, trích yếu")


def _missing(match: re.Match[str]) -> Iterator[str]:
    rest = match["rest"]
    if not _NUMBERED.match(rest):
        nameless = rest.startswith("ngày") or match["type"] in _STATUTORY
        if nameless and not re.search(NUMBER, rest):
            yield "số, ký hiệu"
        elif not re.search(NUMBER, rest):
            # Một tên gọi không kèm số (“Kế hoạch công tác năm của Sở”): không rõ có phải văn bản đã phát hành.
            return
    if not _DATED.search(rest):
        yield "ngày ban hành"
    if not _ISSUER.search(rest):
        yield "cơ quan ban hành"
    if match["lead"] == "Căn cứ" and _without_subject(rest):
        yield "trích yếu"


def _without_subject(rest: str) -> bool:
    found = re.search(r"của\s", rest)
    if not found or _SUBJECT_WORDS.search(rest):
        return False
    return bool(_ISSUER_ONLY.fullmatch(rest[found.start() :]))
