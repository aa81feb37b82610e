"""Xếp loại: Dossier + Regulation → Classification, kèm lời giải thích; không biết luật nào, không đọc ghi tệp."""

from docgen.rules.classifier import classify, classify_unit

__all__ = ["classify", "classify_unit"]
