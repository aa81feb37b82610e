"""Gói .docx → dữ kiện: nơi duy nhất của layout đọc XML và tính định dạng có hiệu lực."""
