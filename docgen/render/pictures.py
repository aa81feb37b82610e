"""Hình đặt sẵn trong mẫu + PNG của dự thảo → phần hình được thay; khung, cỡ, chữ thay hình giữ như trong mẫu."""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docgen.errors import OutputError, TemplateError
from docgen.ooxml.content import resolve
from docgen.ooxml.xml import BLIP, DOC_PR, EMBED, RELATIONSHIP, parse

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"IEND\xaeB`\x82"


@dataclass(frozen=True, slots=True)
class Picture:
    """Một hình trong mẫu: phần hình (`word/media/image1.png`) và số khung hình của mẫu dùng chung phần ấy."""

    media: str
    uses: int


def find_pictures(parts: Mapping[str, bytes], stories: Iterable[str]) -> dict[str, tuple[Picture, ...]]:
    """Tên hình (ô Tên trong ngăn Chọn của Word) → các hình mang tên đó."""
    found: list[tuple[str, str]] = []
    for story in stories:
        targets = links(parts, story)
        for name in parse(parts[story]).iter(DOC_PR):
            frame = name.getparent()
            if frame is None:
                continue
            embeds = (blip.get(EMBED) for blip in frame.iter(BLIP))
            found.extend((name.get("name") or "", targets[embed]) for embed in embeds if embed in targets)
    uses = Counter(media for _, media in found)
    names = dict.fromkeys(name for name, _ in found)
    return {name: tuple(Picture(media, uses[media]) for other, media in found if other == name) for name in names}


def replacements(
    pictures: Mapping[str, tuple[Picture, ...]], images: Mapping[str, bytes], template: str
) -> dict[str, bytes]:
    """Phần hình → PNG mới. Lỗi: TemplateError khi mẫu không có đúng một hình riêng mang tên đó; OutputError khi
    dữ liệu không phải PNG trọn vẹn.
    """
    changed: dict[str, bytes] = {}
    for name, image in images.items():
        found = pictures.get(name, ())
        if not found:
            known = ", ".join(sorted(pictures)) or "không có hình nào"
            raise TemplateError(f"{template}: không có hình tên “{name}” (mẫu có: {known}). Đặt tên hình trong Word.")
        picture = found[0]
        if len(found) > 1 or picture.uses > 1:
            raise TemplateError(f"{template}: hình “{name}” chung tên hoặc chung tệp với hình khác. Chèn hình riêng.")
        if not picture.media.lower().endswith(".png"):
            raise TemplateError(f"{template}: hình “{name}” là {picture.media}; trong Word thay bằng một hình PNG.")
        if not image.startswith(_PNG) or not image.rstrip(b"\x00").endswith(_PNG_END):
            raise OutputError(f"Hình “{name}” không phải PNG trọn vẹn; chạy lại để vẽ lại hình.")
        changed[picture.media] = image
    return changed


def links(parts: Mapping[str, bytes], story: str) -> dict[str | None, str]:
    """Mã liên kết của một phần → tên phần nó trỏ tới."""
    folder, name = posixpath.split(story)
    rels = parts.get(f"{folder}/_rels/{name}.rels")
    if rels is None:
        return {}
    return {link.get("Id"): resolve(folder, link.get("Target") or "") for link in parse(rels).iter(RELATIONSHIP)}


def png_size(image: bytes) -> tuple[int, int] | None:
    """Bề ngang, bề cao (điểm ảnh) của một PNG trọn vẹn, mọi khối đúng mã kiểm tra; None khi không phải."""
    if not image.startswith(_PNG) or not image.endswith(_PNG_END) or image[12:16] != b"IHDR":
        return None
    at = len(_PNG)
    while at < len(image):
        (length,) = struct.unpack_from(">I", image, at)
        end = at + 8 + length
        if end + 4 > len(image) or zlib.crc32(image[at + 4 : end]) != struct.unpack_from(">I", image, end)[0]:
            return None
        at = end + 4
    width, height = struct.unpack_from(">II", image, 16)
    return (width, height) if width and height else None
