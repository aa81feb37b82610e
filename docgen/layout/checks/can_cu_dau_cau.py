"""Mỗi căn cứ một dòng riêng; cuối dòng là dấu chấm phẩy, riêng dòng cuối cùng là dấu chấm.

Xét dấu cuối của từng căn cứ và trường hợp hai căn cứ dồn vào một đoạn. Dòng bỏ trống bằng dấu chấm dài và thẻ của mẫu
được để yên. Ở văn bản không phải quyết định, nghị quyết, dòng căn cứ cuối cùng vẫn được kết thúc bằng dấu chấm phẩy
nếu đoạn sau viết tiếp “Thực hiện …”, “Theo …”, “Xét …”.

Dấu phẩy ở căn cứ cuối là thói quen của các mẫu cũ; từ năm 2020 Nghị định đã ghi rõ là dấu chấm.

Đúng: Theo đề nghị của Giám đốc Sở Nội vụ.
Sai: Theo đề nghị của Giám đốc Sở Nội vụ,
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Components, Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.passages import is_formal, is_normative, legal_bases
from docgen.layout.profile import Limits
from docgen.layout.repair import Replace

ID = "can_cu_dau_cau"
_MARKS = {";": "dấu chấm phẩy (;)", ".": "dấu chấm (.)", ",": "dấu phẩy (,)", ":": "dấu hai chấm (:)"}
# Chỗ để trống ở cuối dòng, thẻ của mẫu: chưa có dấu để xét.
_OPEN_ENDS = ("…", "...", "_", "}")
_JOINED = re.compile(r"[;,.]\s+Căn cứ\s")
_CONTINUES = re.compile(r"\s*(?:Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở|Sau khi|Qua|Tiếp theo)\b", re.IGNORECASE)

PASSES = (
    Example("Hai dòng đầu dấu chấm phẩy, dòng cuối dấu chấm"),
    Example("Số và ngày của tờ trình chưa có", base="nhap"),
)
FAILS = (
    Example("Dòng cuối dùng dấu phẩy", (Edit("can_cu_3", "năm 2026.", "năm 2026,"),)),
    Example("Dòng giữa dùng dấu chấm", (Edit("can_cu_2", "văn thư;", "văn thư."),)),
    Example("Thiếu dấu cuối dòng", (Edit("can_cu_1", "năm 2025;", "năm 2025"),)),
    Example(
        "Hai căn cứ trong một đoạn",
        (
            Edit(
                "can_cu_2",
                "văn thư;",
                "văn thư; Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 19 tháng 02 năm 2025;",
            ),
        ),
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi dấu cuối sai là một chỗ sai, sửa được; hai căn cứ chung một đoạn thì người soạn tách."""
    lines = legal_bases(document.components)
    for index, line in enumerate(lines):
        if _JOINED.search(line.text):
            yield Fault("C02", line, "hai căn cứ trong một đoạn", "mỗi căn cứ một dòng riêng")
        last = index == len(lines) - 1
        ending = line.text[-1]
        allowed = ";." if last and _runs_on(document.components, line) else "." if last else ";"
        if ending not in allowed and not line.text.endswith(_OPEN_ENDS):
            yield Fault(
                "C02", line, _MARKS.get(ending, "không có dấu"), _MARKS[allowed[-1]], (_ended(line, allowed[-1]),)
            )


def _runs_on(components: Components, line: Line) -> bool:
    """Sau căn cứ cuối cùng, lời văn còn nối tiếp danh sách căn cứ."""
    if is_normative(components) and components.lenh is None:
        return True
    if is_formal(components):
        return False
    last = components.can_cu[-1]
    following = components.content[0] if components.content else None
    return last.ref != line.paragraph.ref or (following is not None and _CONTINUES.match(following.text) is not None)


def _ended(line: Line, mark: str) -> Replace:
    """Thay dấu cuối dòng, hoặc thêm vào sau chữ cuối."""
    finish = line.start + len(line.raw.rstrip())
    begin = finish - 1 if line.paragraph.text[finish - 1] in _MARKS else finish
    return Replace(line.paragraph, begin, finish, mark)
