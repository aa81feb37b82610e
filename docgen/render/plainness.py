"""Cây phẳng của một phần → các lý do khiến docxtpl còn phải sửa cấu trúc sau khi điền; rỗng là mẫu “thẳng”.

Mẫu thẳng: dù nhánh if nào được chọn, vòng for lặp bao nhiêu lần, không bước sửa nào của docxtpl và của `engine.mend`
đổi gì. Mọi điều phụ thuộc số lần lặp phải được quyết ở đây, vì lúc điền chỉ những tổ hợp nhánh mới gặp mới được so lại.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes
from lxml import etree

from docgen.ooxml.xml import DOC_PR, TEXT_TAGS, VISIBLE_ATTRIBUTES, W, local_name
from docgen.render.flattening import PRINTED, Blocks, Flat, elements
from docgen.render.language import is_count
from docgen.render.values import is_ordinary

_BRACES = frozenset("{}｛｝")
_LAST_ALLOWED = frozenset({f"{W}p", f"{W}sdt"})
_HOLDERS = (f"{W}tc", f"{W}hdr", f"{W}ftr", f"{W}footnote")


def reasons(flat: Flat, blocks: Blocks, tree: nodes.Template, *, is_body: bool) -> Iterator[str]:
    """Các lý do của một phần, mỗi lý do một cụm từ."""
    yield from constant_reasons(tree)
    yield from _text_reasons(flat)
    yield from _row_reasons(flat, blocks)
    for holder in flat.root.iter(*_HOLDERS):
        if not _keeps_last_paragraph(holder, blocks):
            yield f"{local_name(holder.tag)} có thể hết đoạn cuối"
    if is_body:
        yield from _grid_reasons(flat, blocks)
        pictures = list(flat.root.iter(DOC_PR))
        # Hình được đánh số theo thứ tự; chỉ hình cuối cùng mới được có hoặc không mà không đổi số hình khác.
        if any(blocks[one] for one in pictures[:-1]) or any(
            word == "for" for one in pictures[-1:] for _, word in blocks[one]
        ):
            yield "hình nằm trong khối if/for"


def constant_reasons(tree: nodes.Template) -> Iterator[str]:
    """Chữ viết ngay trong thẻ in không qua `values.check` như chữ của dự thảo."""
    for output in tree.find_all(nodes.Output):
        for child in output.nodes:
            if isinstance(child, nodes.TemplateData) or is_count(child):
                continue
            constants = [child] if isinstance(child, nodes.Const) else list(child.find_all(nodes.Const))
            if not all(isinstance(one.value, str) and is_ordinary(one.value) for one in constants):
                yield "thẻ in chữ cố định có ký tự lạ"


def prints_in_runs_only(flat: Flat) -> bool:
    """Mọi thẻ in nằm ở chỗ docxtpl ngắt được dòng: w:t của một run, không phải chữ của hình vẽ hay công thức.

    Đoạn có hộp chữ thì không kể: docxtpl coi chỗ hết đoạn trong hộp là hết đoạn, chữ sau hộp giữ nguyên dấu xuống dòng.
    """
    return all(
        _breaks_lines(place)
        for place in flat.root.iter(etree.ProcessingInstruction)
        if (tag := flat.tag(place)) and tag.word == PRINTED
    )


def _breaks_lines(place: etree._Element) -> bool:
    text = place.getparent()
    run = next(place.iterancestors(f"{W}r"), None)
    paragraph = None if run is None else next(run.iterancestors(f"{W}p"), None)
    if text is None or text.tag != f"{W}t" or run is None or paragraph is None:
        return False
    return all(next(one.iterdescendants(str(one.tag)), None) is None for one in (run, paragraph))


def _text_reasons(flat: Flat) -> Iterator[str]:
    """Chữ cố định mà các bước sau điền của docxtpl, hay phép tìm thẻ sót, sẽ phải xét cùng giá trị."""
    for element in flat.root.iter():
        tag = flat.tag(element)
        parent = element.getparent()
        if tag and tag.word == PRINTED and (parent is None or parent.tag not in TEXT_TAGS):
            in_run = parent is None or parent.tag == f"{W}r"
            yield "thẻ in nằm ngoài chữ hiện ra" if in_run else "có thẻ {{r …}} hoặc {{p …}}"
        texts = [element.tail or "", "" if tag else element.text or ""]
        if any("\n" in text or "\t" in text for text in texts):
            yield "chữ cố định có tab hoặc xuống dòng"
        texts += [str(value) for name, value in element.items() if local_name(str(name)) in VISIBLE_ATTRIBUTES]
        if any(not _BRACES.isdisjoint(text) for text in texts):
            yield "chữ cố định có ngoặc nhọn"


def _row_reasons(flat: Flat, blocks: Blocks) -> Iterator[str]:
    for cell in flat.root.iter(f"{W}tc"):
        row = next(cell.iterancestors(f"{W}tr"), None)
        if row is None or blocks[cell] != blocks[row]:
            yield "ô bảng nằm trong khối if/for"
    for table in flat.root.iter(f"{W}tbl"):
        if not any(blocks[row] == blocks[table] for row in table.iter(f"{W}tr")):
            yield "bảng có thể hết hàng"


def _grid_reasons(flat: Flat, blocks: Blocks) -> Iterator[str]:
    """docxtpl thêm cột khi có hàng nhiều ô hơn lưới, bớt cột khi hàng rộng nhất không phủ hết lưới."""
    for table in flat.root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        rows = list(table.iter(f"{W}tr"))
        if any(len(row.findall(f"{W}tc")) > columns for row in rows):
            yield "hàng nhiều ô hơn lưới cột"
        sure = (_width(row) for row in rows if blocks[row] == blocks[table])
        if max(sure, default=0) < columns:
            yield "không hàng cố định nào phủ hết lưới cột"


def _width(row: etree._Element) -> int:
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc"))
    return sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)


def _keeps_last_paragraph(holder: etree._Element, blocks: Blocks) -> bool:
    for child in reversed(list(elements(holder))):
        if child.tag not in _LAST_ALLOWED:
            return False
        if blocks[child] == blocks[holder]:
            return True
    return False
