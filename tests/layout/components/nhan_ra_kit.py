"""Các thành phần đã nhận ra → chữ để phép thử so sánh; một trường hợp thử: tệp, điều phải thấy, luật bị vi phạm."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.layout.components.values import Surroundings
from docgen.layout.examine import judge, read_document
from docgen.layout.package import DocxPackage
from docgen.layout.profile import Severity, load


@dataclass(frozen=True)
class Case:
    """Một tệp dựng như cơ quan gõ: `expect`: thành phần → giá trị; `rules`: đúng các luật lỗi, cảnh báo phải nêu."""

    name: str
    file: bytes
    expect: dict = field(default_factory=dict)
    rules: tuple = ()


def read(file):
    """Văn bản đã nhận ra của một tệp."""
    return read_document(DocxPackage(file, "thu.docx"), Surroundings())


def broken(document):
    """Mã các luật bị nêu ở mức lỗi, cảnh báo; và mọi chỗ, để in khi phép thử hỏng."""
    findings = [one for one in judge(document, load()).findings if one.severity is not Severity.INFO]
    return tuple(sorted({one.rule for one in findings})), [f"{one.rule} {one.place}: {one.found}" for one in findings]


def seen(components):
    """Mọi thành phần thành chữ; dòng thành chữ của dòng, dãy thành tuple."""
    head, found = components.head, components
    return {
        "loai": found.kind,
        "dang": found.party,
        "quoc_hieu": _text(head.quoc_hieu),
        "tieu_ngu": _text(head.tieu_ngu),
        "chu_quan": _texts(head.co_quan_chu_quan),
        "ban_hanh": _texts(head.co_quan_ban_hanh),
        "so": _text(head.so_ky_hieu),
        "ngay": _text(head.dia_danh_thoi_gian),
        "vv": _texts(head.trich_yeu_cong_van),
        "do_khan": _text(head.do_khan),
        "vach": tuple(one is not None for one in (head.vach_co_quan, head.vach_tieu_ngu, found.vach_trich_yeu)),
        "ten_loai": _text(found.ten_loai),
        "trich_yeu": _texts(found.trich_yeu),
        "tham_quyen": _texts(found.tham_quyen),
        "can_cu": len(found.can_cu),
        "lenh": _text(found.lenh),
        "kinh_gui": _text(found.kinh_gui),
        "noi_kinh_gui": _texts(found.kinh_gui_items),
        "de_muc": tuple(f"{one.level} {one.number}{one.mark}" for one in found.headings),
        "noi_dung": tuple(" ".join(one.text.split())[:12] for one in (*found.content[:1], *found.content[-1:])),
        "quyen_han": _texts(found.signature.quyen_han),
        "ho_ten": _text(found.signature.ho_ten),
        "noi_nhan": _texts(found.recipients.items),
        "sau_luu": _texts(found.recipients.after),
        "phu_luc": tuple(
            (one.kind, one.number, " ".join(_texts(one.title)), bool(one.kem_theo)) for one in found.attachments
        ),
    }


def _text(line):
    return "" if line is None else line.text


def _texts(lines):
    return tuple(one.text for one in lines)
