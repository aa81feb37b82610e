"""Văn bản vừa điền + sổ ghi → chứng cứ không chữ nào mất: mở lại tệp, tìm từng giá trị và mọi chữ đã phát ra."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from docgen.errors import OutputError
from docgen.ooxml.xml import BLIP, DOC_PR, EMBED, TEXT_TAGS, parse, squeeze, visible_text
from docgen.render import pictures, richness
from docgen.render.clean import CORE
from docgen.render.language import Held, Printed, Recorder
from docgen.render.loading import Template
from docgen.render.story import Story, shorten
from docgen.render.structure import LEFT_OVER


def verify(data: bytes, recorder: Recorder, template: Template) -> None:
    """Soát từng phần của tệp đã đóng gói, bốn điều.

    Mỗi giá trị đã in có mặt trong chữ hiện ra của phần ấy, theo thứ tự đã in; mọi chữ Jinja phát ra, kể cả chữ cố
    định của mẫu, hiện ra đúng từng ký tự (không kể khoảng trắng); mỗi hình đặt lúc điền, kể cả hình của văn bản con,
    hiện ra đúng từng byte, đúng thứ tự; không còn thẻ nào. Lỗi: OutputError nêu chỗ sai.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for story in template.stories:
            root = _parse(archive.read(story.part), story)
            printed = recorder.printed.get(story.part, [])
            text = squeeze(" ".join(str(one) for one in root.itertext())) if story.part == CORE else visible_text(root)
            _require_values(template, story, text, printed)
            if story.part != CORE:
                _require_all_text(template, story, root, recorder.emitted[story.part], printed)
            _require_pictures(template, story, archive, root, recorder.held.get(story.part, []))
            if left := LEFT_OVER.search(text):
                raise OutputError(
                    f"{template.path.name}: {story.label} còn thẻ chưa điền: {_around(text, left.start())}."
                )


def same_content(data: bytes, other: bytes) -> bool:
    """Hai gói có cùng các phần, mỗi phần trùng byte hoặc cùng XML chuẩn tắc; XML hỏng là khác."""
    with zipfile.ZipFile(io.BytesIO(data)) as one, zipfile.ZipFile(io.BytesIO(other)) as two:
        if one.namelist() != two.namelist():
            return False
        return all(_same_part(name, one.read(name), two.read(name)) for name in one.namelist())


def _same_part(name: str, data: bytes, other: bytes) -> bool:
    if data == other:
        return True
    try:
        return name.endswith((".xml", ".rels")) and _canonical(data) == _canonical(other)
    except etree.XMLSyntaxError:
        return False


def _canonical(xml: bytes) -> bytes:
    return etree.tostring(parse(xml), method="c14n")


def _parse(xml: bytes, story: Story) -> etree._Element:
    try:
        return parse(xml)
    except etree.XMLSyntaxError as error:
        raise OutputError(f"{story.label}: XML hỏng sau khi điền. Báo lại kèm tệp mẫu.") from error


def _require_values(template: Template, story: Story, text: str, printed: list[Printed]) -> None:
    position = 0
    for one in printed:
        wanted = squeeze(one.text)
        found = text.find(wanted, position)
        if found < 0:
            raise _lost(template, story, one)
        position = found + len(wanted)


def _require_all_text(
    template: Template, story: Story, root: etree._Element, emitted: str, printed: list[Printed]
) -> None:
    """Chữ Jinja phát ra, lấy thẳng từ chuỗi XML, phải trùng chữ hiện ra trong tệp đã đóng gói."""
    for name in story.hidden:
        emitted = re.sub(rf"<{name}\b[^>]*>[^<]*</{name}>", "", emitted)
    wanted = _solid(html.unescape(re.sub(r"<[^>]*>", "", emitted)))
    shown = _solid("".join(element.text or "" for element in root.iter(*TEXT_TAGS)))
    if wanted == shown:
        return
    place = next((at for at, pair in enumerate(zip(wanted, shown, strict=False)) if pair[0] != pair[1]), len(shown))
    for one in printed:
        solid = _solid(one.text)
        if solid and wanted.count(solid) != shown.count(solid):
            raise _lost(template, story, one)
    raise OutputError(f"{template.path.name}: {story.label} mất chữ khi điền, gần {_around(wanted, place)}.")


def _require_pictures(
    template: Template, story: Story, archive: zipfile.ZipFile, root: etree._Element, held: list[Held]
) -> None:
    images = iter(_shown_pictures(archive, story, root) if held else ())
    for one in held:
        for image in richness.pictures(one.value):
            # Phép `in` đi tiếp từ hình tìm được lần trước, nên đúng thứ tự và mỗi hình chỉ tính một lần.
            if image not in images:
                raise _lost(template, story, Printed(one.label, one.line, f"hình: {image[0]}"))


def _shown_pictures(archive: zipfile.ZipFile, story: Story, root: etree._Element) -> Iterator[tuple[str, bytes]]:
    """(Chữ thay hình, byte) của mọi hình trong một phần, theo thứ tự."""
    parts = {name: archive.read(name) for name in archive.namelist()}
    targets = pictures.links(parts, story.part)
    for name in root.iter(DOC_PR):
        frame = name.getparent()
        for blip in frame.iter(BLIP) if frame is not None else ():
            if (target := targets.get(blip.get(EMBED))) in parts:
                yield name.get("descr") or "", parts[target]


def _lost(template: Template, story: Story, one: Printed) -> OutputError:
    where = story.problem(one.line, "đặt thẻ vào chữ thường của đoạn.")
    return OutputError(
        f"{template.path.name}: giá trị “{shorten(one.text)}” của trường “{one.label}” mất khi điền. {where}"
    )


def _solid(text: str) -> str:
    return "".join(text.split())


def _around(text: str, position: int) -> str:
    return f"“{text[max(position - 30, 0) : position + 30]}”"
