"""Quyền hạn, chức vụ của người ký: chữ in hoa, cỡ 13-14, đứng, đậm, mỗi dòng một đoạn, ở cột phải.

Xét từng dòng của khối ký, từ dòng TM., KT., TL., TUQ. đến chức vụ người ký. Căn giữa chỉ xét khi khối ký nằm trong ô
bảng: ngoài bảng, chữ được đưa vào chỗ bằng tab và thụt lề, không đo được chắc chắn. Khối ký nằm ở ô đầu của hàng là sai
chỗ khi ô bên phải bỏ trống hay dành cho Nơi nhận; biên bản và văn bản nhiều bên ký thì bỏ qua.

Dồn “TM. ỦY BAN NHÂN DÂN” và “KT. CHỦ TỊCH” vào một đoạn rồi đệm dấu cách cho tự xuống dòng thì chỉ đẹp trên một máy:
đổi phông, đổi lề hay mở bằng phần mềm khác là hai dòng dính vào nhau. Dùng ngắt dòng (Shift + Enter) thì không sao.

Đúng: “KT. CHỦ TỊCH” một đoạn, “PHÓ CHỦ TỊCH” một đoạn, đều in hoa, đậm, căn giữa.
Sai: “KT. Chủ tịch”; chữ không đậm; cỡ 12; hai chức vụ cách nhau bằng dấu cách trong một đoạn.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.components.words import POSTS, starts_with
from docgen.layout.entries import has_tag
from docgen.layout.examples import Drop, Edit, Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.posts import Post, posts, split_prefix
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "quyen_han_chuc_vu"

PASSES = (
    Example("KT. CHỦ TỊCH và PHÓ CHỦ TỊCH, mỗi dòng một đoạn", base="quyet_dinh_tap_the"),
    Example("Cỡ 13", (Shape("quyen_han", {"size": 13.0}),)),
)
FAILS = (
    Example("Cỡ 12", (Shape("quyen_han", {"size": 12.0}),)),
    Example("Không đậm", (Shape("quyen_han", {"bold": False}),)),
    Example("Căn trái", (Shape("quyen_han", {"align": "left"}),)),
    Example(
        "Hai dòng dồn vào một đoạn bằng dấu cách",
        (
            Edit("quyen_han", "", "TM. ỦY BAN NHÂN DÂN                    KT. CHỦ TỊCH"),
            Drop("chuc_vu"),
        ),
        "quyet_dinh_tap_the",
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm sai của một dòng quyền hạn, chức vụ là một chỗ sai."""
    found = posts(document.components.signature)
    several = document.components.kind in limits.texts("several_signers")
    for line in document.components.signature.quyen_han:
        if not _is_post(line):
            continue
        inside, written = line.paragraph.cell is not None, not has_tag(line.text)
        look = Look(limits.range("size"), bold=True, italic=False, capitals=written, centred=inside)
        yield from look_faults("S01", line, look)
    if several:
        return
    for post in found:
        if post.joined and (post.prefix or post.line.paragraph.cell is not None):
            yield Fault("S01", post.line, "dồn vào đoạn của dòng trên bằng dấu cách", "mỗi dòng một đoạn")
    if found and _at_left(document, found[0]):
        yield Fault("S01", found[0].line, "ở cột trái", "ở cột phải")


def _is_post(line: Line) -> bool:
    """Dòng chữ hoa, hoặc chữ thường nhưng mở đầu bằng quyền hạn hay một chức vụ; dòng lạ trong khối ký thì bỏ qua."""
    return (
        line.capitals or bool(split_prefix(line.text)[0]) or starts_with(slug(line.text), POSTS) or has_tag(line.text)
    )


def _at_left(document: Document, post: Post) -> bool:
    """Khối ký ở ô đầu của hàng nhiều ô, bên phải nó không có chữ nào ngoài Nơi nhận."""
    paragraph = post.line.paragraph
    cell, table = paragraph.cell, document.table_of(paragraph)
    if cell is None or table is None or cell.column > 0 or table.columns < 2 or table.rows[cell.row].cells < 2:
        return False
    others = [
        line
        for one in document.facts.paragraphs
        if one.cell is not None and (one.cell.table, one.cell.row) == (cell.table, cell.row) and one.cell.column > 0
        for line in one.lines()
    ]
    recipients = document.components.recipients
    known: tuple[Line | None, ...] = (recipients.label, *recipients.items, *recipients.after)
    return all(line in known for line in others)
