"""Văn bản đã xét → những đoạn mà chữ của nó chỉ được đọc như lời văn, nơi một từ lạ có thể thay bằng từ lạ khác.

Đầu văn bản, chức vụ, họ tên người ký, Kính gửi, dòng Lưu, tên phụ lục… có phép kiểm tra riêng, đọc cả từ mà danh sách
không kể; giá trị ở đó luôn được nhớ nguyên chữ. Chúng cũng hầu như không đổi trong một mẻ.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import fields, replace

from docgen.layout.components.values import Components, Document, FoundRule, Head
from docgen.layout.facts.values import Line, Paragraph, Ref
from docgen.layout.passages import GROUPS, bodies, is_note, quoted
from docgen.text.slug import slug

# Chỗ để trống, ngoặc giữ chỗ, thẻ mẫu: có phép kiểm tra đếm khoảng cách quanh chúng.
_OPEN = re.compile(r"[\t\n\[\]<>{}«»…_=]|\. ?\.")
_CALLED = re.compile(r"\bđiện\b", re.IGNORECASE)
# Quốc hiệu, Tiêu ngữ được nhận ra cả khi viết sai chữ.
_LIKE_A_MOTTO = ("cong_h", "doc_l")
_ARTICLE = re.compile(r"\bđiều\b", re.IGNORECASE)
_DAY = re.compile(r"\bngày\b", re.IGNORECASE)


def plain_paragraphs(document: Document, wanted: Collection[Ref]) -> dict[Ref, tuple[Paragraph, Hashable]]:
    """Chỗ → đoạn và vai của nó, những đoạn trong `wanted` chỉ được đọc như lời văn và có một dáng chữ thống nhất.

    Vai: đoạn thuộc những thành phần nào, trong bảng hay không, định dạng ra sao; không kể chữ.
    """
    parts = document.components
    fixed = set(fixed_paragraphs(parts))
    found: dict[Ref, tuple[Paragraph, tuple[str, ...]]] = {}
    for name, one in _read_as_prose(document):
        if one.ref not in wanted:
            continue
        found[one.ref] = one, (*found.get(one.ref, (one, ()))[1], name)
    return {
        ref: (one, (names, one.cell is None, one.format, one.style, one.mark, one.rules, one.runs[0].format))
        for ref, (one, names) in found.items()
        if ref not in fixed and _simple(one) and not (parts.head.dia_danh_thoi_gian is None and _DAY.search(one.text))
    }


def _read_as_prose(document: Document) -> Iterator[tuple[str, Paragraph]]:
    """Các đoạn được đọc như lời văn, kèm tên thành phần; một đoạn có thể thuộc hai thành phần."""
    parts = document.components
    yield from (("content", one) for one in parts.content)
    yield from (("trich_yeu", line.paragraph) for line in parts.trich_yeu)
    yield from (("recipients", line.paragraph) for line in parts.recipients.items)
    yield from (("attachment", paragraph) for one in parts.attachments for paragraph in one.content)
    yield from (("cell", one) for one in document.facts.paragraphs if one.cell is not None)


def fixed_paragraphs(parts: Components) -> Iterator[Ref]:
    """Chỗ của những đoạn mang một thành phần có phép kiểm tra riêng."""
    yield from (line.paragraph.ref for line in _fixed_lines(parts))
    for heading in (*parts.headings, *(heading for one in parts.attachments for heading in one.headings)):
        if heading.level in GROUPS:
            yield heading.paragraph.ref
            if heading.title is not None:
                yield heading.title.paragraph.ref


def _fixed_lines(parts: Components) -> Iterator[Line]:
    signature, recipients = parts.signature, parts.recipients
    single = (parts.ten_loai, parts.lenh, parts.kinh_gui, signature.ho_ten, recipients.label)
    yield from (line for line in single if line is not None)
    yield from (*parts.tham_quyen, *parts.kinh_gui_items, *parts.dia_chi, *signature.quyen_han, *recipients.after)
    # “Như Điều 3”: mọi con số của dòng được so với số của các điều.
    yield from (line for line in recipients.items if _ARTICLE.search(line.text))
    if recipients.luu is not None:
        yield from recipients.items[recipients.items.index(recipients.luu) :]
    yield from _head_lines(parts.head)
    for one in parts.attachments:
        yield from _head_lines(one.head)
        yield from (*one.title, *one.kem_theo, *((one.label,) if one.label else ()))


def _head_lines(head: Head) -> Iterator[Line]:
    for declared in fields(head):
        value = getattr(head, declared.name)
        if isinstance(value, FoundRule):
            continue
        yield from (one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Line))


def _simple(paragraph: Paragraph) -> bool:
    """Một dòng chữ thấy trọn, chỉ đậm nhạt có thể khác nhau; không số tự động, trường, hộp chữ."""
    text = paragraph.text
    return plain_look(paragraph) and not (
        _OPEN.search(text) or _CALLED.search(text) or slug(text).startswith(_LIKE_A_MOTTO)
    )


def plain_look(paragraph: Paragraph) -> bool:
    """Mọi khúc chữ cùng một dáng thường, chỉ đậm nhạt có thể khác nhau; không số tự động, trường, hộp chữ, hình."""
    looks = {run.format._replace(bold=False) for run in paragraph.runs}
    if len(looks) != 1:
        return False
    (look,) = looks
    if look.caps or look.vertical or look.fonts[0] != look.fonts[1]:
        return False
    return not (paragraph.label or paragraph.fields or paragraph.hidden or paragraph.box or paragraph.pictures)


def hidden_by_values(document: Document, filled: Mapping[Ref, str]) -> bool:
    """Có lời trích hay ghi chú, thứ mà nhiều phép kiểm tra bỏ qua, mở ra hay khép lại ở một đoạn có giá trị.

    Đoạn bị bỏ qua thì không ai xét, nên không dạy được gì cho văn bản mà nó không bị bỏ qua. `filled`: đoạn có giá trị
    → chữ cố định mở đầu đoạn.
    """
    parts = document.components
    passages = (parts.can_cu, parts.content, *(one.content for one in parts.attachments))
    if any(ref in filled for passage in passages for ref in quoted(passage)):
        return True
    return any(
        one.ref in filled and is_note(one) and not _settled_note(one, filled[one.ref])
        for passage in passages
        for one in passage
    )


def _settled_note(paragraph: Paragraph, opening: str) -> bool:
    """Đoạn là ghi chú nhờ chữ cố định, và không mở ra những gạch đầu dòng của ghi chú."""
    return is_note(replace(paragraph, text=opening)) and not paragraph.text.rstrip().endswith(":")


def sizes_settled(document: Document, growing: dict[Ref, int]) -> bool:
    """Cỡ chữ chiếm phần lớn của mỗi bài lời văn không đổi, dù các giá trị ngắn lại hay dài ra.

    `growing`: số ký tự của mỗi đoạn đến từ những giá trị còn đổi.
    """
    for body in bodies(document):
        weights: dict[float, int] = {}
        grows: dict[float, int] = {}
        for one in body.prose:
            for size, count in one.whole.sizes.items():
                weights[size] = weights.get(size, 0) + count
            grows[one.whole.size] = grows.get(one.whole.size, 0) + growing.get(one.ref, 0)
        others = [size for size in weights if size != body.size]
        least = weights.get(body.size, 0) - grows.get(body.size, 0)
        if others and (any(grows.get(size) for size in others) or sum(weights[size] for size in others) >= least):
            return False
    return True
