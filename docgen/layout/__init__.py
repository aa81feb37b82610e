"""Tệp .docx → dữ kiện → điều sai thể thức, và tệp đã sửa."""
