"""Lập từng dự thảo: bắt lời từ chối của một văn bản, giữ cho mẻ đi tiếp."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docgen.documents.parts.refuse import NotDue
from docgen.errors import DocgenError
from docgen.model.draft import Draft, Refusal


def make(
    kind: str,
    key: str,
    unit: str | None,
    build: Callable[[], Any],
    title: str,
    pictures: Callable[[], Mapping[str, bytes]] = dict,
) -> Iterator[Draft | Refusal]:
    """Một dự thảo từ `build`; `build` dừng bằng NotDue thì trả về Refusal với lý do ấy.

    Lỗi lập trình khi soạn một văn bản cũng thành Refusal, kèm vết lỗi trong `fault`, để các văn bản khác vẫn được lập.
    """
    try:
        made: Draft | Refusal = Draft(kind, key, unit, build(), title, pictures())
    except NotDue as reason:
        made = Refusal(kind, key, unit, str(reason))
    except DocgenError:
        raise
    except Exception as error:
        made = Refusal(kind, key, unit, f"{type(error).__name__} khi soạn", traceback.format_exc())
    yield made
