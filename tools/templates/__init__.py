"""Dựng các mẫu Word dựng sẵn: mỗi loại văn bản một tệp, ghép từ cùng một bộ khối."""
