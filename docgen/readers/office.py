"""docgen.toml → Office: tên cơ quan, người ký, nơi nhận, tùy chọn; mọi chỗ sai được nêu một lần."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from docgen import vocabulary
from docgen.errors import InputError, Place, Problem, os_reason
from docgen.model.dossier import ThresholdFile
from docgen.model.office import Body, Office
from docgen.readers.notes import Notes, suggestion
from docgen.readers.office_bodies import district, home_affairs, office_of_home_affairs, province_committee
from docgen.readers.office_syntax import key_lines, syntax_problem
from docgen.readers.office_table import Settings
from docgen.readers.office_template import default_toml
from docgen.readers.units import code_of
from docgen.regulations.load import available
from docgen.tree.node import Node
from docgen.tree.source import decode_bytes

__all__ = ["FILE_NAME", "default_toml", "load_office", "load_thresholds"]

FILE_NAME = "docgen.toml"
SAMPLE_PROVINCE = "Bình Phước"
THRESHOLDS = "nguong"
_TABLES = ("van_phong", "ubnd_tinh", "so_noi_vu", "ubnd_huyen", "phong_noi_vu", "tuy_chon", "kiem_tra", THRESHOLDS)
_SEVERITIES = {"loi": "error", "canh_bao": "warning", "ghi_chu": "info"}
_OPTIONS = (
    "quyet_dinh_rieng",
    "loai_van_ban",
    "bao_cao_huyen_ky",
    "quyet_dinh_khi_chua_co_to_trinh",
    "thu_tu_danh_sach",
    "doc_so",
)


def load_office(start: Path | None) -> Office:
    """Cơ quan khai trong docgen.toml gần nhất: từ `start` đi lên, rồi thư mục hiện thời, rồi văn phòng mẫu dựng sẵn.

    Văn phòng mẫu mang `sample=True` để nơi gọi nói ra điều đó. Lỗi: InputError mang mọi chỗ sai của tệp.
    """
    path = find_office(start)
    if path is None:
        return _office({}, Notes(), "", {}, sample=True)
    notes = Notes()
    text = _read(path)
    office = _office(_parse(text, path), notes, str(path), key_lines(text))
    notes.finish(f"Tệp cấu hình {path} có {len(notes.problems)} chỗ sai:")
    return office


def load_thresholds(start: Path | None) -> dict[str, ThresholdFile]:
    """Mã quy định → tệp ngưỡng mà docgen.toml gần nhất khai ở bảng `[nguong]`; rỗng khi không khai.

    Tìm docgen.toml như `load_office`. Lỗi: InputError khi tệp ấy sai cú pháp, mã quy định không có, hoặc không đọc được
    tệp ngưỡng.
    """
    path = find_office(start)
    if path is None:
        return {}
    notes, text = Notes(), _read(path)
    table = Settings(_parse(text, path), "", str(path), notes, key_lines(text)).table(THRESHOLDS)
    table.only(available())
    found = {}
    for regulation in table.names():
        name = table.text(regulation, required=True)
        try:
            found[regulation] = ThresholdFile(name, (path.parent / name).read_bytes())
        except OSError as error:
            action = f"Đặt tệp ngưỡng cạnh {FILE_NAME}, hoặc bỏ dòng này."
            table.wrong(regulation, f"không mở được tệp ngưỡng “{name}” ({os_reason(error)}).", action)
    notes.finish(f"Tệp cấu hình {path} có {len(notes.problems)} chỗ sai:")
    return found


def find_office(start: Path | None) -> Path | None:
    """Đường dẫn docgen.toml sẽ được dùng, hoặc None."""
    if start is not None:
        here = start.resolve()
        for folder in (here, *here.parents) if here.is_dir() else here.parents:
            if (folder / FILE_NAME).is_file():
                return folder / FILE_NAME
    path = Path.cwd() / FILE_NAME
    return path if path.is_file() else None


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = Problem(Place(str(path)), f"không mở được tệp ({os_reason(error)}).", "Xem quyền đọc của tệp.")
        raise InputError(f"Không đọc được {path}.", [problem]) from error
    return decode_bytes(data, str(path), line_breaks=False)


def _parse(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"Không đọc được {path}.", [syntax_problem(error, text, str(path))]) from error


def _office(
    data: Mapping[str, Any], notes: Notes, source: str, lines: Mapping[str, int], *, sample: bool = False
) -> Office:
    root = Settings(data, "", source, notes, lines)
    root.only(_TABLES)
    general = root.table("van_phong")
    general.only(("tinh",))
    province = SAMPLE_PROVINCE if sample else general.text("tinh", required=True)
    if province.casefold().startswith("tỉnh "):
        general.wrong("tinh", f"“{province}” có chữ “tỉnh”.", "Chỉ ghi tên, ví dụ Bình Phước.")
    options = root.table("tuy_chon")
    options.only(_OPTIONS)
    checking = root.table("kiem_tra")
    checking.only(("muc_do", "viet_tat"))
    words = options.table("doc_so")
    words.only(("khong_le", "bon", "thap_phan"))
    return Office(
        province=province,
        bodies=_bodies(root, province, notes),
        individual_levels=_ids(options, "quyet_dinh_rieng", vocabulary.LEVELS.terms, ("khong_hoan_thanh",)),
        kinds=_ids(options, "loai_van_ban", vocabulary.DOCUMENT_KINDS.terms, ()),
        sample=sample,
        district_report_signed_by=options.one_of("bao_cao_huyen_ky", ("chu_tich", "tap_the")),
        draft_decisions=options.one_of("quyet_dinh_khi_chua_co_to_trinh", ("cho", "du_thao")) == "du_thao",
        lists_by_name=options.one_of("thu_tu_danh_sach", ("dau_vao", "ten")) == "ten",
        decimal_style=words.one_of("thap_phan", ("tung_chu_so", "cap_doi")),
        zero_word=words.one_of("khong_le", ("linh", "lẻ")),
        four_word=words.one_of("bon", ("tư", "bốn")),
        source=source,
        severities=_severities(checking.table("muc_do")),
        abbreviations=checking.texts("viet_tat"),
    )


def _severities(settings: Settings) -> dict[str, str]:
    """Mức độ cơ quan đổi cho từng luật; mã luật có thật hay không thì nơi kiểm tra thể thức mới biết."""
    return {rule: _SEVERITIES[settings.one_of(rule, tuple(_SEVERITIES))] for rule in settings.names()}


def _bodies(root: Settings, province: str, notes: Notes) -> dict[str, Body]:
    bodies = [
        province_committee(root.table("ubnd_tinh"), province),
        home_affairs(root.table("so_noi_vu"), province),
    ]
    for name, build in (("ubnd_huyen", district), ("phong_noi_vu", office_of_home_affairs)):
        for code, settings in root.table(name).tables():
            if code_of(Node(code, settings.place()), notes):
                bodies.append(build(settings, f"{name}:{code}"))
    return {body.id: body for body in bodies}


def _ids(settings: Settings, key: str, terms: Collection[vocabulary.Term], default: tuple[str, ...]) -> tuple[str, ...]:
    if not settings.has(key):
        return default
    known = [term.id for term in terms]
    found = settings.texts(key)
    for one in found:
        if one not in known:
            settings.wrong(key, f"“{one}” không có trong danh mục.", suggestion(one, known))
    return tuple(dict.fromkeys(found))
