from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.text.unicode import clean, flaws, remarks, tone_key

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
vietnamese_text = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " '’-,.0123456789\u0300\u0301\u0302\u0323")


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Đức Ấn"), "Nguyễn Đức Ấn"),
        ("  Sở\u00a0Nội\u2003vụ\t\n tỉnh\u3000\r\n", "Sở Nội vụ tỉnh"),
        ("một\u202fnghìn\u2009hai", "một nghìn hai"),
        ("“Điều 12” & <b>", "“Điều 12” & <b>"),
        ("", ""),
        (" \u00a0 ", ""),
    ],
)
def test_clean_gives_nfc_and_single_spaces(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_clean_hides_no_flaw() -> None:
    raw = "a\u2028b\u0007c\u200bd\x85e\x0bf"
    assert clean(raw) == raw
    assert len(flaws(clean(raw))) == len(flaws(raw)) == 5


@given(st.text())
def test_clean_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_decomposed_input_gives_the_same_text(text: str) -> None:
    assert clean(unicodedata.normalize("NFD", text)) == clean(text)


@pytest.mark.parametrize(
    ("char", "words"),
    [
        ("\x00", "ký tự điều khiển (U+0000"),
        ("\x07", "ký tự điều khiển (U+0007"),
        ("\x0b", "ký tự điều khiển (U+000B"),
        ("\x0c", "ký tự điều khiển (U+000C"),
        ("\x7f", "ký tự điều khiển (U+007F"),
        ("\x85", "ký tự điều khiển (U+0085"),
        ("\ud800", "surrogate lẻ) (U+D800"),
        ("\udfff", "surrogate lẻ) (U+DFFF"),
        ("\ufffe", "mã không phải ký tự (U+FFFE"),
        ("\uffff", "mã không phải ký tự (U+FFFF"),
        ("\ufdd0", "mã không phải ký tự (U+FDD0"),
        ("\U0001fffe", "mã không phải ký tự (U+1FFFE"),
        ("\ufffd", "ký tự thay thế (U+FFFD"),
        ("\u00ad", "ký tự ẩn (U+00AD"),
        ("\u034f", "ký tự ẩn (U+034F"),
        ("\u200b", "ký tự ẩn (U+200B"),
        ("\u200d", "ký tự ẩn (U+200D"),
        ("\u2060", "ký tự ẩn (U+2060"),
        ("\u3164", "ký tự ẩn (U+3164"),
        ("\ufe0f", "ký tự ẩn (U+FE0F"),
        ("\ufeff", "ký tự ẩn (U+FEFF"),
        ("\U000e0041", "ký tự ẩn (U+E0041"),
        ("\u200e", "ký tự đổi chiều chữ (U+200E"),
        ("\u202e", "ký tự đổi chiều chữ (U+202E"),
        ("\u2066", "ký tự đổi chiều chữ (U+2066"),
        ("\u2028", "dấu ngắt dòng (U+2028"),
        ("\u2029", "dấu ngắt đoạn (U+2029"),
        ("\uf0b7", "ký tự dùng riêng của một phông chữ (U+F0B7"),
        ("\u00d0", "chữ Ð (U+00D0) không phải chữ Đ tiếng Việt: thay bằng Đ (U+0110)"),
        ("\u00f0", "thay bằng đ (U+0111)"),
        ("\u0189", "thay bằng Đ (U+0110)"),
        ("９", "ký tự toàn khổ ９ (U+FF19): thay bằng 9"),
        ("｛", "ký tự toàn khổ ｛ (U+FF5B): thay bằng {"),
    ],
)
def test_refused_characters_are_named_with_their_place(char: str, words: str) -> None:
    (flaw,) = flaws(f"Văn {char}A{char}")
    assert words in flaw
    assert flaw.endswith("(vị trí 5)")


@pytest.mark.parametrize("tag", ["{{", "}}", "{%", "%}", "{#", "#}", "{_{", "}_}", "{_%", "%_}"])
def test_tag_like_sequences_are_refused(tag: str) -> None:
    (flaw,) = flaws(f"Văn {tag} A")
    assert f"“{tag}”" in flaw


@pytest.mark.parametrize(
    "text",
    ["\u0301Văn", "Văn \u0323", "(\u0302)"],
    ids=["đầu chuỗi", "sau dấu cách", "sau dấu ngoặc"],
)
def test_lone_combining_marks_are_refused(text: str) -> None:
    (flaw,) = flaws(text)
    assert "dấu rời (U+03" in flaw


def test_a_tone_typed_before_its_hat_is_refused() -> None:
    (flaw,) = flaws("phe\u0301\u0302 duyệt")
    assert "U+0301 U+0302" in flaw
    assert flaws("phe\u0302\u0301 duyệt") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nguyễn Văn A",
        unicodedata.normalize("NFD", "Nguyễn Thị Ấn, đường Điện Biên Phủ"),
        "H'Hen Niê, Y Blô, K’Bang, Êñuôl, Kpă, M'Nông, Ƀ\u01a1\u0306",
        "Sở X & <b>Ban Y</b> “đạt” 92,51% – 15 m² … § 5 © 2023",
        "{a} { { } } % # 100% {khoản 4}",
        "dòng một\r\n\tdòng hai\u00a0ba",
        "Citroën, Noël, Loïc, hôtel, où, façade, São Paulo, José Muñoz, Grüße, Straße, Søren, «Lan», 5 µm, 3 × 4",
    ],
)
def test_ordinary_text_has_no_flaw(text: str) -> None:
    assert flaws(text) == []


@given(vietnamese_text.map(lambda text: unicodedata.normalize("NFC", text).replace("\u0300", "")))
def test_flaws_never_change_when_the_text_is_cleaned(text: str) -> None:
    assert bool(flaws(clean(text))) == bool(flaws(text))


@given(st.text())
def test_every_flaw_and_remark_can_be_printed(text: str) -> None:
    for message in [*flaws(text), *remarks(text)]:
        assert message.strip()
        assert message.encode("utf-8").decode("utf-8") == message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (unicodedata.normalize("NFD", "Nguyễn"), "NFD"),
        ("Hòa Bình, hoà giải", "“Hòa” và “hoà”"),
        ("ủy ban, Uỷ viên", "“ủy” và “Uỷ”"),
        ("khoẻ như Thúy", "“Thúy” và “khoẻ”"),
        ("Nguyễn Vаn", "“Vаn” lẫn chữ cái không phải La-tinh (U+0430)"),
    ],
)
def test_remarks_only_warn(text: str, words: str) -> None:
    (remark,) = remarks(text)
    assert words in remark
    assert flaws(text) == []


@pytest.mark.parametrize(
    "text",
    ["Hòa, Thúy, khỏe", "Hoà, Thuý, khoẻ", "hoàn thành, hòa giải, Huỳnh, quý, quỳ, tuỳnh", "Kʼre 10¹⁵ m²", "Ω"],
)
def test_consistent_text_gets_no_remark(text: str) -> None:
    assert remarks(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "hoà"),
        ("Thúy", "THUÝ"),
        ("ủy ban", "Uỷ  Ban"),
        ("khỏe", "khoẻ"),
        ("Đoàn Hòa", unicodedata.normalize("NFD", "đoàn hoà")),
    ],
)
def test_tone_key_joins_two_spellings_of_one_word(one: str, other: str) -> None:
    assert tone_key(one) == tone_key(other)


@pytest.mark.parametrize("word", ["hoàn", "toán", "khoẻn", "huỳnh", "ngang", "loạt"])
def test_tone_key_leaves_closed_syllables_alone(word: str) -> None:
    assert tone_key(word) == word


@pytest.mark.parametrize(("one", "other"), [("hòa", "hóa"), ("hoa", "hòa"), ("đa", "da"), ("tư", "tu"), ("ma", "mạ")])
def test_tone_key_keeps_different_words_apart(one: str, other: str) -> None:
    assert tone_key(one) != tone_key(other)


@given(vietnamese_text)
def test_tone_key_is_idempotent_and_ignores_case_and_form(text: str) -> None:
    key = tone_key(text)
    assert tone_key(key) == key
    assert tone_key(text.upper()) == key
    assert tone_key(unicodedata.normalize("NFD", text)) == key
