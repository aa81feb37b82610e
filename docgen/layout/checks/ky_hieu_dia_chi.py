"""Ký hiệu người soạn, số lượng bản cỡ 11; địa chỉ, điện thoại, thư điện tử của cơ quan ở chân trang đầu cỡ 11-12.

Hai thành phần này không bắt buộc, có thì xét cỡ chữ và chữ đứng. Ký hiệu người soạn là dòng như “PL.(300)” ở góc dưới
Nơi nhận. Đường kẻ trên địa chỉ không đo được chắc chắn nên không xét.

Đúng: “PL.(300)” cỡ 11.
Sai: “PL.(300)” cỡ 14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Add, Example
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.profile import Limits

ID = "ky_hieu_dia_chi"
_DRAFTER = re.compile(r"[A-ZĐ]{1,6}\s*\.?\s*\(\s*\d{1,4}\s*\)\.?")

PASSES = (Example("PL.(300) cỡ 11", (Add("luu", "PL.(300)"),)),)
FAILS = (Example("PL.(300) cỡ 14", (Add("luu", "PL.(300)", values={"size": 14.0}),)),)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi dòng sai cỡ hay nghiêng là một chỗ đáng ngờ."""
    components = document.components
    for line in components.recipients.after:
        if _DRAFTER.fullmatch(line.text):
            yield from look_faults("M04", line, Look(limits.range("drafter_size"), italic=False))
    for line in components.dia_chi:
        yield from look_faults("M04", line, Look(limits.range("address_size"), italic=False))
