"""Cơ quan ban hành của từng loại văn bản: khai trong docgen.toml, hoặc suy từ tên huyện khi không khai riêng."""

from __future__ import annotations

from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.naming import full_name, local_name, place_name
from docgen.model.dossier import Evaluation
from docgen.model.office import Body, Signer


def province_committee(ledger: Ledger) -> Body:
    """Ủy ban nhân dân tỉnh."""
    return ledger.office.bodies["ubnd_tinh"]


def home_affairs(ledger: Ledger) -> Body:
    """Sở Nội vụ."""
    return ledger.office.bodies["so_noi_vu"]


def district_committee(ledger: Ledger, district: Evaluation) -> Body:
    """Ủy ban nhân dân huyện; không khai riêng thì tên và địa danh lấy từ hồ sơ, Chủ tịch ký."""
    declared = ledger.office.bodies.get(f"ubnd_huyen:{district.unit}")
    return declared or Body(
        id=f"ubnd_huyen:{district.unit}",
        name=full_name(district),
        parent_line="",
        head_lines=("ỦY BAN NHÂN DÂN", local_name(district).upper()),
        abbreviation="UBND",
        unit_code="NV",
        place=place_name(district),
        head_title="Chủ tịch",
        signer=Signer(("CHỦ TỊCH",)),
        recipients=(),
        archive="VT, NV",
    )


def district_home_affairs(ledger: Ledger, district: Evaluation) -> Body:
    """Phòng Nội vụ của một huyện; không khai riêng thì Trưởng phòng ký."""
    declared = ledger.office.bodies.get(f"phong_noi_vu:{district.unit}")
    return declared or Body(
        id=f"phong_noi_vu:{district.unit}",
        name=f"Phòng Nội vụ {local_name(district)}",
        parent_line=f"UBND {local_name(district).upper()}",
        head_lines=("PHÒNG NỘI VỤ",),
        abbreviation="PNV",
        unit_code="CCHC",
        place=place_name(district),
        head_title="Trưởng phòng",
        signer=Signer(("TRƯỞNG PHÒNG",)),
        recipients=(),
        archive="VT",
    )
