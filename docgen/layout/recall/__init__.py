"""Văn bản đã xét và không có lỗi → câu trả lời cho văn bản sau chỉ khác những từ mà không phép kiểm tra nào biết."""
