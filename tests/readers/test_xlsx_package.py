"""Tệp .xlsx hỏng, đổi đuôi, có mật khẩu, có macro: từ chối bằng lời, không bao giờ ghi vào tệp của người dùng."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from workbook_kit import edited, form, only, parse_xlsx, plain, problems, read_workbook, repack, small

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504


def raw(data: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return make


def changed(change: Callable[[dict[str, bytes]], object]) -> Callable[[Path], Path]:
    return lambda path: repack(form(path), lambda parts: (change(parts), None)[1])


def truncated(path: Path) -> Path:
    data = form(path).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def damaged(path: Path) -> Path:
    """Một phần của gói bị đổi vài byte nén: tổng kiểm không khớp."""
    data = bytearray(form(path).read_bytes())
    with zipfile.ZipFile(path) as package:
        entry = package.getinfo("xl/sharedStrings.xml")
    start = entry.header_offset + 200
    data[start : start + 20] = bytes(20)
    path.write_bytes(bytes(data))
    return path


def word_file(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
    return path


def strict(parts: dict[str, bytes]) -> None:
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    )


def doctype(parts: dict[str, bytes]) -> None:
    parts["xl/styles.xml"] = b'<!DOCTYPE x [<!ENTITY a "b">]>' + parts["xl/styles.xml"]


CASES: list[tuple[str, str, Callable[[Path], Path], str]] = [
    ("sổ đời cũ đổi đuôi", "so.xlsx", raw(OLE), "sổ Excel đời cũ (.xls)"),
    ("đặt mật khẩu", "so.xlsx", raw(OLE + "EncryptedPackage".encode("utf-16-le")), "đặt mật khẩu"),
    ("tệp khóa", "~$so.xlsx", raw(b"\x05Lan"), "tệp khóa tạm"),
    ("tệp rỗng", "so.xlsx", raw(b""), "tệp rỗng"),
    ("tệp CSV đổi đuôi", "so.xlsx", raw("Mã đơn vị,Tên".encode()), "không phải là sổ tính .xlsx hoặc đã hỏng"),
    ("gói cụt", "so.xlsx", truncated, "không phải là sổ tính .xlsx hoặc đã hỏng"),
    ("gói hỏng bên trong", "so.xlsx", damaged, "hỏng"),
    ("tệp Word đổi đuôi", "so.xlsx", word_file, "không chứa sổ tính Excel"),
    ("đuôi .xlsm", "so.xlsm", form, "có macro"),
    ("macro trong .xlsx", "so.xlsx", changed(lambda parts: parts.update({"xl/vbaProject.bin": b"x"})), "có macro"),
    ("dạng Strict", "so.xlsx", changed(strict), "Strict Open XML"),
    ("DOCTYPE", "so.xlsx", changed(doctype), "DOCTYPE"),
    ("dạng nhị phân", "so.xlsx", changed(lambda parts: parts.update({"xl/workbook.bin": b"x"})), "nhị phân (.xlsb)"),
    ("XML trang bị hỏng", "so.xlsx", changed(lambda parts: parts.update({"xl/worksheets/sheet5.xml": b"<a>"})), "hỏng"),
    ("thiếu một trang", "so.xlsx", changed(lambda parts: parts.pop("xl/worksheets/sheet5.xml")), "hỏng"),
]


@pytest.mark.parametrize(("name", "make", "phrase"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_file_that_is_no_workbook_is_refused_in_words(
    tmp_path: Path, name: str, make: Callable[[Path], Path], phrase: str
) -> None:
    problem = only(problems(make(tmp_path / name)))
    assert phrase in problem.found
    assert problem.action
    assert problem.place.file == name


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "không đọc được tệp" in only(problems(tmp_path / "vang.xlsx")).found
    (tmp_path / "thu_muc.xlsx").mkdir()
    assert only(problems(tmp_path / "thu_muc.xlsx")).place.file == "thu_muc.xlsx"


def test_a_text_longer_than_excel_allows_is_refused(tmp_path: Path) -> None:
    def stretch(parts: dict[str, bytes]) -> None:
        name = "Nguyễn Văn A".encode()
        parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(name, b"a" * 40_000)

    problem = only(problems(repack(form(tmp_path / "so.xlsx"), stretch)))
    assert "ô dài 40000 ký tự" in problem.found
    assert (problem.place.sheet, problem.place.cell) == ("Đơn vị", "I4")


def test_a_wrong_dimension_hides_nothing(tmp_path: Path) -> None:
    def shrink(parts: dict[str, bytes]) -> None:
        for name in parts:
            if name.startswith("xl/worksheets/sheet"):
                head, _, rest = parts[name].partition(b'<dimension ref="')
                if rest:
                    parts[name] = head + b'<dimension ref="A1' + rest[rest.index(b'"') :]

    assert plain(parse_xlsx(repack(form(tmp_path / "so.xlsx"), shrink))) == small()


def test_the_users_workbook_is_never_written_to(tmp_path: Path) -> None:
    good = form(tmp_path / "dung.xlsx")
    bad = edited(tmp_path / "sai.xlsx", lambda book: book.remove(book["Đơn vị"]))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (good, bad)}
    read_workbook(good)
    problems(bad)
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (good, bad)}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dung.xlsx", "sai.xlsx"]


def test_the_file_is_not_kept_open(tmp_path: Path) -> None:
    path = form(tmp_path / "so.xlsx")
    read_workbook(path)
    path.rename(tmp_path / "doi_ten.xlsx")
    (tmp_path / "doi_ten.xlsx").unlink()
    assert not list(tmp_path.iterdir())
