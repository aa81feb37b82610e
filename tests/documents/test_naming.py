"""Cách gọi cơ quan, địa bàn, chức vụ, người: theo Phụ lục II Nghị định 30/2020/NĐ-CP và cách viết trong nghề."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factory import BP34, ledger, unit

from docgen.documents.parts.figures import rating_rows
from docgen.documents.parts.naming import capital, full_name, heads_name, local_name, named, person, place_name, post
from docgen.model.dossier import Appointment, Head

FULL, ACTING, IN_CHARGE = Appointment.FULL, Appointment.ACTING, Appointment.IN_CHARGE


@pytest.mark.parametrize(
    ("name", "kind", "local", "place", "full"),
    [
        ("UBND huyện Lộc Ninh", "ubnd_cap_huyen", "huyện Lộc Ninh", "Lộc Ninh", "Ủy ban nhân dân huyện Lộc Ninh"),
        ("Huyện Bù Đăng", "ubnd_cap_huyen", "huyện Bù Đăng", "Bù Đăng", "Ủy ban nhân dân huyện Bù Đăng"),
        (
            "Ủy ban nhân dân Thị xã Phước Long",
            "ubnd_cap_huyen",
            "thị xã Phước Long",
            "Phước Long",
            "Ủy ban nhân dân thị xã Phước Long",
        ),
        (
            "Thành phố Đồng Xoài",
            "ubnd_cap_huyen",
            "thành phố Đồng Xoài",
            "Đồng Xoài",
            "Ủy ban nhân dân thành phố Đồng Xoài",
        ),
        (
            "UBND thành phố Hồ Chí Minh",
            "ubnd_cap_huyen",
            "Thành phố Hồ Chí Minh",
            "Thành phố Hồ Chí Minh",
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        ),
        ("UBND phường 1", "ubnd_cap_xa", "Phường 1", "Phường 1", "Ủy ban nhân dân Phường 1"),
        ("Thị trấn Đức Phong", "ubnd_cap_xa", "thị trấn Đức Phong", "Đức Phong", "Ủy ban nhân dân thị trấn Đức Phong"),
        ("Xã Xã Đàn", "ubnd_cap_xa", "xã Xã Đàn", "Xã Đàn", "Ủy ban nhân dân xã Xã Đàn"),
    ],
)
def test_places(name, kind, local, place, full):
    evaluation = unit(name, kind)
    assert (local_name(evaluation), place_name(evaluation), full_name(evaluation)) == (local, place, full)


@pytest.mark.parametrize(
    ("title", "name", "kind", "appointment", "expected"),
    [
        ("Giám đốc", "Sở Y tế", "so_ban_nganh", FULL, "Giám đốc Sở Y tế"),
        ("Trưởng Ban", "Ban Dân tộc", "so_ban_nganh", FULL, "Trưởng Ban Dân tộc"),
        ("Trưởng ban", "Ban Dân tộc", "so_ban_nganh", FULL, "Trưởng Ban Dân tộc"),
        (
            "Chánh Văn phòng",
            "Văn phòng UBND tỉnh",
            "so_ban_nganh",
            FULL,
            "Chánh Văn phòng Ủy ban nhân dân tỉnh",
        ),
        ("Chánh Thanh tra", "Thanh tra tỉnh", "so_ban_nganh", FULL, "Chánh Thanh tra tỉnh"),
        ("Chi cục trưởng", "Chi cục Thuế A", "trung_uong_nganh_doc", FULL, "Chi cục trưởng Chi cục Thuế A"),
        ("Hiệu trưởng", "Trường Cao đẳng A", "don_vi_su_nghiep", FULL, "Hiệu trưởng Trường Cao đẳng A"),
        ("Chủ tịch", "UBND xã A", "ubnd_cap_xa", FULL, "Chủ tịch Ủy ban nhân dân xã A"),
        ("Chủ tịch UBND xã A", "Xã A", "ubnd_cap_xa", FULL, "Chủ tịch Ủy ban nhân dân xã A"),
        ("Giám đốc", "Sở Y tế", "so_ban_nganh", ACTING, "Quyền Giám đốc Sở Y tế"),
        ("Quyền Giám đốc", "Sở Y tế", "so_ban_nganh", ACTING, "Quyền Giám đốc Sở Y tế"),
        ("Phó Giám đốc", "Sở Y tế", "so_ban_nganh", IN_CHARGE, "Phó Giám đốc phụ trách Sở Y tế"),
        ("Phó Trưởng Ban phụ trách", "Ban Dân tộc", "so_ban_nganh", IN_CHARGE, "Phó Trưởng Ban phụ trách Ban Dân tộc"),
        ("Giám đốc", "Sở Y tế", "so_ban_nganh", IN_CHARGE, "người được giao phụ trách Sở Y tế"),
    ],
)
def test_posts(title, name, kind, appointment, expected):
    assert post(Head(title, "Nguyễn Văn A", "nam", appointment), unit(name, kind)) == expected


@pytest.mark.parametrize(
    ("head", "called", "must_be_named"),
    [
        (Head("Giám đốc", "Nguyễn Văn A", "nam"), "ông Nguyễn Văn A, Giám đốc Sở B", "ông Nguyễn Văn A, Giám đốc Sở B"),
        (Head("Giám đốc", "Trần Thị C", "nu"), "bà Trần Thị C, Giám đốc Sở B", "bà Trần Thị C, Giám đốc Sở B"),
        (Head("Giám đốc", "H'Hen"), "ông (bà) H'Hen, Giám đốc Sở B", "ông (bà) H'Hen, Giám đốc Sở B"),
        (Head("Giám đốc"), "Giám đốc Sở B", "ông (bà) ……………………, Giám đốc Sở B"),
    ],
    ids=["nam", "nữ", "không ghi giới tính", "chưa công bố tên"],
)
def test_persons(head, called, must_be_named):
    evaluation = unit("Sở B")
    assert (person(head, evaluation), named(head, evaluation)) == (called, must_be_named)


def test_groups_of_heads_are_called_as_the_regulation_calls_them():
    names = {kind.id: heads_name(kind) for kind in BP34.kinds.values()}
    assert names["so_ban_nganh"] == "người đứng đầu sở, ban, ngành tỉnh"
    assert names["ubnd_cap_huyen"] == "Chủ tịch Ủy ban nhân dân huyện, thị xã, thành phố"
    assert names["ubnd_cap_xa"] == "Chủ tịch Ủy ban nhân dân xã, phường, thị trấn"
    assert capital(names["so_ban_nganh"]).startswith("Người đứng đầu")


@pytest.mark.parametrize(
    ("by_name", "expected"),
    [
        (False, ["Trần Văn Bình", "Nguyễn Thị An", "Lê Văn Ước"]),
        (True, ["Nguyễn Thị An", "Trần Văn Bình", "Lê Văn Ước"]),
    ],
)
def test_lists_follow_the_input_or_the_given_name(by_name: bool, expected: list[str]) -> None:
    heads = ["Trần Văn Bình", "Nguyễn Thị An", "Lê Văn Ước"]
    book = ledger(*(unit(f"Sở {n}", heads=(Head("Giám đốc", name),)) for n, name in enumerate(heads)))
    book = replace(book, office=replace(book.office, lists_by_name=by_name))
    assert [row.ho_ten for row in rating_rows(book, book.classifications)] == expected
