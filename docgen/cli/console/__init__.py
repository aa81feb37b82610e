"""Giao tiếp với màn hình: chữ tiếng Việt, luồng UTF-8, bảng, cây, thanh tiến độ."""
