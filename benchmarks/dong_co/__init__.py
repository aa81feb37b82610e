"""Đo bộ điền mẫu: cùng mẫu, cùng dữ liệu, mỗi bộ một tiến trình mới trong từng vòng."""
