"""`docgen check`: báo cáo, JSON, SARIF, sửa, ghi chú, mã thoát, trên văn bản do chính docgen lập rồi làm hỏng."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from cli_factory import ROOT, run
from docx.shared import Mm, Pt

from docgen.layout.facts.reader import read_facts
from docgen.layout.package import DocxPackage

KIND = "quyet_dinh_xep_loai_huyen"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Một quyết định do `docgen build` lập từ đầu vào mẫu."""
    folder = tmp_path_factory.mktemp("lap")
    assert run("build", ROOT / "inputs/vi_du/mau_day_du", "--kind", KIND, "-o", folder).exit_code == 0
    return (folder / "2022" / KIND / "huyen_a.docx").read_bytes()


@pytest.fixture
def bad(good: bytes, tmp_path: Path) -> Path:
    """Quyết định ấy với lề dưới 18 mm, số cỡ 14, căn cứ cuối dấu phẩy và hai điều cùng số."""
    document = docx.Document(io.BytesIO(good))
    document.sections[0].bottom_margin = Mm(18)
    for paragraph in [*document.paragraphs, *(one for cell in document.tables[0]._cells for one in cell.paragraphs)]:
        if paragraph.text.startswith("Số:"):
            for one in paragraph.runs:
                one.font.size = Pt(14)
        if paragraph.text.startswith("Theo đề nghị"):
            paragraph.runs[-1].text = paragraph.runs[-1].text[:-1] + ","
        if paragraph.text.startswith("Điều 2."):
            for one in paragraph.runs:
                one.text = one.text.replace("Điều 2.", "Điều 3.")
    path = tmp_path / "goc" / "quyet_dinh.docx"
    path.parent.mkdir()
    document.save(str(path))
    return path


@pytest.fixture
def sound(good: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "tot.docx"
    path.write_bytes(good)
    return path


def texts(path: Path) -> list[str]:
    return [one.text for one in read_facts(DocxPackage(path.read_bytes(), path.name)).paragraphs]


def findings(*arguments: object) -> dict[str, dict[str, object]]:
    """Mã luật → điều tìm thấy của tệp đầu tiên."""
    made = json.loads(run("check", *arguments, "--format", "json").stdout)
    return {one["rule"]: one for one in made["files"][0]["findings"]}


def test_own_document_has_nothing_to_say(sound: Path) -> None:
    result = run("check", sound)
    assert result.exit_code == 0
    assert "quyết định; 0 lỗi, 0 cảnh báo, 0 ghi chú; theo Nghị định 30/2020/NĐ-CP" in result.stdout
    assert "Không thấy" not in result.stdout


def test_report_is_grouped_by_part_with_place_and_article(bad: Path) -> None:
    result = run("check", bad)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    parts = ["  Trang giấy", "  Số, ký hiệu, địa danh và thời gian", "  Căn cứ", "  Nội dung"]
    assert [line for line in lines if line in parts] == parts
    assert any("LỖI" in line and "P04" in line and "[sửa được]" in line for line in lines)
    assert "thấy: 18 mm; phải: 20-25 mm (khoản 3 Mục I Phần I Phụ lục I)" in result.stdout
    assert "Điều 1, 3, 3, 4" in result.stdout
    assert f"docgen check {bad} --fix -o THƯ_MỤC" in result.stdout


def test_json_follows_the_contract(bad: Path) -> None:
    result = run("check", bad, "--format", "json")
    assert result.exit_code == 1
    made = json.loads(result.stdout)
    assert (made["schema"], made["profile"]) == ("docgen.layout/1", "nd30-2020")
    (file,) = made["files"]
    assert (file["path"], file["kind"]) == (str(bad), "quyet_dinh")
    by_rule = {one["rule"]: one for one in file["findings"]}
    assert set(by_rule) == {"P04", "N02", "C02", "B08"}
    margin = by_rule["P04"]
    keys = {"check", "rule", "severity", "place", "found", "expected", "citation", "fixable"}
    assert keys <= set(margin)
    assert (margin["check"], margin["severity"], margin["fixable"]) == ("le_trang", "error", True)
    assert margin["citation"] == "khoản 3 Mục I Phần I Phụ lục I"
    assert by_rule["B08"]["fixable"] is False


def test_sarif_names_every_rule_it_uses(bad: Path) -> None:
    made = json.loads(run("check", bad, "--format", "sarif").stdout)
    assert made["version"] == "2.1.0"
    (one_run,) = made["runs"]
    known = {rule["id"] for rule in one_run["tool"]["driver"]["rules"]}
    results = one_run["results"]
    assert {one["ruleId"] for one in results} == {"P04", "N02", "C02", "B08"} <= known
    assert {one["level"] for one in results} == {"error"}
    location = results[0]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"].endswith("quyet_dinh.docx")
    assert location["logicalLocations"][0]["fullyQualifiedName"]


def test_fix_repairs_a_copy_and_a_second_run_changes_nothing(bad: Path, tmp_path: Path) -> None:
    before, original = texts(bad), bad.read_bytes()
    first = run("check", bad, "--fix", "-o", tmp_path / "lan_1")
    made = tmp_path / "lan_1" / bad.name
    assert bad.read_bytes() == original
    assert first.exit_code == 1
    assert "Lề dưới 18 mm → 20 mm" in first.stdout
    assert set(findings(made)) == {"B08"}
    changed = [(old, new) for old, new in zip(before, texts(made), strict=True) if old != new]
    assert [(old[:-1], old[-1], new[-1]) for old, new in changed] == [(changed[0][0][:-1], ",", ".")]
    second = run("check", made, "--fix", "-o", tmp_path / "lan_2")
    assert "Không có gì sửa an toàn được" in second.stdout
    assert (tmp_path / "lan_2" / bad.name).read_bytes() == made.read_bytes()


def test_fix_lists_every_repair_in_json(bad: Path, tmp_path: Path) -> None:
    made = json.loads(run("check", bad, "--fix", "-o", tmp_path / "sua", "--format", "json").stdout)
    repairs = made["files"][0]["repairs"]
    assert {one["rule"] for one in repairs} == {"P04", "N02", "C02"}
    assert all(one["place"] and one["change"] for one in repairs)
    assert made["files"][0]["written"] == [str(tmp_path / "sua" / bad.name)]


def test_annotate_puts_word_comments_in_a_copy(bad: Path, tmp_path: Path) -> None:
    result = run("check", bad, "--annotate", "-o", tmp_path / "ghi_chu")
    made = tmp_path / "ghi_chu" / "quyet_dinh.ghi_chu.docx"
    assert str(made) in result.stdout
    document = docx.Document(str(made))
    comments = [comment.text for comment in document.comments]
    assert len(comments) >= 4
    assert any("N02" in comment and "khoản 3 Mục II Phần I Phụ lục I" in comment for comment in comments)
    assert texts(made) == texts(bad)


def test_original_is_never_the_target(bad: Path) -> None:
    assert run("check", bad, "--fix").exit_code == run("check", bad, "--annotate").exit_code == 2
    original = bad.read_bytes()
    result = run("check", bad, "--fix", "-o", bad.parent, "--force")
    assert result.exit_code == 2
    assert "thư mục khác" in result.stderr
    assert bad.read_bytes() == original


def test_output_without_a_reason_is_a_usage_error(bad: Path, tmp_path: Path) -> None:
    assert run("check", bad, "-o", tmp_path / "ra").exit_code == 2


def test_two_files_of_one_name_are_not_written_over_each_other(bad: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac" / bad.name
    other.parent.mkdir()
    other.write_bytes(bad.read_bytes())
    result = run("check", bad, other, "--fix", "-o", tmp_path / "ra")
    assert result.exit_code == 2
    assert "quyet_dinh.docx" in result.stderr
    assert not (tmp_path / "ra").exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [("chữ thường".encode(), "không phải tệp .docx"), (b"", "không phải tệp .docx"), (b"\xd0\xcf\x11\xe0cu", "đời cũ")],
    ids=["tệp chữ", "tệp rỗng", "doc đời cũ"],
)
def test_file_that_is_no_docx_exits_3_and_the_others_are_checked(
    bad: Path, tmp_path: Path, data: bytes, words: str
) -> None:
    wrong = tmp_path / "sai.docx"
    wrong.write_bytes(data)
    result = run("check", wrong, bad)
    assert result.exit_code == 3
    assert words in result.stdout
    assert "P04" in result.stdout
    made = json.loads(run("check", wrong, "--format", "json").stdout)
    assert words in made["files"][0]["refused"]
    assert made["files"][0]["findings"] == []


def test_office_switches_a_severity_but_not_the_article(bad: Path) -> None:
    settings = run("init", bad.parent / "van_phong", "--province", "Bình Phước")
    assert settings.exit_code == 0
    text = (bad.parent / "van_phong" / "docgen.toml").read_text(encoding="utf-8")
    before = findings(bad)["C02"]
    (bad.parent / "docgen.toml").write_text(
        text.replace("muc_do = {}", 'muc_do = { C02 = "canh_bao" }'), encoding="utf-8"
    )
    after = findings(bad)["C02"]
    assert (before["severity"], after["severity"]) == ("error", "warning")
    assert before["citation"] == after["citation"]


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ('{ C99 = "canh_bao" }', "C99"),
        ('{ C02 = "tat" }', "“tat” không dùng được"),
        ('"khong"', "không phải là một bảng"),
    ],
)
def test_wrong_switch_is_an_input_error(bad: Path, setting: str, words: str) -> None:
    run("init", bad.parent / "van_phong", "--province", "Bình Phước")
    text = (bad.parent / "van_phong" / "docgen.toml").read_text(encoding="utf-8")
    (bad.parent / "docgen.toml").write_text(text.replace("muc_do = {}", f"muc_do = {setting}"), encoding="utf-8")
    result = run("check", bad)
    assert result.exit_code == 3
    assert words in result.stdout + result.stderr


def test_folder_is_walked(bad: Path, sound: Path, tmp_path: Path) -> None:
    made = json.loads(run("check", tmp_path, "--format", "json").stdout)
    assert [Path(one["path"]).name for one in made["files"]] == ["quyet_dinh.docx", "tot.docx"]


def test_form_is_judged_as_a_form(tmp_path: Path, change_title: Callable[[Path], Path], sound: Path) -> None:
    form = change_title(sound)
    made = json.loads(run("check", form, "--format", "json").stdout)["files"][0]
    assert made["profile"] == "bieu_mau"
    assert not {one["part"] for one in made["findings"]} & {"so_ngay", "chu_ky", "noi_nhan", "can_cu"}


@pytest.fixture
def change_title(tmp_path: Path) -> Callable[[Path], Path]:
    def change(path: Path) -> Path:
        document = docx.Document(str(path))
        for paragraph in document.paragraphs:
            if paragraph.text == "QUYẾT ĐỊNH":
                paragraph.runs[0].text = "PHIẾU THEO DÕI"
        made = tmp_path / "phieu.docx"
        document.save(str(made))
        return made

    return change


def test_missing_part_is_said_not_guessed(good: bytes, tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(good))
    for paragraph in list(document.paragraphs):
        if paragraph.text == "QUYẾT ĐỊNH:":
            paragraph._p.getparent().remove(paragraph._p)
    path = tmp_path / "thieu.docx"
    document.save(str(path))
    made = json.loads(run("check", path, "--format", "json").stdout)["files"][0]
    assert "lệnh ban hành (“QUYẾT ĐỊNH:”)" in made["not_found"]
    assert "Không thấy: lệnh ban hành" in run("check", path).stdout


def numbered(good: bytes, path: Path, number: str, day: str, subject: str) -> Path:
    """Quyết định có số, ngày và trích yếu cho trước."""
    document = docx.Document(io.BytesIO(good))
    for paragraph in [*document.paragraphs, *(one for cell in document.tables[0]._cells for one in cell.paragraphs)]:
        if paragraph.text.startswith(("Số:", "A, ngày", "Về việc")):
            first, *rest = paragraph.runs
            parts = {"S": f"Số: {number}/QĐ-UBND", "A": f"A, ngày {day} tháng 6 năm 2023", "V": f"Về việc {subject}"}
            first.text = parts[paragraph.text[0]]
            for run_ in rest:
                run_.text = ""
    path.parent.mkdir(exist_ok=True)
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (("12", "16", "xếp loại khác"), "trùng số với"),
        (("13", "14", "xếp loại khác"), "sớm hơn số 12"),
        (("13", "15", "xếp loại khác"), None),
        (("12", "15", "xếp loại"), None),
    ],
    ids=["trùng số", "ngược ngày", "đúng thứ tự", "hai bản của một văn bản"],
)
def test_numbers_are_compared_across_the_files_of_one_run(
    good: bytes, tmp_path: Path, second: tuple[str, str, str], found: str | None
) -> None:
    numbered(good, tmp_path / "so" / "a.docx", "12", "15", "xếp loại")
    numbered(good, tmp_path / "so" / "b.docx", *second)
    made = json.loads(run("check", tmp_path / "so", "--format", "json").stdout)
    n09 = [one["found"] for file in made["files"] for one in file["findings"] if one["rule"] == "N09"]
    assert len(n09) == (found is not None)
    assert found is None or found in n09[0]


def test_results_never_replace_a_file_unasked(bad: Path, tmp_path: Path) -> None:
    place = tmp_path / "sua" / bad.name
    place.parent.mkdir()
    place.write_bytes(b"ban sua tay")
    result = run("check", bad, "--fix", "--annotate", "-o", place.parent)
    assert (result.exit_code, place.read_bytes()) == (2, b"ban sua tay")
    assert str(place) in result.stderr
    assert list(place.parent.iterdir()) == [place]
    assert run("check", bad, "--fix", "-o", place.parent, "--force").exit_code == 1
    assert place.read_bytes() != b"ban sua tay"


def test_fixed_and_annotated_copies_of_two_files_do_not_collide(bad: Path, tmp_path: Path) -> None:
    (bad.parent / "a.docx").write_bytes(bad.read_bytes())
    (bad.parent / "a.ghi_chu.docx").write_bytes(bad.read_bytes())
    arguments = (bad.parent / "a.docx", bad.parent / "a.ghi_chu.docx", "--fix", "--annotate", "-o", tmp_path / "ra")
    assert run("check", *arguments).exit_code == 2
    assert not (tmp_path / "ra").exists()


def test_folder_run_leaves_its_own_results_out(bad: Path) -> None:
    out = bad.parent / "sua"
    first = json.loads(run("check", bad.parent, "--fix", "--annotate", "-o", out, "--format", "json").stdout)
    again = json.loads(run("check", bad.parent, "--fix", "--annotate", "-o", out, "--force", "--format", "json").stdout)
    assert [one["path"] for one in first["files"]] == [one["path"] for one in again["files"]] == [str(bad)]
    assert sorted(path.name for path in out.rglob("*.docx")) == ["quyet_dinh.docx", "quyet_dinh.ghi_chu.docx"]


def test_json_of_a_fix_says_what_was_left_and_why(bad: Path, tmp_path: Path) -> None:
    made = json.loads(run("check", bad, "--fix", "-o", tmp_path / "sua", "--format", "json").stdout)
    assert [(one["rule"], one["reason"]) for one in made["files"][0]["left"]] == [("B08", "phải có người quyết")]


def test_sarif_tells_of_files_it_could_not_check(bad: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "sai.docx"
    wrong.write_bytes(b"")
    (one_run,) = json.loads(run("check", wrong, bad, "--format", "sarif").stdout)["runs"]
    (invocation,) = one_run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == wrong.as_uri()


def test_party_document_is_said_to_be_out_of_scope(good: bytes, tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(good))
    for paragraph in (one for cell in document.tables[0]._cells for one in cell.paragraphs):
        if paragraph.text.startswith("CỘNG HÒA"):
            paragraph.runs[0].text = "ĐẢNG CỘNG SẢN VIỆT NAM"
        elif paragraph.text.startswith("Độc lập"):
            paragraph.runs[0].text = ""
    path = tmp_path / "dang.docx"
    document.save(str(path))
    result = run("check", path)
    assert result.exit_code == 0
    assert "không theo Nghị định 30/2020/NĐ-CP: không xét" in result.stdout
    assert "Không thấy" not in result.stdout


def test_wrong_settings_stop_the_run_once(bad: Path, sound: Path) -> None:
    (bad.parent / "docgen.toml").write_text("[kiem_tra\n", encoding="utf-8")
    result = run("check", bad, bad.parent / "quyet_dinh.docx")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.count("docgen.toml") >= 1
