"""So thư mục kết quả với manifest."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from batch_factory import KIND, Office, changed, draft, refusal
from docx.shared import Mm

from docgen.batch.manifest import Outcome, Record
from docgen.batch.verify import Difference, verify
from docgen.errors import UsageError


def texts(office: Office) -> list[str]:
    return [f"{difference.path}: {difference.text}" for difference in verify(office.out).differences]


def test_clean_folder_has_no_difference(office: Office) -> None:
    office.build(draft("so_a"), draft("so_b"), refusal("so_c"))
    office.build(draft("so_a"), refusal("so_c"))
    assert verify(office.out).documents == 3
    assert texts(office) == []
    assert verify(office.year).differences == ()


def test_each_difference_is_named(office: Office) -> None:
    office.build(*(draft(f"so_{name}") for name in "abcd"), changed(draft("so_e"), "{{ hỏng }}"), refusal("so_g"))
    office.build(*(draft(f"so_{name}") for name in "abc"), changed(draft("so_e"), "{{ hỏng }}"), refusal("so_g"))
    office.path("so_a").unlink()
    office.path("so_b").write_bytes(b"sua tay")
    office.path("so_d").write_bytes(b"dat lai")
    office.path("so_g").write_bytes(b"khong duoc lap")
    office.path("so_x").write_bytes(b"la")
    found = texts(office)
    assert len(found) == 7
    assert any("so_b.docx: không kiểm tra được thể thức" in one for one in found)
    expected = {
        "so_a": "không có tệp",
        "so_b": "đã được sửa",
        "so_d": "đừng ký",
        "so_e": "không lập được",
        "so_g": "bị từ chối",
        "so_x": "tệp lạ",
    }
    for name, words in expected.items():
        lines = [line for line in found if f"/{name}.docx" in line]
        assert any(words in line for line in lines)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: b"{bad", "dòng cuối bị hỏng"),
        (lambda data: b"{bad\n", "dòng cuối bị hỏng"),
        (lambda data: data[:-1], "dòng cuối bị hỏng"),
        (lambda data: data + b'{"key": ', "dòng cuối bị hỏng"),
        (lambda data: data + b'{"key": "a/b", "status": "written"}\n', "dòng cuối bị hỏng"),
        (lambda data: b"", "manifest trống"),
    ],
    ids=[
        "một dòng hỏng",
        "một dòng hỏng, có xuống dòng",
        "mất xuống dòng cuối",
        "thêm dòng dở",
        "thêm dòng thiếu khóa",
        "trống",
    ],
)
@pytest.mark.parametrize("deleted", [False, True], ids=["còn văn bản", "văn bản đã bị xóa hết"])
def test_damaged_manifest_is_a_difference(
    office: Office, damage: Callable[[bytes], bytes], words: str, deleted: bool
) -> None:
    office.build(draft("so_a"))
    office.manifest.write_bytes(damage(office.manifest.read_bytes()))
    if deleted:
        office.path("so_a").unlink()
    (line,) = (line for line in texts(office) if line.startswith("2022/manifest.jsonl: "))
    assert words in line
    office.build(draft("so_a"))
    assert texts(office) == []


def test_kept_copies_are_no_strangers(office: Office) -> None:
    office.build(draft("so_a"))
    office.path("so_a").write_bytes(b"sua tay")
    office.build(draft("so_a"), force=True)
    assert texts(office) == []


def test_folder_without_manifest_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"manifest\.jsonl"):
        verify(tmp_path)
    with pytest.raises(UsageError, match="quá dài"):
        verify(tmp_path / ("a" * 300))


def test_manifest_speaks_of_codes_only(office: Office) -> None:
    office.build(draft("so_a", nguoi_duoc_xep_loai="ông Nguyễn Văn A"))
    assert KIND in office.manifest.read_text(encoding="utf-8")
    assert "Nguyễn" not in office.manifest.read_text(encoding="utf-8")


def test_layout_is_checked_again(office: Office) -> None:
    office.build(draft("so_a"))
    document = docx.Document(str(office.path("so_a")))
    document.sections[0].bottom_margin = Mm(18)
    document.save(str(office.path("so_a")))
    found = texts(office)
    assert any("đã được sửa sau khi docgen lập" in one for one in found)
    assert any("thể thức nay có thêm điều phải xem: P04" in one for one in found)


def test_kind_of_another_version_is_a_difference(office: Office) -> None:
    office.build(draft("so_a"))
    text = office.manifest.read_text(encoding="utf-8").replace(f'"kind": "{KIND}"', '"kind": "thong_bao_moi"')
    office.manifest.write_text(text, encoding="utf-8")
    assert any("“thong_bao_moi” không có trong bản docgen này" in one for one in texts(office))


def test_traces_of_an_interrupted_run_are_named_until_the_next_build(office: Office) -> None:
    office.build(draft("so_a"))
    (office.year / ".dang_ghi").write_bytes(b'{"source": ')
    (office.year / KIND / ".so_b.docx.tmp-0123abcd").write_bytes(b"PK do dang")
    found = texts(office)
    assert found == [
        "2022/.dang_ghi: một lần chạy đang ghi hoặc đã bị ngắt giữa lúc ghi; chạy lại docgen build",
        f"2022/{KIND}/.so_b.docx.tmp-0123abcd: tệp tạm của lần chạy bị ngắt, không phải văn bản; docgen build lần sau "
        "sẽ xóa",
    ]
    office.build(draft("so_a"))
    assert texts(office) == []


def test_half_a_document_under_its_final_name_is_told_twice(office: Office) -> None:
    office.build(draft("so_a"))
    whole = office.path("so_a").read_bytes()
    office.path("so_a").write_bytes(whole[: len(whole) // 2])
    found = texts(office)
    assert len(found) == 2
    assert "đã được sửa sau khi docgen lập" in found[0]
    assert "không kiểm tra được thể thức" in found[1]


def test_differences_are_told_as_they_are_found(office: Office) -> None:
    office.build(draft("so_a"), draft("so_b"))
    office.path("so_a").unlink()
    office.path("so_b").unlink()
    told: list[Difference] = []
    assert verify(office.out, told.append).differences == tuple(told)
    assert [one.path for one in told] == [f"2022/{KIND}/so_a.docx", f"2022/{KIND}/so_b.docx"]


def test_records_are_not_held_in_memory(office: Office) -> None:
    """Mỗi dòng manifest thêm vào chỉ tốn chỗ của khóa nó, không tốn chỗ của cả dòng."""

    def peak(count: int) -> int:
        why = "chưa có số, ngày của Tờ trình xếp loại; " * 20
        records = (Record(f"{KIND}/xa_{n:06}", KIND, None, None, Outcome.REFUSED, why) for n in range(count))
        office.year.mkdir(parents=True, exist_ok=True)
        office.manifest.write_bytes(b"".join(record.to_line() for record in records))
        tracemalloc.start()
        assert verify(office.out).documents == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    line = 1_000  # byte, dòng nào cũng dài hơn
    assert (peak(10_000) - peak(1_000)) / 9_000 < 0.8 * line
