"""Phần dùng chung của các loại văn bản: trường, khung, cách gọi, căn cứ, bảng số liệu."""
