"""Các giá trị bất biến đi qua mọi phòng: hồ sơ, xếp loại, dự thảo."""
