"""Phiếu trình ký: đếm đúng, nêu điều khác thường, không lộ căn cứ về nhân thân, luôn một trang A4."""

from __future__ import annotations

import random
import re
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from factory import YEAR, document, event, file_of, ledger, one, printed, unit

from docgen import documents
from docgen.documents import phieu_trinh_ky
from docgen.documents.parts.overview import Cases, Overview, Papers
from docgen.model.dossier import Aspect, Evaluation, Head, Publications, Ruling
from docgen.model.draft import Draft
from docgen.pipeline import check

KINDS = {kind: documents.folder(kind) for kind in documents.kinds()}
INTERPRETED = unit("Sở Mẫu C", index="92.51", failing=3, aspects=(Aspect.QUALITY,))
OPEN = unit("Sở Mẫu D", failing=12)
MISSING = unit("Sở Mẫu E", index=None)
RULED = replace(
    unit("Sở Mẫu G", index=95),
    ruling=Ruling("hoan_thanh", "lý do riêng giả định", "Chủ tịch", date(2023, 6, 5), document()),
)
EVERYONE = (unit("Sở Mẫu A", index=95), unit("Sở Mẫu B"), INTERPRETED, OPEN, MISSING, RULED)


def sheet(*evaluations: Evaluation, papers: Papers | None = None, scope: str = "", **given: object) -> Draft:
    book = ledger(*evaluations, **given)
    overview = Overview(book)
    overview.add(book.classifications)
    return phieu_trinh_ky.draft(book, overview, papers or Papers(), KINDS, scope)


def cases(count: int, *texts: str) -> Cases:
    return Cases(count, dict.fromkeys(texts, 1))


def rows(draft: Draft) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {row.ten_viec: (row.so_luong, row.truong_hop) for row in draft.fields.khac_thuong}


def test_people_are_counted_by_group_and_level() -> None:
    district = unit("UBND huyện Mẫu Một", "ubnd_cap_huyen", code="huyen_mot", index=91)
    groups = sheet(*EVERYONE, district).fields.cac_nhom
    assert [(row.ten_nhom, row.thuoc_dien, row.xuat_sac, row.hoan_thanh_tot, row.hoan_thanh) for row in groups] == [
        ("Sở, ban, ngành", "6", "1", "1", "2"),
        ("Ủy ban nhân dân cấp huyện", "1", "1", "0", "0"),
        ("Tổng cộng", "7", "2", "1", "2"),
    ]
    assert [row.chua_xep_loai for row in groups] == ["2", "0", "2"]


def test_counts_equal_those_of_the_province_report() -> None:
    units = (*EVERYONE, unit("Đơn vị H", "don_vi_su_nghiep"), unit("Cục I", "trung_uong_nganh_doc"))
    ours = sheet(*units).fields.cac_nhom[-1]
    theirs = one("bao_cao_so_noi_vu", ledger(*units)).fields.tong_hop[-1]
    assert (ours.thuoc_dien, ours.chua_xep_loai) == (theirs.thuoc_dien, theirs.chua_xep_loai)
    assert ours.hoan_thanh == theirs.hoan_thanh.split(" ")[0]


def test_unusual_people_are_told_with_reasons() -> None:
    told = rows(sheet(*EVERYONE))
    assert told == {
        "Không có": (
            "0",
            (
                "Văn bản đã ban hành, nay không khớp dữ liệu; văn bản lập hỏng; văn bản đã sửa tay; văn bản chưa lập "
                "được; thể thức còn phải xem",
            ),
        ),
        "Quyết định khác mức tính được": (
            "1",
            (
                "Ông Nguyễn Văn G, Giám đốc Sở Mẫu G: quyết định “Hoàn thành nhiệm vụ”, tính được “Hoàn thành xuất sắc "
                "nhiệm vụ”",
            ),
        ),
        "Chưa xếp loại được": (
            "2",
            (
                "Ông Nguyễn Văn D, Giám đốc Sở Mẫu D: quy định không cho mức (G3)",
                "Ông Nguyễn Văn E, Giám đốc Sở Mẫu E: Chưa có chỉ số của đơn vị …",
            ),
        ),
        "Mức dựa vào cách đọc": (
            "1",
            ("Ông Nguyễn Văn C, Giám đốc Sở Mẫu C: Hoàn thành nhiệm vụ (G2)",),
        ),
    }


def test_no_personal_ground_and_no_private_reason_is_told() -> None:
    punished = unit("Sở Mẫu H", events=(event("a"),), index=95)
    late = unit("Sở Mẫu I", events=(event("đ", date(2023, 3, 1)),), index=95)
    short = replace(
        unit("Sở Mẫu K", events=(event("a"),), index=95),
        heads=(Head("Giám đốc", "Nguyễn Văn K", since=date(2022, 9, 1)),),
    )
    spared = replace(unit("Sở Mẫu L", events=(event("a"),), index=95), ruling=RULED.ruling)
    text = printed(sheet(punished, late, short, spared))
    for words in ("nhân thân", "4.a", "4.đ", "điểm a", "điểm đ", "Điều 15", "G11", "lý do riêng", "kỷ luật"):
        assert words not in text
    assert "Sở Mẫu H" not in text
    assert "Giám đốc Sở Mẫu L: quyết định “Hoàn thành nhiệm vụ”, khác mức tính được (nội dung hạn chế" in text


def test_bases_say_what_is_not_there_yet() -> None:
    given = {row.ten_can_cu: row.van_ban for row in sheet(unit("Sở Mẫu A")).fields.can_cu}
    assert given["Quy định áp dụng"].startswith("Quyết định số 34/2020/QĐ-UBND ngày 29 tháng 12 năm 2020")
    assert given["Công bố chỉ số đơn vị"] == "Quyết định số 173/QĐ-UBND ngày 08 tháng 02 năm 2023"
    assert given["Đề nghị xếp loại"] == "Chưa ghi"
    bare = sheet(unit("Sở Mẫu A"), publications=Publications(), issued={"to_trinh_xep_loai": document("2/TTr-SNV")})
    given = {row.ten_can_cu: row.van_ban for row in bare.fields.can_cu}
    assert given["Công bố chỉ số đơn vị"] == "Chưa ghi"
    assert given["Đề nghị xếp loại"] == "Tờ trình số 2/TTr-SNV ngày 05 tháng 5 năm 2023"


def test_papers_ready_and_the_rest_of_a_long_list() -> None:
    ready = Counter({"quyet_dinh_xep_loai_tinh": 1, "phieu_danh_gia": 1200, "cong_van_xin_y_kien": 2})
    papers = Papers(ready, refused=Cases(40, {"Quyết định: chưa có số": 30, "Báo cáo: thiếu": 2}), edited=cases(1, "x"))
    made = sheet(unit("Sở Mẫu A"), papers=papers)
    assert made.fields.van_ban_da_lap == "1 quyết định, 1.200 phiếu đánh giá, 2 công văn"
    assert rows(made)["Văn bản chưa lập được"] == (
        "40",
        (
            "Quyết định: chưa có số (30)",
            "Báo cáo: thiếu (2)",
            "… và 8 trường hợp khác, xem manifest.jsonl",
        ),
    )
    assert "sửa tay" not in rows(made)["Không có"][1][0]


def test_without_people_the_table_is_left_out() -> None:
    book = ledger(unit("Sở Mẫu A"))
    made = phieu_trinh_ky.draft(book, None, Papers(), KINDS, "Mẻ lớn, lần này không đếm người theo mức.")
    text = printed(made)
    assert "Thuộc diện" not in text
    assert "Mẻ lớn, lần này không đếm người theo mức." in text
    assert "chưa có văn bản nào" in text


def test_every_word_of_the_fields_is_printed_and_the_layout_is_clean() -> None:
    data = file_of(sheet(*EVERYONE, simulation="số liệu giả định", scope="Lần chạy này chỉ lập: Phiếu đánh giá."))
    outcome = check(data, "phieu_trinh_ky.docx", None, "bieu_mau")
    assert outcome.findings == ()


def many(seed: int) -> Draft:
    """Một mẻ lộn xộn: nhiều nhóm, tên dài, việc gì cũng có, lời kể dài."""
    pick = random.Random(seed)
    groups = ["so_ban_nganh", "don_vi_su_nghiep", "trung_uong_nganh_doc", "ubnd_cap_huyen", "ubnd_cap_xa"]
    units = [
        unit(
            f"Đơn vị giả định có tên rất dài để thử chỗ ngắt dòng số {number}",
            groups[number % (1 + seed % 5)],
            failing=pick.choice([0, 3, 12, 30]),
            index=pick.choice([95, 85, None, "92.51", 50]),
            parent="don_vi_0" if groups[number % (1 + seed % 5)] == "ubnd_cap_xa" else None,
        )
        for number in range(40)
    ]
    words = ["quyết", "định", "xếp", "loại", "Chủ", "tịch", "Ủy", "ban", "nhân", "dân", "nghiêm", "trưởng", "phòng"]

    def some() -> Cases:
        count = pick.choice([0, 1, 3, 5000])
        texts = (" ".join(pick.choices(words, k=pick.randint(3, 60))) for _ in range(min(count, 5)))
        return cases(count, *texts)

    papers = Papers(Counter({kind: pick.randint(0, 3000) for kind in KINDS}), some(), some(), some(), some())
    papers.rules.update({f"P{number:02}": number for number in range(pick.choice([0, 1, 30]))})
    papers.flawed = sum(papers.rules.values())
    scope = "Mẻ lớn nên không đếm người theo mức: xem báo cáo. Lần chạy này chỉ lập 3 trong 13 loại văn bản."
    simulation = "số liệu giả định" if seed % 2 else None
    return sheet(*units, papers=papers, scope=pick.choice(["", scope]), simulation=simulation)


def test_the_sheet_is_one_page_however_messy_the_batch(tmp_path: Path) -> None:
    for seed in range(24):
        (tmp_path / f"{seed:02}.docx").write_bytes(file_of(many(seed)))
    sources = sorted(map(str, tmp_path.glob("*.docx")))
    profile = f"-env:UserInstallation={(tmp_path / 'ho_so').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    pages = {}
    for made in sorted(tmp_path.glob("*.pdf")):
        told = subprocess.run(["pdfinfo", str(made)], check=True, capture_output=True, timeout=60).stdout.decode()
        found = re.search(r"Pages:\s+(\d+)", told)
        pages[made.stem] = found and int(found[1])
    assert len(pages) == 24
    assert set(pages.values()) == {1}, pages


def test_title_names_the_year() -> None:
    assert str(YEAR) in sheet(unit("Sở Mẫu A")).title


def test_other_levels_are_not_put_under_the_four_columns() -> None:
    book = ledger(*EVERYONE)
    overview = Overview(book)
    overview.add(book.classifications)
    best, *rest = book.regulation.levels
    renamed = replace(book.regulation, levels=(replace(best, id="muc_a", label="Mức A"), *rest))
    for regulation in (renamed, replace(book.regulation, levels=book.regulation.levels[1:])):
        made = phieu_trinh_ky.draft(replace(book, regulation=regulation), overview, Papers(), KINDS, "")
        assert made.fields.cac_nhom == ()
        assert f"xếp theo các mức “{regulation.levels[0].label}”" in made.fields.can_cu[-1].van_ban
