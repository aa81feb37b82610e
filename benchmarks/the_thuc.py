"""Kiểm tra thể thức một tệp Word: thời gian từng chặng, bên cạnh hai thư viện chỉ làm một phần việc ấy.

python-docx chỉ mở tệp; docx-plus tính định dạng có hiệu lực của mọi khúc chữ. Ba bên chạy xen kẽ trên cùng hai tệp dựng
bằng python-docx: tờ trình hai trang chừng hai trăm khúc chữ, như văn bản thật cỡ ấy; tờ trình ấy bị cắt vụn thành sáu
trăm khúc, như sau nhiều lần sửa; báo cáo bốn mươi trang có bảng.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx_plus.styles import iter_resolved_paragraphs

from docgen.layout.components.recognise import recognise
from docgen.layout.components.values import Document as Examined
from docgen.layout.components.values import Surroundings
from docgen.layout.engine import run
from docgen.layout.facts.reader import read_facts
from docgen.layout.package import DocxPackage
from docgen.layout.profile import load
from docgen.ooxml.xml import W

ROUNDS = 15
TEMPLATE = Path(__file__).parents[1] / "templates" / "to_trinh" / "to_trinh_xep_loai.docx"
SENTENCE = (
    "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, Sở Nội vụ đã "
    "phối hợp với các cơ quan, đơn vị rà soát, tổng hợp, báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định. "
)
HEAD = (
    ("ỦY BAN NHÂN DÂN TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"),
    ("Số: 125/TTr-SNV", "A, ngày 15 tháng 7 năm 2026"),
)


def write(paragraph: Paragraph, text: str, words: int, *, bold: bool = False) -> None:
    """Ghi `text` thành nhiều khúc `words` từ, mỗi khúc tự mang phông và cỡ như Word hay làm."""
    pieces = text.split(" ")
    for start in range(0, len(pieces), words):
        piece = paragraph.add_run(" ".join(pieces[start : start + words]) + " ")
        piece.font.name, piece.font.size = "Times New Roman", Pt(14)
        piece.bold = bold or None


def new_document() -> Document:
    """Thân trống của một mẫu tờ trình (các kiểu, trang của Word thật), rồi đầu văn bản trong bảng."""
    document = docx.Document(str(TEMPLATE))
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    head = document.add_table(rows=len(HEAD), cols=2)
    for cells, texts in zip((row.cells for row in head.rows), HEAD, strict=True):
        for cell, text in zip(cells, texts, strict=True):
            write(cell.paragraphs[0], text, 2, bold=True)
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def built(paragraphs: int, words: int, tables: int) -> bytes:
    """Một tờ trình có `paragraphs` đoạn nội dung, mỗi khúc chữ `words` từ, `tables` bảng mười hàng năm cột."""
    document = new_document()
    for text in ("TỜ TRÌNH", "Về việc công nhận kết quả xếp loại"):
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(title, text, 2, bold=True)
    write(document.add_paragraph(), "Kính gửi: Ủy ban nhân dân tỉnh A", 2)
    for number in range(paragraphs):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
        write(paragraph, (f"{number // 5 + 1}. " if number % 5 == 0 else "") + SENTENCE, words)
        if tables and number % (paragraphs // tables) == 0:
            grid = document.add_table(rows=10, cols=5)
            for cell in (one for row in grid.rows for one in row.cells):
                write(cell.paragraphs[0], "Số liệu", 2)
    write(document.add_paragraph(), "Nơi nhận:", 2, bold=True)
    write(document.add_paragraph(), "- Như trên;", 3)
    write(document.add_paragraph(), "- Lưu: VT.", 3)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def milliseconds(work: Callable[[], object]) -> float:
    """Thời gian CPU của một lượt, mili giây."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def stages(data: bytes) -> dict[str, Callable[[], object]]:
    """Từng chặng của docgen trên một tệp, chặng sau dùng kết quả có sẵn của chặng trước; rồi cả lượt và hai bên kia."""
    profile, office = load(), Surroundings()
    facts = read_facts(DocxPackage(data, "do.docx"))
    examined = Examined(facts, recognise(facts), office)

    def whole() -> object:
        found = read_facts(DocxPackage(data, "do.docx"))
        return run(Examined(found, recognise(found), office), profile)

    return {
        "mở gói, phân tích XML thân": lambda: DocxPackage(data, "do.docx"),
        "mở gói và đọc dữ kiện": lambda: read_facts(DocxPackage(data, "do.docx")),
        "nhận thành phần": lambda: recognise(facts),
        "chạy các phép kiểm tra": lambda: run(examined, profile),
        "docgen, cả lượt": whole,
        "python-docx, chỉ mở tệp": lambda: docx.Document(io.BytesIO(data)),
        "docx-plus, định dạng mọi khúc chữ": lambda: list(iter_resolved_paragraphs(docx.Document(io.BytesIO(data)))),
    }


def main() -> None:
    """In thời gian CPU trung vị, và tỷ lệ so với cả lượt của docgen; các bên chạy xen kẽ sau một lượt khởi động."""
    for name, data in (
        ("tờ trình hai trang", built(paragraphs=24, words=7, tables=0)),
        ("tờ trình hai trang, Word cắt vụn", built(paragraphs=24, words=2, tables=0)),
        ("báo cáo bốn mươi trang", built(paragraphs=420, words=6, tables=6)),
    ):
        work = stages(data)
        facts = read_facts(DocxPackage(data, "do.docx"))
        pieces = sum(1 for _ in DocxPackage(data, "do.docx").document.iter(f"{W}r"))
        print(f"{name}: {len(data) / 1000:.0f} KB, {len(facts.paragraphs)} đoạn, {pieces} khúc chữ")
        taken: dict[str, list[float]] = {one: [] for one in work}
        for number in range(ROUNDS + 1):
            for one, step in work.items():
                spent = milliseconds(step)
                if number:
                    taken[one].append(spent)
        own = statistics.median(taken["docgen, cả lượt"])
        for one, times in taken.items():
            print(
                f"  {one:36} {statistics.median(times):8.1f} ms CPU  {statistics.median(times) / own:6.2f} lần cả lượt"
            )


if __name__ == "__main__":
    main()
