"""Tệp điền xong: cùng đầu vào cùng byte, hình được thay, không chữ nào mất, không thẻ nào sót."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from render_kit import (
    W_NS,
    Fields,
    Row,
    draft,
    edit,
    fill,
    load,
    opened,
    parts,
    png,
    render,
    table,
    with_picture,
    word_file,
)

from docgen.errors import OutputError, TemplateError
from docgen.render import proof
from docgen.render.language import Printed, Recorder

MAIN = "word/document.xml"

SCRIPT = """
import hashlib, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from render_kit import W_NS, Fields, Row, draft, load, png, render
fields = Fields(ho_ten="A & B", dong=tuple(Row(f"Người {n}") for n in range(50)), nhan=("x", "y"))
data = render(load(Path(sys.argv[2])), draft(fields, pictures={"bieu_do": png(9)}))
print(hashlib.sha256(data).hexdigest())
"""


def rich(document: WordDocument) -> None:
    table(document, [["{%tr for d in dong %}", ""], ["{{ loop.index }}", "{{ d.ten }}"], ["{%tr endfor %}", ""]])
    document.sections[0].header.paragraphs[0].text = "{{ ho_ten }}"
    document.sections[0].footer.paragraphs[0].text = "{% for n in nhan %}{{ n }}{% endfor %}"
    with_picture(document, 1, "bieu_do", "Biểu đồ của {{ ho_ten }}")


def test_same_inputs_give_same_bytes_in_fresh_processes(tmp_path: Path) -> None:
    path = word_file(tmp_path / "m.docx", "{{ ho_ten }}", build=rich)
    digests = set()
    for seed in ("0", "1", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(Path(__file__).parent), str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed[0]}"},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_rendering_again_and_after_another_draft_gives_same_bytes(tmp_path: Path) -> None:
    template = load(word_file(tmp_path / "m.docx", "{{ ho_ten }}", build=rich))
    first = render(template, draft())
    other = render(template, draft(Fields(ho_ten="Khác", dong=(Row("x"),)), pictures={"bieu_do": png(3)}))
    assert render(template, draft()) == first != other


def test_package_is_pinned(tmp_path: Path) -> None:
    path = tmp_path / "ra.docx"
    path.write_bytes(fill(word_file(tmp_path / "m.docx", "{{ ho_ten }}", build=rich)))
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert names[2:] == sorted(names[2:])
        for member in archive.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert (member.create_system, member.external_attr) == (0, 0)


def test_named_picture_is_replaced_and_its_alternative_text_filled(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        with_picture(document, 1, "bieu_do", "Biểu đồ: {{ ho_ten }}")
        with_picture(document, 2, "con_dau", "giữ nguyên")

    path = word_file(tmp_path / "m.docx", "Chữ", build=build)
    value = "A & B < \"C\" 'D'"
    data = fill(path, Fields(ho_ten=value), pictures={"bieu_do": png(200)})
    media = [content for name, content in sorted(parts(data).items()) if name.startswith("word/media/")]
    assert media == [png(200), png(2)]
    shapes = [shape._inline.docPr for shape in opened(data).inline_shapes]
    assert [shape.get("descr") for shape in shapes] == [f"Biểu đồ: {value}", "giữ nguyên"]
    assert opened(data).inline_shapes[0].width == opened(path.read_bytes()).inline_shapes[0].width


def test_picture_without_data_is_left(tmp_path: Path) -> None:
    path = word_file(tmp_path / "m.docx", "Chữ", build=lambda d: with_picture(d, 1, "bieu_do", "x"))
    assert png(1) in parts(fill(path)).values()


def test_missing_picture_names_those_that_exist(tmp_path: Path) -> None:
    path = word_file(tmp_path / "m.docx", "Chữ", build=lambda d: with_picture(d, 1, "bieu_do", "x"))
    with pytest.raises(TemplateError, match=r"“bieu_dồ”.*bieu_do"):
        fill(path, pictures={"bieu_dồ": png(2)})


def test_picture_shared_by_two_frames_is_refused(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        with_picture(document, 1, "bieu_do", "x")
        with_picture(document, 1, "con_dau", "y")

    with pytest.raises(TemplateError, match="chung"):
        fill(word_file(tmp_path / "m.docx", build=build), pictures={"bieu_do": png(2)})


@pytest.mark.parametrize("image", [b"GIF89a", b"", png(2)[:-5]])
def test_data_that_is_no_whole_png_is_refused(tmp_path: Path, image: bytes) -> None:
    path = word_file(tmp_path / "m.docx", "Chữ", build=lambda d: with_picture(d, 1, "bieu_do", "x"))
    with pytest.raises(OutputError, match="PNG"):
        fill(path, pictures={"bieu_do": image})


def test_value_printed_where_word_shows_nothing_is_reported_lost(tmp_path: Path) -> None:
    """Chữ trực tiếp trong w:r, ngoài w:t: docxtpl điền vào đó, Word bỏ qua."""
    path = word_file(tmp_path / "m.docx", "Mức: XYZ")
    edit(path, MAIN, "<w:t>Mức: XYZ</w:t>", "<w:t>Mức: </w:t>{{ ho_ten }}")
    with pytest.raises(OutputError) as caught:
        fill(path, Fields(ho_ten="Không hoàn thành"))
    assert "Không hoàn thành" in str(caught.value)
    assert "“ho_ten”" in str(caught.value)


def test_lost_copy_is_not_hidden_by_one_in_another_place(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Hoàn thành {{ ho_ten }}"

    path = word_file(tmp_path / "m.docx", "Hoàn thành {{ ho_ten }}", "XYZ", build=build)
    edit(path, MAIN, "<w:t>XYZ</w:t>", "<w:t/>{{ ho_ten }}")
    with pytest.raises(OutputError, match="Hoàn thành"):
        fill(path, Fields(ho_ten="Hoàn thành"))


def recorded(*values: str, emitted: str = "<w:t>một hai ba</w:t>") -> Recorder:
    return Recorder(printed={MAIN: [Printed("muc", 1, value) for value in values]}, emitted={MAIN: emitted})


def test_proof_reads_the_produced_file_itself(tmp_path: Path) -> None:
    template = load(word_file(tmp_path / "m.docx", "{{ ho_ten }}"))
    data = render(template, draft(Fields(ho_ten="một hai  ba")))
    proof.verify(data, recorded("một hai ba"), template)
    proof.verify(data, recorded("một", "ba"), template)
    for wrong in (("bốn",), ("ba", "một"), ("một", "một")):
        with pytest.raises(OutputError, match="mất khi điền"):
            proof.verify(data, recorded(*wrong), template)
    with pytest.raises(OutputError, match="mất chữ khi điền, gần “mộthaibabốn”"):
        proof.verify(data, recorded(emitted="<w:t>một hai ba bốn</w:t>"), template)


def test_word_fields_and_picture_positions_do_not_count_as_text(tmp_path: Path) -> None:
    def build(document: WordDocument) -> None:
        page = document.sections[0].header.paragraphs[0]
        page._p.append(parse_xml(f'<w:r {W_NS}><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'))
        place = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        offset = "<wp:posOffset>914400</wp:posOffset>"
        anchor = f'<wp:anchor xmlns:wp="{place}"><wp:positionH>{offset}</wp:positionH></wp:anchor>'
        document.add_paragraph("Chữ {{ ho_ten }}")._p.append(
            parse_xml(f"<w:r {W_NS}><w:drawing>{anchor}</w:drawing></w:r>")
        )

    data = fill(word_file(tmp_path / "m.docx", build=build))
    assert b"914400" in parts(data)[MAIN]
    assert b" PAGE " in parts(data)["word/header1.xml"]


def test_left_over_tag_is_refused(tmp_path: Path) -> None:
    template = load(word_file(tmp_path / "m.docx", "Ngoặc {{ '{' }}{{ ho_ten }}"))
    with pytest.raises(OutputError, match="còn thẻ chưa điền"):
        render(template, draft(Fields(ho_ten="{ x")))


def test_draft_is_not_changed(tmp_path: Path) -> None:
    template = load(word_file(tmp_path / "m.docx", "{{ ho_ten }}"))
    given = draft(Fields(dong=(Row("a"),)))
    render(template, given)
    assert given == replace(given)
