"""Khối ký → từng chức vụ: chữ viết tắt quyền hạn (TM, KT, TL, TUQ, Q) và chức vụ đứng sau nó."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from docgen.layout.components.values import Signature
from docgen.layout.facts.values import Line
from docgen.text.slug import slug

# Mọi cách gõ bốn chữ viết tắt và “Q.”: T/M, K.T, TM:, KT không chấm…
_PREFIX = re.compile(r"(?P<letters>T[./ ]?M|K[./ ]?T|T[./ ]?L|T[./ ]?U[./ ]?Q|Q)(?![^\W\d_])\s*[.,:/]*\s*")
_GAP = re.compile(r"\t+|[ \u00a0]{4,}|[ \u00a0]+(?=(?:TM|KT|TL|TUQ)\.)")


class Post(NamedTuple):
    """Một chức vụ trong khối ký. `prefix`: TM, KT, TL, TUQ, Q hoặc rỗng; `title`: chữ sau nó, viết hoa.

    `joined`: bị dồn vào cùng dòng với chức vụ trước, cách nhau bằng dấu cách hay tab.
    """

    line: Line
    prefix: str
    title: str
    joined: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Các chữ của chức vụ, thành mã ASCII: không phụ thuộc cách đặt dấu thanh."""
        return tuple(slug(self.title).split("_"))

    @property
    def deputy(self) -> bool:
        """Chức vụ cấp phó. Xét chữ có dấu vì “phố”, “thủ trưởng” cũng thành mã như “phó”, “thứ trưởng”."""
        return "PHÓ" in self.title.split() or self.title.startswith("THỨ TRƯỞNG")


def posts(signature: Signature) -> tuple[Post, ...]:
    """Các chức vụ của khối ký, trên xuống; một dòng dồn nhiều chức vụ được tách ra."""
    found: list[Post] = []
    for line in signature.quyen_han:
        previous = found[-1].line if found else None
        for index, piece in enumerate(_pieces(line)):
            prefix, title = split_prefix(piece.text)
            joined = index > 0 or (previous is not None and _same_line(previous, piece))
            found.append(Post(piece, prefix, title, joined))
    return tuple(found)


def split_prefix(text: str) -> tuple[str, str]:
    """Chữ viết tắt quyền hạn (chỉ còn chữ cái) và chức vụ, viết hoa; không có chữ viết tắt thì rỗng."""
    upper = normalize("NFC", text).upper()
    match = _PREFIX.match(upper)
    return ("", upper) if match is None else (re.sub("[^A-Z]", "", match["letters"]), upper[match.end() :])


def _pieces(line: Line) -> Iterator[Line]:
    """Các khúc của dòng; chữ viết tắt đứng một mình thì liền với khúc sau."""
    start, text = line.start, line.paragraph.text
    for gap in _GAP.finditer(text, line.start, line.end):
        if split_prefix(text[start : gap.start()].strip())[1].strip():
            yield Line(line.paragraph, start, gap.start())
            start = gap.end()
    if text[start : line.end].strip():
        yield Line(line.paragraph, start, line.end)


def _same_line(above: Line, line: Line) -> bool:
    return above.paragraph is line.paragraph and "\n" not in above.paragraph.text[above.end : line.start]
