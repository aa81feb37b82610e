"""Văn bản vừa điền + sổ ghi → chứng cứ rằng không chữ nào mất: mở lại tệp, tìm từng giá trị đúng thứ tự đã in."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from docgen.errors import OutputError
from docgen.render.clean import CORE
from docgen.render.language import Printed, Recorder
from docgen.render.loading import Template
from docgen.render.story import Story, shorten
from docgen.render.structure import LEFT_OVER
from docgen.render.xml import parse, squeeze, visible_text


def verify(data: bytes, recorder: Recorder, template: Template) -> None:
    """Mỗi giá trị đã in phải có mặt trong chữ hiện ra của phần ấy, không chồng nhau, theo thứ tự đã in.

    Chặt hơn đếm số lần: hai giá trị giống nhau không che được cho nhau, chữ cố định của mẫu cũng không.
    Lỗi: OutputError nêu giá trị bị mất hoặc thẻ còn sót.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for story in template.stories:
            text = _text(archive.read(story.part), story)
            lost = _first_lost(text, recorder.printed.get(story.part, []))
            if lost is not None:
                raise OutputError(
                    f"{template.path.name}: giá trị “{shorten(lost.text)}” của trường “{lost.label}” mất khi điền. "
                    f"{story.problem(lost.line, 'đặt thẻ vào chữ thường của đoạn.')}"
                )
            if left := LEFT_OVER.search(text):
                around = text[max(left.start() - 30, 0) : left.end() + 30]
                raise OutputError(f"{template.path.name}: {story.label} còn thẻ chưa điền: “{around}”.")


def _text(xml: bytes, story: Story) -> str:
    try:
        root = parse(xml)
    except etree.XMLSyntaxError as error:
        raise OutputError(f"{story.label}: XML hỏng sau khi điền. Báo lại kèm tệp mẫu.") from error
    return squeeze(" ".join(str(piece) for piece in root.itertext())) if story.part == CORE else visible_text(root)


def _first_lost(text: str, printed: list[Printed]) -> Printed | None:
    position = 0
    for one in printed:
        wanted = squeeze(one.text)
        found = text.find(wanted, position)
        if found < 0:
            return one
        position = found + len(wanted)
    return None
