"""Gói hỏng, gói độc: mỗi gói cho ra kết quả kiểm tra, hoặc bị từ chối bằng một lý do tiếng Việt; không bao giờ sập."""

from __future__ import annotations

import copy
import io
import random
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest
from docx_kit import NAMESPACES, OFFICE, PACKAGE, cell, p, parts, relations, row, style, table
from docx_kit import docx as package
from lxml import etree

from docgen.errors import InputError
from docgen.layout.components.values import Surroundings
from docgen.layout.examine import examine
from docgen.layout.package import DocxPackage
from docgen.layout.profile import load
from docgen.ooxml.package import pack, unpack
from docgen.ooxml.xml import W

ROOT = Path(__file__).parents[2]
PROFILE = load()
VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạèẻẽéẹìỉĩíịòỏõóọùủũúụỳỷỹýỵ]")
NONSENSE = ("abc", "", "NaN", "1e400", "-1e400", "-1", "99999999999999999999", "0", "1.5", "inf", "%1%2%9", "true")


def survive(data: bytes) -> str:
    """Kiểm tra gói; trả lý do từ chối, rỗng khi kiểm tra được."""
    reason = ""
    try:
        examine(DocxPackage(data, "thu.docx"), PROFILE, Surroundings())
    except InputError as error:
        reason = str(error)
    assert not reason or (reason.startswith("thu.docx: ") and VIETNAMESE.search(reason))
    return reason


def written_in_word_like_steps() -> bytes:
    """Một tệp dựng bằng python-docx: bảng, danh sách, đầu trang, nhiều kiểu."""
    document = docx.Document()
    head = document.add_table(rows=2, cols=2)
    for number, text in enumerate(
        ("UBND TỈNH A\nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1/TTr-SNV", "")
    ):
        head.rows[number // 2].cells[number % 2].text = text
    document.add_heading("TỜ TRÌNH", 1)
    for number in range(1, 6):
        document.add_paragraph(f"Khoản {number}", style="List Number")
    document.sections[0].header.paragraphs[0].text = "2"
    document.add_section()
    document.add_paragraph("Nơi nhận:\n- Như trên;\n- Lưu: VT.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


SEEDS: tuple[bytes, ...] = (
    (ROOT / "templates/to_trinh/to_trinh_xep_loai.docx").read_bytes(),
    (ROOT / "templates/quyet_dinh/quyet_dinh_xep_loai_ca_nhan.docx").read_bytes(),
    (ROOT / "templates/cong_van/cong_van_xin_y_kien.docx").read_bytes(),
    written_in_word_like_steps(),
)
Parts = dict[str, bytes]
XML = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/_rels/document.xml.rels",
)


def truncated(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flipped(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice((1, 5, 50, 500))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def through_parts(change: Callable[[Parts, random.Random], None]) -> Callable[[bytes, random.Random], bytes]:
    def mutate(data: bytes, chance: random.Random) -> bytes:
        found = dict(unpack(data))
        change(found, chance)
        return pack(found)

    return mutate


def without_part(found: Parts, chance: random.Random) -> None:
    del found[chance.choice(sorted(found))]


def parts_swapped(found: Parts, chance: random.Random) -> None:
    first, second = chance.sample(sorted(found), 2)
    found[first], found[second] = found[second], found[first]


def xml_truncated(found: Parts, chance: random.Random) -> None:
    name = chance.choice([one for one in XML if one in found])
    found[name] = found[name][: chance.randrange(len(found[name]))]


def attributes_nonsense(found: Parts, chance: random.Random) -> None:
    name = chance.choice([one for one in XML if one in found])
    share = chance.choice((0.001, 0.02, 0.5))

    def swap(match: re.Match[bytes]) -> bytes:
        if match[1].startswith(b"xmlns") or chance.random() > share:
            return match[0]
        return match[1] + b'="' + chance.choice(NONSENSE).encode() + b'"'

    found[name] = re.sub(rb'([\w:]+)="[^"]*"', swap, found[name])


def elements_shuffled(found: Parts, chance: random.Random) -> None:
    name = chance.choice([one for one in XML if one in found])
    root = etree.fromstring(found[name])
    for _ in range(chance.choice((1, 5, 30))):
        inside = [one for one in root.iter() if one.getparent() is not None]
        if len(inside) < 2:
            break
        one, other = chance.sample(inside, 2)
        action = chance.randrange(4)
        if action == 0:
            one.getparent().remove(one)
        elif action == 1 and sum(1 for _ in one.iter()) < 500:
            other.append(copy.deepcopy(one))
        elif action == 2 and one not in other.iterancestors():
            other.append(one)
        else:
            one.tag = other.tag
    found[name] = etree.tostring(root)


MUTATIONS: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "cắt cụt": truncated,
    "lật byte": flipped,
    "mất phần": through_parts(without_part),
    "đổi chỗ hai phần": through_parts(parts_swapped),
    "XML cắt cụt": through_parts(xml_truncated),
    "thuộc tính vô nghĩa": through_parts(attributes_nonsense),
    "xáo phần tử": through_parts(elements_shuffled),
}


@pytest.mark.parametrize("kind", MUTATIONS)
def test_forty_mutated_packages(kind: str) -> None:
    for number in range(40):
        chance = random.Random(f"{kind} {number}")
        survive(MUTATIONS[kind](SEEDS[number % len(SEEDS)], chance))


@pytest.mark.parametrize("number", range(len(SEEDS)))
def test_seeds_are_whole(number: int) -> None:
    assert survive(SEEDS[number]) == ""


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def main_part(text: str) -> bytes:
    return zipped({**parts(""), "word/document.xml": text.encode()})


def with_entry(name: str, data: bytes = b"x") -> bytes:
    return zipped({**parts(p("a")), name: data})


def external_template(target: str) -> bytes:
    link = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="t" TargetMode="External" '
        f'Type="{OFFICE}/attachedTemplate" Target="{target}"/>'
        "</Relationships>"
    )
    found = parts(p("a"), settings='<w:attachedTemplate r:id="t"/>')
    return zipped({**found, "word/_rels/settings.xml.rels": link.encode()})


def encrypted_entry() -> bytes:
    data = bytearray(zipped(parts(p("a"))))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + at] |= 1
    return bytes(data)


BODY = f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "đã hỏng", id="tệp rỗng"),
        pytest.param("Kính gửi: Sở Nội vụ".encode(), "đã hỏng", id="tệp chữ"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mật khẩu", id="doc hay có mật khẩu"),
        pytest.param(zipped({}), "không phải tệp Word", id="zip rỗng"),
        pytest.param(zipped({"a.txt": b"x"}), "không phải tệp Word", id="zip không có văn bản"),
        pytest.param(with_entry("../../ngoai.xml"), "trỏ ra ngoài", id="tên có .."),
        pytest.param(with_entry("/tmp/x"), "trỏ ra ngoài", id="tên tuyệt đối"),
        pytest.param(with_entry("word\\..\\x"), "trỏ ra ngoài", id="tên kiểu Windows"),
        pytest.param(with_entry("word/vbaProject.bin"), "macro", id="macro"),
        pytest.param(external_template("http://ke.xau/mau.dotm"), "mẫu ở máy khác", id="mẫu từ xa"),
        pytest.param(external_template("\\\\ke.xau\\mau.dotm"), "mẫu ở máy khác", id="mẫu trên máy chủ"),
        pytest.param(encrypted_entry(), "mật khẩu", id="phần có mật khẩu"),
        pytest.param(main_part('<!DOCTYPE x [<!ENTITY a "b">]>' + BODY.format("&a;")), "DOCTYPE", id="DOCTYPE"),
        pytest.param(main_part(BODY.format("&khongco;")), "hỏng", id="thực thể lạ"),
        pytest.param(zipped({**parts(""), "word/document.xml": BODY.encode("utf-16")}), "UTF-8", id="UTF-16"),
        pytest.param(main_part(f"<w:document {NAMESPACES}/>"), "không có thân", id="không có thân"),
        pytest.param(main_part("<html><body>Kính gửi</body></html>"), "không có thân", id="trang mạng"),
        pytest.param(package("<w:sdt>" * 300 + "</w:sdt>" * 300), "hỏng", id="lồng quá sâu"),
        pytest.param(
            zipped({"word/document.xml": b" " * 2_000_000}, zipfile.ZIP_DEFLATED), "bom nén", id="bom nén một phần"
        ),
        pytest.param(zipped({f"{number}": b"" for number in range(2001)}), "nhiều hơn", id="quá nhiều phần"),
    ],
)
def test_refused_with_a_reason(data: bytes, reason: str) -> None:
    assert reason in survive(data)


def test_main_part_without_xml_name_is_still_checked() -> None:
    found = parts("")
    del found["word/document.xml"]
    found["_rels/.rels"] = relations(("d", "officeDocument", "word/van_ban.bin"))
    found["word/van_ban.bin"] = b" " * 300 + b'<!DOCTYPE x [<!ENTITY a "b">]>' + BODY.format("&a;").encode()
    assert "DOCTYPE" in survive(zipped(found))


def test_local_template_and_foreign_data_are_harmless() -> None:
    assert survive(external_template("C:\\Users\\a\\Normal.dotm")) == ""
    assert (
        survive(with_entry("customXml/item1.xml", '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"))) == ""
    )


CYCLE = style("A", "", based_on="B") + style("B", "", based_on="A") + style("C", "", based_on="C")
DEEP_TABLES = "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
SELF_HEADER = (
    '<w:sectPr><w:headerReference r:id="vong"/><w:headerReference/><w:footerReference r:id="khong"/></w:sectPr>'
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(package(""), id="không có đoạn nào"),
        pytest.param(package("<w:tbl/><w:tbl><w:tr/></w:tbl>" + table(row())), id="bảng rỗng"),
        pytest.param(
            package("".join(p("a", f'<w:pStyle w:val="{one}"/>') for one in "ABC"), styles=CYCLE), id="kiểu vòng"
        ),
        pytest.param(package(DEEP_TABLES), id="tám mươi bảng lồng nhau"),
        pytest.param(
            package("<w:sdt><w:sdtContent>" * 120 + p("a") + "</w:sdtContent></w:sdt>" * 120), id="ô nhập lồng"
        ),
        pytest.param(package(p('<w:smartTag w:element="x">' * 240 + "</w:smartTag>" * 240)), id="thẻ thông minh lồng"),
        pytest.param(
            pack(
                {
                    **parts(p("a"), section=SELF_HEADER),
                    "word/_rels/document.xml.rels": relations(("vong", "header", "document.xml")),
                }
            ),
            id="đầu trang là chính văn bản",
        ),
        pytest.param(
            package(p("a") + f"<w:p><w:pPr>{SELF_HEADER}{SELF_HEADER}</w:pPr></w:p>" * 3), id="nhiều phần hỏng"
        ),
        pytest.param(package(table(row(cell(p("a", SELF_HEADER))))), id="phần ngắt trong ô"),
    ],
)
def test_strange_but_readable(data: bytes) -> None:
    assert survive(data) == ""


HEAVY = {
    "một triệu đoạn trống": "'<w:p/>' * 1_000_000",
    "nhiều đoạn trống": "'<w:p/>' * 49_000",
    "nhiều thuộc tính": "''.join(f'<w:p w:a{n}=\"\"/>' for n in range(9)) * 150_000",
    "một đoạn hai triệu chữ": "p('Căn cứ ' * 300_000)",
    "nhiều chữ": "p('Căn cứ Luật Tổ chức chính quyền địa phương; ' * 600) * 40",
    "khúc chữ vụn": "p((r('a', '<w:b/>') + r('b')) * 2_000)",
    "bảng lớn": "table(*[row(*[cell('a') for _ in range(8)]) for _ in range(2_500)])",
    "nhiều phần": "'<w:p><w:pPr><w:sectPr/></w:pPr></w:p>' * 20_000",
    "nhiều hình": 'p(f\'<w:r><w:pict>{"<v:group>" * 200}{"<v:line/>" * 90_000}{"</v:group>" * 200}</w:pict></w:r>\')',
    "trường lồng": "p('<w:r>' + '<w:fldChar w:fldCharType=\"begin\"/>' * 90_000 + '</w:r>')",
}
SCRIPT = """
import re, resource, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
from test_goi_hong import survive, zipped
from docx_kit import cell, p, parts, r, row, table
data = zipped(parts({body}))
start = time.process_time()
reason = survive(data)
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
print(time.process_time() - start, int(peak) // 1024, reason)
"""


@pytest.mark.parametrize("kind", HEAVY)
def test_heavy_packages_stay_within_time_and_memory(kind: str) -> None:
    """Đo trong tiến trình riêng: thời gian CPU và đỉnh bộ nhớ kể cả lúc dựng gói."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(body=HEAVY[kind])],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
        timeout=120,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seconds, megabytes, *_ = done.stdout.split(maxsplit=2)
    assert float(seconds) < 30
    assert int(megabytes) < 500


def test_nothing_is_left_behind_in_the_tree() -> None:
    """Đọc dữ kiện không sửa gói: ghi lại cho đúng các byte cũ."""
    data = SEEDS[0]
    opened = DocxPackage(data, "thu.docx")
    before = etree.tostring(opened.document)
    examine(opened, PROFILE, Surroundings())
    assert etree.tostring(opened.document) == before
    assert opened.document.find(f"{W}body") is not None
