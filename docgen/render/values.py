"""Dự thảo → các giá trị không được đưa vào mẫu: ký tự lạ, chữ giống thẻ, kiểu không khai; nêu đường dẫn trường."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from docgen.errors import InputError, Place, Problem
from docgen.model.draft import Draft
from docgen.model.rich import RICH, FormattedText
from docgen.render import richness

_NONCHARACTERS = "".join(chr(plane * 0x10000 + low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_BAD_CHARACTER = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")
_TAG_LIKE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{_\{|\}_\}|\{_%|%_\}|[｛｝]")
"""docxtpl đổi `{_{` thành `{{`; hai dấu sau còn lại trong văn bản thì không phân biệt được với thẻ chưa điền."""


_ORDINARY = re.compile(r"[ -z|~\u00a0-\u02af\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Chữ Latinh, chữ Việt dựng sẵn, dấu câu: không ngoặc nhọn, không ký tự nào mà `check` có thể từ chối."""


def is_ordinary(text: str) -> bool:
    """Chữ chắc chắn qua được `check` và không cần bước xử lý tab, xuống dòng, ngoặc thẻ nào."""
    return _ORDINARY.fullmatch(text) is not None


def check(draft: Draft) -> None:
    """Soát mọi giá trị của dự thảo, gồm tiêu đề. Lỗi: InputError nêu mọi chỗ sai theo đường dẫn trường."""
    place = f"{draft.kind}/{draft.key}"
    found = [*_text("tiêu đề", draft.title), *_value("", draft.fields)]
    if found:
        raise InputError(
            "Giá trị không đưa được vào văn bản. Sửa ở đầu vào rồi chạy lại.",
            [Problem(Place(place, key=path), why, action) for path, why, action in found],
        )


def _value(path: str, value: Any) -> Iterator[tuple[str, str, str]]:
    if type(value) is str:
        yield from _text(path, value)
    elif type(value) is tuple:
        for number, item in enumerate(value):
            yield from _value(f"{path}[{number}]", item)
    elif type(value) in RICH:
        yield from _rich(path, value)
    elif is_dataclass(value) and not isinstance(value, type):
        for declared in fields(value):
            inner = f"{path}.{declared.name}" if path else declared.name
            item = getattr(value, declared.name)
            if item is None and declared.metadata and not declared.metadata.get("optional", False):
                yield inner, "trường bắt buộc chưa có giá trị.", "Bổ sung ở đầu vào."
            else:
                yield from _value(inner, item)
    elif value is not None and type(value) not in (int, bool):
        yield path, f"kiểu {type(value).__name__} không đưa được vào mẫu.", "Đổi thành chữ trước khi lập dự thảo."


def _rich(path: str, value: Any) -> Iterator[tuple[str, str, str]]:
    found = [(path, why, action) for why, action in richness.faults(value)]
    if not found and isinstance(value, FormattedText):
        found = [one for number, run in enumerate(value.runs) for one in _text(f"{path}.runs[{number}].text", run.text)]
    # Thẻ, dấu tổ hợp có thể nằm vắt qua hai khúc chữ, hai đoạn của văn bản con.
    yield from found or _text(path, richness.shown(value))


def _text(path: str, text: str) -> Iterator[tuple[str, str, str]]:
    if bad := _BAD_CHARACTER.search(text):
        yield path, f"có ký tự điều khiển hoặc ký tự hỏng U+{ord(bad[0]):04X}.", "Gõ lại giá trị này."
    elif tag := _TAG_LIKE.search(text):
        yield path, f"có “{tag[0]}”, giống thẻ của mẫu.", "Bỏ hoặc viết cách các dấu ngoặc."
    elif not unicodedata.is_normalized("NFC", text):
        yield path, "chữ có dấu tổ hợp (không phải Unicode dựng sẵn).", "Chuyển sang Unicode dựng sẵn (NFC)."
