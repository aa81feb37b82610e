"""Dữ kiện → các thành phần thể thức, nhận ra bằng nội dung và chỗ đứng; không thấy thì để trống, không đoán."""
