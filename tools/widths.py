"""Phông Liberation Serif → bảng bề rộng chữ docgen/text/data/be_rong_chu.tsv (cùng bề rộng với Times New Roman)."""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = ("Regular", "Bold", "Italic", "BoldItalic")
RANGES = ((0x20, 0x7E), (0xA0, 0x1B0), (0x1EA0, 0x1EF9), (0x2010, 0x2026))
TARGET = Path(__file__).parents[1] / "docgen" / "text" / "data" / "be_rong_chu.tsv"


def main(folder: Path) -> None:
    """Ghi lại bảng từ bốn tệp .ttf trong `folder`; đơn vị là phần nghìn cỡ chữ."""
    fonts = [TTFont(folder / f"LiberationSerif-{face}.ttf") for face in FACES]
    lines = []
    for low, high in RANGES:
        for code in range(low, high + 1):
            widths = []
            for font in fonts:
                glyph = font.getBestCmap().get(code)
                if glyph is None:
                    break
                widths.append(round(font["hmtx"][glyph][0] * 1000 / font["head"].unitsPerEm))
            else:
                lines.append("\t".join([f"{code:04X}", *map(str, widths)]))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
