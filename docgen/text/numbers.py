"""Số: cửa chung của phòng này cho số thành chữ, chữ thành số và số viết bằng chữ số."""

from __future__ import annotations

from docgen.text.figures import format_number, format_percent, format_share, pad
from docgen.text.number_reading import parse
from docgen.text.number_words import Options, ordinal, spell

__all__ = ["Options", "format_number", "format_percent", "format_share", "ordinal", "pad", "parse", "spell"]
