"""Danh mục từ ngữ của nghề: mã ↔ nhãn tiếng Việt; dùng khi đọc chữ trong sổ tính và khi in nhãn ra."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Term:
    """Một mục từ: mã ASCII, nhãn in ra, các cách gọi khác được chấp nhận khi đọc."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Một danh mục đóng, theo thứ tự hiển thị; `name` là tên gọi trong thông báo (“loại đơn vị”)."""

    id: str
    name: str
    terms: tuple[Term, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Các nhãn, theo thứ tự của danh mục."""
        return tuple(term.label for term in self.terms)

    def label(self, term_id: str) -> str:
        """Nhãn của mã trong danh mục này. Lỗi: KeyError khi không có."""
        for term in self.terms:
            if term.id == term_id:
                return term.label
        raise KeyError(term_id)


def fold(text: str) -> str:
    """Dạng so sánh của một cụm từ: bỏ dấu, hoa thường, dấu câu và khoảng trắng thừa; chỉ để so, không để in.

    “Sở, ban,  ngành” (NFC hay NFD), “SỞ BAN NGÀNH” và `so_ban_nganh` cùng một dạng; hoà và hòa cũng vậy.
    """
    plain = unicodedata.normalize("NFD", text).casefold().replace("đ", "d").replace("ð", "d")
    letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def _catalogue(catalogue_id: str, name: str, *terms: tuple[str, ...]) -> Catalogue:
    return Catalogue(catalogue_id, name, tuple(Term(row[0], row[1], row[2:]) for row in terms))


STATES = _catalogue(
    "trang_thai",
    "trạng thái của tiêu chí",
    ("dat", "Đạt", "Bảo đảm", "Đảm bảo"),
    ("chua_bao_dam", "Chưa bảo đảm", "Chưa đảm bảo", "Không bảo đảm"),
    ("khong_thuc_hien", "Không thực hiện"),
    ("khong_ap_dung", "Không áp dụng"),
    ("khong_vi_pham", "Không vi phạm"),
    ("co_vi_pham", "Có vi phạm"),
)
ASPECTS = _catalogue(
    "mat",
    "mặt chưa bảo đảm",
    ("tien_do", "Tiến độ"),
    ("chat_luong", "Chất lượng"),
    ("hieu_qua", "Hiệu quả"),
)
DISTRICT, COMMUNE = "ubnd_cap_huyen", "ubnd_cap_xa"
"""Hai nhóm có quan hệ cấp trên, cấp dưới với nhau: huyện quản lý xã."""

UNIT_KINDS = _catalogue(
    "loai_don_vi",
    "loại đơn vị",
    ("so_ban_nganh", "Sở, ban, ngành", "Sở, ban, ngành tỉnh", "Người đứng đầu sở, ban, ngành tỉnh"),
    ("don_vi_su_nghiep", "Đơn vị sự nghiệp", "Người đứng đầu đơn vị sự nghiệp"),
    ("trung_uong_nganh_doc", "Trung ương ngành dọc", "Cơ quan Trung ương ngành dọc"),
    (DISTRICT, "UBND cấp huyện", "Ủy ban nhân dân cấp huyện", "UBND huyện, thị xã, thành phố"),
    (COMMUNE, "UBND cấp xã", "Ủy ban nhân dân cấp xã", "UBND xã, phường, thị trấn"),
)
APPOINTMENTS = _catalogue(
    "hinh_thuc_giao",
    "hình thức giao chức vụ",
    ("chinh_thuc", "Chính thức"),
    ("giao_quyen", "Giao quyền", "Quyền"),
    ("giao_phu_trach", "Giao phụ trách", "Phụ trách"),
)
ROLES = _catalogue(
    "vai",
    "vai của người được đánh giá",
    ("nguoi_dung_dau", "Người đứng đầu"),
    ("nguoi_truc_tiep", "Người trực tiếp lãnh đạo, triển khai", "Người trực tiếp", "Cấp phó được phân công"),
)
GENDERS = _catalogue("gioi_tinh", "giới tính", ("nam", "Nam", "Ông"), ("nu", "Nữ", "Bà"))
YES_NO = _catalogue("co_khong", "Có hoặc Không", ("co", "Có"), ("khong", "Không"))
LEVELS = _catalogue(
    "muc",
    "mức xếp loại",
    ("hoan_thanh_xuat_sac", "Hoàn thành xuất sắc nhiệm vụ"),
    ("hoan_thanh_tot", "Hoàn thành tốt nhiệm vụ"),
    ("hoan_thanh", "Hoàn thành nhiệm vụ"),
    ("khong_hoan_thanh", "Không hoàn thành nhiệm vụ"),
)
FIELDS = _catalogue(
    "linh_vuc",
    "lĩnh vực cải cách hành chính",
    ("chi_dao_dieu_hanh", "Công tác chỉ đạo, điều hành cải cách hành chính", "Chỉ đạo điều hành cải cách hành chính"),
    ("the_che", "Cải cách thể chế"),
    ("thu_tuc_hanh_chinh", "Cải cách thủ tục hành chính"),
    ("to_chuc_bo_may", "Cải cách tổ chức bộ máy hành chính", "Cải cách tổ chức bộ máy"),
    ("can_bo_cong_chuc", "Cải cách chế độ công vụ", "Xây dựng, nâng cao chất lượng cán bộ, công chức"),
    ("tai_chinh_cong", "Cải cách tài chính công"),
    (
        "hien_dai_hoa_chinh_quyen_so",
        "Xây dựng chính quyền điện tử, chính quyền số",
        "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
        "Hiện đại hóa hành chính",
    ),
)
REWARD_SUBJECTS = _catalogue("doi_tuong", "đối tượng khen thưởng", ("tap_the", "Tập thể"), ("ca_nhan", "Cá nhân"))
REWARD_FORMS = _catalogue(
    "hinh_thuc",
    "hình thức khen thưởng",
    ("bang_khen", "Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen"),
    ("giay_khen", "Giấy khen"),
)
PUBLICATIONS = _catalogue(
    "van_ban_cong_bo",
    "văn bản công bố chỉ số",
    ("chi_so_don_vi", "Công bố Chỉ số cải cách hành chính của các đơn vị"),
    ("chi_so_linh_vuc", "Công bố Chỉ số cải cách hành chính của tỉnh theo lĩnh vực"),
    ("chi_so_cap_xa", "Công bố Chỉ số cải cách hành chính của cấp xã"),
)
DOCUMENT_KINDS = _catalogue(
    "loai_van_ban",
    "loại văn bản",
    ("quyet_dinh_xep_loai_tinh", "Quyết định xếp loại của Chủ tịch UBND tỉnh"),
    ("quyet_dinh_xep_loai_ca_nhan", "Quyết định xếp loại một người đứng đầu"),
    ("quyet_dinh_xep_loai_huyen", "Quyết định xếp loại của Chủ tịch UBND cấp huyện"),
    ("bao_cao_huyen", "Báo cáo kết quả xếp loại của UBND cấp huyện"),
    ("bao_cao_so_noi_vu", "Báo cáo của Sở Nội vụ"),
    ("bao_cao_tong_hop", "Báo cáo tổng hợp theo vai"),
    ("to_trinh_xep_loai", "Tờ trình xếp loại của Sở Nội vụ"),
    ("to_trinh_xep_loai_huyen", "Tờ trình xếp loại của Phòng Nội vụ"),
    ("to_trinh_dieu_chuyen", "Tờ trình xem xét điều chuyển"),
    ("to_trinh_khen_thuong", "Tờ trình khen thưởng"),
    ("phieu_danh_gia", "Phiếu đánh giá"),
    ("cong_van_xin_y_kien", "Công văn xin ý kiến"),
    ("cong_van_bo_sung_chi_so", "Công văn đề nghị bổ sung chỉ số, giải trình"),
    ("cong_van_co_quan_trung_uong", "Công văn gửi cơ quan Trung ương chủ quản"),
)
AUTHORITIES = _catalogue(
    "nguoi_co_tham_quyen",
    "người xếp loại, cơ quan đề nghị",
    ("chu_tich_ubnd_tinh", "Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"),
    ("chu_tich_ubnd_huyen", "Chủ tịch UBND cấp huyện", "Chủ tịch UBND huyện", "Chủ tịch Ủy ban nhân dân cấp huyện"),
    ("so_noi_vu", "Sở Nội vụ"),
    ("phong_noi_vu", "Phòng Nội vụ"),
)

CATALOGUES: Mapping[str, Catalogue] = MappingProxyType(
    {
        catalogue.id: catalogue
        for catalogue in (
            STATES,
            ASPECTS,
            UNIT_KINDS,
            APPOINTMENTS,
            ROLES,
            GENDERS,
            YES_NO,
            LEVELS,
            FIELDS,
            REWARD_SUBJECTS,
            REWARD_FORMS,
            PUBLICATIONS,
            DOCUMENT_KINDS,
            AUTHORITIES,
        )
    }
)


@cache
def label(term_id: str) -> str:
    """Nhãn tiếng Việt của một mã, tìm trong mọi danh mục theo thứ tự. Lỗi: KeyError khi không danh mục nào có."""
    for catalogue in CATALOGUES.values():
        for term in catalogue.terms:
            if term.id == term_id:
                return term.label
    raise KeyError(term_id)


# Một mẻ hỏi đi hỏi lại vài chục cụm từ, trong hàng nghìn đơn vị.
@lru_cache(maxsize=1024)
def find(catalogue: str, text: str) -> str | None:
    """Mã của cụm từ `text` trong danh mục có mã `catalogue`, hoặc None khi không nhận ra.

    Nhận mã, nhãn và các cách gọi khác; không phân biệt hoa thường, NFC/NFD, kiểu bỏ dấu, khoảng trắng, dấu câu.
    Riêng chữ d và đ được phân biệt khi danh mục có cả hai. Lỗi: KeyError khi không có danh mục ấy.
    """
    return lookup(CATALOGUES[catalogue].terms, text)


def lookup(terms: Iterable[Term], text: str) -> str | None:
    """Như `find`, trên các mục từ cho sẵn (danh mục riêng của một quy định)."""
    known = tuple(terms)
    return _index(known).get(_exact(text)) or _folded(known).get(fold(text))


def _exact(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@cache
def _index(terms: tuple[Term, ...]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for term in terms:
        for name in (term.id, term.label, *term.aliases):
            found.setdefault(_exact(name), term.id)
    return found


@cache
def _folded(terms: tuple[Term, ...]) -> Mapping[str, str]:
    """Dạng bỏ dấu → mã; dạng nào hai mục cùng có thì bỏ cả hai, vì không đoán."""
    found: dict[str, set[str]] = {}
    for term in terms:
        for name in (term.id, term.label, *term.aliases):
            found.setdefault(fold(name), set()).add(term.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


_PAPERS = {
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "TTr": "Tờ trình",
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "KL": "Kết luận",
    "KH": "Kế hoạch",
    "CT": "Chỉ thị",
    "BB": "Biên bản",
}


def paper_kind(number: str) -> str:
    """Tên loại suy từ số, ký hiệu (`15/QĐ-UBND` → “Quyết định”); không nhận ra thì “Văn bản”."""
    symbol = number.split("/")[-1]
    return _PAPERS.get(symbol.split("-")[0], "Văn bản")
