"""Tệp .docx đã lập → chữ của từng đoạn; và mọi chỗ khác với chữ mà bản ghi phải cho ra."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import docx
from docx.oxml.ns import qn
from lxml import etree

from dong_co.cong_viec import Job, Record, expected

_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}


def paragraphs(path: Path) -> list[str]:
    """Chữ của mọi đoạn trong thân, kể cả trong bảng, theo thứ tự. Ném lỗi khi gói hoặc một phần XML không đọc được."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    body = docx.Document(str(path)).element.body
    return ["".join(_pieces(paragraph)) for paragraph in body.iter(qn("w:p"))]


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for run in paragraph.iter(qn("w:r")):
        for element in run:
            yield element.text or "" if element.tag == qn("w:t") else _BREAKS.get(element.tag, "")


def wrong(job: Job, records: Iterable[Record], folder: Path) -> list[str]:
    """Mọi văn bản `<số thứ tự>.docx` không mở được, thiếu, hoặc có đoạn sai chữ; mỗi văn bản một câu."""
    return [
        found for number, record in enumerate(records) if (found := _problem(job, record, folder / f"{number}.docx"))
    ]


def _problem(job: Job, record: Record, path: Path) -> str:
    try:
        got = paragraphs(path)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        return f"{path.name}: không mở được ({error})"
    want = expected(job, record)
    if got == want:
        return ""
    if len(got) != len(want):
        return f"{path.name}: {len(got)} đoạn thay vì {len(want)}"
    place = next(number for number, pair in enumerate(zip(got, want, strict=True)) if pair[0] != pair[1])
    return f"{path.name}: đoạn {place + 1} là “{got[place]}”, phải là “{want[place]}”"
