"""Mẫu không an toàn bị từ chối khi nạp, lời báo nêu phần và việc phải làm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from render_kit import W_NS, content_type, edit, fill, lines, link, load, opened, parts, rezip, word_file

from docgen.errors import TemplateError
from docgen.ooxml import package
from docgen.render import guard

MAIN = "word/document.xml"
PAYLOAD = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
OFFICE = "application/vnd.openxmlformats-officedocument"


def insert(path: Path, xml: str) -> Path:
    return edit(path, MAIN, "<w:sectPr", f"{xml}<w:sectPr")


def changed_bytes(path: Path, change: Callable[[bytes], bytes]) -> Path:
    path.write_bytes(change(path.read_bytes()))
    return path


def duplicate(path: Path) -> Path:
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(MAIN, b"<x/>")
    return path


def many_parts(path: Path) -> Path:
    return rezip(path, {f"word/media/{number}.png": b"" for number in range(2_001)})


def utf16(path: Path) -> Path:
    text = parts(path)["word/settings.xml"].decode().replace("UTF-8", "UTF-16")
    return rezip(path, {"word/settings.xml": text.encode("utf-16")})


def millions_of_paragraphs(path: Path) -> Path:
    return insert(path, "".join(f'<w:p w:rsidR="{number * 2654435761:016X}"/>' for number in range(guard.MAX_ELEMENTS)))


RUN = "<w:r><w:t>chữ</w:t></w:r>"
CASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "không phải zip": (lambda p: changed_bytes(p, lambda _: b"xin chao"), "không phải tệp .docx"),
    "zip cụt": (lambda p: changed_bytes(p, lambda data: data[: len(data) // 2]), "không phải tệp .docx"),
    "zip sai mã kiểm": (lambda p: changed_bytes(p, lambda d: d.replace(d[3000:3010], b"\0" * 10, 1)), "docx"),
    "tệp .doc hoặc có mật khẩu": (lambda p: changed_bytes(p, lambda _: b"\xd0\xcf\x11\xe0" + b"x" * 99), ".doc"),
    "zip không phải docx": (
        lambda p: rezip(p, {"[Content_Types].xml": b"<Types/>"}),
        "không có phần văn bản Word",
    ),
    "mẫu .docm": (
        lambda p: edit(
            p, "[Content_Types].xml", guard.MAIN_TYPE, "application/vnd.ms-word.document.macroEnabled.main+xml"
        ),
        "macro",
    ),
    "DOCTYPE trong thân": (lambda p: edit(p, MAIN, "<w:document", f"{PAYLOAD}<w:document"), "DOCTYPE"),
    "DOCTYPE trong thuộc tính": (lambda p: edit(p, "docProps/core.xml", "<cp:core", f"{PAYLOAD}<cp:core"), "DOCTYPE"),
    "DOCTYPE giấu trong UTF-16": (utf16, "UTF-8"),
    "XML hỏng": (lambda p: edit(p, "word/settings.xml", "</w:settings>", ""), "XML hỏng"),
    "tên phần tuyệt đối": (lambda p: rezip(p, {"/etc/x.xml": b"<x/>"}), "trỏ ra ngoài gói"),
    "tên phần có ..": (lambda p: rezip(p, {"word/../../x.xml": b"<x/>"}), "trỏ ra ngoài gói"),
    "tên phần có dấu gạch ngược": (lambda p: rezip(p, {"word\\x.xml": b"<x/>"}), "trỏ ra ngoài gói"),
    "phần trùng tên": (duplicate, "2 lần"),
    "phần trùng tên khác chữ hoa": (lambda p: rezip(p, {"Word/Document.xml": b"<x/>"}), "2 lần"),
    "quá nhiều phần": (many_parts, "nhiều hơn 2000"),
    "bom nén": (lambda p: rezip(p, {"word/media/a.png": b"\0" * 5_000_000}), "bom nén"),
    "bung ra quá 50 MB": (lambda p: rezip(p, {"word/media/a.png": b"\0" * (51 << 20)}), "MB"),
    "hàng trăm nghìn đoạn trống": (millions_of_paragraphs, "phần tử XML"),
    "macro vbaProject.bin": (
        lambda p: content_type(p, "word/vbaProject.bin", "application/vnd.ms-office.vbaProject", b"x"),
        "macro",
    ),
    "đối tượng OLE": (
        lambda p: content_type(p, "word/embeddings/oleObject1.bin", f"{OFFICE}.oleObject", b"x"),
        "đối tượng nhúng",
    ),
    "ActiveX": (
        lambda p: content_type(p, "word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", b"<x/>"),
        "đối tượng nhúng",
    ),
    "altChunk": (lambda p: content_type(p, "word/a.htm", "text/html", b"<b/>"), "không dùng trong mẫu"),
    "mẫu gắn ngoài (attachedTemplate)": (
        lambda p: link(p, "word/_rels/settings.xml.rels", "attachedTemplate", "http://x/y.dotm", external=True),
        "attachedTemplate",
    ),
    "hình ngoài": (
        lambda p: link(p, "word/_rels/document.xml.rels", "image", "https://x/y.png", external=True),
        "liên kết ra ngoài",
    ),
    "liên kết file://": (
        lambda p: link(p, "word/_rels/document.xml.rels", "hyperlink", "file:///c:/x", external=True),
        "liên kết ra ngoài",
    ),
    "thẻ trong địa chỉ liên kết": (
        lambda p: link(p, "word/_rels/document.xml.rels", "hyperlink", "http://x/{{ ho_ten }}", external=True),
        "địa chỉ liên kết",
    ),
    "liên kết cụt": (
        lambda p: link(p, "word/_rels/document.xml.rels", "image", "media/khong_co.png", external=False),
        "không có trong tệp",
    ),
    "chữ thêm còn vết": (
        lambda p: insert(p, f'<w:p><w:ins w:id="1">{RUN}</w:ins></w:p>'),
        "Track Changes",
    ),
    "chữ xóa còn vết": (
        lambda p: insert(p, '<w:p><w:del w:id="1"><w:r><w:delText>cũ {{ x }}</w:delText></w:r></w:del></w:p>'),
        "đoạn “cũ {{ x }}”",
    ),
    "định dạng còn vết": (
        lambda p: insert(p, '<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr/></w:pPrChange></w:pPr></w:p>'),
        "Track Changes",
    ),
    "bình luận": (
        lambda p: content_type(
            p, "word/comments.xml", f"{OFFICE}.wordprocessingml.comments+xml", f"<w:comments {W_NS}/>".encode()
        ),
        "bình luận",
    ),
    "chỗ neo bình luận": (
        lambda p: insert(p, f'<w:p><w:commentRangeStart w:id="0"/>{RUN}</w:p>'),
        "bình luận ở đoạn “chữ”",
    ),
    "trường DDE": (
        lambda p: insert(p, "<w:p><w:r><w:instrText>DDEAUTO c:\\\\x cmd</w:instrText></w:r></w:p>"),
        "ngoài tệp",
    ),
    "trường INCLUDETEXT tách run": (
        lambda p: insert(
            p, "<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT x</w:instrText></w:r></w:p>"
        ),
        "ngoài tệp",
    ),
    "thẻ trong mã trường": (
        lambda p: insert(p, '<w:p><w:r><w:instrText>HYPERLINK "{{ ho_ten }}"</w:instrText></w:r></w:p>'),
        "mã trường",
    ),
    "thẻ trong thuộc tính không hiện": (
        lambda p: insert(p, '<w:p><w:bookmarkStart w:id="1" w:name="{{ ho_ten }}"/><w:bookmarkEnd w:id="1"/></w:p>'),
        "thuộc tính “name”",
    ),
    "bảng thiếu lưới cột": (
        lambda p: insert(p, "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
        "thiếu lưới cột",
    ),
}


@pytest.mark.parametrize("title", CASES)
def test_unsafe_template_is_refused(tmp_path: Path, title: str) -> None:
    spoil, named = CASES[title]
    path = word_file(tmp_path / "mau.docx", "Ông {{ ho_ten }}")
    spoil(path)
    with pytest.raises(TemplateError) as caught:
        load(path)
    assert named in str(caught.value)
    assert "mau.docx" in str(caught.value)


def test_tag_in_endnotes_is_refused(tmp_path: Path) -> None:
    kind = f"{OFFICE}.wordprocessingml.endnotes+xml"
    notes = f"<w:endnotes {W_NS}><w:endnote><w:p><w:r><w:t>{{{{ x }}}}</w:t></w:r></w:p></w:endnote></w:endnotes>"
    path = content_type(word_file(tmp_path / "m.docx", "x"), "word/endnotes.xml", kind, notes.encode())
    link(path, "word/_rels/document.xml.rels", "endnotes", "endnotes.xml", external=False)
    with pytest.raises(TemplateError, match="không được điền"):
        load(path)


def test_footnotes_are_filled_once(tmp_path: Path) -> None:
    kind = f"{OFFICE}.wordprocessingml.footnotes+xml"
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>Xem {{ ho_ten }}</w:t></w:r></w:p></w:footnote>'
    path = word_file(tmp_path / "m.docx", "x", build=lambda document: document.add_section())
    content_type(path, "word/footnotes.xml", kind, f"<w:footnotes {W_NS}>{note}</w:footnotes>".encode())
    link(path, "word/_rels/document.xml.rels", "footnotes", "footnotes.xml", external=False)
    assert "Xem Nguyễn Văn A" in parts(fill(path))["word/footnotes.xml"].decode("utf-8")


def test_missing_template_file(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="không đọc được mẫu"):
        load(tmp_path / "khong_co.docx")


def test_safe_hyperlink_and_footnote_relations_are_kept(tmp_path: Path) -> None:
    path = link(
        word_file(tmp_path / "m.docx", "{{ ho_ten }}"),
        "word/_rels/document.xml.rels",
        "hyperlink",
        "https://vanban.chinhphu.vn/?a=1&amp;b=2",
        external=True,
    )
    assert b"vanban.chinhphu.vn" in parts(fill(path))["word/_rels/document.xml.rels"]


def test_author_traces_do_not_reach_the_output(tmp_path: Path) -> None:
    path = word_file(tmp_path / "m.docx", "{{ ho_ten }}")
    content_type(path, "docProps/custom.xml", f"{OFFICE}.custom-properties+xml", b"<x>Bi mat</x>")
    link(path, "_rels/.rels", "custom-properties", "docProps/custom.xml", external=False)
    assert any(name.startswith("customXml/") for name in parts(path))
    data = fill(path)
    content = parts(data)
    assert not [name for name in content if "custom" in name.lower() or "thumbnail" in name]
    everything = b"".join(content.values())
    for trace in (b"customXml", b"custom.xml", b"Bi mat", "Người soạn cũ".encode(), b"python-docx", b"Company"):
        assert trace not in everything
    properties = opened(data).core_properties
    assert (properties.author, properties.last_modified_by, properties.language) == ("", "", "vi-VN")
    assert (properties.title, properties.revision) == ("Quyết định mẫu", 1)
    assert b"dcterms" not in content["docProps/core.xml"]


def test_nfd_tag_and_text_are_read_as_nfc(tmp_path: Path) -> None:
    import unicodedata

    path = word_file(tmp_path / "m.docx", unicodedata.normalize("NFD", "Kính gửi: Sở Nội vụ {{ ho_ten }}"))
    assert lines(fill(path)) == ["Kính gửi: Sở Nội vụ Nguyễn Văn A"]


def test_xml_comment_is_removed_with_what_it_hides(tmp_path: Path) -> None:
    path = edit(word_file(tmp_path / "m.docx", "Chữ"), MAIN, "<w:sectPr", "<!-- {{ khong_co }} --><w:sectPr")
    assert b"khong_co" not in parts(fill(path))[MAIN]


def test_text_box_is_filled(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        box = (
            f'<w:p {W_NS} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox><w:txbxContent>'
            "<w:p><w:r><w:t>Hộp {{ ho_ten }}</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        )
        document.element.body.insert(0, parse_xml(box))

    assert "Hộp Nguyễn Văn A" in parts(fill(word_file(tmp_path / "m.docx", build=build)))[MAIN].decode("utf-8")


def test_every_limit_is_stated_in_bytes_before_reading() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"\0" * (60 << 20))
    assert len(target.getvalue()) < 100_000
    with pytest.raises(package.BadPackage, match="quá 50 MB"):
        package.unpack(target.getvalue())
