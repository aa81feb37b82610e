"""Từ hai phụ lục trở lên thì đánh số La Mã theo thứ tự; chỉ có một thì không đánh số.

Xét các dòng “Phụ lục …” trong cùng một tệp. Dãy có thể bắt đầu từ số khác I vì các phụ lục trước nằm ở tệp khác. Một
phụ lục mang số chỉ bị báo khi nó là số I và nội dung không nhắc đến phụ lục nào khác. Số ghép như “I.1”, “IA” không
bị xét.

Nội dung chỉ dẫn “Phụ lục II” mà phía sau đề “Phụ lục 2” hay có hai Phụ lục I thì không biết tra vào đâu.

Đúng: “Phụ lục I”, “Phụ lục II”; hoặc một dòng “Phụ lục”.
Sai: “Phụ lục 1”, “Phụ lục 2”; hai phụ lục không số; chỉ một phụ lục mà đề “Phụ lục I”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.layout.components.values import Attachment, Document
from docgen.layout.examples import Drop, Edit, Example
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.text.roman import roman

ID = "so_phu_luc"
LOOKS_AROUND = "van_ban"
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_COMPOUND = re.compile(r"phụ\s+lục\s*(?:số\s*)?\w+[.\-–/]\w", re.IGNORECASE)
_ANOTHER = re.compile(
    r"(?:các|những|\d+|hai|ba|bốn|năm)\s+phụ\s+lục|phụ\s+lục\s+(?:số\s+)?(?!I\b|0?1\b)(?:[IVXLC]+|\d+)\b", re.IGNORECASE
)

PASSES = (
    Example("Phụ lục I, Phụ lục II", base="quyet_dinh_phu_luc"),
    Example(
        "Một phụ lục, không đánh số",
        (
            Edit("dieu_1", "thành phần tại Phụ lục I, kế hoạch kiểm tra tại Phụ lục II", "thành phần tại Phụ lục"),
            Edit("phu_luc_1", " I", ""),
            *(Drop(f"phu_luc_2{part}") for part in ("", "_ten", "_kem_theo", "_noi_dung")),
            *(Drop(f"phu_luc_2_{part}") for part in ("cot_1", "cot_2", "cot_3", "o_1", "o_2", "o_3")),
        ),
        "quyet_dinh_phu_luc",
    ),
)
FAILS = (
    Example("Phụ lục 2 đánh số Ả Rập", (Edit("phu_luc_2", "II", "2"),), "quyet_dinh_phu_luc"),
    Example("Phụ lục sau không đánh số", (Edit("phu_luc_2", " II", ""),), "quyet_dinh_phu_luc"),
    Example("Hai Phụ lục I", (Edit("phu_luc_2", "II", "I"),), "quyet_dinh_phu_luc"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi phụ lục đánh số sai là một chỗ sai."""
    labelled = [(one, one.label) for one in document.components.attachments if one.kind == "phu_luc" and one.label]
    if len(labelled) == 1:
        yield from _alone(document, *labelled[0])
    elif labelled:
        yield from _numbered(labelled)


def _alone(document: Document, attachment: Attachment, label: Line) -> Iterator[Fault]:
    if attachment.number not in ("I", "1", "01") or not document.components.content:
        return
    before = document.facts.paragraphs[: attachment.first]
    if not any(_ANOTHER.search(one.text) for one in before):
        yield Fault("A02", label, f"số {attachment.number}", "không đánh số khi chỉ có một phụ lục")


def _numbered(labelled: Sequence[tuple[Attachment, Line]]) -> Iterator[Fault]:
    previous = 0
    for attachment, label in labelled:
        number = "?" if _COMPOUND.search(label.text) else attachment.number
        if value := _value(number):
            if previous and value != previous + 1:
                yield Fault("A02", label, f"số {number}", f"số {roman(previous + 1)}")
            previous = value
        elif not number or number.isdigit():
            found = f"số {number}" if number else "không đánh số"
            yield Fault("A02", label, found, f"số {roman(int(number) if number else previous + 1)}")
            previous = int(number) if number else previous + 1
        else:
            previous = 0


def _value(sign: str) -> int:
    """Giá trị của số La Mã viết đúng; 0 khi không phải."""
    if not sign or _ROMAN.fullmatch(sign) is None:
        return 0
    digits = [_VALUES[char] for char in sign]
    following = [*digits[1:], 0]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, following, strict=True))
