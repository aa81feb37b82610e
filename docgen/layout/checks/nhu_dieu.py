"""Quyết định, nghị quyết: nơi nhận đầu tiên là “- Như Điều …;”, trỏ đúng điều nêu ai thi hành.

Điều thi hành là điều có câu “chịu trách nhiệm thi hành”, “có trách nhiệm thi hành”, “thi hành Quyết định này”, kể cả
khi câu ấy nằm trong một khoản. Không tìm thấy điều nào như thế thì chỉ xét có dòng “Như Điều” hay không; số điều còn
để trống thì không xét.

Thêm bớt một điều mà quên sửa dòng này thì quyết định được gửi đến những nơi không phải thi hành.

Đúng: Điều 3 nêu ai thi hành, nơi nhận đầu tiên là “- Như Điều 3;”.
Sai: “- Như Điều 2;” khi điều thi hành là Điều 3; không có dòng “Như Điều”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.entries import Entry, entries, has_tag
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "nhu_dieu"
LOOKS_AROUND = "van_ban"
_LINE = re.compile(r"(?:nhu_|tai_)?(?:noi_dung_|cac_|khoan_\d+_|diem_[a-z]_)*dieu(?:_|$)")
_NUMBER = re.compile(r"\d+")

PASSES = (
    Example("Như Điều 3, điều thi hành là Điều 3"),
    Example("Số điều để trống", (Edit("noi_nhan_1", "Điều 3", "Điều …"),)),
)
FAILS = (
    Example("Như Điều 2 trong khi Điều 3 nêu ai thi hành", (Edit("noi_nhan_1", "Điều 3", "Điều 2"),)),
    Example("Dòng đầu không phải Như Điều", (Edit("noi_nhan_1", "Như Điều 3", "Bộ Tài chính"),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """So nơi nhận đầu tiên với điều thi hành."""
    components = document.components
    listed = list(entries(components.recipients.items))
    if components.kind not in limits.texts("kinds") or not listed or has_tag(listed[0].text) or listed[0].open:
        return
    label = components.recipients.label
    if label is not None and slug(label.text) != "noi_nhan":
        # Nơi nhận đầu tiên viết liền dòng nhãn, không nằm trong danh sách.
        return
    first = listed[0]
    if not _LINE.match(slug(first.body)):
        later = any(_LINE.match(slug(entry.body)) for entry in listed[1:])
        found = "“Như Điều” không ở dòng đầu" if later else "không có “Như Điều”"
        yield Fault("R05", first.first, found, "dòng đầu “- Như Điều …;”")
        return
    named = _numbers(first)
    carrying = _carrying(document, limits)
    if named and carrying and not named & set(carrying):
        yield Fault("R05", first.first, f"Điều {', '.join(sorted(named))}", f"Điều {carrying[-1]}")


def _numbers(entry: Entry) -> set[str]:
    """Số các điều trong dòng; số khoản đứng trước chữ “Điều” không tính."""
    return set(_NUMBER.findall(slug(entry.body).partition("dieu")[2]))


def _carrying(document: Document, limits: Limits) -> list[str]:
    """Số các điều có câu thi hành, theo thứ tự trong văn bản."""
    articles = {heading.paragraph.ref: heading.number for heading in document.components.dieu()}
    found: list[str] = []
    current = ""
    for paragraph in document.components.content:
        current = articles.get(paragraph.ref, current)
        if "nhiệm" not in paragraph.text.lower():
            continue
        text = f"_{slug(paragraph.text)}_"
        if current and any(f"_{phrase}_" in text for phrase in limits.texts("phrases")) and current not in found:
            found.append(current)
    return found
