"""Nhiều dự thảo → thư mục kết quả và manifest: lập cái phải lập, giữ cái đã đúng, không đè cái đã sửa tay."""
