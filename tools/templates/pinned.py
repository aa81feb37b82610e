"""Gói .docx → cùng nội dung với ngày, thứ tự và thuộc tính cố định, để sinh lại là trùng từng byte."""

from __future__ import annotations

import io
import re
import zipfile

_DATE = (1980, 1, 1, 0, 0, 0)
_STAMPS = re.compile(rb"<(dcterms:created|dcterms:modified|cp:lastPrinted)[^>]*>.*?</\1>", re.DOTALL)
_DROPPED = {"docProps/thumbnail.jpeg", "word/stylesWithEffects.xml", "word/theme/theme1.xml", "word/webSettings.xml"}


def pinned(data: bytes) -> bytes:
    """Nén lại `data`; bỏ ảnh thu nhỏ, phông chủ đề và dấu thời gian của công cụ."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            if name in _DROPPED or name.startswith("customXml/"):
                continue
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, _clean(name, source.read(name)))
    return buffer.getvalue()


def _clean(name: str, content: bytes) -> bytes:
    if name == "docProps/core.xml":
        return _STAMPS.sub(b"", content)
    if name.endswith(".rels"):
        return re.sub(
            rb'<Relationship [^>]*Target="[^"]*(thumbnail\.jpeg|stylesWithEffects\.xml|theme1\.xml|webSettings\.xml'
            rb'|customXml[^"]*)"[^>]*/>',
            b"",
            content,
        )
    if name == "[Content_Types].xml":
        return re.sub(
            rb"<(Override|Default) [^>]*(stylesWithEffects\.xml|theme1\.xml|webSettings\.xml|customXml|jpeg)[^>]*/>",
            b"",
            content,
        )
    return content
