"""Mẫu đã soát → `Plan` để điền nhanh, hoặc các lý do mẫu phải đi đường docxtpl."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.exceptions import TemplateError as JinjaError
from lxml import etree

from docgen.ooxml.assembly import Assembly
from docgen.ooxml.xml import DOC_PR, W, parse
from docgen.render import engine, lines, marking, plainness
from docgen.render.clean import CORE
from docgen.render.compiled import MARK, PairLanguage, Run
from docgen.render.fast import Plan
from docgen.render.finishing import finish
from docgen.render.flattening import Flat, NotFlat, flatten, open_blocks
from docgen.render.keeping import DOCUMENT
from docgen.render.marking import Mark, NotMarkable
from docgen.render.story import Story

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_FIRST_PICTURE = 1001
"""docxtpl đánh số lại mọi hình của thân văn bản từ số này."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Một phần sẵn sàng dịch: nguồn Jinja với các dấu; có thẻ nào không; `quoted`, `multiline` như của `Plan`."""

    part: str
    text: str
    has_tags: bool
    quoted: bool
    multiline: bool


def plan(
    sha256: str, package: bytes, stories: Sequence[Story], trees: Sequence[nodes.Template]
) -> tuple[Plan | None, tuple[str, ...]]:
    """Kế hoạch điền nhanh và các lý do không có nó, mỗi lý do một câu nêu phần; đúng một trong hai rỗng."""
    untouched = engine.untouched(package)
    styles, rooms = lines.text_styles(untouched), lines.header_rooms(untouched)
    marks: list[Mark] = []
    found: list[str] = []
    sources: list[_Source] = []
    for story, tree in zip(stories, trees, strict=True):
        if story.part == CORE:
            found.extend(f"{story.label}: {why}" for why in plainness.constant_reasons(tree))
            continue
        try:
            made = _source(story, tree, untouched, styles, rooms, marks)
        except (NotFlat, NotMarkable) as error:
            found.append(f"{story.label}: {error}")
        else:
            found.extend(f"{story.label}: {why}" for why in made[1])
            sources.append(made[0])
    if len({one.part for one in sources}) != len(sources) or DOCUMENT not in untouched:
        found.append("gói có phần trùng tên hoặc thân văn bản không mang tên thường dùng")
    if found:
        return None, tuple(dict.fromkeys(found))
    try:
        return _translated(sha256, untouched, sources, marks), ()
    except (JinjaError, SyntaxError, RecursionError, MemoryError) as error:
        return None, (f"không dịch được thành mã: {error}",)


def _source(
    story: Story,
    tree: nodes.Template,
    untouched: Mapping[str, bytes],
    styles: Mapping[str, lines.TextStyle],
    rooms: lines.HeaderRooms,
    marks: list[Mark],
) -> tuple[_Source, list[str]]:
    is_body = story.part == DOCUMENT
    flat = flatten(story.source)
    blocks = open_blocks(flat)
    found = list(plainness.reasons(flat, blocks, tree, is_body=is_body))
    if found:
        return _Source(story.part, "", False, False, False), found
    if lines.carries_rules(story.part):
        room = rooms[story.part][0] if story.part in rooms else None
        marking.mark_rules(flat, blocks, styles, room, marks)
    root = flat.root
    if is_body:
        sections = flat.root.iter(f"{W}sectPr")
        if any(len(set(widths)) > 1 for widths in rooms.values()) and any(blocks[one] for one in sections):
            raise NotMarkable("ngắt phần nằm trong khối if/for, hai khổ giấy chung một đầu trang")
        marking.mark_tables(flat, blocks, marks)
        for number, picture in enumerate(flat.root.iter(DOC_PR), _FIRST_PICTURE):
            picture.set("id", str(number))
        root = _document(flat, untouched[DOCUMENT])
    multiline = not flat.quoted and plainness.prints_in_runs_only(flat)
    return _Source(story.part, _DECLARATION + flat.source(root), bool(flat.tags), flat.quoted, multiline), []


def _document(flat: Flat, document: bytes) -> etree._Element:
    """Cây của cả phần thân văn bản, w:body thay bằng cây phẳng."""
    root = parse(document)
    body = root.find(f"{W}body")
    assert body is not None
    root.replace(body, flat.root)
    return root


def _translated(
    sha256: str,
    untouched: dict[str, bytes],
    sources: Sequence[_Source],
    marks: list[Mark],
) -> Plan:
    language = PairLanguage()
    fixed = dict(untouched)
    parts = []
    for source in sources:
        root = language.root(source.text)
        if source.has_tags:
            parts.append((source.part, root))
        else:
            fixed[source.part] = _constant(root, marks)
    return Plan(
        sha256=sha256,
        parts=tuple(parts),
        marks=tuple(marks),
        masks=tuple(language.masks),
        longest=max(len(MARK.sub("", one.text).encode()) for one in sources),
        assembly=Assembly(fixed),
        quoted=any(one.quoted for one in sources),
        multiline=all(one.multiline for one in sources),
    )


def _constant(root: Callable[[Run], None], marks: Sequence[Mark]) -> bytes:
    """Byte của một phần không có thẻ nào."""
    run = Run(None)
    root(run)
    printed = run.out[1::2]
    pieces = list(run.out)
    pieces[1::2] = [value.encode() for value in printed]
    finish(pieces, printed, run.marks, marks)
    return b"".join(pieces)
