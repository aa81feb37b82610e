"""Các thay đổi về trang của một ví dụ → các phần (section) của văn bản mẫu, có số trang đúng quy định."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from docgen.layout.examples import Page
from docgen.layout.facts.values import CharFormat, Paragraph, ParagraphFormat, Ref, Run, Section, Story

_SIDES = frozenset({"top", "bottom", "left", "right"})
_FIELDS = frozenset(one.name for one in fields(Section)) - {"index", "margins", "headers", "footers", "first", "last"}
_STORIES = frozenset({"header", "footer", "first", "number"})
_PAGE = "PAGE"
_NUMBER: Mapping[str, Any] = {"align": "center", "size": 13.0}


def section(index: int, base: Mapping[str, Any], changes: Iterable[Page], bounds: tuple[int, int]) -> Section:
    """Phần thứ `index` của văn bản mẫu sau mọi Page nhắm vào nó. Lỗi: ValueError khi nêu trường không có."""
    values: dict[str, Any] = {"title_page": True, **base}
    for change in changes:
        if change.section == index:
            values |= _turned(change.values)
    if unknown := sorted(set(values) - _FIELDS - _SIDES - _STORIES):
        raise ValueError(f"phần {index}: không có trường {', '.join(unknown)}")
    made = Section(index, first=bounds[0], last=bounds[1])
    sides = {side: float(values[side]) for side in _SIDES & set(values)}
    own = {name: values[name] for name in _FIELDS & set(values)}
    made = replace(made, margins={**made.margins, **sides}, **own)
    return _with_stories(made, values)


def _turned(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Đổi hướng mà không ghi khổ thì khổ A4 quay theo."""
    if values.get("landscape") and not {"width", "height"} & set(values):
        return {"width": 297.0, "height": 210.0, **values}
    return values


def _with_stories(made: Section, values: Mapping[str, Any]) -> Section:
    number = {**_NUMBER, **values.get("number", {})}
    room = made.text_width
    # Phần không đổi gì dùng chung một đầu trang, như Word khi “nối với phần trước”.
    own = _STORIES & set(values)
    suffix = made.index + 2 if own else 1
    headers = _story(f"word/header{suffix}.xml", values.get("header", _PAGE), number, room)
    first = _story(f"word/header{suffix}0.xml", values.get("first", ""), number, room)
    footers = _story(f"word/footer{suffix}.xml", values.get("footer", ""), number, room)
    return replace(
        made,
        headers={kind: story for kind, story in (("default", headers), ("first", first)) if story},
        footers={"default": footers} if footers else {},
    )


def _story(part: str, text: str | bool, number: Mapping[str, Any], room: float) -> Story | None:
    """Một đầu trang hay chân trang; chữ PAGE trong `text` là trường số trang, True là chỉ có số trang."""
    shown = _PAGE if text is True else text
    if not shown:
        return None
    character = CharFormat()._replace(**{key: value for key, value in number.items() if key in CharFormat._fields})
    shape = ParagraphFormat()._replace(
        **{key: value for key, value in number.items() if key in ParagraphFormat._fields}
    )
    before, found, after = shown.partition(_PAGE)
    pieces = ((before, False), ("2" if found else "", True), (after, False))
    runs = tuple(Run(piece, character, field) for piece, field in pieces if piece)
    paragraph = Paragraph(
        ref=Ref(part, 0),
        text="".join(run.text for run in runs),
        runs=runs,
        format=shape,
        mark=character,
        fields=(_PAGE,) if found else (),
        room=room,
        page=1,
    )
    return Story(part, (paragraph,))
