"""Lập từng dự thảo: bắt lời từ chối của một văn bản, giữ cho mẻ đi tiếp."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docgen.documents.parts.refuse import NotDue
from docgen.model.draft import Draft, Refusal


def make(
    kind: str,
    key: str,
    unit: str | None,
    build: Callable[[], Any],
    title: str,
    pictures: Callable[[], Mapping[str, bytes]] = dict,
) -> Iterator[Draft | Refusal]:
    """Một dự thảo từ `build`; `build` dừng bằng NotDue thì trả về Refusal với lý do ấy."""
    try:
        fields = build()
    except NotDue as reason:
        yield Refusal(kind, key, unit, str(reason))
        return
    yield Draft(kind, key, unit, fields, title, pictures())
