"""Nội dung không còn chữ giữ chỗ: dãy chấm, [tên cơ quan], XXX, lỗi trường của Word.

Được để trống: số, ngày, tháng, năm, giờ, phút của văn bản chưa vào số hay của văn bản được viện dẫn; họ tên người;
mọi thứ trong bảng và trong phụ lục (biểu mẫu). Dấu “…” nghĩa là “vân vân” không phải chỗ trống: chỗ trống là từ bốn
dấu chấm, hai dấu “…”, bốn gạch dưới trở lên; dãy chấm viết liền sau một từ, hay đứng cuối một lời kể, phải dài hơn.
Mục lục có dãy chấm dẫn đến số trang cũng được bỏ qua.

Tệp nhiều thẻ trộn thư hay nhiều chỗ điền là mẫu, biểu mẫu: chỗ trống ở đó là chủ ý.

Một dãy chấm sót trong quyết định đã ký là một quyết định thiếu nội dung.

Đúng: Tờ trình số …../TTr-SNV ngày … tháng … năm 2026.
Sai: Giao ……………… chủ trì thực hiện; Error! Reference source not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Paragraph
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import excerpt, matches, plain

ID = "chu_giu_cho"

PASSES = (
    Example("Số, ngày, tháng để trống", base="nhap"),
    Example("Số và ngày của tờ trình là dãy chấm", (Edit("can_cu_3", "số 15/TTr", "số ……/TTr"),)),
    Example("Họ tên để dòng chấm", (Edit("dieu_1", "Sở Nội vụ", "Sở Nội vụ và ông (bà) ……………"),)),
    Example("Ba chấm nghĩa là vân vân", (Edit("dieu_2", "cơ quan, đơn vị", "sở, ngành, ủy ban…"),)),
    Example("Vân vân cuối ngoặc", (Edit("dieu_2", "các cơ quan", "các cơ quan (sở, ngành ....)"),)),
    Example("Vân vân cuối lời kể", (Edit("dieu_2", "báo cáo", "gửi cho sở, ngành, .....; báo cáo"),)),
    Example("Khóa viết bằng số La Mã", (Edit("dieu_2", "các cơ quan", "các cơ quan theo Nghị quyết khóa XXX"),)),
)
FAILS = (
    Example("Dãy chấm trong điều", (Edit("dieu_2", "quý II", "………………"),)),
    Example("Gạch dưới chờ điền", (Edit("dieu_1", "Giám đốc Sở Nội vụ", "_________"),)),
    Example("Chữ trong ngoặc vuông", (Edit("dieu_1", "Sở Nội vụ", "[tên cơ quan]"),)),
    Example("XXX", (Edit("dieu_2", "quý II", "XXX"),)),
    Example("Thẻ trộn thư còn sót", (Edit("dieu_2", "quý II", "{{ quy }}"),)),
    Example("Lỗi trường của Word", (Edit("dieu_2", "quý II", "Error! Reference source not found."),)),
)

_BLANK = re.compile(r"(?:\. ?){4,}|…[.… ]*…|_{4,}")
_BEFORE_LAWFUL = re.compile(
    r"(?:\b(?:[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Hh]ồi|[Ll]úc|[Gg]iờ|[Pp]hút|ký hiệu) ?:? ?|\bnăm \d{1,3}|/ ?\d{0,3}"
    r"|\b(?:[Ôô]ng|[Bb]à|đồng chí|[Hh]ọ (?:và )?tên|tên là) ?:? ?|\((?:bà|ông)\) ?:? ?)$"
)
_AFTER_LABEL = re.compile(r"(?:^|[,;.]) ?[^,;.:]{2,60}: ?$")
_BEFORE_LABEL = re.compile(r"\s*(?:[.;,]\s*)?(?:$|[^,;.:]{2,60}:)")
_AFTER_LAWFUL = re.compile(r" ?(?:/|tháng\b|giờ\b|phút\b|h\b)")
_CONTENTS_LINE = re.compile(r" ?\d+ ?$")
_TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|«\w+»")
_STEMS = "tên|số|ngày|nội dung|họ|chức|đơn vị|cơ quan|địa|điền|nhập|ghi|trích yếu|tháng|năm|lý do|lĩnh vực"
_BRACKETS = re.compile(
    rf"(?<![\w/-])(?:\[ ?(?:…|\.{{3,}}|(?:{_STEMS})\b[^\[\]]{{0,40}}) ?\]|<(?:…|\.{{3,}}|(?:{_STEMS})\b[^<>]{{0,40}})>)"
    r"(?![\w/-])",
    re.I,
)
_PATTERN_TOLD = re.compile(r"\b(?:cú pháp|định dạng|tên tệp|tên file|dạng)\b[^.;]{0,30}$", re.I)
_CROSSES = re.compile(r"(?<![\w/-])(?:X{3,}|x{3,})(?![\w-])")
_ROMAN_THIRTY = re.compile(r"\b(?:phụ lục|chương|phần|mục|khóa|khoá|thứ|kỳ|hội|olympic|thế kỷ|số) $", re.I)
_LEFT_BY_WORD = re.compile(
    r"\berror! (?:reference source not found|bookmark not defined|no \w+ of specified)|\blỗi! không tìm thấy nguồn"
    r"|\bclick (?:or tap )?here to enter|\blorem ipsum|^nhập nội dung(?: (?:tại|ở|vào) đây)?\.?$",
    re.I,
)

_NEAR_LEFT = ("!", "nter", "NTER", "psum", "PSUM", "hập nội", "HẬP NỘI")


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi chỗ giữ sót là một chỗ sai; tệp là mẫu thì chỉ báo chữ do Word để lại."""
    for paragraph, match in matches(document.text_paragraphs, _LEFT_BY_WORD, *_NEAR_LEFT):
        yield Fault("X03", excerpt(paragraph, *match.span()), f"“{match.group()}”", "nội dung")
    body = (*document.components.can_cu, *document.components.content)
    if sum(1 for _ in matches(document.text_paragraphs, _TAG, "{", "«")) < limits.number("mau_tron"):
        yield from _shown(body, _TAG, "{", "«")
    fill_in = document.components.kind in ("", *limits.texts("dien_tay"))
    blanks = list(_blanks(body, fill_in=fill_in))
    if len(blanks) < limits.number("bieu_mau"):
        yield from blanks
    yield from _shown(body, _BRACKETS, "[", "<")
    yield from _crosses(body)


def _shown(body: Iterable[Paragraph], pattern: re.Pattern[str], *near: str) -> Iterator[Fault]:
    for paragraph, match in matches(body, pattern, *near):
        before = plain(paragraph)[: match.start()]
        # “[…]” trong một lời trích là chỗ người viết lược bớt; sau “cú pháp” là lời chỉ dẫn cách đặt tên.
        if before.count("“") <= before.count("”") and not _PATTERN_TOLD.search(before):
            yield Fault("X03", excerpt(paragraph, *match.span()), f"“{match.group()}”", "nội dung")


def _crosses(body: Iterable[Paragraph]) -> Iterator[Fault]:
    for paragraph, match in matches(body, _CROSSES, "XXX", "xxx"):
        roman = match.group() == "XXX" and _ROMAN_THIRTY.search(plain(paragraph)[: match.start()])
        if not roman:
            yield Fault("X03", excerpt(paragraph, *match.span()), f"“{match.group()}”", "nội dung")


def _blanks(body: Iterable[Paragraph], *, fill_in: bool) -> Iterator[Fault]:
    """`fill_in`: giấy, phiếu, hợp đồng có những dòng “Nhãn: ……” để điền tay."""
    for paragraph, match in matches(body, _BLANK, "..", ". .", "…", "__"):
        text = plain(paragraph)
        before, after = text[: match.start()], text[match.end() :]
        labelled = fill_in and _AFTER_LABEL.search(before) and _BEFORE_LABEL.match(after)
        if any(char.isalnum() for char in text) and not labelled and not _lawful(text, match):
            found = "dãy gạch dưới" if match.group().startswith("_") else "dãy chấm"
            yield Fault("X03", excerpt(paragraph, *match.span()), found, "nội dung")


def _lawful(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if _BEFORE_LAWFUL.search(before) or _AFTER_LAWFUL.match(after) or _CONTENTS_LINE.match(after):
        return True
    # “cầu, đường,....” vẫn là “vân vân” gõ thừa chấm.
    length = sum(3 if char == "…" else char in "._" for char in match.group())
    ended = "," in before.rpartition("(")[2] and before.rstrip()[-1:] != ":" and after[:1] in ("", ")", ";", ",", ".")
    return bool(before) and (before[-1].isalnum() or before[-1] in ",." or ended) and length < 8
