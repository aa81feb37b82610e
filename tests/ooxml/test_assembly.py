"""Gói tự ghép: đúng từng byte như zipfile, cùng byte mỗi lần, mọi phần mềm mở được, có isal hay không cũng vậy."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

from docgen.ooxml import deflate
from docgen.ooxml.assembly import Assembly, pack

MAIN = "word/document.xml"
BUILTIN = Path(__file__).parents[2] / "templates" / "quyet_dinh" / "quyet_dinh_xep_loai_ca_nhan.docx"
FALL_BACK = """
import sys
sys.modules["isal"] = None
from pathlib import Path
from docgen.ooxml import deflate
from docgen.ooxml.assembly import Assembly
from docgen.ooxml.package import unpack
assert not deflate.HAS_ISAL
parts = unpack(Path(sys.argv[1]).read_bytes())
sys.stdout.buffer.write(Assembly(parts).data({"word/document.xml": parts["word/document.xml"] + b" " * 5000}))
"""


@pytest.fixture
def parts() -> dict[str, bytes]:
    return read(BUILTIN.read_bytes())


def read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def by_zipfile(parts: dict[str, bytes]) -> bytes:
    """Gói như zipfile ghi, với ngày và thuộc tính cố định."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.compress_type = 0, zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=6)
            info.external_attr = 0
    return target.getvalue()


def test_pack_writes_the_very_bytes_of_zipfile(parts: dict[str, bytes]) -> None:
    parts["word/media/ảnh.png"] = b"\x89PNG" * 50
    packed = pack(parts)
    assert packed == by_zipfile(read(packed))


def test_content_types_come_first_in_the_file_and_in_the_listing(parts: dict[str, bytes]) -> None:
    for data in (pack(parts), Assembly(parts).data({MAIN: b"<x/>"})):
        assert data[30:].startswith(b"[Content_Types].xml")
        assert next(iter(read(data))) == "[Content_Types].xml"


def test_only_the_changed_parts_differ(parts: dict[str, bytes]) -> None:
    assembly = Assembly(parts)
    changed = {MAIN: b"<a>" + b"ch\xe1\xbb\xaf " * 9000 + b"</a>", "docProps/core.xml": b"<b/>"}
    assert read(assembly.data(changed)) == {**parts, **changed}
    assert read(assembly.data({})) == parts
    assert list(read(assembly.data(changed))) == list(read(pack(parts)))


def test_same_parts_give_same_bytes_whatever_came_before(parts: dict[str, bytes]) -> None:
    assembly = Assembly(parts)
    first = assembly.data({MAIN: b"<a/>", "docProps/core.xml": b"<b/>"})
    assembly.data({MAIN: b"<khac/>", "docProps/core.xml": b"<b/>"})
    assert assembly.data({MAIN: b"<a/>", "docProps/core.xml": b"<b/>"}) == first
    assert Assembly(parts).data({MAIN: b"<a/>", "docProps/core.xml": b"<b/>"}) == first


def raw_members(data: bytes) -> dict[str, bytes]:
    """Tên phần → byte đã nén, đúng như nằm trong gói."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        starts = {one.filename: one.header_offset + 30 + len(one.filename.encode()) for one in archive.infolist()}
        return {one.filename: data[starts[one.filename] :][: one.compress_size] for one in archive.infolist()}


def test_fixed_parts_are_deflated_once_and_copied_raw(parts: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """Đếm số lần nén thật, không thay phép nén."""
    deflated: dict[bytes, list[bytes]] = {}
    smallest = deflate.smallest

    def counted(data: bytes) -> bytes:
        packed = smallest(data)
        deflated.setdefault(data, []).append(packed)
        return packed

    monkeypatch.setattr(deflate, "smallest", counted)
    assembly = Assembly(parts)
    made = [raw_members(assembly.data({MAIN: f"<a>{number}</a>".encode()})) for number in range(3)]
    assert made[0][MAIN] != made[1][MAIN]
    for name in parts.keys() - {MAIN}:
        assert len(deflated[parts[name]]) == 1
        assert [one[name] for one in made] == deflated[parts[name]] * 3


def test_part_that_the_package_lacks_is_refused(parts: dict[str, bytes]) -> None:
    with pytest.raises(KeyError, match=r"word/la\.xml"):
        Assembly(parts).data({"word/la.xml": b""})


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 70_000, 3_000_000])
def test_every_size_is_deflated_to_the_same_content(size: int) -> None:
    data = (b"<w:t>N\xe1\xbb\x99i d\xe1\xba\xa5u</w:t>" * (size // 20 + 1))[:size]
    assert read(Assembly({"a.xml": b""}).data({"a.xml": data})) == {"a.xml": data}


def test_without_isal_the_parts_are_the_same(parts: dict[str, bytes]) -> None:
    """Chạy thật trong tiến trình không nạp được isal."""
    done = subprocess.run([sys.executable, "-c", FALL_BACK, str(BUILTIN)], capture_output=True, check=True)
    expected = {MAIN: parts[MAIN] + b" " * 5000}
    assert read(done.stdout) == read(Assembly(parts).data(expected))
    if deflate.HAS_ISAL:
        assert done.stdout != Assembly(parts).data(expected)


def test_word_libraries_accept_the_package(parts: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "goi.docx"
    path.write_bytes(Assembly(parts).data({MAIN: parts[MAIN]}))
    assert Document(str(path)).paragraphs[0].text == "QUYẾT ĐỊNH"


def test_unzip_finds_no_error(parts: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "goi.docx"
    path.write_bytes(Assembly(parts).data({MAIN: parts[MAIN]}))
    done = subprocess.run(["unzip", "-t", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "No errors detected" in done.stdout


def test_libreoffice_opens_the_package(parts: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "goi.docx"
    path.write_bytes(Assembly(parts).data({MAIN: parts[MAIN]}))
    command = [f"-env:UserInstallation={(tmp_path / 'ho_so').as_uri()}", "--headless", "--convert-to", "txt:Text"]
    subprocess.run(
        ["soffice", *command, "--outdir", str(tmp_path), str(path)], capture_output=True, timeout=120, check=True
    )
    assert "QUYẾT ĐỊNH" in (tmp_path / "goi.txt").read_text(encoding="utf-8-sig")
