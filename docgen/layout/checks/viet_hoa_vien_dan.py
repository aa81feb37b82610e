"""Viện dẫn phần, chương, mục, tiểu mục, điều thì viết hoa; khoản, điểm viết thường.

Báo “Khoản 2”, “Điểm a” viết hoa ở giữa câu; “điều 5” sau “khoản 2”, “tại”, “theo”; “chương II”, “phần I”, “mục I” sau
“tại”, “theo”, “thuộc”, sau số điều. Ở đầu câu, sau dấu hai chấm, chấm phẩy, đầu lời trích thì “Khoản”, “Điểm” viết hoa
là đúng. Gọi chung (“các điều, khoản”, “gồm 3 điều”), tên văn bản được viện dẫn để yên.

Đúng: điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự.
Sai: Điểm a Khoản 2 điều 103 chương XII.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Add, Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import excerpt, in_cited_title, inside_sentence, matches, prose

ID = "viet_hoa_vien_dan"

PASSES = (
    Example("Viết đúng", (Edit("dieu_2", "báo cáo", "theo điểm a khoản 2 Điều 8 Chương II Nghị định này, báo cáo"),)),
    Example("Đầu câu", (Edit("noi_dung_2", "năm 2026.", "năm 2026. Khoản 1 Điều 5 không áp dụng."),), "cong_van"),
    Example(
        "Trích nguyên văn một văn bản khác",
        (Add("noi_dung_1", "“Khoản 3. Hồ sơ quy định tại Khoản 1 Điều này do nhà nước giữ.”"),),
        "cong_van",
    ),
    Example("Gọi chung", (Edit("dieu_2", "báo cáo", "theo các điều 5, 6 và 7, báo cáo"),)),
)
FAILS = (
    Example("Khoản viết hoa", (Edit("dieu_2", "báo cáo", "theo Khoản 2 Điều 8, báo cáo"),)),
    Example("Điểm viết hoa", (Edit("dieu_2", "báo cáo", "theo Điểm a khoản 2 Điều 8, báo cáo"),)),
    Example("Điều viết thường", (Edit("dieu_2", "báo cáo", "theo khoản 2 điều 8, báo cáo"),)),
    Example("Chương viết thường", (Edit("dieu_2", "báo cáo", "theo quy định tại chương II, báo cáo"),)),
)

_SMALL = re.compile(
    r"(?<![Tt]ài )\b(?P<word>Khoản(?= \d)|Điểm(?= [a-zđ](?:\)|\b)| \d+,? (?:[Mm]ục|[Kk]hoản|[Đđ]iều|[Pp]hần)\b))"
)
_ARTICLE = re.compile(r"\b(?:[Kk]hoản \d+[a-zđ]?|[Đđ]iểm [a-zđ]|[Tt]ại|[Tt]heo|quy định ở),? (?P<word>điều)(?= \d)")
_LARGE = re.compile(
    r"\b(?:[Tt]ại|[Tt]heo|thuộc|[Đđ]iều \d+|[Mm]ục \d+|[Cc]hương [IVX]+),? "
    r"(?P<word>tiểu mục(?= \d+,? [Mm]ục)|(?:chương|phần|mục)(?= [IVX]+\b)|mục(?= \d+,? (?:[Cc]hương|[Pp]hần) [IVX]))"
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi chữ viết hoa, viết thường sai là một chỗ."""
    body = tuple(prose(document))
    for paragraph, match in matches(body, _SMALL, "Khoản ", "Điểm "):
        cited = in_cited_title(match.string, match.start())
        if inside_sentence(match.string, match.start()) and not cited:
            yield Fault("K20", excerpt(paragraph, *match.span()), f"“{match['word']}”", f"“{match['word'].lower()}”")
    for pattern, near in ((_ARTICLE, ("điều ",)), (_LARGE, ("tiểu mục ", "chương ", "phần ", "mục "))):
        for paragraph, match in matches(body, pattern, *near):
            word = match["word"]
            right = f"“{word[:1].upper()}{word[1:]}”"
            yield Fault("K20", excerpt(paragraph, *match.span("word")), f"“{word}”", right)
