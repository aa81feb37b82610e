"""Dự thảo + mẫu Word → tệp .docx. `template`: nạp và điền mẫu; `files`: ghi đĩa trọn vẹn; `pdf`: chuyển sang PDF.

Hai đường điền, cùng một kết quả. `engine` (docxtpl) là định nghĩa thế nào là đúng và làm được mọi mẫu. `planning` xét
mẫu một lần lúc nạp (`flattening` → `plainness` → `marking` → `compiled`); mẫu thẳng thì `fast` điền nhanh gấp trăm lần,
`finishing` tính lại vạch kẻ và hàng cuối bảng, và `template` so với docxtpl ở mỗi tổ hợp nhánh mới gặp. Mẫu in chữ có
định dạng, hình, văn bản con (`model.rich`) thì `contract` nhận ra và chỉ đi đường `engine`.

Tệp này không nhập gì: `files` dùng được mà không phải nạp docxtpl và lxml.
"""
