from __future__ import annotations

import pytest

from docgen.text.legacy import find_legacy
from docgen.text.syllables import is_syllable
from docgen.text.unicode import flaws


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("NguyÔn V¨n A", "Nguyễn"),
        ("Céng hßa", "hòa"),
        ("TrÇn ThÞ B", "Trần"),
        ("Së Néi vô", "Sở"),
        ("ñy ban nh©n d©n tØnh B×nh Ph\u00adíc", "nhân"),
        ("Hoµng", "Hoàng"),
        ("§iÒu 12", "Điều"),
        ("®ång ý", "đồng"),
        ("Lª A", "Lê"),
        ("ông Nguyễn V¨n A", "Văn"),
    ],
)
def test_tcvn3_is_named(text: str, reading: str) -> None:
    legacy = find_legacy(text)
    assert legacy is not None
    assert (legacy.code, legacy.reading) == ("TCVN3", reading)
    assert any("mã chữ cũ TCVN3" in flaw and f"“{reading}”" in flaw for flaw in flaws(text))


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Nguyeãn Vaên A", "Nguyễn"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng"),
        ("COÄNG HOØA", "Cộng"),
        ("Traàn Thò B", "Trần"),
        ("ñoàng chí", "đồng"),
        ("ngöôøi ñöùng ñaàu", "người"),
    ],
)
def test_vni_is_named(text: str, reading: str) -> None:
    legacy = find_legacy(text)
    assert legacy is not None
    assert (legacy.code, legacy.reading) == ("VNI", reading)


def test_advice_on_single_letters_is_withheld_in_legacy_text() -> None:
    (flaw,) = flaws("V¨n kÐo Ph\u00adíc")
    assert "TCVN3" in flaw


@pytest.mark.parametrize(
    "text",
    [
        "Loïc",
        "Citroën và Noël, déjà vu, hôtel où, René, thé, café, naïf, goût, coût, août",
        "Grüße, Straße, Weiß, Maß, Fuß, schön, Köln",
        "São Paulo, João, leões, José Muñoz, Peña, niño",
        "Søren, Ærø, Åse",
        "«Lan», « n », 3 × 4, a×b, ± 2, 5 µm, 15 m², © 2023, Windows®, 1ª, Đ·, 5°",
        "sÓ cÓ phÒng thÔng tÔi",
        "Niê, Mlô, Aê Nuê, Êban, Ñuôl, Gê, Hrê, Nhôp, Krôt, Gôp, Rôt, Gié Triêng, Kông",
        "Xtiêng, Rơ Châm, Siu Blễ, Bù Đăng",
        "Baù Lâm, thaò, Qúy, gía, gìa, Qùy, gió, Quý, Gìn, Giếng, Khuỷu, Ngoằn ngoèo, Thuở, Huyên, Uyển, Khoắng",
    ],
)
def test_other_languages_raise_no_alarm(text: str) -> None:
    assert find_legacy(text) is None


@pytest.mark.parametrize(
    "word", ["gì", "giếng", "quý", "quốc", "nghiêng", "ghế", "kẻng", "khuỷu", "thuở", "hòa", "hoà"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", ["ngoằn", "xoong", "yến", "ỷ", "thúy", "thuý", "toán", "người", "xoay", "tuyết"])
def test_more_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["hòan", "mat", "màt", "céng", "ngê", "aò", "ngừơi", "pfa", "ă", "", "éé", "ga2"])
def test_not_syllables(word: str) -> None:
    assert not is_syllable(word)
