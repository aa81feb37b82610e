"""Khung chung của văn bản có đầu và chữ ký theo Nghị định 30/2020: ai ban hành, ai ký, gửi ai, lưu đâu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docgen.documents.parts.fields import truong
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.naming import DOTTED_NAME
from docgen.documents.parts.offices import require_issuer
from docgen.model.office import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Khung:
    """Các trường mọi văn bản có đầu và chữ ký đều dùng."""

    chi_dan_luu_hanh: str = truong(
        "Dòng đóng khung ở lề trên (ô số 11), ví dụ dấu mô phỏng; để trống thì không in", "", optional=True
    )
    co_quan_chu_quan: str = truong("Tên cơ quan chủ quản trực tiếp, chữ hoa; để trống nếu không có", "UBND TỈNH A")
    ten_co_quan: tuple[str, ...] = truong("Tên cơ quan ban hành, chữ hoa, mỗi dòng in một phần tử", ("SỞ NỘI VỤ",))
    ky_hieu: str = truong("Ký hiệu văn bản, sau dấu gạch chéo; số do văn thư điền", "TTr-SNV")
    dia_danh: str = truong("Địa danh ghi trước ngày, tháng, năm", "Tỉnh A")
    nam_ban_hanh: str = truong("Năm ghi ở dòng ngày tháng; ngày và tháng do văn thư điền", "2023")
    nam_danh_gia: str = truong("Năm được đánh giá", "2022")
    chuc_vu_ky: tuple[str, ...] = truong("Quyền hạn, chức vụ người ký, chữ hoa, mỗi dòng một phần tử", ("GIÁM ĐỐC",))
    ho_ten_ky: str = truong("Họ tên người ký; dòng chấm khi chưa khai trong docgen.toml", "Nguyễn Văn A")
    noi_nhan: tuple[str, ...] = truong("Các nơi nhận thêm, không gạch đầu dòng và không dấu chấm phẩy", ("Như trên",))
    luu_tru: str = truong("Nơi lưu, sau chữ “Lưu:”", "VT, CCHC")


def frame(ledger: Ledger, body: Body, type_code: str) -> dict[str, Any]:
    """Giá trị các trường của `Khung` cho văn bản do `body` ban hành.

    `type_code`: viết tắt tên loại (`QĐ`, `TTr`, `BC`); rỗng với công văn, khi đó ký hiệu là cơ quan - đơn vị soạn thảo.
    Lỗi: NotDue khi cơ quan ban hành quy định không còn vào ngày ký mà hồ sơ chưa ghi văn bản cho áp dụng.
    """
    require_issuer(ledger)
    symbol = f"{type_code}-{body.abbreviation}" if type_code else f"{body.abbreviation}-{body.unit_code}"
    return {
        "chi_dan_luu_hanh": (ledger.dossier.simulation or "").upper(),
        "co_quan_chu_quan": body.parent_line,
        "ten_co_quan": body.head_lines,
        "ky_hieu": symbol,
        "dia_danh": body.place,
        "nam_ban_hanh": str(ledger.dossier.period.signing_date.year),
        "nam_danh_gia": str(ledger.dossier.period.year),
        "chuc_vu_ky": body.signer.lines,
        "ho_ten_ky": body.signer.name or DOTTED_NAME,
        "noi_nhan": body.recipients,
        "luu_tru": body.archive,
    }
