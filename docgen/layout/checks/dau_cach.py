"""Một dấu cách giữa hai từ, không có trước và có một sau dấu câu; không dàn chữ bằng dấu cách, dấu tab.

Báo, mỗi đoạn một lần cho mỗi kiểu:
- hai dấu cách liền nhau giữa câu;
- khoảng trống gõ bằng nhiều dấu cách (kể cả ở đầu đoạn), nhiều dấu tab liền nhau;
- dấu cách trước dấu phẩy, chấm phẩy, hai chấm, chấm;
- thiếu dấu cách sau dấu câu giữa hai từ, sau chữ “số”;
- dấu cách trong số, ký hiệu (“15 /TTr-SNV”, “15/QĐ - UBND”): Nghị định viết liền;
- gạch nối dính một bên (“Nội Bài -Lào Cai”).

Để yên: chỗ trống dành điền số, ngày, tháng, năm, giờ; mọi thứ trong bảng; đầu văn bản, chữ ký, nơi nhận trình bày
không dùng bảng; mục lục; một dấu tab thụt đầu dòng; địa chỉ thư, trang mạng, số, tỷ lệ.

Chữ dàn bằng dấu cách chạy lệch ngay khi đổi máy, đổi phông, và không ai sửa nổi ở bản sau.

Đúng: ngày 28 tháng 10; Nội Bài - Lào Cai; gồm: tỉnh, xã.
Sai: ngày 28  tháng 10; Nội Bài -Lào Cai; gồm : tỉnh,xã.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document, Head
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import LOWER, UPPER, contains_any, excerpt, plain
from docgen.text.syllables import is_syllable

ID = "dau_cach"
LOOKS_AROUND = "doan"

PASSES = (
    Example("Chỗ trống chờ số, ngày, tháng", base="nhap"),
    Example("Một dấu tab thụt đầu dòng", (Edit("noi_dung_1", "Để tổng hợp", "\tĐể tổng hợp"),), "cong_van"),
    Example("Tỷ lệ, giờ, địa chỉ", (Edit("dieu_2", "quý II", "tỷ lệ 1:500, lúc 08:30, thư a,b@tinh.gov.vn, quý II"),)),
    Example("Tỷ số viết bằng chữ", (Edit("dieu_2", "quý II", "quý II, tỷ số nam : nữ của từng nơi"),)),
    Example("Gạch nối có dấu cách hai bên", (Edit("dieu_2", "các cơ quan", "tuyến Nội Bài - Lào Cai, các cơ quan"),)),
)
FAILS = (
    Example("Hai dấu cách", (Edit("dieu_2", "Tổ kiểm tra làm", "Tổ kiểm tra  làm"),)),
    Example("Hai dấu cách sau ngày đã điền", (Edit("dieu_2", "ngày 15 tháng", "ngày 15  tháng"),)),
    Example("Dàn chữ bằng dấu cách", (Edit("noi_dung_1", "Để tổng hợp", "        Để tổng hợp"),), "cong_van"),
    Example("Dàn chữ bằng dấu tab", (Edit("noi_dung_1", "Để tổng hợp", "\t\tĐể tổng hợp"),), "cong_van"),
    Example("Dấu cách trước dấu phẩy", (Edit("dieu_2", "cơ quan, đơn vị", "cơ quan , đơn vị"),)),
    Example("Thiếu dấu cách sau dấu phẩy", (Edit("dieu_2", "cơ quan, đơn vị", "cơ quan,đơn vị"),)),
    Example("Dính câu sau chữ không dấu", (Edit("noi_dung_2", "năm 2026.", "báo cho.Ủy ban."),), "cong_van"),
    Example("Dính câu sau ngày", (Edit("noi_dung_2", "tháng 3 năm 2026.", "15/3/2026.Các nơi làm."),), "cong_van"),
    Example("Dấu cách trước gạch chéo", (Edit("can_cu_3", "15/TTr-SNV", "15 /TTr-SNV"),)),
    Example("Ký hiệu cách chữ", (Edit("can_cu_3", "15/TTr-SNV", "15/TTr - SNV"),)),
    Example("Chữ “số” dính số", (Edit("can_cu_3", "số 15/TTr-SNV", "số15/TTr-SNV"),)),
    Example("Gạch nối dính một bên", (Edit("dieu_2", "các cơ quan", "tuyến Nội Bài -Lào Cai, các cơ quan"),)),
)

_LETTER = LOWER + UPPER
_LAYOUT_SPACES = re.compile(r"(?:^|\n) {3,}(?=[^ \n])|(?<=[^ \n\t]) {3,}(?=[^ \n\t])")
_TWO_SPACES = re.compile(r"(?<=[^ \n\t])  (?=[^ \n\t])")
_TABS = re.compile(r"\t *\t(?=[\t ]*[^\t \n])")
_SPACE_BEFORE = re.compile(rf"(?P<before>[{_LETTER}\d)”\"%\]])(?P<gap> +)(?P<mark>[,;:.])(?=[ \n]|$)(?! \.)(?!:? ?\d)")
_STUCK = re.compile(rf"[,;:.][{_LETTER}]")
_NO_SPACE_AFTER = re.compile(rf"(?<![{_LETTER}\d])(?P<left>[{_LETTER}]+)(?P<mark>[,;:.])(?P<right>[{_LETTER}]+)")
_ONE_SIDED = re.compile(
    rf"(?<=[{_LETTER}]{{2}}) (?P<mark>[-–])(?=[{_LETTER}]{{2}})|(?<=[{_LETTER}]{{2}})[-–] (?=[{_LETTER}]{{2}})"
    r"|(?<=\b\d{4}) [-–](?=\d{4}\b)|(?<=\b\d{4})[-–] (?=\d{4}\b)"
)
_SPACED_NUMBER = re.compile(
    r"\d[a-z]? +/(?:\d{4}/)?[A-ZĐ][A-Za-zĐ]+-[A-ZĐ]|\d/(?:\d{4}/)?[A-ZĐ][A-Za-zĐ]+ [-–] [A-ZĐ]{2,}(?![\wĐ])"
)
_NUMBER_JOINED = re.compile(r"\d(?<=\b[Ss]ố\d)\d*/(?:\d{4}/)?[A-ZĐ]")
_ARTICLE_JOINED = re.compile(rf"\s*(?:Điều )?\d{{1,3}}\.(?=[{UPPER}][{LOWER}])")
_DATE_JOINED = re.compile(rf"/\d{{4}}\.(?=[{UPPER}][{LOWER}])")
_LOOSE_HYPHENS = (" -", "- ", " –", "– ")
_SPACED_MARKS = (" ,", " ;", " :", " .")
_TO_FILL = re.compile(r"\b(?:số|ngày|tháng|năm|hồi|lúc|giờ|phút)\s*:?$", re.I)
_FILLED_NEXT = re.compile(r"(?:tháng|năm|ngày|giờ|phút|của)\b|[^\w\s]")
_ADDRESS = re.compile(r"[/\\@]|www|http")
_RATIO = re.compile(r"\b[Tt](?:ỷ|ỉ) (?:lệ|số)\b")


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi kiểu sai của một đoạn là một chỗ, nêu ở chỗ đầu tiên."""
    placed = frozenset(line.paragraph.ref for line in _placed_lines(document))
    for paragraph in document.text_paragraphs:
        contents = paragraph.style.casefold().startswith(("toc", "mục lục"))
        if paragraph.cell or paragraph.box or contents or paragraph.ref in placed:
            continue
        text = plain(paragraph).rstrip()
        for found, expected, start, end in (*_gaps(text), *_marks(text)):
            yield Fault("X04", excerpt(paragraph, start, end), found, expected)


def _placed_lines(document: Document) -> Iterator[Line]:
    """Những dòng mà chỗ đứng do phép kiểm tra khác xét: đầu văn bản, chữ ký, nơi nhận."""
    components = document.components
    for head in (components.head, *(one.head for one in components.attachments)):
        yield from _head_lines(head)
    name, label = components.signature.ho_ten, components.recipients.label
    yield from (*components.signature.quyen_han, *components.recipients.items)
    yield from (line for line in (name, label) if line)


def _head_lines(head: Head) -> Iterator[Line]:
    single = (head.quoc_hieu, head.tieu_ngu, head.so_ky_hieu, head.dia_danh_thoi_gian)
    yield from (line for line in single if line)
    yield from (*head.co_quan_chu_quan, *head.co_quan_ban_hanh, *head.trich_yeu_cong_van)


_Flaw = tuple[str, str, int, int]


def _gaps(text: str) -> Iterator[_Flaw]:
    if "  " not in text and "\t" not in text:
        return
    for pattern, found, expected in (
        (_LAYOUT_SPACES, "khoảng trống gõ bằng nhiều dấu cách", "thụt lề, căn dòng"),
        (_TWO_SPACES, "hai dấu cách liền nhau", "một dấu cách"),
    ):
        if match := next((one for one in pattern.finditer(text) if not _to_fill(text, *one.span())), None):
            yield found, expected, *match.span()
    if match := _TABS.search(text):
        yield "nhiều dấu tab liền nhau", "thụt lề, căn dòng", *match.span()


def _to_fill(text: str, start: int, end: int) -> bool:
    """Khoảng trống dành điền số, ngày, tháng; chỗ đã điền rồi mà còn thừa dấu cách thì không phải."""
    before, after = text[:start].rstrip(), text[end:]
    if after.startswith("/"):
        return not before[-1:].isdigit()
    if before.endswith("/"):
        return True
    if not _TO_FILL.search(before) or after[:1].isdigit():
        return False
    return end - start > 2 or bool(_FILLED_NEXT.match(after))


def _marks(text: str) -> Iterator[_Flaw]:
    for match in _SPACE_BEFORE.finditer(text) if contains_any(text, _SPACED_MARKS) else ():
        ratio = match["mark"] == ":" and _RATIO.search(text[: match.start()])
        if not ratio and (len(match["gap"]) == 1 or not _to_fill(text, *match.span("gap"))):
            yield f"dấu cách trước “{match['mark']}”", "không có dấu cách trước", *match.span()
            break
    if _STUCK.search(text) and (
        joined := next((one for one in _NO_SPACE_AFTER.finditer(text) if _joined_words(text, one)), None)
    ):
        yield f"không có dấu cách sau “{joined['mark']}”", "một dấu cách sau", *joined.span()
    elif dated := _DATE_JOINED.search(text) or _ARTICLE_JOINED.match(text):
        yield "không có dấu cách sau “.”", "một dấu cách sau", *dated.span()
    if "/" in text:
        yield from _number_flaws(text)
    if contains_any(text, _LOOSE_HYPHENS) and (hyphen := _ONE_SIDED.search(text)):
        yield "gạch nối dính một bên", "dấu cách ở cả hai bên hoặc không bên nào", *hyphen.span()


def _number_flaws(text: str) -> Iterator[_Flaw]:
    if spaced := _SPACED_NUMBER.search(text):
        yield "dấu cách trong số, ký hiệu", "viết liền số, ký hiệu", *spaced.span()
    if stuck := _NUMBER_JOINED.search(text):
        yield "không có dấu cách sau “số”", "một dấu cách sau", *stuck.span()


def _joined_words(text: str, match: re.Match[str]) -> bool:
    """Hai tiếng Việt dính nhau qua dấu câu; không phải địa chỉ, viết tắt (“TP.”) hay tỷ lệ (“nam:nữ”)."""
    left, mark, right = match["left"], match["mark"], match["right"]
    token = text[text.rfind(" ", 0, match.start()) + 1 : match.end()]
    if _ADDRESS.search(token) or min(len(left), len(right)) < 2 or not (is_syllable(left) and is_syllable(right)):
        return False
    if mark == ".":
        return left.islower() and right.istitle() and not (left.isascii() and right.isascii())
    return not (mark == ":" and _RATIO.search(text[: match.start()]))
